"""Plain text stays as it is, and its blocks point into it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, RawItem, Reading
from pipeline.readers import read
from pipeline.readers.text import blocks_of


def _read(text: str, name: str = "/a/minutes.txt") -> Reading:
    return read(RawItem(name, text.encode()))


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(b.type, b.text) for b in blocks_of(text)]


def _numbers(text: str) -> list[str | None]:
    return [b.number for b in blocks_of(text) if b.type == "list_item"]


def test_text_is_the_files_own_with_line_ends_made_plain() -> None:
    source = "\r\n Title \r\n\r\n  1.  *One*;\r\n\r\n<b>kept</b>  \r\n"
    assert _read(source).text == source.replace("\r\n", "\n")


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    text = "The delegates met on\nTuesday and agreed to\nmeet again.\n\nThen they went home."
    assert _kinds(text) == [
        ("paragraph", "The delegates met on\nTuesday and agreed to\nmeet again."),
        ("paragraph", "Then they went home."),
    ]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    one, two = "A sentence of some length. " * 8, "Another sentence that is long. " * 8
    assert [b.text for b in blocks_of(f"{one.strip()}\n{two.strip()}")] == [one.strip(), two.strip()]


def _headings(text: str) -> list[tuple[str, int]]:
    return [(b.text, b.level) for b in blocks_of(text) if b.type == "heading"]


def test_headings_are_short_lines_alone_or_in_capitals() -> None:
    text = "Report of the Committee\n\nIt met twice.\n\nTHE SECOND DAY\nIt rained.\n\nEnd of it."
    assert _headings(text) == [("Report of the Committee", 1), ("THE SECOND DAY", 2)]


def test_where_headings_are_marked_no_others_are_looked_for() -> None:
    text = "Masthead of the Site\n\n# The Title #\n\nIt rained.\n\nUnder\n-----\n\nEnd of it."
    assert _headings(text) == [("The Title", 1), ("Under", 2)]


def test_a_byline_a_date_and_a_question_are_no_headings() -> None:
    text = "Title Here\n\nBy Ana Torres\n\n22.04.2022\n\nWhat then?\n\nThat is the end of it."
    assert [b.text for b in blocks_of(text) if b.type == "heading"] == ["Title Here"]


def test_list_items_keep_their_own_numbers_and_their_wrapped_lines() -> None:
    text = "We resolve to:\n\n  9. Affirm the first\n     and go on;\n  10. Affirm the second."
    items = [b for b in blocks_of(text) if b.type == "list_item"]
    assert [(b.number, b.text) for b in items] == [
        ("9", "Affirm the first\n     and go on;"),
        ("10", "Affirm the second."),
    ]


def test_nested_lists_have_levels() -> None:
    text = "Congress asks:\n  i) for one\n  ii) for two:\n     a. inner\n     b. other\n  iii) for three"
    assert [(b.number, b.level) for b in blocks_of(text) if b.type == "list_item"] == [
        ("i", 1),
        ("ii", 1),
        ("a", 2),
        ("b", 2),
        ("iii", 1),
    ]


def test_bracketed_letters_and_bullets_are_items() -> None:
    assert _numbers("Resolved:\n(a) one\n(b) two") == ["a", "b"]
    assert _numbers("• one\n• two") == [None, None]


def test_an_initial_and_a_wrapped_number_are_no_items() -> None:
    assert _numbers("A. Philip Randolph spoke.\n\nC. Wright Mills answered.") == []
    assert _numbers("They were divided into groups of\n12. The others left.") == []


def test_numbers_that_repeat_in_each_list_are_kept() -> None:
    assert _numbers("First:\n1. a\n2. b\n\nSecond:\n1. c\n2. d") == ["1", "2", "1", "2"]


def test_captions_and_marked_questions_are_told() -> None:
    text = "Pickets at the gate. Photo: I. Marroquin\n\nQ: Why there?\n\nA: It was warm."
    assert [b.type for b in blocks_of(text)] == ["caption", "question", "answer"]


def test_markdown_files_lose_their_signs_but_not_their_words() -> None:
    link = "[the **minutes**](http://x.example/a_b)"
    source = f"# The *Long* Strike\n\nRead {link} of\n1949 and `sing`.\n\n1. One\n2. Two\n"
    reading = _read(source, "/a/history.md")
    assert reading.text == "The Long Strike\n\nRead the minutes of 1949 and sing.\n\n1. One\n2. Two"
    assert [b.number for b in reading.blocks] == [None, None, "1", "2"]


def test_markdown_leaves_single_stars_and_underscores_alone() -> None:
    assert (
        _read("Rates of 5 * 3 and snake_case_name stay.\n", "/a/x.md").text
        == "Rates of 5 * 3 and snake_case_name stay."
    )


def _assert_sound(text: str, blocks: tuple[Block, ...]) -> None:
    at = 0
    for block in blocks:
        assert block.start >= at
        assert block.end > block.start
        assert text[block.start : block.end] == block.text
        at = block.end


@given(
    st.lists(
        st.sampled_from(
            ["", "1. a", "2. b", "(a) x", "i) y", "• z", "# H", "TITLE OF IT", "By Me", "> q", "---",
             "| a | b |", "[1] n",
             "plain words that go on", "  indented", "x" * 130, "**Bold?**", "\f", "===="]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_blocks_of_any_lines_are_ordered_and_point_into_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = tuple(blocks_of(text))
    _assert_sound(text, blocks)
    words = [w for w in text.split() if w.isalpha() and len(w) > 2]
    assert all(any(w in b.text for b in blocks) for w in words)
