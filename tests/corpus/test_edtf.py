"""EDTF dates: what they may mean, checked by hand and against the `edtf` package as a second witness."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.edtf import DateError, bounds, decade, is_valid, overlaps, year

MEANINGS = [
    ("2017", "2017-01-01", "2017-12-31"),
    ("2017-07", "2017-07-01", "2017-07-31"),
    ("2017-07-04", "2017-07-04", "2017-07-04"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2017-07-04T10:00:00Z", "2017-07-04", "2017-07-04"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1XXX", "1000-01-01", "1999-12-31"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("2017-XX-31", "2017-01-31", "2017-12-31"),
    ("2017-1X", "2017-10-01", "2017-12-31"),
    ("2017~", "2017-01-01", "2017-12-31"),
    ("2017?", "2017-01-01", "2017-12-31"),
    ("2017-04%", "2017-04-01", "2017-04-30"),
    ("2004-06-~11", "2004-06-11", "2004-06-11"),
    ("1990/1993", "1990-01-01", "1993-12-31"),
    ("2023-01-30/2023-02-05", "2023-01-30", "2023-02-05"),
    ("1929~/1999", "1929-01-01", "1999-12-31"),
    ("2021/..", "2021-01-01", None),
    ("2021/", "2021-01-01", None),
    ("../1999", None, "1999-12-31"),
    ("/1999", None, "1999-12-31"),
    ("2017-21", "2017-03-01", "2017-05-31"),
    ("2017-22", "2017-06-01", "2017-08-31"),
    ("2017-23", "2017-09-01", "2017-11-30"),
    ("2017-24", "2017-12-01", "2018-02-28"),
    ("2017-29", "2017-09-01", "2017-11-30"),
    ("2018-33", "2018-01-01", "2018-03-31"),
    ("2018-39", "2018-09-01", "2018-12-31"),
    ("2018-41", "2018-07-01", "2018-12-31"),
    ("9999-24", "9999-12-01", "9999-12-31"),
    ("XXXX-04-17", None, None),
    ("XXXX-04", None, None),
    ("XXXX-04-03/XXXX-04-05", None, None),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("[..1984]", None, "1984-12-31"),
    ("[1984..]", "1984-01-01", None),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("0079", "0079-01-01", "0079-12-31"),
    ("0079-08-24", "0079-08-24", "0079-08-24"),
    ("-0044", None, "0001-01-01"),
    ("Y17000", "9999-12-31", None),
]
INVALID = [
    "", "hello", "17", "2017-13", "2017-00", "2017-02-29", "2017-04-31", "XXXX-02-30", "2017/2016", "/",
    "../",
    "2017-7", "2017-07-4", "April 2017", "2017-21-01", "[]", "[2017", "2017]", "[2018..2017]",
    "2017/2018/2019",
    "2017-07-04 ", "２０１７", "1990s", "2017-07-04T25", "2017--04",
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "low", "high"), MEANINGS)
def test_earliest_and_latest_day(edtf: str, low: str | None, high: str | None) -> None:
    assert bounds(edtf) == (low and date.fromisoformat(low), high and date.fromisoformat(high))


@pytest.mark.parametrize("edtf", INVALID)
def test_what_is_no_date_is_refused_by_name(edtf: str) -> None:
    assert not is_valid(edtf)
    with pytest.raises(DateError, match="not an EDTF date"):
        bounds(edtf)


@pytest.mark.parametrize(
    ("edtf", "its_year", "its_decade"),
    [
        ("2017-07-04", 2017, "2010s"), ("2017~", 2017, "2010s"), ("2017-24", 2017, "2010s"), ("199X", None,
        "1990s"),
        ("1990/1993", None, "1990s"), ("2017-01/2017-03", 2017, "2010s"), ("1989/1991", None, None),
        ("19XX", None, None), ("2021/..", None, None), ("XXXX-04-17", None, None), ("2019-24", 2019, "2010s"),
    ],
)  # fmt: skip
def test_year_and_decade_are_told_only_where_there_is_one(
    edtf: str, its_year: int | None, its_decade: str | None
) -> None:
    assert (year(edtf), decade(edtf)) == (its_year, its_decade)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2017", "2017-07-04", True), ("199X", "1995", True), ("199X", "2000", False), ("2021/..", "2030",
        True),
        ("../1999", "1950-06", True), ("../1999", "2000", False), ("2016/2018", "2018-12-31", True),
        ("XXXX-04-17", "2017", False), ("XXXX-04-17", "XXXX-04-17", True), ("2021/..", "../2020", False),
    ],
)  # fmt: skip
def test_overlap(a: str, b: str, expected: bool) -> None:
    assert overlaps(a, b) is expected
    assert overlaps(b, a) is expected


_years = st.integers(1, 9998)
_masked = st.builds(lambda y, n: f"{y:04d}"[: 4 - n] + "X" * n, _years, st.integers(0, 3))
_days = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat)
_singles = st.one_of(
    _masked, _days, _days.map(lambda d: d[:7]), st.builds("{:04d}-{}".format, _years, st.integers(21, 41))
)


@given(_singles, st.sampled_from(["", "~", "?", "%"]))
def test_a_single_date_reaches_from_first_to_last_day_whatever_its_qualifier(
    edtf: str, qualifier: str
) -> None:
    low, high = bounds(edtf + qualifier)
    assert (low, high) == bounds(edtf)
    assert low is not None and high is not None and low <= high


@given(_singles, _singles)
def test_an_interval_covers_both_its_ends(a: str, b: str) -> None:
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    assert a_low and b_low and a_high and b_high
    if a_low <= b_high:
        assert bounds(f"{a}/{b}") == (a_low, b_high)
        assert overlaps(f"{a}/{b}", a) is (a_low <= b_high)
    else:
        assert not is_valid(f"{a}/{b}")


@given(_singles, _singles)
def test_overlap_is_having_a_day_in_common(a: str, b: str) -> None:
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    assert a_low and b_low and a_high and b_high
    assert overlaps(a, b) is (max(a_low, b_low) <= min(a_high, b_high))


@given(st.text(alphabet="0123456789X-/.~?%[]{},TY:S ", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    if is_valid(text):
        low, high = bounds(text)
        assert low is None or high is None or low <= high


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        _days,
        _days.map(lambda d: d[:7]),
        _years.map("{:04d}".format),
        _masked.filter(lambda m: m[0] != "0" and m.count("X") < 3),
    )
)
def test_the_edtf_package_agrees(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    parsed = edtf.parse_edtf(text)
    low, high = bounds(text)
    assert low is not None and high is not None
    assert tuple(parsed.lower_strict())[:3] == (low.year, low.month, low.day)
    assert tuple(parsed.upper_strict())[:3] == (high.year, high.month, high.day)
