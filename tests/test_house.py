"""The house rules that a program can check: imports point down, searches stay light, commands have help."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline.cli import COMMANDS, cli

ROOT = Path(__file__).parent.parent
FLOORS = {"corpus": 0, "index": 1, "pipeline": 2}
READERS = {"spacy", "trafilatura", "pypdf", "bs4", "lxml", "thinc"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("package", FLOORS)
def test_imports_point_down_only(package: str):
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    for path in files:
        for name in imports(path):
            top = name.split(".")[0]
            assert FLOORS.get(top, -1) <= FLOORS[package], f"{path} imports {name}"
            assert top != "tests", f"{path} imports {name}"


@pytest.mark.parametrize("package", ["corpus", "index"])
def test_neither_spacy_nor_readers_are_known_below_the_pipeline(package: str):
    for path in (ROOT / package).rglob("*.py"):
        for name in imports(path):
            assert name.split(".")[0] not in READERS, f"{path} imports {name}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "solidarity", "--facet", "organization"],
        ["facets", "place"],
        ["show", "ID"],
        ["mentions", "fat"],
    ],
)
def test_a_search_imports_neither_spacy_nor_a_reader(filled_archive, arguments: list[str]):
    folder, ids = filled_archive
    arguments = [ids["composite-motion.txt"] if a == "ID" else a for a in arguments]
    program = (
        "import sys; from pipeline.cli import run;"
        f" code = run({['--archive', str(folder), *arguments, '--format', 'json']!r});"
        " print(' '.join(sorted({m.split('.')[0] for m in sys.modules})), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert '"' in done.stdout
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert loaded & READERS == set()
    assert "rich" not in loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str):
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    text = command.get_help(click.Context(command, info_name=name))
    assert "Example" in text
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.name} has no help"


def test_no_file_of_ours_is_a_maze():
    for package in FLOORS:
        for path in (ROOT / package).rglob("*.py"):
            lines = len(path.read_text("utf-8").splitlines())
            assert lines <= 500, f"{path} has {lines} lines: is it still one room with one job?"


def test_every_test_asserts_something():
    asserts = re.compile(r"\bassert\b|pytest\.raises")
    for path in (ROOT / "tests").rglob("test_*.py"):
        functions = [
            n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)
        ]
        helpers = [
            f.name for f in functions if not f.name.startswith("test_") and asserts.search(ast.unparse(f))
        ]
        enough = re.compile("|".join([asserts.pattern, *(rf"\b{name}\(" for name in helpers)]))
        for function in functions:
            if function.name.startswith("test_"):
                assert enough.search(ast.unparse(function)), f"{path}: {function.name} asserts nothing"


def test_no_path_of_a_machine_is_named():
    ours = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".yaml", ".toml"} and p.is_file()]
    ours = [p for p in ours if not {".venv", ".git", "build"} & set(p.relative_to(ROOT).parts)]
    assert len(ours) > 30
    telltale = re.compile("/" + "work/|/" + "root/|/\\.lib" + "rary")
    for path in ours:
        assert not telltale.search(path.read_text("utf-8")), path
