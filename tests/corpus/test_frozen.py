"""Frozen records behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError
from typing import ClassVar

import pytest

from corpus.frozen import Record, made, replace


class Plain(Record):
    """One with a default and a default that is made anew."""

    shared: ClassVar[int] = 3
    name: str
    count: int = 1
    listed: dict[str, int] = made(default_factory=dict)


class More(Plain):
    """One that adds a field."""

    inner: tuple[Plain, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    """A dataclass with the same fields as `Plain`."""

    name: str
    count: int = 1
    listed: dict[str, int] = dataclasses.field(default_factory=dict)


@pytest.mark.parametrize(("given", "named"), [(("a",), {}), (("a", 2), {}), ((), {"name": "a", "count": 2})])
def test_it_is_made_told_and_taken_apart_as_a_dataclass(
    given: tuple[object, ...], named: dict[str, object]
) -> None:
    ours, theirs = Plain(*given, **named), Twin(*given, **named)  # type: ignore[arg-type]
    assert repr(ours) == repr(theirs).replace("Twin", "Plain")
    assert dataclasses.asdict(ours) == ours.as_dict() == dataclasses.asdict(theirs)
    assert [f.name for f in dataclasses.fields(ours)] == [f.name for f in dataclasses.fields(theirs)]
    assert Plain.__match_args__ == Twin.__match_args__
    assert dataclasses.replace(ours, count=9) == replace(ours, count=9) == Plain("a", 9)


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, {}, 4), {}), (("a",), {"name": "b"}), (("a",), {"colour": "red"})],
)
def test_wrong_fields_are_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Plain(*given, **named)  # type: ignore[arg-type]


def test_it_cannot_be_changed() -> None:
    one = Plain("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises(AttributeError):
        one.other = 1  # type: ignore[attr-defined]
    assert one.listed is not Plain("a").listed and Plain.shared == 3


def test_it_is_equal_and_hashed_by_its_fields_and_class() -> None:
    assert Plain("a") == Plain("a") != Plain("b")
    assert More("a") != Plain("a")

    class Hashable(Record):
        """With fields that can be hashed."""

        a: int
        b: str = ""

    assert len({Hashable(1), Hashable(1), Hashable(1, "x")}) == 2


def test_fields_are_inherited_and_nested_records_become_dictionaries() -> None:
    one = More("a", inner=(Plain("b"),))
    assert one.as_dict() == dataclasses.asdict(one)
    assert one.as_dict()["inner"] == ({"name": "b", "count": 1, "listed": {}},)
    assert copy.deepcopy(one) == one == pickle.loads(pickle.dumps(one))
    match one:
        case More(name, count):
            assert (name, count) == ("a", 1)
