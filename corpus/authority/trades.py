"""Which union a bare "Local 46" or "Sección 9" of North America is of, by what its members do.

The words and firms are facts of labor history written down here from general knowledge; a union is
taken only for the years in which its record says it was there. Weak evidence, asked last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from corpus.authority.records import Organization
from corpus.authority.votes import year_of

# How far around a local its trade is looked for, how near a word of the trade counts twice, and
# how near, in the same line, still more.
_AROUND, _NEAR, _BESIDE = 3000, 130, 60
# What the words of one trade must come to, and how many times those of the next one.
_ENOUGH, _LEAD = 2, 2
_MOST = 4

# The unions of a trade in the order of time, and words that tell of it.
_TRADES: Sequence[tuple[Sequence[str], str]] = (
    (("knights-of-labor",), r"knights of labor|local assembly|district assembly"),
    (("wfm", "mine-mill"), r"hard[- ]rock|smelter\w*|zinc|copper (?:mine|camp|strike)\w*|stope"),
    (("umwa",), r"coal(?! handlers)\w*|colliery|tipple|mine ?workers|anthracite|pit ?head|glace bay|"
     r"cape breton|drumheller|harlan|matewan"),
    (("pwoc", "upwa", "ufcw"), r"packing ?house\w*|meat ?pack\w+|hog kill|beef kill|offal|kill floor|hog|"
     r"armour|swift|cudahy|hormel|rath|morrell|canada packers|slaughter\w*|plankinton"),
    (("uaw",), r"ford|chrysler|general motors|fisher body|briggs|packard|studebaker|willys|auto ?workers?|"
     r"allis-chalmers|caterpillar|john deere|rouge|flint|stellantis|gm|auto plants?|body plant"),
    (("swoc", "usw"), r"steel ?workers?|open hearth|blast furnaces?|rolling mill|steel ?mill\w*|stelco|inco|"
     r"bethlehem|republic steel|u\. ?s\. steel|inland steel|"
     r"youngstown|jones (?:&|and) laughlin|basic steel|nickel"),
    (("ue",), r"general electric|westinghouse|electrical workers|philco|sylvania|condensers?|aerovox|"
     r"radio (?:tubes?|plant|workers)"),
    (("ibt",), r"teamsters?|dockmen|truck ?drivers?|truckers?|freight|trucking|"
     r"ups|hauling|milk drivers|over-the-road"),
    (("urw", "usw"), r"goodyear|goodrich|rubber ?workers?|tire (?:plant|builders?)|akron"),
    (("ilgwu",), r"dress ?makers?|cloak ?makers?|ladies' garment|shirtwaists?|sewing machines?"),
    (("acwa",), r"men's clothing|tailors|pants makers?|clothing workers"),
    (("twua",), r"textile ?workers?|cotton mills?|looms?|weave room|spinners?"),
    (("ucapawa", "fta-us"), r"cannery|canneries|shellers?|beet workers|tobacco stemmers"),
    (("here-us", "unite-here"), r"hotel ?workers?|waitress\w*|bartenders?|casino\w*|"
     r"housekeepers?|cafeterias?"),
    (("retail-clerks", "ufcw"), r"grocery|supermarkets?|retail clerks|kroger|"
     r"department stores?|catfish|poultry"),
    (("seiu",), r"janitors?|nursing homes?|building service|home care"),
    (("afscme",), r"sanitation|public works|city workers|municipal (?:workers|employees)|garbage"),
    (("cwa",), r"telephone|bell system|western electric|verizon|at&t|call centers?"),
    (("iam",), r"machinists?|boeing|lockheed|aircraft|tool ?makers?|metal shops?|round ?house"),
    (("ibew",), r"wiremen|linemen|journeyman electricians?|electrical contractors?"),
    (("ubc-us",), r"carpenters?|millwrights?"),
    (("cmiu",), r"cigar ?makers?|cigars|torcedores|tabaqueros|despalilladoras"),
    (("itu-typo",), r"typographical|compositors?|composing room|chapel"),
    (("aft",), r"teachers?"),
    (("twu",), r"subways?|transit workers"),
    (("brewery-workers",), r"brewer(?:y|ies)|bottlers?"),
    (("iumsw",), r"shipyards?|ship ?builders?|dry ?dock"),
    (("iwa-wood",), r"woodworkers?|loggers?|logging camps?|sawmills?|lumber(?:jacks)?"),
    (("owiu", "ocaw", "pace-us", "usw"), r"refinery|refineries|oil ?workers?"),
    (("papermakers", "upiu", "pace-us", "usw"), r"paper ?mills?|papermakers?|pulp"),
    (("iflwu",), r"furriers?|fur ?workers?|tanner(?:y|ies)|leather ?workers?"),
    (("hatters",), r"hatters?|hat ?makers?"),
    (("bakery-confectionery", "bctgm"), r"baker(?:y|ies)|bakers?|bread"),
    (("1199seiu",), r"hospital workers|orderlies|nurses' aides"),
    (("atu",), r"street ?cars?|street railway|motormen|bus (?:drivers|operators)"),
    (("trainmen", "utu"), r"brakemen|trainmen|switch ?yard|cabooses?"),
    (("carmen", "tcu"), r"carmen|car ?shops?"),
    (("liuna",), r"hod carriers?|laborers|asbestos removal"),
    (("iatse",), r"stage ?hands?|projectionists?"),
    (("afm",), r"musicians|orchestra|bandstand"),
    (("newsguild",), r"newsroom|newspaper guild|copy desk"),
    (("apwu",), r"postal clerks|mail ?processing"),
    (("los-mineros",), r"mineros?|minas?|cananea|siderúrgic\w+|fundidora|sicartsa|metalúrgicos"),
    (("snte",), r"maestr[oa]s?|magisterio|normalistas?|profesor(?:es|as)|sep"),
    (("stfrm",), r"ferrocarriler\w+|rieleros?|ferrocarril(?:es)?|patio de máquinas"),
    (("stprm",), r"petroler\w+|pemex|refinería"),
    (("sntss",), r"imss|seguro social"),
    (("strm",), r"telefonistas?|telmex"),
    (("usw",), r"métallos?|aciérie|sidérurgi\w+|alumineri\w+|alcan|noranda"),
    (("ufcw",), r"épiceri\w+|supermarchés?|abattoirs?|olymel|iga|provigo"),
    (("cupe",), r"cols bleus|cols blancs|employés municipaux|municipalité|hydro-québec|débardeurs"),
    (("cupw",), r"postiers|facteurs|postes canada"),
    (("uaw", "caw", "unifor"), r"travailleurs de l'automobile|avionnerie|bombardier|pratt (?:&|et) whitney"),
    (("ibt",), r"camionneurs|tronquistas|camioneros"),
    (("ila",), r"longshore\w*|dock ?workers?|dockers?|docks?|wharf\w*|waterfront|"
     r"stevedor\w+|checkers?|banana (?:handlers|boats)|coal handlers"),
)  # fmt: skip
# On the Pacific the docks have been the ILWU's.
_PACIFIC = re.compile(
    r"\b(?:San Francisco|Oakland|Seattle|Tacoma|San Pedro|Long Beach|Vancouver|Portland|"
    r"Honolulu|Hawaii|Alaska)\b"
)
_DOCKS = "ila"
_OF = re.compile(r"\s(?:of|from|in|at|de|du|del|de la)\s(?:the\s|la\s)?$")
_WORDS = tuple((unions, re.compile(rf"\b(?:{words})\b")) for unions, words in _TRADES)
_PARAGRAPH = "\n\n"


def union_of_trade(
    text: str, start: int, end: int, year: int | None, records: Mapping[str, Organization]
) -> tuple[str, bool] | None:
    """The union of the one trade that the text around a local speaks of, and whether it does so right there.

    None where it speaks of no trade, or of several alike.
    """
    first = max(0, start - _AROUND)
    around = text[first : end + _AROUND]
    near = _nearby(text, start, end).lower()
    line = text[max(start - _BESIDE, text.rfind("\n", 0, start) + 1) : end + _BESIDE].split("\n")[0].lower()
    counts = []
    # By blocks, so that the locals of a page share the reading of it.
    for n, far in enumerate(_counted(text[first // _AROUND * _AROUND : (end // _AROUND + 2) * _AROUND])):
        unions, words = _WORDS[n]
        if far:
            close = min(len(words.findall(near)), 2)
            beside = min(len(words.findall(line)), 1)
            counts.append((min(far, _MOST) + 2 * close + 3 * beside, bool(close), unions))
    counts.sort(key=lambda c: -c[0])
    if not counts or counts[0][0] < _ENOUGH or (len(counts) > 1 and counts[0][0] < _LEAD * counts[1][0]):
        return None
    _, close_by, unions = counts[0]
    union = _living(unions, around, year, records)
    return (union, close_by) if union else None


@lru_cache(maxsize=64)
def _counted(text: str) -> tuple[int, ...]:
    """How often the words of each trade stand in a text."""
    lowered = text.lower()
    return tuple(len(words.findall(lowered)) for _, words in _WORDS)


def _living(
    unions: Sequence[str], around: str, year: int | None, records: Mapping[str, Organization]
) -> str | None:
    """The one of a trade's unions that was there at the time."""
    if unions[0] == _DOCKS and _PACIFIC.search(around):
        unions = ("ilwu",)
    there = [u for u in unions if u in records and _was_there(records[u], year)]
    return there[-1] if there else None


def union_told_before(
    text: str, start: int, year: int | None, records: Mapping[str, Organization]
) -> str | None:
    """The union of the trade that is named right before a local: "longshoremen of Local 10"."""
    before = text[max(0, start - 40) : start].lower()
    match = _OF.search(before)
    if match is None:
        return None
    before = before[: match.start()]
    for unions, words in _WORDS:
        if any(match.end() == len(before) for match in words.finditer(before)):
            return _living(unions, text[max(0, start - _AROUND) : start + _AROUND], year, records)
    return None


def _nearby(text: str, start: int, end: int) -> str:
    """The words right around a local, within its paragraph."""
    first, last = max(0, start - _NEAR), end + _NEAR
    before, after = text[first:start], text[end:last]
    return before[before.rfind(_PARAGRAPH) + 1 :] + " " + after.split(_PARAGRAPH)[0]


def _was_there(o: Organization, year: int | None) -> bool:
    if year is None:
        return o.valid_to is None
    first, last = year_of(o.valid_from), year_of(o.valid_to)
    return (first is None or year >= first) and (last is None or year <= last)
