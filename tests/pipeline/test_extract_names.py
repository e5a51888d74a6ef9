"""What the rules for kinds of names find: papers, firms, headings, public bodies, unknown towns."""

from __future__ import annotations

import pytest

from corpus.authority import Authorities, Organization, Place
from pipeline.extract.extractor import Extractor

ORGANIZATIONS = (
    Organization("uber", "Uber", "company", "us"),
    Organization("fabco", "Fabco", "company", "us", ambiguous=("Fabco",)),
    Organization("the-lamp", "The Lamplighter", "media", "us"),
)
PLACES = (
    Place("us", "United States", "country", "us"),
    Place("us-az", "Arizona", "state", "us", "us"),
    Place("cl", "Chile", "country", "cl"),
    Place("leeds", "Leeds", "city", "gb", "gb", population=780_000),
    Place("tampa", "Tampa", "city", "us", "us", population=380_000),
    Place("date", "Date", "city", "jp", "jp", population=34_000),
    Place("pittsburgh", "Pittsburgh", "city", "us", "us", population=300_000),
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    authorities = Authorities({o.id: o for o in ORGANIZATIONS}, {p.id: p for p in PLACES}, "names")
    return Extractor(authorities, resolve_names=False)


def found(extractor: Extractor, text: str, label: str = "ORG", language: str = "en") -> list[str]:
    _, mentions = extractor.extract_text(text, language)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    return [m.surface for m in mentions if m.label == label]


class TestPeriodicals:
    @pytest.mark.parametrize(
        ("language", "text", "names"),
        [
            ("en", "The mayor told the Courier that he knew of no strike.", ["Courier"]),
            ("en", "We saw it in the Leeds Evening Post and laughed.", ["Leeds Evening Post"]),
            ("en", "She said so to The Lamplighter in May.", ["Lamplighter"]),
            ("es", "El año pasado colaboró en El Porvenir y en otros papeles.", ["El Porvenir"]),
            ("es", "Lo dijo ayer el Diario de Avisos en su portada.", ["Diario de Avisos"]),
            ("fr", "On l'a lu hier dans Le Réveil normand, sans surprise.", ["Le Réveil normand"]),
            ("pt", "A greve saiu na primeira página do Jornal da Serra.", ["Jornal da Serra"]),
        ],
    )
    def test_titles_in_four_languages(
        self, extractor: Extractor, language: str, text: str, names: list[str]
    ) -> None:
        assert found(extractor, text, language=language) == names

    def test_a_list_of_cuttings_names_its_papers(self, extractor: Extractor) -> None:
        text = "Sem ônibus na capital — Hora Certa\nGoverno recua — Folha Azul\nPorto parado — Meio Dia\n"
        assert found(extractor, text, language="pt") == ["Hora Certa", "Folha Azul", "Meio Dia"]


class TestDottedAcronyms:
    def test_letters_with_points_are_an_organization(self, extractor: Extractor) -> None:
        assert found(extractor, "A letter from the A.W.U. was read, and one of the N. U. R., too.") == [
            "A.W.U.",
            "N. U. R.",
        ]

    @pytest.mark.parametrize(
        "text", ["It was A. J. Morton who spoke.", "We met at 7 p.m. in the U.S. again."]
    )
    def test_initials_and_hours_are_none(self, extractor: Extractor, text: str) -> None:
        assert found(extractor, text) == []


class TestFirms:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("The hands of Thorne & Maddox came out on Monday.", ["Thorne & Maddox"]),
            ("Every girl at Harbin's was sent home.", ["Harbin's"]),
            ("They carried him into St. Agatha's Hospital before noon.", ["St. Agatha's Hospital"]),
            ("The strike at Brelling enters its third week.", ["Brelling"]),
            ("He had a job at Fabco for ten years.", ["Fabco"]),
            ("The claims against Uber, Zapride and Trellio were joined.", ["Uber", "Zapride", "Trellio"]),
        ],
    )
    def test_english(self, extractor: Extractor, text: str, names: list[str]) -> None:
        assert found(extractor, text) == names

    @pytest.mark.parametrize(
        ("language", "text", "names"),
        [
            ("es", "Siguen en paro los de la Cervecería La Alondra, sin fecha.", ["Cervecería La Alondra"]),
            ("es", "La firma Bordalesa no contestó.", ["Bordalesa"]),
            ("fr", "Aux Aciéries de Valmont, on a voté la reprise.", ["Aciéries de Valmont"]),
            ("pt", "O Sinttelar entregou a pauta ontem.", ["Sinttelar"]),
        ],
    )
    def test_other_languages(self, extractor: Extractor, language: str, text: str, names: list[str]) -> None:
        assert found(extractor, text, language=language) == names

    def test_two_trades_joined_by_an_ampersand_are_no_firm(self, extractor: Extractor) -> None:
        assert found(extractor, "We read the Health & Safety notes aloud.") == []


class TestHeadings:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("BAYVILLE MINERS' UNION\nMinutes of the meeting in June.", ["BAYVILLE MINERS' UNION"]),
            (
                "RULES OF THE TIMBER, TURPENTINE AND PLYWOOD WORKERS' UNION\nas amended in May.",
                ["TIMBER, TURPENTINE AND PLYWOOD WORKERS' UNION"],
            ),
            ("Rosales: Federación Obrera Portuaria\n", ["Federación Obrera Portuaria"]),
        ],
    )
    def test_a_line_that_is_a_name(self, extractor: Extractor, text: str, names: list[str]) -> None:
        assert found(extractor, text) == names

    def test_a_headline_with_a_verb_is_none(self, extractor: Extractor) -> None:
        assert "LOCAL UNION BACKS STRIKE AT QUARRY" not in found(
            extractor, "LOCAL UNION BACKS STRIKE AT QUARRY\nThe vote was close."
        )

    def test_labels_in_capitals_are_no_acronyms(self, extractor: Extractor) -> None:
        assert found(extractor, "MERGER. A letter was tabled.\nPRESENT: nineteen of us, and a dog.") == []


class TestNamesInFull:
    @pytest.mark.parametrize(
        ("language", "text", "names"),
        [
            (
                "en",
                "He wrote to the Ludlow and Barton Miners' Association.",
                ["Ludlow and Barton Miners' Association"],
            ),
            ("en", "The Campaign for Clean Harbours met here.", ["Campaign for Clean Harbours"]),
            ("en", "A grant came from the Port of Elmsworth in June.", ["Port of Elmsworth"]),
            ("en", "It fell in the House of Commons by six votes.", ["House of Commons"]),
            ("en", "Only the Greens and the Bookbinders came.", ["Greens", "Bookbinders"]),
            (
                "es",
                "Respondió el Ministerio de Energía y Minas con una nota.",
                ["Ministerio de Energía y Minas"],
            ),
            ("es", "Firmó el Gremio de Escogedores de Villalba.", ["Gremio de Escogedores de Villalba"]),
            (
                "fr",
                "Le Syndicat patronal de la chaussure refuse tout.",
                ["Syndicat patronal de la chaussure"],
            ),
            ("fr", "Il ira au conseil municipal de Valmont lundi.", ["conseil municipal de Valmont"]),
        ],
    )
    def test_the_whole_name_is_found(
        self, extractor: Extractor, language: str, text: str, names: list[str]
    ) -> None:
        assert found(extractor, text, language=language) == names


class TestTownsThatNoListKnows:
    @pytest.mark.parametrize(
        ("language", "text", "names"),
        [
            ("en", "Letters came from Coppergate, Arizona, and stayed unread.", ["Coppergate", "Arizona"]),
            ("en", "The picnic at Thornholme was wet.", ["Thornholme"]),
            ("es", "Llegaron los mineros de Peñarrubia por la noche.", ["Peñarrubia"]),
            ("es", "Villalba, 3 de mayo de 1931\nCompañeros:", ["Villalba"]),
            ("en", "He had worked in West Tampa since then.", ["West Tampa"]),
            ("en", "They met in Leeds, Thornholme and Barkwith.", ["Leeds", "Thornholme", "Barkwith"]),
        ],
    )
    def test_the_words_beside_them_tell(
        self, extractor: Extractor, language: str, text: str, names: list[str]
    ) -> None:
        assert found(extractor, text, "PLACE", language) == names

    def test_the_label_of_a_line_is_no_town(self, extractor: Extractor) -> None:
        assert found(extractor, "From: Rosa\nDate: Monday\nDear friends, we met again.", "PLACE") == []


class TestScannedPages:
    def test_a_word_broken_at_the_end_of_its_line_is_one(self, extractor: Extractor) -> None:
        assert found(extractor, "The answer of the company came in at Pitts-\nburgh by wire.", "PLACE") == [
            "Pitts-\nburgh"
        ]

    def test_digits_read_for_letters_do_not_hide_a_head_word(self, extractor: Extractor) -> None:
        assert found(extractor, "It went to the Nationa1 Quarrymen's Uni0n at once.") == [
            "Nationa1 Quarrymen's Uni0n"
        ]


def test_a_coined_name_is_no_firm_where_it_is_a_web_address(extractor: Extractor) -> None:
    assert found(extractor, "Couriers of QuickParcel walked out on Monday.") == ["QuickParcel"]
    assert found(extractor, "The booklet can be had at OurStrikeFund.org for three dollars.") == []
