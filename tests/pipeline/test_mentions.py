"""`solidarity mentions`: whom a name means, which clauses are given, and what a list of partners yields."""

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_archive import Written, book, new_archive, restricted, store

from corpus.document import Sourced
from pipeline.cli import run

BOOKS = [
    (
        "Proceedings of the 75th Convention",
        "https://union.example/2017/book.html",
        [
            Written(
                "International Solidarity",
                "9",
                ["The {csn|CSN} and the {fat|FAT} have stood with us;"],
                [
                    "affirms the alliance with the {fat|FAT}",
                    "reaffirms solidarity with the {csn|Confédération des syndicats nationaux} ({csn|CSN}), "
                    "the {cut-br|CUT} and the {cgt-fr|CGT}",
                    "condemns *all* blockades <of> the {name:harbor-committee|Harbor Committee}",
                ],
                convention="75th Convention",
                published="2017-08-30",
            ),
            Written(
                "The Ports",
                "10",
                ["The {kmu|KMU} has called for help;"],
                ["urges Congress to hear the {itf|ITF} and {ue:local-506|UE Local 506}"],
                status="defeated",
                convention="75th Convention",
                published="2017-08-31",
                targets=["Congress"],
            ),
        ],
    ),
    (
        "Proceedings of the 76th Convention",
        "https://union.example/2019/book.html",
        [
            Written(
                "For Peace",
                "2",
                [],
                ["directs the officers to visit the {cgt-ar|CGT}", "reaffirms solidarity with the {csn|CSN}"],
                convention="76th Convention",
                convention_year="2019",
            ),
            Written(
                "Rail", "11", ["Rail is slow;"], ["urges a timetable"], convention="76th Convention",
                convention_year="2019",
            ),
        ],
    ),
    (
        "Visitors from Quebec",
        "/papers/news.txt",
        [Written("Visitors from Quebec", text=["Two of the {csn|CSN} came; {|CGT} did not."], kind="article",
                 published="2018-02", status=None)],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("mentions")
    with new_archive(place / "archive") as archive:
        for title, origin, written in BOOKS:
            store(archive, book(title, written), origin)
        secret = book("Secret", [Written("Secret", "1", [], ["affirms the {csn|CSN}"])])
        store(archive, restricted(secret), "/papers/secret.txt")
    return place


@pytest.fixture
def ask(folder, capsys):
    def call(*arguments: str | Path, config: str = "") -> tuple[int, str, str]:
        settings = folder / "config.yaml"
        settings.write_text(config, "utf-8")
        code = run(
            [
                "--config",
                str(settings),
                "--archive",
                str(folder / "archive"),
                "mentions",
                *map(str, arguments),
            ]
        )
        out, err = capsys.readouterr()
        assert "unforeseen" not in err
        return code, out, err

    return call


@pytest.fixture
def ask_json(ask):
    return lambda *arguments, **options: json.loads(ask(*arguments, "--format", "json", **options)[1])


def ids(report) -> list[str]:
    return [d["title"] for d in report["documents"]]


def test_every_name_of_an_organization_is_the_same_answer(ask_json):
    names = ("CSN", "Confédération des syndicats nationaux", "Confederation of National Unions", "csn")
    answers = [ask_json(name) for name in names]
    assert answers[0]["total"] == 3
    assert all(answer == answers[0] for answer in answers)


def test_an_acronym_names_each_of_its_bearers_apart(ask_json, ask):
    answers = ask_json("CGT")
    assert {a["organization"]["id"]: ids(a) for a in answers} == {
        "cgt-ar": ["For Peace"],
        "cgt-fr": ["International Solidarity"],
    }
    _, _, err = ask("CGT")
    assert "also the name of" in err
    assert "cgt-es" in err


def test_a_country_chooses_among_the_bearers_of_an_acronym(ask_json):
    answer = ask_json("CGT", "--org-country", "AR")
    assert answer["organization"]["id"] == "cgt-ar"
    assert ids(answer) == ["For Peace"]


def test_what_is_left_open_is_said(ask):
    _, _, err = ask("CGT")
    assert "whom CGT means is left open at 1 more place." in err


def test_documents_come_by_convention_and_year_with_their_clauses(ask_json):
    report = ask_json("CSN")
    assert [(d["year"], d["convention"], d["number"]) for d in report["documents"]] == [
        ("2017", "75th Convention", "9"),
        ("2018", None, None),
        ("2019", "76th Convention", "2"),
    ]
    first = report["documents"][0]
    assert [(e["clause"], e["role"], e["verb"], e["stance"], e["surface"]) for e in first["evidence"]] == [
        (None, "preamble", None, None, "CSN"),
        ("2", "operative", "reaffirms", "supports", "Confédération des syndicats nationaux"),
        ("2", "operative", "reaffirms", "supports", "CSN"),
    ]
    for document in report["documents"]:
        for e in document["evidence"]:
            assert e["text"][e["start"] : e["end"]] == e["surface"]
            assert e["page"] in (1, 2)


def test_an_organization_named_in_the_preamble_only_is_told_apart(ask_json, ask):
    places = {d["title"]: d["named_in"] for d in ask_json("CSN")["documents"]}
    assert places == {
        "International Solidarity": "operative",
        "Visitors from Quebec": "text",
        "For Peace": "operative",
    }
    assert [d["named_in"] for d in ask_json("KMU")["documents"]] == ["preamble"]
    assert "in the preamble only" in ask("KMU", "--format", "table")[1]
    assert "in the preamble only" not in ask("FAT", "--format", "table")[1]
    # What was asked for does not change where it is named.
    assert {d["named_in"] for d in ask_json("FAT", "--role", "preamble")["documents"]} == {"operative"}


def test_role_stance_and_filters_narrow_the_clauses(ask_json):
    assert ids(ask_json("CSN", "--role", "preamble")) == ["International Solidarity"]
    assert ids(ask_json("CGT", "--org-country", "AR", "--stance", "acts")) == ["For Peace"]
    assert ids(ask_json("CGT", "--org-country", "AR", "--stance", "opposes")) == []
    assert ids(ask_json("CSN", "--kind", "resolution", "--date", "..2017")) == ["International Solidarity"]
    assert ids(ask_json("CSN", "--not", "kind=resolution")) == ["Visitors from Quebec"]
    assert ids(ask_json("CSN", "--query", "alliance")) == ["International Solidarity"]
    assert ids(ask_json("CSN", "--org", "cgt-ar")) == ["For Peace"]


def test_the_target_of_a_clause_is_given(ask_json):
    assert ask_json("ITF")["documents"][0]["evidence"][0]["target"] == "Congress"


def test_the_restricted_is_found_only_when_asked_for(ask_json):
    assert "Secret" not in ids(ask_json("CSN"))
    assert "Secret" in ids(ask_json("CSN", "--include-restricted"))


def test_affiliates_count_with_those_they_belong_to_and_are_shown(ask_json):
    assert ask_json("ue")["total"] == 0
    report = ask_json("ue", "--including-affiliates")
    (evidence,) = report["documents"][0]["evidence"]
    assert evidence["organization"] == {"id": "ue:local-506", "name": "UE Local 506"}
    assert evidence["relation"] == {"is": "part", "of": "ue"}
    assert "organization" not in ask_json("CSN")["documents"][0]["evidence"][0]
    center = ask_json("ituc", "--including-affiliates")
    assert {e["organization"]["id"] for d in center["documents"] for e in d["evidence"]} >= {"csn", "cut-br"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.csv", "name\nFAT\nUnifor\n\"Confédération des syndicats nationaux\"\n"),
        ("p.csv", "country;id;name\n;fat;\n;unifor;whatever\nca;;CSN\n"),
        ("p.csv", "Partner,Since\nFAT,1992\nUnifor,2017\nCSN,2011\n"),
        ("p.txt", "# our partners\nFAT\n\nUnifor\nConfédération des syndicats nationaux\nFAT\n"),
        ("p.yaml", "- FAT\n- id: unifor\n- {name: CSN, country: ca}\n"),
        ("p.yml", "partners: [fat, unifor, csn]\n"),
    ],
)  # fmt: skip
def test_a_list_of_partners_is_csv_yaml_or_lines(ask_json, tmp_path, name: str, content: str):
    (tmp_path / name).write_text(content, "utf-8")
    answer = ask_json("--partners", tmp_path / name)
    assert [(a["organization"]["id"], a["total"]) for a in answer] == [("fat", 1), ("unifor", 0), ("csn", 3)]


def test_a_list_may_come_on_standard_input_or_from_a_spreadsheet(ask_json, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("FAT\nCSN\n"))
    assert [a["organization"]["id"] for a in ask_json("--partners", "-")] == ["fat", "csn"]
    (tmp_path / "p.csv").write_bytes("name\r\nConfédération des syndicats nationaux\r\n".encode("cp1252"))
    assert [a["organization"]["id"] for a in ask_json("--partners", tmp_path / "p.csv")] == ["csn"]


def test_the_home_organization_has_its_partners_in_its_record(ask_json, ask, tmp_path):
    organizations = tmp_path / "organizations"
    organizations.mkdir()
    (organizations / "own.yaml").write_text(
        "- {id: lakeshore, name: Lakeshore Federation of Labor, type: federation, country: us,"
        " partners: [csn, kmu, unifor]}\n"
        "- {id: lonely, name: Lonely Local, type: local}\n",
        "utf-8",
    )
    settings = f"authority_folder: {tmp_path}\nhome_organization: "
    answer = ask_json("--partners", "home", config=settings + "lakeshore")
    assert [(a["organization"]["id"], a["total"]) for a in answer] == [("csn", 3), ("kmu", 1), ("unifor", 0)]
    for config, named in (
        ("", "home_organization"),
        (settings + "lonely", "has no partners"),
        (settings + "nobody", "no authority record nobody"),
    ):
        code, _, err = ask("--partners", "home", config=config)
        assert code == 2
        assert named in err


def test_a_list_gives_counts_by_convention_and_those_without_mention(ask, tmp_path):
    (tmp_path / "p.csv").write_text("name\nCSN\nUnifor\nNo Such Union\n", "utf-8")
    code, out, err = ask("--partners", tmp_path / "p.csv", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 1
    assert "no organization is known as No Such Union" in err
    assert [(r["organization"], r["name"], r["total"]) for r in rows] == [
        ("csn", "Confédération des syndicats nationaux", "3"),
        ("unifor", "Unifor", "0"),
        ("", "No Such Union", "0"),
    ]
    assert [rows[0][c] for c in ("75th Convention, 2017", "2018", "76th Convention, 2019")] == ["1", "1", "1"]
    years = list(
        csv.DictReader(
            io.StringIO(ask("--partners", tmp_path / "p.csv", "--by", "year", "--format", "csv")[1])
        )
    )
    assert [years[0][c] for c in ("2017", "2018", "2019")] == ["1", "1", "1"]
    clauses = csv.DictReader(
        io.StringIO(ask("--partners", tmp_path / "p.csv", "--by", "clause", "--format", "csv")[1])
    )
    assert [r["named_in"] for r in clauses if not r["id"]] == [
        "no mention",
        "no organization is known by this name",
    ]
    table = ask("--partners", tmp_path / "p.csv", "--format", "table")[1]
    assert "No mention (2)" in table
    assert "Unifor" in table.split("No mention")[1]


def test_an_unknown_partner_is_in_the_answer_and_told_by_the_exit_code(ask, tmp_path):
    (tmp_path / "p.txt").write_text("FAT\nNo Such Union\n", "utf-8")
    code, out, _ = ask("--partners", tmp_path / "p.txt", "--format", "json")
    answer = json.loads(out)
    assert code == 1
    assert [(a["organization"]["id"], a["organization"]["name"], a["total"]) for a in answer[1:]] == [
        (None, "No Such Union", 0)
    ]
    assert ask("FAT", "--format", "json")[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("p.csv", "name\n", "names no organization"),
        ("p.yaml", "- [1, 2]\n", "is no name"),
        ("p.yaml", "a: {b\n", "not valid YAML"),
        ("p.yaml", "others: [fat]\n", "a list is expected"),
    ],
)
def test_a_list_that_cannot_be_used_is_one_clear_line(ask, tmp_path, name: str, content: str, named: str):
    (tmp_path / name).write_text(content, "utf-8")
    code, out, err = ask("--partners", tmp_path / name)
    assert (code, out) == (2, "")
    assert named in err
    assert len(err.splitlines()) == 1


def test_a_briefing_has_all_that_a_reader_needs(ask, tmp_path):
    (tmp_path / "p.txt").write_text("CSN\nKMU\nUnifor\nNo Such Union\n", "utf-8")
    about = ("--format", "markdown", "--title", "Our *partners*", "--date", "2017..")
    _, out, _ = ask("--partners", tmp_path / "p.txt", *about)
    lines = out.splitlines()
    assert lines[0] == r"# Our \*partners\*"
    assert "Only: date 2017..." in out
    assert "**Found:** 2 resolutions (1 in the preamble only) and 1 other document." in lines
    assert "| Organization | 75th Convention, 2017 | 2018 | All |" in lines
    missing = out.split("## No mention")[1].split("##")[0]
    assert "- Unifor (CA)" in missing
    assert "- No Such Union — no organization is known by this name" in missing
    quoted = out.split("### No. 9: International Solidarity — adopted")[1].split("###")[0]
    clause = "the **Confédération des syndicats nationaux** (**CSN**), the CUT and the CGT"
    assert f"> reaffirms solidarity with {clause}" in quoted
    assert "Clause 2, operative, reaffirms (supports)" in quoted
    assert (
        "*International Solidarity*, Proceedings of the 75th Convention, 75th Convention, 2017-08-30, "
        "<https://union.example/2017/book.html>, p. 1, retrieved 2024-05-06 (archive: " in quoted
    )
    assert "Names Kilusang Mayo Uno (PH) in the preamble only." in out
    assert "## How this was searched" in out


def test_text_of_documents_is_no_markdown_of_its_own(ask):
    _, out, _ = ask("name:harbor-committee", "--format", "markdown")
    assert r"> condemns \*all\* blockades \<of\> the **Harbor Committee**" in out.splitlines()


def test_a_clause_that_names_two_partners_is_quoted_once(ask):
    _, out, _ = ask("CSN", "FAT", "cgt-fr", "--role", "operative", "--format", "markdown")
    assert out.count("> reaffirms solidarity with the **Conf") == 1
    assert "(**CSN**), the CUT and the **CGT**" in out


def test_a_page_is_cited_by_the_number_printed_on_it(tmp_path, capsys):
    with new_archive(tmp_path / "archive") as archive:
        one = [Written("Rail", "4", [], ["reaffirms solidarity with the {csn|CSN}"])]
        labels = Sourced("1=xii 2=214 3=-", "printed", 0.9)
        held = replace(book("Proceedings", one), metadata={"page_labels": (labels,)})
        clause = replace(held.parts[0].clauses[0], page=2)
        part = replace(held.parts[0], clauses=(clause,), page=1)
        identifier = store(archive, replace(held, parts=(part,)), "/papers/book.pdf")
        store(archive, book("Notes", [replace(one[0], title="Roads")]), "/papers/notes.txt")

    def told(*arguments: str) -> str:
        assert run(["--archive", str(tmp_path / "archive"), *arguments]) == 0
        return capsys.readouterr().out

    evidence = [
        e for d in json.loads(told("mentions", "CSN", "--format", "json"))["documents"] for e in d["evidence"]
    ]
    assert sorted((e["page"], e.get("printed")) for e in evidence) == [(1, None), (2, "214")]
    for command in (("mentions", "CSN"), ("show", identifier)):
        assert "p. 214" in told(*command, "--format", "table")
    briefing = told("mentions", "CSN", "--format", "markdown")
    assert "page 214:" in briefing
    assert "p. 214" in briefing
    assert "page 1:" in briefing
    assert "p. xii" in told("search", "title:rail", "--format", "table")
    (hit,) = json.loads(told("search", "title:rail", "--format", "json"))["hits"]
    assert (hit["page"], hit["printed"]) == (1, "xii")
    assert "pages = {xii}" in told("search", "title:rail", "--format", "bibtex")
    (row,) = [
        r for r in csv.DictReader(io.StringIO(told("mentions", "CSN", "--format", "csv"))) if r["printed"]
    ]
    assert (row["page"], row["printed"]) == ("2", "214")
