"""Resolutions in the forms that unions give them come out as clauses; prose about resolutions does not."""

from __future__ import annotations

import pytest

from corpus.document import Document, RawItem
from pipeline.readers import read
from pipeline.structure import structure


def document(text: str, **given: str) -> Document:
    item = RawItem("text.txt", text.encode(), given=given)
    return structure(read(item), item)


def clauses(found: Document, role: str = "operative") -> list[tuple[str | None, str | None, str]]:
    return [
        (c.number, c.verb, " ".join(found.text[c.start : c.end].split()))
        for p in found.parts
        for c in p.clauses
        if c.role == role
    ]


CUPE = """\
RESOLUTION NO. 31 - Safe ladders
Submitted by Local 9999

THE NATIONAL UNION WILL:

1. Lobby the provinces for one standard of ladder;
2. Publish a guide for stewards; and
3. Report to the next convention.

BECAUSE:

- Ladders fail when nobody is made to look at them.
- The present rule was written for orchards.
"""

ILWU = """\
Resolution R-14: Honour the Lamplighters

WHEREAS, the lamplighters of the northern harbour have been out since the spring; and

WHEREAS, no ship has been lit there without a fight,

NOW, THEREFORE,
BE IT
RESOLVED, that the local send one hundred dollars to their kitchen; and

BE IT FURTHER RESOLVED, that we condemn the use of soldiers on the quay.

M/S/C to adopt on a voice vote.
"""

FRENCH = """\
Résolution n° 12 : Pour le droit de grève des éclusiers

Attendu que les éclusiers ont perdu leur contrat en pleine saison ;

Attendu que la loi leur défend de s'assembler sur le quai ;

Le congrès décide :

1. De soutenir la caisse de secours des éclusiers ;
2. D'exiger le retrait de la loi ;
3. D'appeler les sections à tenir une assemblée avant l'été.

Adoptée à l'unanimité, le 3 mai 2011.
"""

PLAIN_THEREFORE = """\
Resolution 60: Ports Without Fences

The fence that was built around the harbour last winter keeps nobody out but the people who work
there. It has cost
more than the cranes did, and it has no gate on the side where the buses stop.

Our members have walked the long way round for nine months, in the dark, and two of them have been
hit by lorries.

THEREFORE, we call upon the port to open a gate by the first of June, and we urge the city to light the road.
"""

LOST_SPANISH = """\
Solidaridad con las costureras

Las costureras del puerto llevan nueve semanas en huelga por un salario que les alcance y por un
reglamento que
puedan leer. La empresa ha respondido con candados y con cartas de despido, y el gobierno con silencio.

1. Respalda la huelga de las costureras;
2. Condena los despidos;
3. Exige la mesa de diálogo que la ley promete;
4. Se solidariza con sus familias.
"""

REPORT = """\
Delegates Back the Lamplighters After a Long Night

By Ana Ruiz

The convention voted on Tuesday to send money to the lamplighters, who have been on strike since
the spring. "We were
told that it was too late," said Lev Brodsky of Local 9, "and then everybody stood up."

The resolution says that the union condemns the use of soldiers on the quay. It was moved by the
northern locals and
carried with four votes against, said the chair.

"RESOLVED, that the local send one hundred dollars to their kitchen," the clerk read aloud, and
there was applause
that went on for some time. Brodsky said that his local would send twice as much.

The delegates also heard a report on ladders. Nobody spoke against it. The convention goes on today
with elections, and
the chair said that she expects to be done by supper.
"""

QUOTED_IN_FULL = """\
What the Harbour Resolution Means

By Lev Brodsky

Last week's convention passed a text that will be argued over for years. It is short, and it was
written in a stairwell
by three people who had not slept, but it changes what the union may do with its money.

WHEREAS, the lamplighters of the northern harbour have been out since the spring;

RESOLVED, that the local send one hundred dollars to their kitchen.

That is all of it. What it does not say is where the money is to come from, said the treasurer, who
has kept the books
since the flood and means to keep them a while longer. She told the delegates that the sum was
small and the habit large.

The northern locals see it otherwise. Their secretary said that a union that counts before it helps
has already stopped
being one, and that the treasurer knows this as well as he does, since she taught it to him on a
picket line in the rain.

Both of them will be at the next meeting, which is open to all members, and where the coffee is
said to be better.
"""

NUMBERED_ADVICE = """\
Ten Rules for a Picket Line

A picket line is a place of work, and like any place of work it has its rules. These were gathered
over forty years by
people who have stood in the snow, and they are offered to anybody who has not yet done so.

1. Bring soup.
2. Never argue with a driver who has stopped.
3. Sing before you are cold, not after.
4. Write down the number of every lorry.
"""


def test_will_and_because() -> None:
    found = document(CUPE)
    assert (found.kind, found.number, found.title) == ("resolution", "31", "Safe ladders")
    assert [(n, v) for n, v, _ in clauses(found)] == [("1", "lobbies"), ("2", "publishes"), ("3", "reports")]
    assert len(clauses(found, "preamble")) == 2


def test_a_lead_broken_over_lines() -> None:
    found = document(ILWU)
    assert (found.kind, found.number, found.title) == ("resolution", "R-14", "Honour the Lamplighters")
    assert [words for _, _, words in clauses(found)] == [
        "the local send one hundred dollars to their kitchen",
        "we condemn the use of soldiers on the quay.",
    ]
    assert [words[:16] for _, _, words in clauses(found, "preamble")] == [
        "the lamplighters",
        "no ship has been",
    ]


def test_a_french_resolution() -> None:
    found = document(FRENCH, language="fr")
    assert (found.kind, found.number, found.status, found.adopted) == (
        "resolution",
        "12",
        "adopted",
        "2011-05-03",
    )
    assert [(n, v) for n, v, _ in clauses(found)] == [("1", "soutient"), ("2", "exige"), ("3", "appelle à")]
    assert len(clauses(found, "preamble")) == 2


def test_plain_paragraphs_and_a_therefore() -> None:
    found = document(PLAIN_THEREFORE)
    assert (found.kind, found.number, found.title) == ("resolution", "60", "Ports Without Fences")
    assert [v for _, v, _ in clauses(found)] == ["calls on"]
    assert len(clauses(found, "preamble")) == 2


def test_a_lost_lead_is_said() -> None:
    found = document(LOST_SPANISH, language="es")
    assert found.kind == "resolution"
    assert [v for _, v, _ in clauses(found)] == ["respalda", "condena", "exige", "se solidariza"]
    assert any("operative lead missing" in w for w in found.warnings)
    assert not any("operative lead missing" in w for w in document(FRENCH, language="fr").warnings)


@pytest.mark.parametrize("text", [REPORT, QUOTED_IN_FULL])
def test_prose_that_quotes_a_resolution_stays_an_article(text: str) -> None:
    found = document(text)
    assert found.kind == "article"
    assert clauses(found) == []


def test_numbered_advice_is_no_resolution() -> None:
    assert document(NUMBERED_ADVICE).kind not in {"resolution", "proceedings"}


def test_given_values_outrank_what_is_found() -> None:
    found = document(
        CUPE,
        title="Ladders",
        kind="resolution",
        number="7",
        convention="9th",
        adopted="1999",
        published="2000",
    )
    assert (found.title, found.number, found.convention, found.adopted) == ("Ladders", "7", "9th", "1999")
    assert (found.kind_from, found.published, found.published_from) == ("given", "2000", "given")


def test_a_book_is_cut_at_its_headers_and_keeps_its_front_matter() -> None:
    book = (
        "RESOLUTIONS OF THE 9TH CONVENTION\n\nContents\n\n" + ILWU + "\n\n" + PLAIN_THEREFORE + "\n\n" + CUPE
    )
    found = document(book)
    assert found.kind == "proceedings"
    assert [p.number for p in found.parts if p.kind == "resolution"] == ["R-14", "60", "31"]
    assert found.parts[0].kind == "other" and found.parts[0].start == 0
    assert "".join(found.text[p.start : p.end] for p in found.parts) == book
    assert [sum(c.role == "operative" for c in p.clauses) for p in found.parts] == [0, 2, 1, 3]


def test_nested_items_carry_the_number_of_the_item_above() -> None:
    found = document(
        "Resolution 5: Piers\n\nWHEREAS, the piers are old; be it\n\nRESOLVED, that the council shall:\n\n"
        "1. press the port for:\n   a. lamps on every pier;\n   b. rails on every ladder;\n"
        "2. write to the mayor.\n"
    )
    assert [n for n, _, _ in clauses(found)] == ["1", "1.a", "1.b", "2"]
    assert [v for _, v, _ in clauses(found)] == ["presses", None, None, "writes"]
