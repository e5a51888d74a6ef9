"""From a query as typed to its syntax tree. Written by hand, so that each mistake can be told where it is.

    query  := group ( "OR" group2 )*           OR binds least, then AND, then standing side by side
    group2 := group ( "AND" group )*
    group  := term+                            side by side: `--match` decides
    term   := ("NOT" | "-") term | "(" query ")" | field ":" value | word | "phrase" | "near"~n

Operators are upper-case; "and", "or", "not" are words. What is neither letter nor digit is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.errors import QueryError
from index.query.fields import FIELDS, NONE_VALUE, field_named, nearest_field
from index.query.syntax import (
    All,
    And,
    Field,
    Fuzzy,
    Group,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Unknown,
    Wildcard,
    Word,
)
from index.words import query_keys

MAX_LENGTH = 20_000
MAX_DEPTH = 60
MAX_SLOP = 200
MAX_DISTANCE = 2

OPERATORS = ("AND", "OR", "NOT")
_QUOTES = '"“”„«»'
_ENDS_WORD = re.compile(rf"[\s(){_QUOTES}]")
_FIELD = re.compile(r"([^\W\d][\w-]*):")
_FUZZY = re.compile(r"(.+?)~([0-9]*)")
_PASSED_OVER = ",;:!…/|&+=.#@%^<>{}[]\\"
_TRAILING = ",;:!…"
_NEAR = re.compile(r"~([0-9]*)")


def parse(query: str) -> Node:
    """The tree of a query; the empty query gives `All`. Raises `QueryError` and nothing else."""
    if len(query) > MAX_LENGTH:
        raise QueryError(f"The query is longer than {MAX_LENGTH} characters; shorten it", "", 0)
    return _Parser(query).parse()


def parse_value(field: str, value: str) -> Node:
    """The tree of one value of a filter (`--org FAT`): as if quoted, save for wildcards and dates.

    Raises `QueryError` when the field is unknown or the date is none.
    """
    name = field_named(field)
    if name is None:
        raise unknown_field(field, "", 0)
    value = " ".join(value.split())
    if not value:
        raise QueryError(f"The filter on {name} has no value", suggestion=f"{name}=…")
    if FIELDS[name] == "date":
        from index.query import dates

        try:
            return Field(name, All() if value == "*" else dates.parse_date(value))
        except dates.BadDateError as error:
            raise QueryError(f"{name}: {error}. Write {dates.FORMS}") from None
    if "*" in value and FIELDS[name] == "value":
        return Field(name, _starred(value))
    return Field(name, Phrase(value))


def unknown_field(name: str, query: str, position: int, quoted: str = "") -> QueryError:
    """The error for a field that does not exist, with the nearest one that does."""
    near = nearest_field(name)
    if near:
        suggestion = f"{near}:…"
    elif quoted:
        suggestion = f'"{quoted}" in quotes, if these are words to look for'
    else:
        suggestion = "one of " + ", ".join(FIELDS)
    return QueryError(f"There is no field {name!r}", query, position, suggestion)


def _starred(text: str) -> Node:
    if not text.strip("*"):
        return All()
    if text.endswith("*") and "*" not in text[:-1] and "?" not in text:
        return Prefix(text[:-1])
    return Wildcard(text)


class _Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.depth = 0
        self.field: str | None = None  # the field whose parentheses we are in

    def parse(self) -> Node:
        node = self._or()
        self._skip()
        if self.at < len(self.query):  # only a closing parenthesis stops `_or` early
            raise self._error("This parenthesis was never opened", self.at, self._without(self.at))
        if node is None and self.query.strip():
            raise self._error(
                "There is no word in this query", len(self.query) - len(self.query.lstrip()), ""
            )
        return node if node is not None else All()

    # The levels of the grammar. None means that nothing stood there.

    def _or(self) -> Node | None:
        return self._joined("OR", self._and, Or)

    def _and(self) -> Node | None:
        return self._joined("AND", self._group, And)

    def _joined(
        self, operator: str, level: Callable[[], Node | None], make: type[And] | type[Or]
    ) -> Node | None:
        first = level()
        nodes = [first] if first is not None else []
        while (start := self._operator(operator)) is not None:
            if not nodes:
                raise self._dangling(operator, start)
            following = level()
            if following is None:
                raise self._dangling(operator, start)
            nodes.append(following)
        if len(nodes) < 2:
            return nodes[0] if nodes else None
        flat: list[Node] = []
        for node in nodes:
            flat.extend(node.nodes if isinstance(node, make) else (node,))
        return make(tuple(flat))

    def _group(self) -> Node | None:
        nodes = []
        start = self.at
        while (node := self._term()) is not None:
            nodes.append(node)
        if len(nodes) > 1:
            self._check_single_value(start)
        return Group(tuple(nodes)) if len(nodes) > 1 else (nodes[0] if nodes else None)

    def _term(self) -> Node | None:
        negations = 0
        start = self.at
        while True:
            self._skip()
            at = self.at
            if self._operator("NOT") is not None or self._dash():
                negations, start = negations + 1, start if negations else at
                continue
            node = self._primary()
            if node is not None or self.at == at:  # else only punctuation stood there
                break
        if node is None:
            if negations:
                raise self._error("Nothing stands after this NOT", start, "NOT strike, or -strike")
            return None
        for _ in range(min(negations, MAX_DEPTH)):
            node = Not(node)
        return node

    def _primary(self) -> Node | None:
        """One term without negation. None at an end or operator and, having moved on, for punctuation."""
        at, query = self.at, self.query
        if at >= len(query) or query[at] == ")" or self._peek_operator():
            return None
        if query[at] == "(":
            return self._parenthesis()
        if query[at] in _QUOTES:
            return self._phrase()
        return self._word()

    # The terms

    def _parenthesis(self) -> Node:
        start = self.at
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error(f"Parentheses are nested more than {MAX_DEPTH} deep", start, "")
        self.at += 1
        node = self._or()
        self._skip()
        if self.at >= len(self.query):
            raise self._error("This parenthesis is never closed", start, self.query.rstrip() + ")")
        self.at += 1
        self.depth -= 1
        if node is None:
            raise self._error("Nothing stands between these parentheses", start, "")
        return node

    def _phrase(self) -> Node:
        start = self.at
        end = next((i for i in range(start + 1, len(self.query)) if self.query[i] in _QUOTES), None)
        if end is None:
            raise self._error("This quote is never closed", start, self.query.rstrip() + '"')
        text = " ".join(self.query[start + 1 : end].split())
        self.at = end + 1
        if self.field and FIELDS[self.field] == "date":
            return self._date(text, start)
        words = len(query_keys(text))
        if not words and not (text and self.field):
            raise self._error("There is no word between these quotes", start, "")
        near = _NEAR.match(self.query, self.at)
        if near is None:
            return Phrase(text)
        if self.field and FIELDS[self.field] == "value":
            raise self._error(
                f"{self.field} knows no nearness; leave the ~ out", self.at, f'{self.field}:"{text}"'
            )
        if not near[1] or int(near[1][:6]) > MAX_SLOP:
            raise self._error(
                f"After ~ comes the number of words between, up to {MAX_SLOP}", self.at, f'"{text}"~5'
            )
        self.at = near.end()
        return Phrase(text, int(near[1]))

    def _word(self) -> Node | None:
        """A word, wildcard, fuzzy word or field; None when only punctuation stood there."""
        query, start = self.query, self.at
        field = _FIELD.match(query, start)
        if field and not (self.field and FIELDS[self.field] != "text"):
            found = self._field_value(field)
            if found is not None:
                return found
        end = _ENDS_WORD.search(query, start)
        self.at = end.start() if end else len(query)
        raw = query[start : self.at]
        if self.field and FIELDS[self.field] == "date":
            return self._date(raw, start)
        if self.field and FIELDS[self.field] == "value":
            return self._value(raw)
        return self._text_word(raw, start)

    def _text_word(self, raw: str, start: int) -> Node | None:
        text = raw.rstrip(_TRAILING)
        if "*" not in text:
            text = text.rstrip("?" + _TRAILING)
        fuzzy = _FUZZY.fullmatch(text)
        if fuzzy and query_keys(fuzzy[1]):
            distance = int(fuzzy[2][:4]) if fuzzy[2] else 1
            if not 1 <= distance <= MAX_DISTANCE or "~" in fuzzy[1] or "*" in fuzzy[1] or "?" in fuzzy[1]:
                word = query_keys(fuzzy[1])[0]
                raise self._error(
                    f"After ~ comes how many letters may differ, 1 or {MAX_DISTANCE}", start, f"{word}~1"
                )
            return Fuzzy(fuzzy[1], distance)
        if text and not text.strip("*"):
            return All()
        if not query_keys(text.replace("*", "").replace("?", "")):
            return None
        if "*" in text or "?" in text:
            return _starred(text)
        return Word(text.lower() if text in OPERATORS and self._is_operator_text(raw, text) else text)

    def _is_operator_text(self, raw: str, text: str) -> bool:
        """Whether a word that was typed as "AND," would read as an operator once printed."""
        return raw != text

    def _value(self, raw: str) -> Node | None:
        text = raw.rstrip(",;!")
        if not text:
            return None
        return _starred(text) if "*" in text else Word(text)

    def _field_value(self, match: re.Match[str]) -> Node | None:
        name, start, at = match[1], match.start(), match.end()
        query = self.query
        field = field_named(name)
        empty = at >= len(query) or query[at].isspace() or query[at] == ")"
        if field is None:
            if empty:
                return None  # "Solidarity: a history" is a title, not a field
            end = _ENDS_WORD.search(query, at)
            raise unknown_field(name, query, start, query[start : end.start() if end else len(query)])
        if self.field:
            raise self._error(
                f"A field cannot stand within another ({self.field})", start, f"({self.field}:…) {field}:…"
            )
        if empty:
            raise self._empty_value(field, start)
        if query[at] == "-" and FIELDS[field] != "date":
            raise self._error(
                "The minus goes before the field", at, f"-{field}:{query[at + 1 :].split(' ')[0]}"
            )
        self.at, self.field = at, field
        node: Node | None
        if FIELDS[field] == "value" and query[at : at + len(NONE_VALUE)].lower() == NONE_VALUE:
            node, self.at = Phrase(NONE_VALUE), at + len(NONE_VALUE)  # as facets show it
        elif query[at] == "(":
            node = self._parenthesis()
        elif query[at] in _QUOTES:
            node = self._phrase()
        else:
            node = self._word()
        self.field = None
        if node is None:
            raise self._empty_value(field, start)
        return Field(field, node)

    def _date(self, text: str, start: int) -> Node:
        text = text.rstrip(",;!")
        if text == "*":
            return All()
        from index.query import dates

        try:
            return dates.parse_date(text)
        except dates.BadDateError as error:
            raise self._error(
                f"{error}; {self.field} wants {dates.FORMS}", start, f"{self.field}:2017"
            ) from None

    # Small things

    def _skip(self) -> None:
        passed_over = "" if self.field and FIELDS[self.field] != "text" else _PASSED_OVER
        while self.at < len(self.query) and (
            self.query[self.at].isspace() or self.query[self.at] in passed_over
        ):
            self.at += 1

    def _peek_operator(self, operators: tuple[str, ...] = OPERATORS) -> str | None:
        for operator in operators:
            if self.query.startswith(operator, self.at):
                after = self.at + len(operator)
                if after >= len(self.query) or _ENDS_WORD.match(self.query, after):
                    return operator
        return None

    def _operator(self, operator: str) -> int | None:
        """Read this operator if it stands here; where it began, else None."""
        self._skip()
        if self._peek_operator((operator,)) is None:
            return None
        start, self.at = self.at, self.at + len(operator)
        return start

    def _dash(self) -> bool:
        """Read a minus that negates: one, right before a word, a quote or a parenthesis."""
        query, at = self.query, self.at
        if query[at : at + 1] != "-" or (self.field and FIELDS[self.field] == "date"):
            return False
        following = query[at + 1 : at + 2]
        if not (following.isalnum() or (following and following in _QUOTES + "(*")):
            return False
        self.at += 1
        return True

    def _check_single_value(self, start: int) -> None:
        if self.field and FIELDS[self.field] != "text":
            inside = self.query[start : self.at].strip()
            either = " OR ".join(inside.split())
            raise self._error(
                f"Between several values of {self.field} an operator is needed",
                start,
                f'{self.field}:"{inside}" if that is one value, else {self.field}:({either})',
            )

    def _empty_value(self, field: str, start: int) -> QueryError:
        example = {"date": "2017", "text": "strike"}.get(FIELDS[field], '"a value"')
        return self._error(f"The field {field} has no value", start, f"{field}:{example}")

    def _dangling(self, operator: str, start: int) -> QueryError:
        return self._error(
            f"{operator} joins two terms, and one is missing", start,
            f'strike {operator} lockout, or "{operator.lower()}" in lower case if it is a word to look for',
        )  # fmt: skip

    def _without(self, position: int) -> str:
        return (self.query[:position] + self.query[position + 1 :]).strip()

    def _error(self, message: str, position: int, suggestion: str) -> QueryError:
        return QueryError(message, self.query, position, suggestion)


__all__ = ["Unknown", "parse", "parse_value", "unknown_field"]
