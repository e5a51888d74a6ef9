"""A convention's proceedings as a PDF of any length: numbered resolutions, debate, printed page numbers.

Everything in it is made up here, and the same each time. Title page and contents carry small roman numbers,
the body begins with page 1, as books have it.
"""

from __future__ import annotations

import io
import random
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FRONT = 2  # pages before page 1
_LINES = 46
_WIDTH = 88  # characters of a line
_SUBJECTS = (
    "the Eight-Hour Day", "Safe Scaffolds", "Lead in Paint", "Night Work in Bakeries", "Ferry Crews",
    "the Cannery Strike", "Pensions for Glass Blowers", "Company Stores", "Heat in Laundries",
    "Apprentices", "Sick Pay for Porters", "Tenants of Mill Towns", "the Quarry Lockout", "Silicosis",
    "Travel Between Shifts", "the Union Label", "Women in the Foundries", "Deported Seafarers",
    "Schools in Lumber Camps", "the Right to Picket",
)  # fmt: skip
_OPENINGS = ("On", "Regarding", "Action on", "Against Delay in the Matter of", "Further Action on")
_ABROAD = ("Mexico", "Chile", "the Philippines", "Ireland", "South Africa", "Quebec", "Portugal", "Korea")
_FACTS = (
    "the employers of the valley have for {n} years refused to meet a committee on {s}",
    "in the past year {n} members lost their lives or their health where a rule on {s} would have saved them",
    "no law of this state says anything of {s}, and the inspectors number {n}",
    "the workers of {c} have won by {n} weeks of strike what we still ask for in the matter of {s}",
    "the last convention spoke on {s} and {n} locals have since written that nothing was done",
)
_DEEDS = (
    "That this convention calls upon the legislature to pass a law on {s} before the year is out",
    "That this convention condemns every employer who dismisses a worker for speaking of {s}",
    "That the executive council send {n} speakers to the locals to report on {s}",
    "That we affirm our solidarity with the workers of {c}, and send them {n} dollars from the strike fund",
    "That the secretary print {n} thousand leaflets on {s} in every language that our members read",
)
_SPEECH = (
    "Delegate {d} rose to say that the report of the committee was sound, and that his local had paid for "
    "{s} with {n} weeks of lost wages. He asked the delegates to think of those at home.",
    "Delegate {d} said she had heard the same words {n} years ago in a colder hall. Her members did not want "
    "words about {s}; they wanted a date.",
    "The chair reminded the house that {n} matters were still on the table and asked all to be brief.",
)
_NAMES = ("Ostrander", "Quill", "Mbeki-Long", "Tarrant", "Villaseñor", "Hodge", "Przybylski", "Dunmore")
_ENDS = ("Adopted.", "The resolution was adopted.", "Referred to the Committee on Legislation.", "Defeated.")


@dataclass(frozen=True, slots=True)
class Printed:
    """A resolution of the book: its number, its title, and the page of the file where it begins."""

    number: str
    title: str
    page: int


@dataclass(slots=True)
class Book:
    """The PDF and the resolutions in it, in order."""

    data: bytes = b""
    resolutions: list[Printed] = field(default_factory=list)


def book(pages: int) -> Book:
    """A book of so many pages, at least five."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    setter = _Setter(Canvas(buffer, pagesize=letter), pages)
    setter.front()
    dice = random.Random(1952)
    made = Book()
    for number, subject in _numbered(pages):
        if setter.left < 16:
            setter.turn()
        if setter.page > pages:
            break
        made.resolutions.append(Printed(str(number), subject, setter.page))
        _resolution(setter, number, subject, dice)
        for _ in range(dice.randrange(1, 4)):
            setter.paragraph(_filled(dice.choice(_SPEECH), subject, dice))
    setter.canvas.save()
    made.data = buffer.getvalue()
    return made


def _numbered(pages: int) -> Iterator[tuple[int, str]]:
    """More resolutions than so many pages hold."""
    for n in range(4 * pages):
        opening = _OPENINGS[n // len(_SUBJECTS) % len(_OPENINGS)]
        yield n + 1, f"{opening} {_SUBJECTS[n % len(_SUBJECTS)]}"


def _resolution(setter: _Setter, number: int, title: str, dice: random.Random) -> None:
    setter.gap()
    setter.line(f"Resolution No. {number}: {title}", "Times-Bold", 12)
    setter.line(f"Submitted by Delegate {dice.choice(_NAMES)} of Local {dice.randrange(2, 900)}")
    setter.gap()
    for _ in range(dice.randrange(2, 4)):
        setter.paragraph(f"WHEREAS, {_filled(dice.choice(_FACTS), title, dice)}; and")
    for n in range(dice.randrange(1, 4)):
        lead = "THEREFORE BE IT RESOLVED" if not n else "BE IT FURTHER RESOLVED"
        setter.paragraph(f"{lead}, {_filled(dice.choice(_DEEDS), title, dice)}.")
    setter.paragraph(dice.choice(_ENDS))


def _filled(template: str, title: str, dice: random.Random) -> str:
    subject = next((s for s in _SUBJECTS if title.endswith(s)), title)
    subject = subject if subject.startswith("the ") else subject.lower()
    return template.format(s=subject, n=dice.randrange(3, 90), c=dice.choice(_ABROAD), d=dice.choice(_NAMES))


class _Setter:
    """Sets lines on pages, each with its running head and its number."""

    def __init__(self, canvas: Canvas, pages: int) -> None:
        self.canvas = canvas
        self.pages = pages
        self.page = 1
        self.left = _LINES

    def front(self) -> None:
        """Title page and contents."""
        for font, size, y, text in (
            ("Times-Bold", 20, 520, "PROCEEDINGS"),
            ("Times-Roman", 14, 490, "of the Fortieth Convention of the"),
            ("Times-Bold", 16, 460, "Lakeside Federation of Crafts"),
            ("Times-Roman", 12, 430, "Held at Port Ardent, September 8-13, 1952"),
        ):
            self.canvas.setFont(font, size)
            self.canvas.drawCentredString(306, y, text)
        self.turn()
        for text in ("Call to order", "Report of the officers", "Resolutions", "Roll of delegates"):
            self.line(f"{text} {'.' * 40} {1 + 3 * len(text)}")
        self.turn()

    def turn(self) -> None:
        """End the page with its number, where there is room for another."""
        shown = ("i", "ii")[self.page - 1] if self.page <= _FRONT else str(self.page - _FRONT)
        self.canvas.setFont("Times-Roman", 9)
        if self.page > _FRONT:
            self.canvas.drawString(72, 758, "Lakeside Federation of Crafts")
            self.canvas.drawRightString(540, 758, "Proceedings of the Fortieth Convention")
        self.canvas.drawCentredString(306, 40, shown)
        self.canvas.showPage()
        self.page += 1
        self.left = _LINES

    def line(self, text: str, font: str = "Times-Roman", size: float = 11) -> None:
        """One line, on the next page where this one is full; none beyond the last page."""
        if not self.left:
            self.turn()
        if self.page > self.pages:
            return
        self.canvas.setFont(font, size)
        self.canvas.drawString(72, 72 + 14 * self.left, text)
        self.left -= 1

    def gap(self) -> None:
        """An empty line, but not at the top."""
        self.left -= 0 < self.left < _LINES

    def paragraph(self, text: str) -> None:
        """Lines of the full width, and an empty one."""
        for line in textwrap.wrap(text, _WIDTH):
            self.line(line)
        self.gap()
