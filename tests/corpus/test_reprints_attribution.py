import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edtf import is_valid
from corpus.reprints.attribution import attribution, attributions, names_same
from corpus.reprints.dates import date_in

BODY = "\n\n".join(
    f"Paragraph {name} tells of the long strike at the mill, of those who fed the pickets and of the talks."
    for name in "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)


@pytest.mark.parametrize(
    ("line", "source", "date"),
    [
        ("Source: Labor Notes, April 21, 2022", "Labor Notes", "2022-04-21"),
        ("Source: https://www.workersvoice.example.org/a/b", "workersvoice.example.org", None),
        ("Source : L'Humanité", "L'Humanité", None),
        ("Fuente: Desinformémonos", "Desinformémonos", None),
        ("Originally published in Dissent.", "Dissent", None),
        ("Originally published at https://www.peoplesworld.org/article/x/", "peoplesworld.org", None),
        ("(Originally published in Jacobin on 5 May 2021.)", "Jacobin", "2021-05-05"),
        ("Originally published by U.S. Labor Against the War in 2005", "U.S. Labor Against the War", "2005"),
        ("This essay first appeared in the May 2019 issue of Monthly Review.", "Monthly Review", "2019-05"),
        ("*This piece was first published by [Labor Notes](https://labornotes.org).*", "Labor Notes", None),
        ("A. B. teaches. This article was first published in Jacobin and is shared here.", "Jacobin", None),
        ("Note: This text first appeared in truthout.org on July 3, 2020.", "truthout.org", "2020-07-03"),
        ("Reprinted from UE News with permission.", "UE News", None),
        ("Reprinted with permission from The Union Times.", "The Union Times", None),
        ("Cross-posted from Portside", "Portside", None),
        ("Publicado originalmente en La Jornada, 3 de mayo de 2018.", "La Jornada", "2018-05-03"),
        ("Este artículo fue publicado originalmente por Rebelión.", "Rebelión", None),
        ("Tomado de Rebelión", "Rebelión", None),
        ("Publié d'abord dans Le Monde diplomatique, juin 2020", "Le Monde diplomatique", "2020-06"),
        ("Cet article a été initialement publié dans Contretemps.", "Contretemps", None),
        ("Zuerst erschienen in der Freitag, 12. März 2015", "Freitag", "2015-03-12"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("at_head", [True, False])
def test_lines_that_name_the_origin(line, source, date, at_head):
    text = f"A Title\n\n{line}\n\n{BODY}" if at_head else f"{BODY}\n\n{line}"
    found = attribution(text)
    assert found is not None
    assert (found.source, found.date) == (source, date)


@pytest.mark.parametrize(
    ("line", "source", "date"),
    [
        ("CounterPunch 21.04.2022", "CounterPunch", "2022-04-21"),
        ("The Daily Herald, 3 May 2011", "The Daily Herald", "2011-05-03"),
        ("labornotes.org, 2019-05-01", "labornotes.org", "2019-05-01"),
    ],
)
def test_a_name_and_a_date_as_the_last_line(line, source, date):
    found = attribution(f"{BODY}\n\n{line}")
    assert found is not None
    assert (found.source, found.date) == (source, date)
    # At the head they are the page's own.
    assert attribution(f"{line}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Source: Bureau of Labor Statistics",
        "Source: Author's calculations from census data",
        "Source: interview with the local's president",
        "Photo source: Getty Images",
        "Source: Photo by a member of Local 12",
        "Sources: Labor Notes, Jacobin",
        "First published in London, the pamphlet went through nine editions before the war.",
        "First published in 1848, the Manifesto was read widely.",
        "Originally published in Spanish.",
        "Originally published in 2004.",
        "Her book was first published by Verso in 2011.",
        "The report was originally published by the ILO in 1998.",
        "Robin Alexander 22.04.2022",
        "Berlin 21.04.2022",
        "BY ROBIN ALEXANDER 22.04.2022",
        "Adopted 21.04.2022",
        "Published April 21, 2022",
        "Updated: March 3, 2022",
        "Copyright 2022 Labor Notes",
        "The New York Times reported on 21.04.2022 that workers walked out",
        "Reprinted 2004.",
        "Parties signed the text on 3 May 2011",
    ],
)
def test_lines_that_do_not(line):
    assert attribution(f"{BODY}\n\n{line}") is None
    assert attribution(f"A Title\n\n{line}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "above",
    [
        "Table 2: Members by year\n1990 12,000\n2000 9,500",
        "| Year | Members |\n| 1990 | 12,000 |",
        "1990\t12,000",
    ],
)
def test_the_source_of_a_table_is_not_the_source_of_the_article(above):
    assert attribution(f"{BODY}\n\n{above}\nSource: Labor Research Association") is None
    assert attribution(f"{BODY}\n\nSource: Labor Research Association") is not None


def test_several_sources_are_notes():
    assert attributions(f"{BODY}\n\nSource: Labor Notes\n\nSource: Jacobin") == []


def test_the_middle_of_a_text_tells_nothing_of_its_origin():
    assert attribution(f"{BODY}\n\nOriginally published in Dissent.\n\n{BODY}") is None


def test_a_name_and_a_date_may_be_a_source_but_is_not_surely_one():
    (found,) = attributions(f"{BODY}\n\nJacobin 21.04.2022")
    assert (found.source, found.date, found.sure) == ("Jacobin", "2022-04-21", False)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("CounterPunch", "https://www.counterpunch.org/2022/04/21/x"),
        ("The CounterPunch", "Counterpunch"),
        ("People's World", "peoplesworld.org"),
        ("labornotes.org", "Labor Notes"),
        ("La Jornada", "https://www.jornada.com.mx/2020/x"),
    ],
)
def test_names_and_addresses_that_mean_one_source(name, other):
    assert names_same(name, other)
    assert names_same(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Notes", "labornotes.org"),
        ("Jacobin", "/papers/jacobin/a.txt"),
        ("UE", "ueunion.org"),
        ("Dissent", None),
    ],
)
def test_names_that_do_not(name, other):
    assert not names_same(name, other)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("21.04.2022", "2022-04-21"),
        ("2022-04-21", "2022-04-21"),
        ("13/04/2022", "2022-04-13"),
        ("04/13/2022", "2022-04-13"),
        ("03/04/2022", "2022"),
        ("Sept. 5, 2010", "2010-09-05"),
        ("1er mai 2010", "2010-05-01"),
        ("14 juillet 2010", "2010-07-14"),
        ("14 juin 2010", "2010-06-14"),
        ("21 de abril del 2022", "2022-04-21"),
        ("5 de setiembre de 2010", "2010-09-05"),
        ("5. März 2021", "2021-03-05"),
        ("3 giugno 1969", "1969-06-03"),
        ("Out 2019", "2019"),
        ("Spring 1998", "1998"),
        ("31.02.2022", "2022"),
        ("no. 12", None),
    ],
)
def test_dates_of_attributions(text, edtf):
    assert date_in(text) == edtf


@given(st.text(alphabet=st.sampled_from("0123456789./- Maymrzjuil,dei"), max_size=30))
def test_a_date_is_edtf_or_none(text):
    found = date_in(text)
    assert found is None or is_valid(found)


@given(
    st.text(max_size=200), st.sampled_from(["Source: ", "Originally published in ", "Reprinted from ", ""])
)
def test_no_line_makes_it_fail(text, opening):
    for found in attributions(f"{BODY}\n\n{opening}{text}"):
        assert found.source
        assert found.date is None or is_valid(found.date)
