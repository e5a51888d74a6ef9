"""What decides between the bearers of a name in the shipped files: date, kind, trade, place, form."""

from __future__ import annotations

import re

import pytest

from corpus.authority import load_authorities
from corpus.authority.evidence import cue_heading
from corpus.authority.local_names import local_name, numbered_name
from corpus.authority.lookup import lookup
from corpus.authority.resolve import resolve
from corpus.authority.shortened import without_company_tail
from corpus.authority.succession import heir
from corpus.authority.trades import union_of_trade, union_told_before
from corpus.authority.variants import spelled_out
from corpus.document import Mention

_MARK = re.compile(r"\[(?P<label>[OP]):(?P<surface>[^\]]+)\]")
_LABELS = {"O": "ORG", "P": "PLACE"}
AUTHORITIES = load_authorities()


def _organizations(marked: str, language: str, published: str | None = None) -> list[str | None]:
    text, mentions, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        surface = match["surface"]
        mentions.append(
            Mention(_LABELS[match["label"]], surface, len(text), len(text) + len(surface), "test")  # type: ignore[arg-type]
        )
        text += surface
        at = match.end()
    text += marked[at:]
    resolved = resolve(mentions, text, AUTHORITIES, language=language, published=published)
    return [m.id for m in resolved if m.label == "ORG"]


CASES = [
    # A word of the document that only one bearer has in its names.
    ("en", "2012", "The [O:CTU] struck for seven days in [P:Chicago], and the [O:AFGE] helped.",
     ["ctu", "afge"]),
    # The country that heads the line, and the place right after the name.
    ("en", "2023", "Hong Kong: Ex-[O:CTU] officers summoned\n[P:Wales]: trains stop", ["hkctu"]),
    ("en", "1984", "a speaker of the [O:C.G.T.], [P:Calais], and miners of [P:Kent]", ["cgt-fr"]),
    # Names beside it of the same kind: a list of labor bodies.
    ("es", "2009", "que la [O:CSI], la [O:CSA] y la [O:CGTP] reclamen en [P:Lima]",
     ["ituc", "tuca", "cgtp-pe"]),
    # The acronym of another language's name.
    ("en", "1997", "a mission of [O:ICFTU] and the [O:OECD]'s [O:TUAC]", ["icftu", "oecd", "tuac"]),
    # An international body is at home everywhere, a party of a country that is not named is not.
    ("en", "2019", "scholarships of [O:PSI] for sisters in [P:Kenya], [P:Zambia]", ["psi"]),
    # The other bearer's record does not call the name ambiguous, but the document speaks of one land.
    ("en", "1991", "a future [O:Labour] government; [O:GMB] and [O:TGWU] in [P:London]",
     ["labour-gb", "gmb", "tgwu"]),
    # What had ended by then, where its heir is named.
    ("en", "2006", "The [O:AFL] signed; the [O:AFL-CIO] paid in [P:Chicago].", ["afl-cio", "afl-cio"]),
    ("en", "1950", "The [O:AFL] signed; the [O:CIO] did not, in [P:Chicago].", ["afl", "cio"]),
    # A name of doubtful use in another country than its bearer's.
    ("en", "2023", "Ghana's [O:Mineworkers] hail the verdict", ["gmwu"]),
    ("es", "1921", "la [O:Cámara de Diputados], en [P:Buenos Aires] y [P:Rosario]",
     ["name:camara-de-diputados"]),
    # Forms that no record lists.
    ("en", None, "[O:Int'l Longshoremen's Ass'n] and [O:UE International]", ["ila", "ue"]),
    ("en", None, "[O:CUT Brasil], the [O:CGT of France] and [O:UPl]", ["cut-br", "cgt-fr", "upi"]),
    ("en", "1963", "the [O:Pullman] porters of [P:Chicago]", ["pullman"]),
    ("en", None, "a [O:Mississippi AFL-CIO] vote", ["name:mississippi-afl-cio"]),
    # Locals by trade, by the union that was there at the time, and by what only one union calls so.
    ("en", "1976", "drivers and dockmen on freight; ask [O:Local 299]", ["ibt-local-299"]),
    ("en", "1944", "the delegate from [O:Local 46]: Rath still slaughters hogs", ["upwa-local-46"]),
    ("en", "1971", "[O:SEIU] signed; longshoremen of [O:Local 10] in [P:San Francisco]",
     ["seiu", "ilwu-local-10"]),
    ("en", "1887", "[O:Local Assembly 3811] met", ["knights-of-labor:local-3811"]),
    ("en", "2018", "the strike fund of [O:Bakery Workers Local 42]", ["bctgm:local-42"]),
    ("en", "1903", "[O:Mine Workers' Local 629], Diamond; [O:Local 1191], Ingleside",
     ["umwa:local-629", "umwa:local-1191"]),
    ("es", "1989", "la [O:Sección XVIII] y otros maestros del magisterio", ["snte:local-18"]),
    ("en", "1950", "the garden club of [O:Local 46]", ["name:local-46"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "published", "marked", "expected"), CASES)
def test_each_kind_of_evidence_decides(
    language: str, published: str | None, marked: str, expected: list[str | None]
) -> None:
    assert _organizations(marked, language, published) == expected


@pytest.mark.parametrize(
    ("surface", "suffix"),
    [("Loca1 475", "local-475"), ("Local l2ll", "local-1211"), ("Sección XVIII", "local-18"),
    ("Local 32BJ", "local-32bj"), ("Unión Núm. 453", "local-453"), ("Section XXII", "local-22")],
)  # fmt: skip
def test_misread_and_roman_numbers_of_locals_are_read(surface: str, suffix: str) -> None:
    local = local_name(surface)
    assert local is not None
    assert local.suffix == suffix


def test_a_number_of_two_parts_makes_a_local() -> None:
    local = numbered_name("Oil Workers 6-409")
    assert local is not None
    assert (local.union, local.suffix) == ("Oil Workers", "local-6-409")


def test_a_heading_in_capitals_holds_for_its_paragraph_others_for_their_line() -> None:
    cues = {"korea": "kr", "hong kong": "hk"}
    assert cue_heading("KOREA: general strike.\nThe ", 27, cues) == "kr"
    assert cue_heading("Hong Kong: Ex-", 14, cues) == "hk"
    assert cue_heading("Korea: general strike.\nThe ", 27, cues) is None
    assert cue_heading("KOREA: a strike.\n\nThe ", 22, cues) is None


def test_the_trade_of_a_text_tells_the_union_of_its_time() -> None:
    records = AUTHORITIES.organizations
    text = "The open hearth is cold. Local 1010 meets."
    at = text.index("Local")
    assert union_of_trade(text, at, at + 10, 1938, records) == ("swoc", True)
    assert union_of_trade(text, at, at + 10, 1950, records) == ("usw", True)
    assert union_of_trade("Local 1010 meets.", 0, 10, 1950, records) is None
    told = "the dockers of the Local 10"
    assert union_told_before(told, told.index("Local"), 1950, records) == "ila"


def test_an_heir_is_followed_only_where_one_alone_goes_on() -> None:
    records = AUTHORITIES.organizations
    assert heir(records["pwoc"], 1950, records).id == "upwa"
    assert heir(records["pwoc"], 1940, records).id == "pwoc"
    assert heir(records["ue"], 2000, records).id == "ue"


def test_abbreviated_words_are_written_out_and_firms_lose_their_tail() -> None:
    assert spelled_out("Nat'l Ass'n of Mfg. Wkrs.") == "National Association of Manufacturing Workers"
    assert spelled_out("CIO") == "CIO"
    assert without_company_tail("armour and co") == "armour"


def test_a_small_letter_among_capitals_is_a_misread_one() -> None:
    names = lookup(AUTHORITIES)
    assert names.organization("lUE").sure == "iue-cwa"
    assert names.organization("El").sure != "iue-cwa"
