"""Stop words: function words that ranking and `--match` leave out. They keep their positions in the index.

Our own list of the commonest articles, pronouns, prepositions, conjunctions and auxiliaries of the four
languages, with all that the lists of Snowball's stemmers have for English, Spanish and French. Left out on
purpose, since they mean something in another of them or to labor readers: "son", "sur", "pour", "or",
"estado", "more", "work".
"""

from __future__ import annotations

_ENGLISH = """
a about above after again against all also am an and any are as at be because been before being between
both but by can cannot could did do does doing down during each few for from further had has have having
he her here hers herself him himself his how i if in into is it its itself just me most my myself no nor
not of off on once only or other ought our ours ourselves out over own same she should so some such than
that the their theirs them themselves then there these they this those through to too under until up us
very was we were what when where which while who whom whose why will with would you your yours yourself
yourselves
"""

_SPANISH = """
a al algo algunas algunos ante antes como con contra cual cuando de del desde donde durante e el ella
ellas ellos en entre era eran es esa esas ese eso esos esta estaba estaban estais estamos estan estar
estas este esto estos estoy fue fueron ha haber habia habian habra han hasta hay hubo la las le les lo
los mas me mi mia mias mio mios mis mucho muchos muy nada ni no nos nosotras nosotros nuestra nuestras
nuestro nuestros o os otra otras otro otros para pero poco por porque que quien quienes se sea sean ser
si sido siendo sin sobre soy su sus suya suyas suyo suyos tambien tanto te tener tenia tenian ti tiene
tienen todo todos tu tus tuya tuyas tuyo tuyos un una unas uno unos vosotras vosotros vuestra vuestras
vuestro vuestros y ya yo
"""

_FRENCH = """
a ai aie aient ait as au aura aurai auraient aurait aurez aurons auront aux avaient avais avait avec avez
avions avons ayant ayons c ce ceci cela ces cet cette ceux d dans de des du elle elles en est et etaient
etais etait etant ete etee etes etions etre eu eurent eut eux fumes furent fus fut il ils j je l la le
les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous on ont ou par pas peu plus qu quand
que quel quelle quels qui s sa sans se sera serai seraient serait serez serons seront ses si soi soient
sois soit sommes sont sous soyons suis t ta te tes toi ton tous tout tres tu un une vos votre vous y
"""

_PORTUGUESE = """
a ainda ao aos as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era
eram essa essas esse esses esta estao estas este estes eu foi foram ha isso isto ja lhe mais mas me mesmo
meu minha muito na nao nas nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos por qual
quando que quem se sem ser seu seus so sua suas tambem tem um uma voce
"""

STOP_WORDS: frozenset[str] = frozenset((_ENGLISH + _SPANISH + _FRENCH + _PORTUGUESE).split())
