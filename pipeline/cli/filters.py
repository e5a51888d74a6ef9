"""The filters that every searching command takes, as options and as a part of a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from corpus.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


class QueryCommand(click.Command):
    """A command whose query may begin with a minus, which the shell hands over like an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the way out told."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name.startswith("--"):
                raise
            query = next((one for one in given if one.startswith(error.option_name)), error.option_name)
            raise click.UsageError(
                f"{query} looks like an option. Try: {ctx.command_path} -- '{query}', if it is the query", ctx
            ) from None


# option -> (field, metavar, help)
_FILTERS = {
    "org": ("organization", "NAME", "An organization by id, any name or acronym."),
    "federation": ("federation", "NAME", "An organization: it, a part or an affiliate of it is mentioned."),
    "org-country": ("org_country", "CODE", "The country of an organization, such as mx."),
    "place": ("place", "NAME", "A place that is mentioned."),
    "within": ("within", "NAME", "A country, state or city: it or a place within it is mentioned."),
    "country": ("country", "NAME", "A country in which a place that is mentioned lies."),
    "kind": ("kind", "KIND", "article, interview, statement, bulletin, proceedings, resolution, other."),
    "source": ("source", "NAME", "Who published it."),
    "collection": ("collection", "NAME", "The collection that it belongs to."),
    "language": ("language", "CODE", "Such as en, es, fr."),
    "date": ("date", "EDTF", "Published, else adopted: 2017, 2016..2018, 199X, unknown."),
    "published": ("published", "EDTF", "When it was published."),
    "mentioned": ("mentioned", "EDTF", "A date that it mentions."),
}


def filter_options(command: Command) -> Command:
    """The filter options: each repeatable, OR within a field, AND between fields."""
    for name, (_, metavar, text) in reversed(_FILTERS.items()):
        command = click.option(f"--{name}", _parameter(name), multiple=True, metavar=metavar, help=text)(
            command
        )
    command = click.option(
        "--not", "not_", multiple=True, metavar="FIELD=VALUE", help="Leave out what has this value."
    )(command)
    return click.option("--include-restricted", is_flag=True, help="Also what is restricted.")(command)


def taken_filters(options: dict[str, Any]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Filters and exclusions from a command's keyword arguments. Raises `UsageError`."""
    filters = {
        field: tuple(options[_parameter(name)])
        for name, (field, _, _) in _FILTERS.items()
        if options.get(_parameter(name))
    }
    excluded: dict[str, tuple[str, ...]] = {}
    for text in options.get("not_") or ():
        name, equals, value = text.partition("=")
        if not equals or not value:
            raise UsageError(f"--not {text}: must be FIELD=VALUE. Try: --not kind=bulletin")
        field = known_field(name, "--not")
        excluded[field] = (*excluded.get(field, ()), value)
    return filters, excluded


def known_field(name: str, option: str) -> str:
    """The field behind a name. Raises `UsageError` with the nearest one."""
    from index.query.fields import FIELDS, field_named, nearest_field

    field = field_named(name)
    if field is None:
        close = nearest_field(name)
        hint = f"Did you mean {close}?" if close else f"Known: {', '.join(FIELDS)}"
        raise UsageError(f"{option}: no field {name}. {hint}")
    return field


def known_facet(name: str, option: str) -> str:
    """The facet behind a name. Raises `UsageError` with those that there are."""
    from index.query.fields import FACETS, field_named

    field = field_named(name)
    if field not in FACETS:
        import difflib

        close = difflib.get_close_matches(name.lower(), FACETS, n=1)
        hint = f"Did you mean {close[0]}? " if close else ""
        raise UsageError(f"{option}: no facet {name}. {hint}Known: {', '.join(FACETS)}")
    return field


def facets_asked(texts: tuple[str, ...], default: list[str], values: int) -> tuple[tuple[str, int], ...]:
    """Facets as `FIELD[:N]` with how many values of each to give (0: all)."""
    asked = []
    for text in texts or tuple(default):
        name, colon, number = text.partition(":")
        if colon and not number.isdigit():
            raise UsageError(f"--facet {text}: must be FIELD or FIELD:N. Try: --facet organization:20")
        asked.append((known_facet(name, "--facet"), int(number) if colon else values))
    return tuple(dict(asked).items())


def _parameter(name: str) -> str:
    return "filter_" + name.replace("-", "_")
