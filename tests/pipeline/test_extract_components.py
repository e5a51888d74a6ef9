"""What each component of the extraction finds, on our own sentences and a few authority records."""

from __future__ import annotations

import pytest

from corpus.authority import Authorities, Organization, Place
from pipeline.extract.extractor import Extractor

ORGANIZATIONS = (
    Organization(
        "ue", "United Electrical, Radio and Machine Workers", "union", "us", ("UE",), ambiguous=("UE",)
    ),
    Organization("ue-fund", "UE-FAT Solidarity Fund", "fund", "us", parent="ue"),
    Organization("fat", "Frente Auténtico del Trabajo", "federation", "mx", ("FAT",), ambiguous=("FAT",)),
    Organization("unite", "Unite the Union", "union", "gb", aliases=("Unite",), ambiguous=("Unite",)),
    Organization("afl-cio", "American Federation of Labor", "national_center", "us", acronyms=("AFL-CIO",)),
    Organization("cgt-fr", "Confédération générale du travail", "national_center", "fr", acronyms=("CGT",)),
    Organization("verdi", "ver.di", "union", "de"),
    Organization("labor-notes", "Labor Notes", "media", "us"),
    Organization("times", "Harbor City Times", "media", "us"),
)  # fmt: skip
PLACES = (
    Place("us", "United States", "country", "us", other_names=("US", "U.S.", "USA")),
    Place("mx", "Mexico", "country", "mx", other_names=("México",)),
    Place("il", "Israel", "country", "il"),
    Place("ps", "Palestine", "country", "ps"),
    Place("us-al", "Alabama", "state", "us", "us", other_names=("Ala.",)),
    Place("us-ms", "Mississippi", "state", "us", "us"),
    Place("london", "London", "city", "gb", "gb", population=8_900_000),
    Place("santos", "Santos", "city", "br", "br", population=430_000),
    Place("mobile", "Mobile", "city", "us", "us-al", ambiguous=("Mobile",), population=187_000),
    Place("reading", "Reading", "city", "gb", "gb", ambiguous=("Reading",), population=230_000),
    Place("harbor-city", "Harbor City", "city", "us", "us", population=24_000),
)  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    authorities = Authorities({o.id: o for o in ORGANIZATIONS}, {p.id: p for p in PLACES}, "components")
    return Extractor(authorities, resolve_names=False)


def found(extractor: Extractor, text: str, label: str = "ORG", language: str = "en") -> list[str]:
    _, mentions = extractor.extract_text(text, language)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    return [m.surface for m in mentions if m.label == label]


class TestAuthorityNames:
    def test_case_and_accents_and_ampersand_do_not_matter(self, extractor: Extractor) -> None:
        text = "The Frente Autentico del Trabajo and the United Electrical, Radio & Machine Workers met."
        assert found(extractor, text) == [
            "Frente Autentico del Trabajo",
            "United Electrical, Radio & Machine Workers",
        ]

    def test_a_name_may_go_on_in_the_next_line_but_not_past_an_empty_one(self, extractor: Extractor) -> None:
        wrapped = (
            "After a long winter of talks the Frente Auténtico\ndel Trabajo sent its greetings to us all."
        )
        assert found(extractor, wrapped) == ["Frente Auténtico\ndel Trabajo"]
        parted = "They wrote long letters to the Frente Auténtico\n\ndel Trabajo sent its greetings to all."
        assert found(extractor, parted) == ["Frente Auténtico"]

    def test_an_ambiguous_name_needs_evidence(self, extractor: Extractor) -> None:
        assert found(extractor, "UNITE OR LOSE: CUT FAT AND SUGAR") == []
        assert found(extractor, "Unite behind one banner.") == []
        assert found(extractor, "Hundreds of Unite members walked out.") == ["Unite"]

    def test_another_name_of_the_same_organization_is_evidence(self, extractor: Extractor) -> None:
        text = "The UE-FAT Solidarity Fund grows. In July UE sent a letter."
        assert found(extractor, text) == ["UE-FAT Solidarity Fund", "UE"]

    def test_names_joined_by_a_hyphen_are_two_unless_the_whole_is_one(self, extractor: Extractor) -> None:
        assert found(extractor, "The UE-FAT relationship grew, said UE members.") == ["UE", "FAT", "UE"]

    def test_the_longest_name_wins_over_the_place_in_it(self, extractor: Extractor) -> None:
        text = "The Harbor City Times is printed in Harbor City."
        assert found(extractor, text) == ["Harbor City Times"]
        assert found(extractor, text, "PLACE") == ["Harbor City"]

    def test_candidates_are_the_ids_of_all_that_bear_the_name(self, extractor: Extractor) -> None:
        _, mentions = extractor.extract_text("The AFL-CIO met ver.di in London.", "en")
        assert [m.candidates for m in mentions] == [("afl-cio",), ("verdi",), ("london",)]

    def test_addresses_hashtags_and_handles_are_no_mentions(self, extractor: Extractor) -> None:
        text = (
            "See https://afl-cio.org/Mexico, mail AFL-CIO@example.org, #AFL-CIO, @London, www.Mexico.example."
        )
        assert found(extractor, text) == []
        assert found(extractor, text, "PLACE") == []


class TestAcronyms:
    def test_a_definition_gives_both_names_and_every_later_use(self, extractor: Extractor) -> None:
        text = "The Alliance of Ferry Cooks (AFC) met. The AFC voted."
        assert found(extractor, text) == ["Alliance of Ferry Cooks", "AFC", "AFC"]

    def test_the_bracket_may_hold_the_long_name(self, extractor: Extractor) -> None:
        assert found(extractor, "The AFC (Alliance of Ferry Cooks) met.") == [
            "AFC",
            "Alliance of Ferry Cooks",
        ]

    def test_an_acronym_of_another_language_takes_the_capitalised_run(self, extractor: Extractor) -> None:
        text = "We greet the Confederation of Harbor Pilots (KHL) today."
        assert found(extractor, text) == ["Confederation of Harbor Pilots", "KHL"]

    def test_a_treaty_is_no_organization(self, extractor: Extractor) -> None:
        text = "Under the Northern Free Trade Agreement (NFTAX) wages fell. NFTAX must go."
        assert found(extractor, text) == []

    def test_an_acronym_defined_later_counts_earlier(self, extractor: Extractor) -> None:
        text = "AfC rose in spring.\n\nThe Alliance of Ferry Cooks (AfC) is small."
        assert found(extractor, text) == ["AfC", "Alliance of Ferry Cooks", "AfC"]

    def test_shouting_is_no_acronym(self, extractor: Extractor) -> None:
        assert found(extractor, "We will NEVER give in, DO NOT CROSS the line.") == []


class TestHeadWords:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("She led the United Ferry and Dock Workers Union.", ["United Ferry and Dock Workers Union"]),
            ("They wrote to the Committee for Harbor Justice.", ["Committee for Harbor Justice"]),
            ("He asked the Ministry of Labour and Employment.", ["Ministry of Labour and Employment"]),
            ("Ask the Rail, Wholesale and Ferry Staff Union.", ["Rail, Wholesale and Ferry Staff Union"]),
            ("It joined the United Pea Workers of America.", ["United Pea Workers of America"]),
            ("Yesterday the Ferry Union’s office burnt.", ["Ferry Union"]),
            ("The Supreme Court of Freedonia ruled.", ["Supreme Court of Freedonia"]),
        ],
    )  # fmt: skip
    def test_english(self, extractor: Extractor, text: str, names: list[str]) -> None:
        assert found(extractor, text) == names

    @pytest.mark.parametrize(
        ("language", "text", "names"),
        [
            (
                "es",
                "El Sindicato de Estibadores de Veracruz firmó.",
                ["Sindicato de Estibadores de Veracruz"],
            ),
            ("es", "Calló el Ministerio del Trabajo.", ["Ministerio del Trabajo"]),
            ("fr", "Le Syndicat des débardeurs de Brest a voté.", ["Syndicat des débardeurs de Brest"]),
            (
                "fr",
                "La Fédération nationale des enseignants dit non.",
                ["Fédération nationale des enseignants"],
            ),
            ("pt", "O Sindicato dos Metalúrgicos do Porto parou.", ["Sindicato dos Metalúrgicos do Porto"]),
        ],
    )
    def test_other_languages(self, extractor: Extractor, language: str, text: str, names: list[str]) -> None:
        assert found(extractor, text, language=language) == names

    @pytest.mark.parametrize(
        "text",
        [
            "The Union and the Executive Board met.",
            "Congress passed the National Labor Relations Act.",
            "They marched on International Women's Day.",
            "The General Council will meet.",
            "The Northern Free Trade Agreement failed.",
        ],
    )
    def test_bare_bodies_laws_and_days_are_no_names(self, extractor: Extractor, text: str) -> None:
        assert found(extractor, text) == []

    def test_of_an_event_only_the_organization_remains(self, extractor: Extractor) -> None:
        assert found(extractor, "I spoke at the Labor Notes Conference.") == ["Labor Notes"]
        assert found(extractor, "I spoke at the Ferry Workers Union Convention.") == ["Ferry Workers Union"]


class TestLocals:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("We thank UE Local 332 for its help.", ["UE Local 332"]),
            ("Then Local 705 walked out.", ["Local 705"]),
            ("Drivers of Teamsters Local 705 came.", ["Teamsters Local 705"]),
            ("Greetings from Lodge 142 and District 1199.", ["Lodge 142", "District 1199"]),
            (
                "CUPE Local 3903 won; CWA Locals 11 and 12 did not.",
                ["CUPE Local 3903", "CWA Locals 11 and 12"],
            ),
            ("La Sección 22 marchó y la section locale 144 vota.", ["Sección 22", "section locale 144"]),
            ("See section 7 and Chapter 11 in Region 10.", []),
        ],
    )
    def test_numbers_make_locals(self, extractor: Extractor, text: str, names: list[str]) -> None:
        assert found(extractor, text) == names

    def test_a_state_before_the_union_names_its_branch(self, extractor: Extractor) -> None:
        text = "He was afraid of the Mississippi AFL-CIO."
        assert found(extractor, text) == ["Mississippi AFL-CIO"]


class TestCompanies:
    def test_the_legal_form_belongs_to_the_name_and_later_the_name_is_short(
        self, extractor: Extractor
    ) -> None:
        text = "He sued Northgate Marine Supply, Inc. last May. Northgate Marine Supply lost; Northgate paid."
        assert found(extractor, text) == [
            "Northgate Marine Supply, Inc.",
            "Northgate Marine Supply",
            "Northgate",
        ]

    def test_partners_and_spanish_forms(self, extractor: Extractor) -> None:
        text = "It was audited by Quist, Hall & Co. for Aceros Bravo, S.A. de C.V. in spring."
        assert found(extractor, text) == ["Quist, Hall & Co.", "Aceros Bravo, S.A. de C.V."]


class TestPlaces:
    def test_city_and_state_are_two_mentions(self, extractor: Extractor) -> None:
        assert found(extractor, "A port in Mobile, Alabama, closed.", "PLACE") == ["Mobile", "Alabama"]

    def test_words_that_are_also_towns_need_a_locative_word(self, extractor: Extractor) -> None:
        text = "Reading books costs nothing in Reading. Mobile phones do."
        assert found(extractor, text, "PLACE") == ["Reading"]

    def test_persons_are_no_places(self, extractor: Extractor) -> None:
        text = "Mr. London and George Santos saw Jack London."
        assert found(extractor, text, "PLACE") == []

    def test_joined_places_are_two(self, extractor: Extractor) -> None:
        assert found(extractor, "US-Mexico talks on Israel/Palestine.", "PLACE") == [
            "US",
            "Mexico",
            "Israel",
            "Palestine",
        ]

    def test_nationalities_are_no_places(self, extractor: Extractor) -> None:
        assert found(extractor, "Mexican and American workers.", "PLACE") == []

    def test_points_belong_to_dotted_names_only(self, extractor: Extractor) -> None:
        assert found(extractor, "He left the U.S. for London.", "PLACE") == ["U.S.", "London"]

    def test_us_in_a_shouted_line_is_the_pronoun(self, extractor: Extractor) -> None:
        assert found(extractor, "COME AND JOIN US TODAY", "PLACE") == []


class TestDates:
    def test_dates_carry_edtf_and_the_publication_anchors_them(self, extractor: Extractor) -> None:
        _, mentions = extractor.extract_text("It began in July 2017 and ended last year.", "en", "2020-05-01")
        assert [(m.surface, m.edtf) for m in mentions if m.label == "DATE"] == [
            ("July 2017", "2017-07"),
            ("last year", "2019"),
        ]

    def test_a_local_is_no_year(self, extractor: Extractor) -> None:
        assert found(extractor, "Members of Local 2036 struck.", "DATE") == []
