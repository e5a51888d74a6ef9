"""Stop words: function words that ranking and `--match` leave out. They keep their positions in the index.

Our own list of the commonest articles, pronouns, prepositions, conjunctions and auxiliaries of the four
languages. Left out on purpose, since they mean something in another of them or to labor readers:
"son", "sur", "pour", "or", "estado", "more", "work".
"""

from __future__ import annotations

_ENGLISH = """
a about after again all also am an and any are as at be because been before being between both but by can
could did do does doing down during each few for from had has have having he her here hers him his how i
if in into is it its itself just me most my no nor not of off on once only or other our ours out over own
she should so some such than that the their theirs them then there these they this those through to too
under until up us very was we were what when where which while who whom whose why will with would you
your yours
"""

_SPANISH = """
a al algo ante antes como con contra cual cuando de del desde donde durante e el ella ellas ellos en
entre era eran es esa esas ese eso esos esta estas este esto estos fue fueron ha han hasta hay la las le
les lo los mas me mi mis muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque
que quien quienes se sea sean ser si sin sobre su sus tambien tanto te tiene tienen todo todos tu tus un
una unas uno unos y ya yo
"""

_FRENCH = """
a ai aie as au aux avec avez avons c ce ceci cela ces cet cette ceux d dans de des du elle elles en est
et etaient etait ete etes etre eu eux il ils j je l la le les leur leurs lui m ma mais me meme mes moi
mon n ne nos notre nous on ont ou par pas peu plus qu quand que quel quelle quels qui s sa sans se sera
ses si soi sont sous suis t ta te tes toi ton tous tout tres tu un une vos votre vous y
"""

_PORTUGUESE = """
a ao aos ainda as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era
eram essa essas esse esses esta estao estas este estes eu foi foram ha isso isto ja lhe mais mas me mesmo
meu minha muito na nao nas nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos por qual
quando que quem se sem ser seu seus so sua suas tambem tem um uma voce
"""

STOP_WORDS: frozenset[str] = frozenset((_ENGLISH + _SPANISH + _FRENCH + _PORTUGUESE).split())
