"""Frozen records that cost next to nothing to define: `dataclass(frozen=True, slots=True)` without its price.

A dataclass writes and compiles its methods when its module is imported, half a millisecond each; a search
from the command line, which knows forty of them, would pay as much for that as for searching. The methods
here are written once for all classes. `dataclasses.fields`, `replace` and `asdict` work as they do for
dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field

T = TypeVar("T")
R = TypeVar("R", bound="Record")


class _Made:
    """A default that is made anew for each record."""

    __slots__ = ("factory",)

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def made(*, default_factory: Callable[[], T]) -> T:
    """The default of a field that is made anew for each record."""
    return cast("T", _Made(default_factory))


class _Fields:
    """`__dataclass_fields__`, worked out when somebody asks for it."""

    def __init__(self) -> None:
        self._known: dict[type[Record], dict[str, Field[Any]]] = {}

    def __get__(self, instance: object, owner: type[Record]) -> dict[str, Field[Any]]:
        if owner not in self._known:
            self._known[owner] = self._of(owner)
        return self._known[owner]

    def _of(self, owner: type[Record]) -> dict[str, Field[Any]]:
        from dataclasses import field, make_dataclass

        defaults = owner.__defaults__
        specifiers: dict[str, Any] = {
            name: field(default_factory=value.factory) if isinstance(value, _Made) else field(default=value)
            for name, value in defaults.items()
        }
        twin = make_dataclass(
            owner.__name__,
            [(n, Any, specifiers[n]) if n in specifiers else (n, Any) for n in owner.__names__],
        )
        found: dict[str, Field[Any]] = vars(twin)["__dataclass_fields__"]
        return found


@dataclass_transform(frozen_default=True, field_specifiers=(made,))
class _RecordType(type):
    """Takes the annotations of a class for its slots, what is assigned to them for their defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _RecordType:
        own = [n for n, kind in namespace.get("__annotations__", {}).items() if "ClassVar" not in str(kind)]
        given = {n: namespace.pop(n) for n in own if n in namespace}
        namespace["__slots__"] = tuple(own)
        names: tuple[str, ...] = ()
        defaults: dict[str, Any] = {}
        for base in bases:
            names += getattr(base, "__names__", ())
            defaults |= getattr(base, "__defaults__", {})
        names += tuple(n for n in own if n not in names)
        namespace["__names__"] = namespace["__match_args__"] = names
        namespace["__defaults__"] = defaults | given
        return super().__new__(cls, name, bases, namespace)


class Record(metaclass=_RecordType):
    """Base of frozen records: fields are what is annotated; equal when all are, hashable when all are."""

    __names__: ClassVar[tuple[str, ...]]
    __defaults__: ClassVar[dict[str, Any]]
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    else:
        __dataclass_fields__ = _Fields()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        names, put = self.__names__, object.__setattr__
        if len(args) > len(names):
            raise TypeError(f"{type(self).__name__} has {len(names)} fields, {len(args)} were given")
        for name, value in zip(names, args, strict=False):
            put(self, name, value)
        for name in names[len(args) :]:
            if name in kwargs:
                put(self, name, kwargs.pop(name))
            elif name in self.__defaults__:
                value = self.__defaults__[name]
                put(self, name, value.factory() if isinstance(value, _Made) else value)
            else:
                raise TypeError(f"{type(self).__name__} needs {name}")
        if kwargs:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(kwargs)}, or it was given twice")

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__names__])

    def as_dict(self) -> dict[str, Any]:
        """The fields by name, records in them as dictionaries too, as `dataclasses.asdict` gives them."""
        return {name: _plain(getattr(self, name)) for name in self.__names__}

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        told = ", ".join(f"{n}={v!r}" for n, v in zip(self.__names__, self._values(), strict=True))
        return f"{type(self).__qualname__}({told})"

    def __setattr__(self, name: str, value: object) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), self._values()


def replace(record: R, **changes: Any) -> R:
    """The same record with some fields changed, as `dataclasses.replace` gives it."""
    kept = {name: getattr(record, name) for name in record.__names__ if name not in changes}
    return type(record)(**kept, **changes)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.as_dict()
    if isinstance(value, tuple):
        return tuple([_plain(one) for one in value])
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value
