"""What a document is: told by its form, and never taken for a resolution because it speaks of one."""

from __future__ import annotations

import pytest

from corpus.document import Document, RawItem
from pipeline.readers import read
from pipeline.structure import structure

SENTENCES = (
    "The strike at the harbour goes on, and the winter with it, and nobody has moved since the spring.",
    "The shopkeepers have lent their lanterns, and the school its bell, which is rung at every shift.",
)

NEWS_WITH_A_LIST = """\
Convention Sets Course

By Ana Ruiz

DULUTH, 3 May 2011 -- Delegates voted on Tuesday for a program that will carry the union through
four years. It was
the shortest in memory, said the chair.

The program, as adopted:

1. Supports the lamplighters' boycott;
2. Opposes the new fence;
3. Demands a lamp for every ladder;
4. Calls on the city to hold hearings.

"We have never had so short a list," said the chair, Lev Brodsky. Others said that it was still too
long by half.
"""

STATEMENT = f"""\
Statement on the Lamplighters' Strike

The Harbour Federation stands with the lamplighters. {SENTENCES[0]}

Therefore, we call on the city to:

- hold hearings;
- light the piers.

Issued by the Executive Board, 3 May 2011
"""

PARLIAMENT = f"""\
Congress Passes Port Bill

Congress calls on ports to light their piers under a bill that passed the House on Tuesday after
nine hours of debate.

"It is about time," said Lev Brodsky, who has carried a lamp of his own. {SENTENCES[0]}

The president is expected to sign the bill, according to aides. {SENTENCES[1]}
"""

ADVICE = f"""\
How to Write a Resolution

A resolution has a preamble and an operative part, and both are written before anybody has slept.
{SENTENCES[0]}

WHEREAS clauses give reasons. They say what is so, in the order in which a stranger would need to hear it.

RESOLVED clauses say what is to be done. They should name who is to do it and by when, and be no
more than four.
"""

MINUTES = f"""\
Minutes of the May Meeting

The meeting was called to order at seven by President Oakes, and the minutes of April were read and
approved.

Resolution No. 4 was read. It was moved by Brother Brodsky that it be adopted. Carried.

{SENTENCES[1]} The treasurer had forty dollars.
"""

SONG = f"""\
Nine Weeks in the Dark

{SENTENCES[0]} {SENTENCES[1]}

THE UNION WILL: that is how the old song began, and those who know it sang it on Tuesday at the
gate in the rain.
"""

INTERVIEW = """\
Entrevista con Lidia Campos

Por Ana Ruiz

Lidia Campos encendió faroles durante treinta años y hoy enseña a leer a las costureras que la
acompañaron en la
huelga de 1998. Habla despacio y no se repite.

¿Cuándo empezó usted?

En la primavera, cuando el viejo me dejó cargar la vara los viernes. Era pesada y nadie me preguntó
si podía con ella.

¿Y qué pensó entonces?

Que todos deberían cargarla una vez. Después decidiríamos el salario entre todas, como se debe
hacer en una asamblea.
"""

TURNS = """\
Talking to a Lamplighter

Q: When did you begin?
A: In the spring of 1998, when the old man let me carry the pole for him on Fridays and holidays.

Q: And what did you think?
A: That it was heavy. That everybody should carry it once and then decide what the wage ought to be.

Q: Would you do it again?
A: Yes.
"""

COMUNICADO = """\
COMUNICADO

Los abajo firmantes, trabajadoras y trabajadores del puerto, condenamos el despido de nuestras
compañeras y exigimos
su reinstalación inmediata. No descansaremos hasta que vuelvan todas.
"""

MOTIONS = """\
1. Lamps on piers

Conference notes that the piers are dark and that three members have fallen from them since the new
year began.

Conference calls on the National Executive Council to:

1) campaign for lamps;
2) publish a report.

Harbour Branch

2. Ladders

Conference notes that ladders break and that nobody is made to look at them before the ships come
in for the season.

Conference instructs the National Executive Council to demand rails.

Northern Region
"""

NUMBERED_PARAGRAPHS = """\
Congress Resolution on Lamps

1. Congress reaffirms that light is a matter of safety and not of thrift, whatever the ports may say of it.

2. Congress condemns the ports that have refused to buy lamps.

3. Congress calls on affiliates to:

(a) campaign for lamps;
(b) report accidents.
"""

ONE_PARAGRAPH = """\
Resolution on Lamps

WHEREAS the piers are dark; and WHEREAS three members have fallen; therefore be it RESOLVED that
the council demand
lamps, and be it further RESOLVED that a copy be sent to the mayor.
"""

QUEBEC = """\
PROPOSITION 7 – Appui aux allumeurs

Considérant que les quais sont noirs ;
Considérant que trois camarades sont tombés depuis janvier ;

Il est proposé que le conseil confédéral :

1. appuie la grève des allumeurs ;
2. verse mille dollars à la caisse de secours ;
3. exige du port qu'il éclaire les quais.

Adoptée
"""


def document(text: str, **given: str) -> Document:
    item = RawItem("text.txt", text.encode(), given=given)
    return structure(read(item), item)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NEWS_WITH_A_LIST, "article"),
        (STATEMENT, "statement"),
        (PARLIAMENT, "article"),
        (ADVICE, "other"),
        (MINUTES, "other"),
        (SONG, "other"),
        (INTERVIEW, "interview"),
        (TURNS, "interview"),
        (COMUNICADO, "statement"),
        (MOTIONS, "proceedings"),
        (NUMBERED_PARAGRAPHS, "resolution"),
        (ONE_PARAGRAPH, "resolution"),
        (QUEBEC, "resolution"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    found = document(text)
    assert (found.kind, found.kind_from) == (kind, found.kind_from)
    assert found.kind_from.startswith("found: ")
    if kind not in {"resolution", "proceedings"}:
        assert not any(p.clauses for p in found.parts)


def verbs(found: Document) -> list[tuple[str | None, str | None]]:
    return [(c.number, c.verb) for p in found.parts for c in p.clauses if c.role == "operative"]


def test_motions_that_run_into_one_another_are_parted_by_their_numbers() -> None:
    found = document(MOTIONS)
    assert [(p.n, p.number, p.title) for p in found.parts] == [
        (1, "1", "Lamps on piers"),
        (2, "2", "Ladders"),
    ]
    assert found.text[found.parts[1].start :].startswith("2. Ladders")
    assert verbs(found) == [("1", "campaigns"), ("2", "publishes"), (None, "instructs")]


def test_numbered_paragraphs_in_which_a_body_speaks() -> None:
    # "3. Congress calls on … to:" leads on to its items, and is a clause with its own number.
    assert verbs(document(NUMBERED_PARAGRAPHS)) == [
        ("1", "reaffirms"),
        ("2", "condemns"),
        ("3", "calls on"),
        ("3.a", "campaigns"),
        ("3.b", "reports"),
    ]


def test_clauses_run_together_in_one_paragraph_are_told_apart() -> None:
    found = document(ONE_PARAGRAPH)
    assert verbs(found) == [(None, "demands"), (None, "sends")]
    assert sum(c.role == "preamble" for c in found.parts[0].clauses) == 2


def test_a_quebec_proposal() -> None:
    found = document(QUEBEC)
    assert (found.number, found.title, found.status) == ("7", "Appui aux allumeurs", "adopted")
    assert verbs(found) == [("1", "appuie"), ("2", "verse"), ("3", "exige")]
    assert sum(c.role == "preamble" for c in found.parts[0].clauses) == 2


def test_what_stands_under_a_call_on_others_has_its_own_stance() -> None:
    stances = {c.stance for p in document(MOTIONS).parts[:1] for c in p.clauses if c.role == "operative"}
    assert stances == {"acts"}
