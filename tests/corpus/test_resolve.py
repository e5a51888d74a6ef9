"""The resolution of names: who is meant, by which evidence, and what stays open."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.authority import Authorities, Organization, Place, load_authorities
from corpus.authority.demonyms import demonyms
from corpus.authority.local_names import local_name
from corpus.authority.lookup import name_id
from corpus.authority.resolve import resolve
from corpus.document import Mention

_MARK = re.compile(r"\[([OPD]):([^\]]+)\]")
_LABELS = {"O": "ORG", "P": "PLACE", "D": "DATE"}


def _read(marked: str) -> tuple[str, list[Mention]]:
    """A text with [O:organizations] and [P:places] marked -> the plain text and its mentions."""
    text, done = "", 0
    mentions: list[Mention] = []
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        start = len(text)
        text += match[2]
        mentions.append(Mention(_LABELS[match[1]], match[2], start, len(text), "test"))  # type: ignore[arg-type]
        done = match.end()
    return text + marked[done:], mentions


def _ids(
    marked: str,
    authorities: Authorities,
    language: str | None = "en",
    home: str | None = None,
    published: str | None = None,
) -> list[str | None]:
    text, mentions = _read(marked)
    resolved = resolve(mentions, text, authorities, language=language, home=home, published=published)
    return [m.id for m in resolved]


def _small() -> Authorities:
    organizations = [
        Organization("cut-br", "Central Única dos Trabalhadores", "national_center", "br", ("CUT",), (),
        ("CUT",)),
        Organization("cut-cl", "Central Unitaria de Trabajadores", "national_center", "cl", ("CUT",), (),
        ("CUT",)),
        Organization("cut-cl-old", "Central Única de Trabajadores", "national_center", "cl", ("CUT",), (),
        ("CUT",), valid_to="1973"),
        Organization("metal-br", "Confederação dos Metalúrgicos", "federation", "br", ("CNM",),
        parent="cut-br"),
        Organization("fat", "Frente Auténtico del Trabajo", "union", "mx", ("FAT",),
        ("Authentic Workers Front",), ("FAT",)),
        Organization("ue", "United Electrical, Radio and Machine Workers", "union", "us", ("UE",),
        ("United Electrical Workers",), ("UE",)),
        Organization("eu", "European Union", "intergovernmental", None, ("EU", "UE"), ("Unión Europea",
        "Union européenne"), ("UE",)),
        Organization("cwa", "Communications Workers of America", "union", "us", ("CWA",)),
        Organization("ibt", "International Brotherhood of Teamsters", "union", "us", ("IBT",),
        ("Teamsters",)),
        Organization("cnte", "Coordinadora Nacional de Trabajadores de la Educación", "union", "mx",
        ("CNTE",)),
        Organization("acme", "Acme Steel", "company", "us"),
        Organization("ue-local-506", "UE Local 506", "local", "us", parent="ue"),
    ]  # fmt: skip
    places = [
        Place("br", "Brazil", "country", "br"),
        Place("cl", "Chile", "country", "cl"),
        Place("mx", "Mexico", "country", "mx"),
        Place("us", "United States", "country", "us"),
        Place("ge", "Georgia", "country", "ge", ambiguous=("Georgia",)),
        Place("us-ga", "Georgia", "state", "us", "us", ambiguous=("Georgia",)),
        Place("us-ny", "New York State", "state", "us", "us", ("New York",), ("New York",)),
        Place(
            "new-york-city", "New York City", "city", "us", "us-ny", ("New York",), ("New York",), 8_800_000
        ),
        Place("mx-pue", "Puebla", "state", "mx", "mx", ambiguous=("Puebla",)),
        Place("puebla", "Puebla", "city", "mx", "mx-pue", ambiguous=("Puebla",), population=1_600_000),
        Place("atlanta", "Atlanta", "city", "us", "us-ga", population=500_000),
        Place("tbilisi", "Tbilisi", "city", "ge", "ge", population=1_100_000),
        Place("sao-paulo", "São Paulo", "city", "br", "br", population=12_000_000),
        Place("springfield-il", "Springfield", "city", "us", "us-il", population=110_000),
        Place("springfield-ma", "Springfield", "city", "us", "us-ma", population=155_000),
        Place("us-il", "Illinois", "state", "us", "us"),
    ]
    return Authorities({o.id: o for o in organizations}, {p.id: p for p in places})


SMALL = _small()

RULES = [
    # A full name, whatever its case, accents and commas.
    ("en", "the [O:FRENTE AUTENTICO DEL TRABAJO]", ["fat"]),
    ("en", "[O:United Electrical, Radio, and Machine Workers]", ["ue"]),
    # An acronym that one alone bears, though its record calls it ambiguous.
    ("en", "the [O:FAT] met", ["fat"]),
    # The document's own expansion, before and after, from then on.
    ("en", "[O:Frente Auténtico del Trabajo] ([O:FAT])", ["fat", "fat"]),
    ("pt", "[O:CUT] ([O:Central Única dos Trabalhadores]); a [O:CUT]", ["cut-br", "cut-br", "cut-br"]),
    ("es", "el [O:Fondo de Amparo al Trabajador] ([O:FAT]) y el [O:FAT]",
    ["name:fondo-de-amparo-al-trabajador"] * 3),
    ("en", "[O:Harbor Porters Union] ([O:HPU]) struck. [O:HPU] won", ["name:harbor-porters-union"] * 3),
    ("en", "[O:Communication Workers of America] ([O:CWA])", ["cwa", "cwa"]),
    ("en", "[O:Harbor Porters Union] ([O:CWA])", ["name:harbor-porters-union", "cwa"]),
    # A country beside the name.
    ("en", "the [O:CUT] of [P:Brazil] struck", ["cut-br", "br"]),
    ("en", "the [O:CUT] ([P:Chile]) struck", ["cut-cl", "cl"]),
    ("en", "Brazil's [O:CUT] struck", ["cut-br"]),
    ("en", "the Brazilian union federation [O:CUT]", ["cut-br"]),
    ("en", "the Brazilian [O:Central Union of Workers] ([O:CUT])", ["cut-br", "cut-br"]),
    ("es", "la [O:CUT] chilena", ["cut-cl"]),
    ("es", "la central brasileña [O:CUT]", ["cut-br"]),
    ("fr", "la [O:CUT] brésilienne", ["cut-br"]),
    ("pt", "a [O:CUT] do [P:Chile]", ["cut-cl", "cl"]),
    ("en", "the [O:CUT], Chile's [O:Harbor Union]", [None, "name:harbor-union"]),
    # Another name of the same organization, or a body that belongs to it.
    ("pt", "[O:Central Única dos Trabalhadores] disse. A [O:CUT]", ["cut-br", "cut-br"]),
    ("pt", "a [O:CNM] e a [O:CUT]", ["metal-br", "cut-br"]),
    # Countries of the document's other names.
    ("en", "workers in [P:São Paulo] joined [O:CUT]", ["sao-paulo", "cut-br"]),
    # Open where nothing speaks.
    ("en", "[O:CUT] met", [None]),
    # The European Union in Spanish and French, the electrical workers in English or where they are named.
    ("en", "[O:UE] members voted", ["ue"]),
    ("es", "la [O:UE] aprobó un reglamento", ["eu"]),
    ("fr", "l'[O:UE] a adopté", ["eu"]),
    ("es", "[O:United Electrical Workers] ([O:UE]) dijo; la [O:UE]", ["ue", "ue", "ue"]),
    ("es", "el sindicato estadounidense [O:UE]", ["ue"]),
    # A known name inside a longer, unknown one.
    ("en", "[O:Teamsters for a Democratic Union]", ["name:teamsters-for-a-democratic-union"]),
    # Locals.
    ("en", "[O:UE Local 332]", ["ue:local-332"]),
    ("en", "[O:UE Local 506]", ["ue-local-506"]),
    ("en", "[O:Teamsters Local 705] and [O:Local 705]", ["ibt:local-705", "ibt:local-705"]),
    ("en", "[O:Local 2036] of the [O:Teamsters]", ["ibt:local-2036", "ibt"]),
    ("en", "[O:Local 2036]", ["name:local-2036"]),
    ("es", "[O:Sección 22] de la [O:CNTE]", ["cnte:local-22", "cnte"]),
    ("en", "[O:CWA Locals 1133 and 1168]", ["cwa"]),
    ("en", "[O:Harbor Porters Local 12]", ["name:harbor-porters-local-12"]),
    ("en", "[O:Local 269] of the C.W.A. says no", ["cwa:local-269"]),
    ("en", "[O:Teamsters 115] and [O:Harbor Porters 12]", ["ibt:local-115", "name:harbor-porters-12"]),
    ("en", "[O:Electrical Workers Local 12]", ["ue:local-12"]),
    # Locals that leave their union to the document: the one right before, their list's head, the only one,
    # the one that is spoken of most; none where the last one before is unknown or of another country.
    ("en", "[O:CWA] members of [O:Local 7] met", ["cwa", "cwa:local-7"]),
    ("en", "[O:CWA]\n  [O:Local 1], Dayton\n  [O:Local 2], Akron\n[O:Teamsters]\n  [O:Local 3], Elyria",
    ["cwa", "cwa:local-1", "cwa:local-2", "ibt", "ibt:local-3"]),
    ("en", "[O:LOCAL 7]\nMinutes.\n\nThe [O:CWA] signed.", ["cwa:local-7", "cwa"]),
    ("en", "[O:CWA] won.\n\n[O:CWA] met the [O:Teamsters].\n\n[O:CWA] again.\n\n[O:Local 9] too",
    ["cwa", "cwa", "ibt", "cwa", "cwa:local-9"]),
    ("en", "[O:CWA] won.\n\n[O:Harbor Porters Union]\n[O:Local 9]",
    ["cwa", "name:harbor-porters-union", "name:local-9"]),
    ("en", "[O:CNTE] greets [O:Local 9]", ["cnte", "name:local-9"]),
    ("es", "la [O:CNTE]: la [O:Sección 9] y los [O:Teamsters]", ["cnte", "cnte:local-9", "ibt"]),
    ("en", "[O:CWA] and [O:Lodge 9]", ["cwa", "name:lodge-9"]),
    # Other writings of a known name: letters apart, points, legal forms, one misread letter, spelling.
    ("en", "the [O:C. W. A.] and the [O:C.W.A.]", ["cwa", "cwa"]),
    ("en", "[O:Communicati0ns Workers of Arnerica]", ["cwa"]),
    ("en", "[O:United Electrica] and [O:United Electrical Workera]", ["name:united-electrica", "ue"]),
    ("en", "[O:Harbour Porters Union of Labour]", ["name:harbour-porters-union-of-labour"]),
    ("en", "[O:Acme Steel Company] and [O:Acme Steel, Inc.]", ["acme", "acme"]),
    # A short name after the full one.
    ("en", "[O:International Brotherhood of Teamsters]; the [O:International Teamsters] met", ["ibt", "ibt"]),
    ("en", "the [O:International Teamsters] met", ["name:international-teamsters"]),
    # An acronym that is said to be one.
    ("en", "The [O:Harbor Porters Union], [O:HPU] for short, met", ["name:harbor-porters-union"] * 2),
    # A union that is there with one of its locals.
    ("es", "la [O:UE] y la [O:UE Local 299]", ["ue", "ue:local-299"]),
    # Places.
    ("en", "[P:Atlanta], [P:Georgia]", ["atlanta", "us-ga"]),
    ("en", "[P:Tbilisi], [P:Georgia]", ["tbilisi", "ge"]),
    ("en", "[P:Georgia] and [P:Atlanta]", ["us-ga", "atlanta"]),
    ("en", "the Republic of [P:Georgia]", ["ge"]),
    ("en", "the state of [P:Georgia]", ["us-ga"]),
    ("es", "[P:Georgia]", [None]),
    ("es", "el estado de [P:Puebla]", ["mx-pue"]),
    ("es", "en la ciudad de [P:Puebla]", ["puebla"]),
    ("es", "[P:Puebla], [P:Mexico]", ["puebla", "mx"]),
    ("en", "in [P:New York]", ["new-york-city"]),
    ("en", "[P:New York] State", ["us-ny"]),
    ("en", "[P:Springfield], [P:Illinois]", ["springfield-il", "us-il"]),
    ("en", "[P:Grover's Corners]", ["name:grover's-corners"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "expected"), RULES)
def test_each_rule_on_a_small_authority_file(language: str, marked: str, expected: list[str | None]) -> None:
    assert _ids(marked, SMALL, language) == expected


def test_a_name_that_stays_open_keeps_all_candidates_and_little_confidence() -> None:
    text, mentions = _read("[O:CUT] met")
    (mention,) = resolve(mentions, text, SMALL, language="en")
    assert mention.id is None
    assert set(mention.candidates) == {"cut-br", "cut-cl", "cut-cl-old"}
    assert mention.confidence == 0.5


def test_a_documents_date_tells_what_could_be_meant() -> None:
    dated = Authorities(
        {
            "old": Organization("old", "Central V", "union", "cl", ("CV",), (), ("CV",), valid_to="1973"),
            "new": Organization("new", "Central W", "union", "cl", ("CV",), (), ("CV",), valid_from="1988"),
        },
        {},
    )
    assert _ids("[O:CV]", dated, "es", published="1972-10-20") == ["old"]
    assert _ids("[O:CV]", dated, "es", published="2001") == ["new"]
    assert _ids("[O:CV]", dated, "es", published="1975") == ["old"]
    assert _ids("[O:CV]", dated, "es") == [None]


def test_an_english_article_outside_the_mention_is_no_part_of_the_name() -> None:
    assert _ids("He told the [O:Guardian] that it was over.", load_authorities()) == ["guardian"]


def test_locals_with_records_tell_the_union_of_the_others() -> None:
    marked = "[O:Local 10] minutes. [O:Local 13] moved, [O:Local 23] seconded."
    assert _ids(marked, load_authorities()) == ["ilwu-local-10", "ilwu-local-13", "ilwu:local-23"]


def test_the_archives_own_country_is_a_vote() -> None:
    assert _ids("the [O:CUT] and its unions", SMALL, "es", home="cl") == ["cut-cl"]


def test_dates_and_offsets_are_left_alone_and_order_is_kept() -> None:
    text, mentions = _read("[P:Brazil] in [D:2017]: [O:CUT], [O:FAT]")
    resolved = resolve(list(reversed(mentions)), text, SMALL, language="en")
    assert [m.surface for m in resolved] == ["FAT", "CUT", "2017", "Brazil"]
    assert resolved[2] is mentions[1]
    assert all(text[m.start : m.end] == m.surface for m in resolved)


def test_two_bodies_with_one_acronym_are_told_apart_by_the_nearest_expansion() -> None:
    marked = (
        "[O:Central Única dos Trabalhadores] ([O:CUT]) met. [O:CUT] spoke. Then the "
        "[O:Central Unitaria de Trabajadores] ([O:CUT]) answered; [O:CUT] left."
    )
    assert _ids(marked, SMALL, "en") == ["cut-br"] * 3 + ["cut-cl"] * 3


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["O", "P"]),
            st.sampled_from(["CUT", "UE", "FAT", "Georgia", "Local 5", "UE Local 7", "Teamsters", "Puebla",
            "Chile", "Foo (Bar)", "É", "the"]),
            st.sampled_from([" (", ") ", ", ", " of ", " and ", "'s ", ". ", "\n", " de "]),
        ),
        max_size=12,
    ),
    st.sampled_from([None, "en", "es", "fr", "xx"]),
)  # fmt: skip
def test_resolving_twice_gives_the_same_and_every_decision_is_a_candidate(
    pieces: list[tuple[str, str, str]], language: str | None
) -> None:
    text, mentions = "", []
    for label, surface, gap in pieces:
        mentions.append(Mention(_LABELS[label], surface, len(text), len(text) + len(surface), "test"))  # type: ignore[arg-type]
        text += surface + gap
    once = resolve(mentions, text, SMALL, language=language)
    assert resolve(once, text, SMALL, language=language) == once
    for mention in once:
        assert mention.candidates
        assert mention.id is None or mention.id in mention.candidates
        assert 0 < mention.confidence <= 1


# The shipped files, each name in three contexts.
SHIPPED = [
    ("en", "the [O:CGT] of [P:France]", "CGT", "cgt-fr"),
    ("es", "la [O:CGT] argentina", "CGT", "cgt-ar"),
    ("es", "los anarcosindicalistas de la [O:CGT] en [P:Barcelona]", "CGT", "cgt-es"),
    ("en", "Brazil's [O:CUT]", "CUT", "cut-br"),
    ("es", "[O:CUT] de [P:Chile]", "CUT", "cut-cl"),
    ("es", "la central colombiana [O:CUT]", "CUT", "cut-co"),
    ("en", "the [O:Confederation of Mexican Workers] ([O:CTM])", "CTM", "ctm"),
    ("es", "la [O:CTM] en [P:Matamoros], [P:Tamaulipas]", "CTM", "ctm"),
    ("en", "Mexican unions of the [O:CTM]", "CTM", "ctm"),
    ("en", "the [O:FAT] and the [O:UNT] in [P:Mexico]", "UNT", "unt-mx"),
    ("es", "la [O:UNT] venezolana", "UNT", "unt-ve"),
    ("es", "la [O:Unión Nacional de Trabajadores] ([O:UNT]) de [P:México]", "UNT", "unt-mx"),
    ("en", "the [O:Confederation of National Trade Unions] ([O:CSN])", "CSN", "csn"),
    ("en", "the [O:CSN] of [P:Quebec]", "CSN", "csn"),
    ("fr", "la [O:CSN] à [P:Montréal]", "CSN", "csn"),
    ("en", "[O:Unite] and [O:RMT] in [P:London]", "Unite", "unite"),
    ("en", "New Zealand's [O:Unite]", "Unite", "unite-nz"),
    ("en", "British union [O:Unite]", "Unite", "unite"),
    ("en", "[O:UE] members in [P:Pittsburgh]", "UE", "ue"),
    ("es", "la directiva de la [O:UE]", "UE", "eu"),
    ("fr", "le syndicat américain [O:UE]", "UE", "ue"),
    ("es", "el [O:FAT] y la [O:UE] de [P:Estados Unidos]", "UE", "ue"),
    ("es", "la [O:UE], en [P:Bruselas]", "UE", "eu"),
    ("fr", "la [O:UE] et la [O:UE Local 506]", "UE", "ue"),
    ("fr", "une directive de l'[O:UE] à [P:Strasbourg]", "UE", "eu"),
    ("fr", "la [O:CGT] a appelé à la grève", "CGT", "cgt-fr"),
    ("pt", "a [O:CUT] convocou uma assembleia", "CUT", "cut-br"),
]


@pytest.mark.parametrize(("language", "marked", "surface", "expected"), SHIPPED)
def test_names_that_several_bear_in_the_shipped_files(
    language: str, marked: str, surface: str, expected: str
) -> None:
    text, mentions = _read(marked)
    found = {m.surface: m.id for m in resolve(mentions, text, load_authorities(), language=language)}
    assert found[surface] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P:Georgia]", [None]), ("[P:Mexico]", ["mx"]), ("[P:Quebec]", ["ca-qc"]), ("[P:Paris]", ["paris"]),
        ("[P:Paris], [P:Texas]", ["paris-us-tx", "us-tx"]), ("[P:Fort Edward], [P:New York]",
        ["fort-edward", "us-ny"]),
        ("[P:Washington], D.C.", ["washington-dc"]), ("[P:Washington] State", ["us-wa"]),
        ("[P:Washington] and [P:Oregon]", ["us-wa", "us-or"]),
        ("[P:Lebanon] and [P:Detroit]", ["lb", "detroit"]), ("[P:Lebanon], [P:Pennsylvania]",
        ["lebanon-us-pa", "us-pa"]),
    ],
)  # fmt: skip
def test_places_in_the_shipped_files(marked: str, expected: list[str | None]) -> None:
    assert _ids(marked, load_authorities()) == expected


def test_adjectives_in_four_languages_point_to_countries() -> None:
    words = ("brazilian", "brasilena", "bresilienne", "brasileira", "salvadoran", "quebecois", "canadienne")
    assert [demonyms().get(w) for w in words] == ["br", "br", "br", "br", "sv", "ca-qc", "ca"]


@pytest.mark.parametrize(
    ("surface", "union", "suffix"),
    [
        ("UE Local 332", "UE", "local-332"), ("Teamsters Local Union No. 705", "Teamsters", "local-705"),
        ("Local 3903", None, "local-3903"), ("SEIU Local 32BJ", "SEIU", "local-32bj"),
        ("IAM District Lodge 751", "IAM", "district-lodge-751"), ("CUPE, Local 79", "CUPE", "local-79"),
        ("Sección 22 de la CNTE", "CNTE", "local-22"), ("Bakers' Lodge No. 5", "Bakers'", "local-5"),
        ("NTEU Chapter 10", "NTEU", "local-10"), ("section locale 144", None, "local-144"),
        ("AFSCME District Council 37", "AFSCME", "district-council-37"),
    ],
)  # fmt: skip
def test_locals_are_taken_apart(surface: str, union: str | None, suffix: str | None) -> None:
    local = local_name(surface)
    assert local is not None
    assert (local.union, local.suffix) == (union, suffix)


@pytest.mark.parametrize("surface", ["Group of 77", "Local Motors", "1199", "Vision 2030"])
def test_other_names_with_numbers_are_no_locals(surface: str) -> None:
    assert local_name(surface) is None


def test_ids_of_names_without_a_record() -> None:
    assert name_id("The  Amber Valley Foods") == "name:amber-valley-foods"
    assert name_id("Coordinación Única") == "name:coordinacion-unica"


def test_thirty_thousand_mentions_are_resolved_in_a_few_seconds() -> None:
    text, mentions = _read(
        "".join(
            f"The [O:FAT] of [P:Brazil] met [O:CUT], [O:Group {n}] and [O:UE Local {n}] in [P:Georgia]. "
            for n in range(5)
        )
    )
    start = time.process_time()
    for _ in range(1000):
        resolve(mentions, text, SMALL, language="en")
    assert time.process_time() - start < 6
