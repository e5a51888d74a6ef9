"""Runs of text with their exact place, from a page's content stream as pypdf parses it.

pypdf's own text is right for most pages, but its visitor joins what stands on one baseline, and tells no
right ends. Where columns must be told apart both are needed, so the text-showing operators are followed
here (PDF 32000-1, 9.4) with pypdf's parser, fonts and widths.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Shape = tuple[float, float, float, float]
"""A rectangle, or a rule, that is drawn: two opposite corners, in points."""

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DEEPEST = 6
_MOST_FORMS = 2000
_MOST_SHAPES = 1000
_MOST_CORNERS = 12  # points of a rectangle with round corners
_PAINTED = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_CURVES = frozenset({b"c", b"v", b"y"})
# A jump within one operator's array that is wider than so many font sizes begins a new run: table cells.
_JUMP = 0.5
_SPACE = 0.16  # of the font size: a wider gap within an operator's array parts two words


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn in one go: start and end along the line (x0, x1), baseline (y), font size, all in points.

    `angle` is the direction of the text in quarter turns against the clock (0 to 3), as drawn. `spaced`
    says whether it ends with a space, which the text is without.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    angle: int
    spaced: bool


@dataclass(slots=True)
class _Face:
    """What is needed of a font."""

    font: Any
    bold: bool
    italic: bool
    widths: dict[str, float] = field(default_factory=dict)

    def decode(self, data: Any) -> Iterator[tuple[str, float, bool]]:
        """Each glyph's text, its width in thousandths of the font size, and whether it is byte 32."""
        if isinstance(data, str):
            data = data.original_bytes if hasattr(data, "original_bytes") else data.encode("latin-1")
        font = self.font
        if isinstance(font.encoding, str):
            try:
                raw = data.decode(font.encoding, "surrogatepass")
            except (UnicodeDecodeError, LookupError):
                raw = data.decode("latin-1")
            decoded: Sequence[str] = raw
        else:
            raw = data.decode("latin-1")
            decoded = [font.encoding.get(byte, chr(byte)) for byte in data]
        single = len(raw) == len(data)
        for code, char in zip(raw, decoded, strict=True):
            width = self.widths.get(code)
            if width is None:
                width = font.space_width if code == font.space_char else font.get_text_width(code)
                self.widths[code] = width = float(width)
            text = str(font.character_map.get(char, char))
            # Runs are kept as they look from left to right; only a ligature comes as it is read.
            if len(text) > 1 and RTL.search(text):
                text = text[::-1]
            yield text, width, single and code == " "


@dataclass(slots=True)
class _State:
    """Graphics and text state (PDF 32000-1, tables 52 and 104)."""

    cm: Matrix = _UNIT
    face: _Face | None = None
    size: float = 12.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> _State:
        """The state as it is now."""
        return _State(
            self.cm, self.face, self.size, self.char, self.word, self.scale, self.leading, self.rise
        )


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies m first, n afterwards."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


class _Walker:
    """Follows a content stream and keeps what it draws."""

    def __init__(self, faces: dict[int, _Face]) -> None:
        self.runs: list[tuple[str, Matrix, float, float, _Face, float]] = []
        self.faces = faces
        self.forms = 0
        self.shapes: list[Shape] = []

    def walk(self, holder: Any, content: Any, state: _State, depth: int) -> None:
        """Follow one stream; forms in it are followed in their place."""
        resources = _object(holder.get("/Resources")) or {}
        fonts = _object(resources.get("/Font")) or {}
        stack: list[_State] = []
        tm = line = _UNIT
        path: list[list[tuple[float, float]]] = []
        for operands, operator in content.operations:
            try:
                if operator in (b"Tj", b"TJ", b"'", b'"'):
                    if operator in (b"'", b'"'):
                        if operator == b'"' and len(operands) > 2:
                            state.word, state.char = float(operands[0]), float(operands[1])
                        tm = line = multiply((1, 0, 0, 1, 0, -state.leading), line)
                    items = operands[0] if operator == b"TJ" else [operands[-1]]
                    tm = self._show(items, tm, state)
                elif operator in (b"Td", b"TD"):
                    x, y = float(operands[0]), float(operands[1])
                    if operator == b"TD":
                        state.leading = -y
                    tm = line = multiply((1, 0, 0, 1, x, y), line)
                elif operator == b"Tm":
                    tm = line = _matrix(operands)
                elif operator == b"T*":
                    tm = line = multiply((1, 0, 0, 1, 0, -state.leading), line)
                elif operator == b"BT":
                    tm = line = _UNIT
                elif operator == b"Tf":
                    state.face = self._face(fonts, operands[0])
                    state.size = float(operands[1])
                elif operator == b"q":
                    stack.append(state.copy())
                elif operator == b"Q":
                    if stack:
                        state = stack.pop()
                elif operator == b"cm":
                    state.cm = multiply(_matrix(operands), state.cm)
                elif operator == b"Tc":
                    state.char = float(operands[0])
                elif operator == b"Tw":
                    state.word = float(operands[0])
                elif operator == b"Tz":
                    state.scale = float(operands[0]) / 100
                elif operator == b"TL":
                    state.leading = float(operands[0])
                elif operator == b"Ts":
                    state.rise = float(operands[0])
                elif operator == b"Do":
                    self._form(resources, operands[0], state, depth)
                elif operator == b"re":
                    x, y, wide, tall = (float(v) for v in operands[:4])
                    path.append([_at(state.cm, x, y), _at(state.cm, x + wide, y + tall)])
                elif operator == b"m":
                    path.append([_at(state.cm, float(operands[0]), float(operands[1]))])
                elif operator == b"l" and path:
                    path[-1].append(_at(state.cm, float(operands[0]), float(operands[1])))
                elif operator in _CURVES and path:
                    path[-1].append(_at(state.cm, float(operands[-2]), float(operands[-1])))
                elif operator in _PAINTED:
                    self._draw(path)
                    path = []
                elif operator == b"n":  # a clip, which nobody sees
                    path = []
            except (TypeError, ValueError, IndexError, AttributeError, KeyError):
                continue  # a damaged operator is skipped, as viewers do

    def _draw(self, path: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Keep the rectangles and rules of a path that is painted; corners may be round."""
        for points in path:
            if len(self.shapes) >= _MOST_SHAPES or not 2 <= len(points) <= _MOST_CORNERS:
                continue
            xs, ys = [x for x, _ in points], [y for _, y in points]
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
            on_edge = all(min(x - x0, x1 - x, y - y0, y1 - y) < 1 for x, y in points)
            level = all(abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1 for a, b in pairwise(points))
            if len(points) == 2 or (level and len(points) <= 5) or (on_edge and len(points) >= 8):
                self.shapes.append((x0, y0, x1, y1))

    def _form(self, resources: Any, name: Any, state: _State, depth: int) -> None:
        from pypdf.generic import ContentStream

        form = _object((_object(resources.get("/XObject")) or {}).get(name))
        if form is None or form.get("/Subtype") != "/Form" or depth >= _DEEPEST or self.forms >= _MOST_FORMS:
            return
        self.forms += 1
        inner = state.copy()
        if "/Matrix" in form:
            inner.cm = multiply(_matrix(form["/Matrix"]), inner.cm)
        holder = form if "/Resources" in form else {"/Resources": resources}
        self.walk(holder, ContentStream(form, None, "bytes"), inner, depth + 1)

    def _face(self, fonts: Any, name: Any) -> _Face | None:
        from pypdf.generic._font import Font

        resource = _object(fonts.get(name))
        if resource is None:
            return None
        known = self.faces.get(id(resource))
        if known is None:
            font = Font.from_font_resource(resource)
            if font.character_widths.get(font.space_char, 0) == 0:
                font.space_width = 250
            base = str(resource.get("/BaseFont", ""))
            known = _Face(font, bool(_BOLD.search(base)), bool(_ITALIC.search(base)))
            self.faces[id(resource)] = known
        return known

    def _show(self, items: Any, tm: Matrix, state: _State) -> Matrix:
        """Keep what is shown; gives the text matrix after it."""
        face = state.face
        if face is None:
            return tm
        text: list[str] = []
        start = at = 0.0
        em = state.size or 1.0
        word = _space(items) * abs(em)
        for item in items:
            if isinstance(item, (int, float)):
                move = -float(item) / 1000 * state.size * state.scale
                if move > _JUMP * abs(em) and text:
                    self._keep("".join(text), start, at, tm, state, face)
                    text, start = [], at + move
                elif move > word and text and not text[-1].endswith(" "):
                    text.append(" ")
                at += move
                if not text:
                    start = at
                continue
            for char, width, space in face.decode(item):
                text.append(char)
                at += (width / 1000 * state.size + state.char + (state.word if space else 0.0)) * state.scale
        if text:
            self._keep("".join(text), start, at, tm, state, face)
        return multiply((1, 0, 0, 1, at, 0), tm)

    def _keep(self, text: str, start: float, end: float, tm: Matrix, state: _State, face: _Face) -> None:
        if text.strip():
            lead = len(text) - len(text.lstrip())
            if lead:  # spaces before the text are no part of it
                wide = sum(w for c, w, _ in _blank(face, text[:lead])) / 1000 * state.size
                start += (wide + lead * (state.char + state.word)) * state.scale
            placed = multiply((1, 0, 0, 1, start, state.rise), multiply(tm, state.cm))
            self.runs.append((text, placed, end - start, state.size, face, state.char + state.word))


def _space(items: Sequence[Any]) -> float:
    """The least gap between words in an operator's array, in font sizes: wider where letters are spaced."""
    gaps = [-float(item) / 1000 for item in items if isinstance(item, (int, float)) and item < 0]
    texts = [item for item in items if isinstance(item, (bytes, str))]
    shown = len(texts)
    # One sign again and again is a leader, dot by dot.
    single = sum(len(text) <= 2 and text != before for before, text in pairwise(["", *texts]))
    if len(gaps) < max(5, 0.7 * shown) or single < 0.7 * shown:
        return _SPACE
    usual = statistics.median(gaps)
    return usual + _SPACE if usual > 0.6 * _SPACE else _SPACE


def _blank(face: _Face, text: str) -> Iterator[tuple[str, float, bool]]:
    for char in text:
        yield char, float(face.font.space_width), True


def runs_of(page: Any, content: Any, faces: dict[int, _Face], shapes: list[Shape] | None = None) -> list[Run]:
    """The runs of a pypdf page in stream order. `faces` is kept from page to page of a file.

    The rectangles and rules that the page draws are added to `shapes`.
    """
    walker = _Walker(faces)
    walker.walk(page, content, _State(), 0)
    if shapes is not None:
        shapes += walker.shapes
    found = []
    for text, m, length, size, face, extra in walker.runs:
        along = math.hypot(m[0], m[1]) or 1.0
        up = math.hypot(m[2], m[3]) or 1.0
        dx, dy = m[0] / along, m[1] / along
        angle = 0 if dx > 0.7 else 2 if dx < -0.7 else 1 if dy > 0 else 3
        trailing = len(text) - len(text.rstrip())
        wide = length * along
        if trailing:
            wide -= trailing * (float(face.font.space_width) / 1000 * size + extra) * along
        x, y = turned(m[4], m[5], angle)
        points = abs(size) * up
        found.append(
            Run(
                text.strip(),
                x,
                x + max(wide, 0.0),
                y,
                round(points, 1) or 1.0,
                face.bold,
                face.italic,
                angle,
                bool(trailing),
            )
        )
    return found


def _at(cm: Matrix, x: float, y: float) -> tuple[float, float]:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


def turned(x: float, y: float, angle: int) -> tuple[float, float]:
    """A point in the frame in which text of this angle runs to the right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[angle]


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in operands[:6])
    return (a, b, c, d, e, f)


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
