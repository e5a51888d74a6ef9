"""What became of a resolution, told by a short line's words alone, whatever their order.

The expressions of `fact_signs` know how votes are usually written. A line that none of them fits is still a
vote when it is short, holds a word of the family adopt, lose, refer, withdraw, remit or table, and nothing
before that word but the vocabulary of voting ("The question being put, the motion was declared …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold
from pipeline.structure.resolutions.decisions.fact_signs import AFTER_FATE
from pipeline.structure.word_set import word_set

_LONG = 150  # characters above which a line is no mere note of a vote
_MANY = 22  # words, likewise

_STEMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lost", re.compile(
        r"(?:defeated|lost|fell|fails?|failed|rejected|negatived|non-?concurr?ed|rechaz(?:ad[oa]s?|o|aron)|desech(?:ad[oa]s?|o)|"
        r"derrotad[oa]s?|rejetee?s?|repoussee?s?|ecartee?s?|desestimad[oa]s?|(?:de)?negad[oa]s?|abgelehnt|battues?|defaites?|rejeitad[oa]s?)")),
    ("referred", re.compile(
        r"(?:re-?)?(?:referred|referral|referid[oa]s?|refer|renvoyee?s?|renvoi|referee?s?|deferee?s?|turnad[oa]s?|turn[aeo]r?|referer|renvoyer|remitir|canalizar|canalizad[oa]s?|derivad[oa]s?|"
        r"remite|encaminhad[oa]s?)")),
    ("remitted", re.compile(r"(?:remitted|remit|remission|remitid[oa]s?)")),
    ("withdrawn", re.compile(r"(?:withdrawn|withdrew|retirad[oa]s?|retiro|retiree?s?)")),
    ("tabled", re.compile(
        r"(?:tabled|table|postponed|deferred|aplazad[oa]s?|pospuest[oa]s?|reportee?s?|deposee?s?|adiad[oa]s?)")),
    ("passed", re.compile(
        r"(?:adopted|adopt|carried|carry|carries|passed|pass|passes|approved|concurred?|agreed|endorsed|ratified|accepted|prevailed|"
        r"prevails|voted|favou?r|aprob(?:ad[oa]s?|o|aron)|aprueban?|adoptad[oa]s?|adopto|acordad[oa]s?|adoptee?s?|adopte|"
        r"approuvee?s?|acceptee?s?|votees?|unanimite|aprovad[oa]s?|adotad[oa]s?|msc|msp|mscu|m/s/c|m/s/p)")),
)  # fmt: skip
# All that may stand before the word that tells the fate.
_BEFORE = word_set(
    "the a an this that it its so was were is are be been being has have had and or by of on in to for "
    "as upon vote votes voted voting taken put question motion motions moved mover seconded second duly "
    "made regularly resolution resolutions composite report reports recommendation recommendations "
    "committee committees committee's committees' convention congress conference council delegates "
    "delegate assembly floor body meeting members membership chair declared ordered then thereupon "
    "hereby unanimously overwhelmingly narrowly decisively finally again amended amendment substitute "
    "main original entire whole above foregoing not no did does do non concurrence non-concurrence "
    "nonconcurrence concurring non-concurring adoption rejection action status result outcome "
    "disposition decision final referral reading reported matter subject same having agreed voice "
    "standing rising show hands roll call card ballot majority consent general common sponsor sponsors "
    "submitter submitters maker makers proposer remit proposal statement item from with which la le les "
    "el los las l o os lo se fue fueron es est sont a ha sido foi por en de del du des una un y et e "
    "resolucion mocion propuesta ponencia dictamen congreso convencion asamblea plenario pleno "
    "delegados house plenary plenum session ayes yeas have chair ruled ruling fate consideration "
    "indefinitely sent after debate discussion leave permission request unanimous votacion votos voto "
    "sometida puesta queda quedo resulto unanimidad mayoria resultado proposition resolution "
    "recommandation congres assemblee conseil comite principale mise aux voix apres debat telle que "
    "amendee vote qu' n' pas ne no nao nem resolucao mocao proposta congresso plenaria delegadas lue "
    "ete offered proposed"
)
_NOT = word_set("not no non ne pas nao n't didn't didnt wasn't")
_TO = re.compile(
    r"\b(?:to|back\s+to|al|a(?=\s+(?:la|las|los)\b)|au|aux|à(?:\s+l['’a])?|para(?:\s+o|\s+a)?)\s+"
    r"(?!\d|an?\s|be\b|vote\b)(?P<to>(?:the\s+)?[^.;:–—(]{2,90}?)"
    r"(?=\s*(?:$|[.;:–—(]|\s-\s|,?\s+(?:for|with|without|and|was|is|carried|adopted|adoptée?|aprobad\w|para\s+su)\b))",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\bm\.\s?s\.\s?[cp]\.", re.IGNORECASE)
_NO = re.compile(r"\b(?:nos?|nr|n[úu]m)\.?\s*(?=[A-Z]{0,3}-?\d)", re.IGNORECASE)  # before a number, no denial
_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Fate:
    """What a line tells: "passed", "lost", "referred", "remitted", "withdrawn" or "tabled"; to whom referred;
    whether as amended; whether a vote on it is told, too ("Motion to refer: carried")."""

    what: str
    to: str | None = None
    amended: bool = False
    carried: bool = False


@lru_cache(maxsize=8192)
def fate_of(line: str) -> Fate | None:
    """The fate that a short line tells in the words of voting; None for any other line."""
    line = _NO.sub("", _POINTED.sub("MSC", line.strip(" *_[](){}–—-✓✔☑•·|")))
    if len(line) > _LONG or not line or line.endswith(("?", ":", ";")):
        return None
    matches = list(_WORD.finditer(line))
    words = [fold(m.group()).replace("’", "'") for m in matches]
    if len(words) > _MANY:
        return None
    told = {i: kind for i, word in enumerate(words) if (kind := _kind(word, i))}
    if not told:
        return None
    first = min(told)
    if any(w not in _BEFORE and not w[0].isdigit() for w in words[:first]):
        return None
    if words[first] not in _BARE and not AFTER_FATE.match(line, matches[first].end()):
        return None
    if first and words[first - 1] in _ARTICLES and words[first].endswith(("ada", "ado", "ida", "ido")):
        return None  # "Por la retirada de las tropas": a noun
    kinds = set(told.values())
    last = max((i for i, kind in told.items() if kind == "passed"), default=None)
    verdict = told[first]
    if last is not None and "referred" in kinds:
        verdict = "referred"
    elif last is not None and kinds & {"tabled", "remitted", "withdrawn"}:
        verdict = next(k for k in ("tabled", "remitted", "withdrawn") if k in kinds)
    elif "passed" in kinds and "lost" in kinds:
        return None
    against = any(w.replace("-", "").startswith(("nonconcurr", "rejection")) for w in words[:first])
    denied = any(w in _NOT for w in words[max(0, first - 3) : first])
    if verdict == "passed" and (against or denied):
        verdict = "lost"
    elif denied or (words[first] in _BARE and last in {None, first} and words[first - 1 : first] != ["se"]):
        return None
    amended = re.search(r"\bas\s+(?:\w+\s+)?amended\b|amend[ée]e\b|modificaciones|modifications", line, re.I)
    to = (
        _TO.search(line, matches[min(i for i, k in told.items() if k == "referred")].end())
        if (verdict == "referred")
        else None
    )
    return Fate(verdict, to["to"].strip() if to else None, amended is not None, last is not None)


# A sentence that tells how it was voted, and then what came of it: "…, se puso a votación y fue aprobado".
_VOTING = re.compile(
    r"\b(?:on\s+motion|votes?|voted|voting|ballot|division|show\s+of\s+hands|put\s+to|votaci[óo]n|votad[oa]s?|vot[óo]|tr[áa]mites|discusi[óo]n|debate|"
    r"taken\s+up|debatid[oa]|mano\s+alzada|uso\s+de\s+la\s+palabra|escrutinio|voix|scrutin|main\s+lev[ée]e|vot[ée]e?s?|d[ée]bats?|discussion)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:shall|will|should|must|may|be|deber[áa]n?|ser[áa]n?|devra|devront|sera|seront)\b", re.IGNORECASE
)
_LAST_PART = re.compile(r",\s+(?:and\s+|y\s+|et\s+)?|;\s+|\s+(?:and|y|et|e)\s+")


def fate_at_end(line: str) -> Fate | None:
    """The fate that the last part of a sentence about a vote tells; None for any other."""
    if len(line) > 2 * _LONG or line.endswith(("?", ":", ";")) or _TO_COME.search(line):
        return None
    for part in _LAST_PART.finditer(line):
        before, told = line[: part.start()], line[part.end() :]
        moved = told.startswith("on motion")
        if (moved or _VOTING.search(before)) and len(told) < _LONG and (fate := fate_of(told)) is not None:
            return fate
    return None


# Words that tell a fate only beside another ("Voted to adopt", "Refer to the Board – carried").
_BARE = word_set(
    "adopt carry pass concur refer referral remit remission table favor favour renvoi turna turnar "
    "remite referer renvoyer remitir canalizar"
)


def _kind(word: str, at: int) -> str | None:
    """The family a word belongs to, None for none."""
    return next((kind for kind, stem in _STEMS if stem.fullmatch(word)), None)


_ARTICLES = word_set("la el una un su esta este")
_MANY_ADOPTED = re.compile(
    r"(?:(?:resolutions?|motions?|remits?|composites|statements?|polic(?:y|ies)|decisions|resoluciones|resolutivos|acuerdos|mociones|"
    r"r[ée]solutions|propositions|resolu[çc][õo]es|mo[çc][õo]es)\b(?:\s+[\w’'&-]+){0,5}?\s+(?:as\s+|were\s+|fueron\s+)?|"
    r"as\s+|^\W*|\bdelegates\s+)(?P<fate>(?:adopted|passed|approved|carried|endorsed)|(?:aprobad|adoptad|aprovad)[oa]s|adopt[ée]es)\b"
    r"(?P<after>.{0,120})$",
    re.IGNORECASE,
)
_BY_MEETING = re.compile(
    r"\s*(?:(?:resolutions|motions|statements|policies|composites|texts)\b)?\s*(?:$|[.:,|–—-]|(?:by|at|in|on|during|por|en|par|au|aux|pelo|no|na|the\s+following)\b)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:submitted|proposed|not|rejected|defeated|referred|amended\s+or|and\s+(?:other|rejected|referred|defeated|lost)|minutes|agenda|"
    r"rules|report|submitted|introduced|order\s+of)\b",
    re.IGNORECASE,
)


def all_adopted(lines: Iterable[str]) -> bool:
    """Whether a line over all resolutions says that they are the ones adopted ("RESOLUTIONS AS ADOPTED",
    "Adopted by the 76th Convention")."""
    for line in lines:
        for sentence in re.split(r"(?<=[a-z0-9])\.\s+(?=[A-Z])", line[:400]):
            match = _MANY_ADOPTED.search(sentence) if len(sentence) < 160 else None
            if match and _BY_MEETING.match(match["after"]) and not _UNSURE.search(sentence):
                return True
    return False
