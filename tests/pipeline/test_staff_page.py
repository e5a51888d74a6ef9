"""The page for staff shows the briefing as it comes out."""

from tools.staff_page import PAGE, briefing, current


def test_the_page_for_staff_shows_the_briefing_as_it_comes_out(filled_archive):
    folder, ids = filled_archive
    text = briefing(folder, ids)
    page = PAGE.read_text("utf-8")
    assert text.startswith("# Our partners in resolutions")
    assert "## No mention\n\n- United Steelworkers" in text
    assert current(page, text) == page, "docs/staff.md is not current. Try: make docs"
