"""The small words of names in French: which nouns and adjectives go on with one.

French writes all but the first word of a name small: "Syndicat national de l'amiante d'Asbestos", "Union
démocratique des étudiants sénégalais". Adjectives are told by their endings, nouns by the preposition.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.extract.lexicon import word_set

_ENDINGS = (
    "al", "ale", "aux", "ales", "ique", "iques", "elle", "els", "elles", "ien", "ienne", "iens", "iennes",
    "ais", "aise", "aises", "ois", "oise", "oises", "iere", "ieres", "ifs", "ives", "aire", "aires", "ain",
    "aine", "ains", "aines", "iste", "istes", "euses", "istes", "ouvriers", "ouvriere",
)  # fmt: skip
_ADJECTIVES = word_set("""
normand normande flamand flamande suisse suisses wallon wallonne breton bretonne corse rouge rouges belge
belges helvetique helvetiques ouvrier ouvriere ouvriers ouvrieres maritimes maritime forestiers syndiques
algeriens arabe arabes textile textiles francais francaise francaises scolaire hospitalier municipal
municipale fondamental hospitaliere agricole mutuels mutuel patronal industriel industrielle industrielles
relations
""")
# Verbs and other words that end as adjectives do.
_NOT = word_set("""
indique explique communique revendique applique critique replique appelle rappelle epelle celle elle elles
celles mais jamais desormais vais sais fais fois trois mois toutefois parfois quelquefois autrefois bois
demain main certain certaine soudain train pain gain faire taire plaire refaire persiste insiste existe
resiste assiste consiste subsiste triste liste listes pratique politique quels quelle quelles tel telle
salaire salaires affaire affaires contraire mal journal total chemin semaine semaines dizaine douzaine
centaine quinzaine vingtaine trentaine domaine prochaine prochain derniere dernieres premiere premieres
lumiere maniere carriere nouvelle nouvelles vers
""")
_NOT_NOUNS = word_set("""
plus moins son sa ses leur leurs notre nos votre vos cette ce cet ces tout tous toute toutes deux trois quatre
cinq six sept huit neuf dix onze douze ceux celui celle celles quoi qui que chaque plusieurs nouveau nouvelle
nouveaux meme memes autre autres dernier derniere premier premiere prochain prochaine quelques nombreux
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi
jeudi vendredi samedi dimanche nouveau grande grand petit petite part suite fait faire avoir lors facon sorte
rue place ville region capital gauche droite hier jour semaine mois annee matin soir nuit mort monde
""")


@lru_cache(maxsize=8192)
def adjective(word: str) -> bool:
    """Whether a folded small word looks like an adjective of a name: "patronale", "wallon"."""
    return word in _ADJECTIVES or (len(word) > 4 and word.endswith(_ENDINGS) and word not in _NOT)


def noun(preposition: str, word: str) -> bool:
    """Whether a folded small word may stand behind a folded preposition within a name: "des inscrits"."""
    if len(word) < 4 or not word.isalpha() or word in _NOT_NOUNS:
        return False
    return not (preposition in ("de", "d") and word.endswith(("er", "ir", "oir", "dre", "tre")))


def pair(one: str, other: str) -> bool:
    """Whether two folded small words are of one kind, as "piqueuses et coupeuses" are."""
    return len(other) > 3 and one[-1] in "sx" and other[-1] in "sx" and other not in _NOT_NOUNS
