"""Operative verbs by their place: behind fronted clauses, asides, names, modals, in moods and tenses."""

from __future__ import annotations

import pytest

from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.verb_forms import romance_forms
from pipeline.structure.verbs import opens_in_third_person


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("CUPE National oppose any plan of that kind", "opposes"),
        ("CUPE National demand of all parties a public plan", "demands"),
        ("the American Federation of Teachers will support local efforts to lower class size", "supports"),
        ("the Federation give its full support to the bill", "supports"),
        ("this take effect on January 1.", "takes effect"),
        ("every coach built in a union shop shall bear the label", "bears"),
        ("if the company refuses to bargain, the local stand ready to strike", "stands"),
        ("if it be turned against us the whole union stands ready", "stands"),
        ("as a first step, the union survey its members", "surveys"),
        ("in order to carry this out, a fund be created", "creates"),
        ("not later than March, the Board poll the branches", "polls"),
        ("the Congress, meeting in Toronto, condemn the firings", "condemns"),
        ("the IWW shall henceforth print its own cards", "prints"),
        ("we most emphatically condemn the sheriff", "condemns"),
        ("we as workers pledge not to vote for him", "pledges"),
        ("a relief committee delegation leave from this hall", "leaves"),
        ("the minimum wage rise to $20", "rises"),
        ("Article II, Sec. 3 read: No officer may", "reads"),
        ("A vote of thanks to the Mayor of Denver", "thanks"),
        ("It demands that the Government approve the plan", "demands"),
        ("these rules be set aside for the day", "sets aside"),
        ("the hall open at 5 a.m., the janitor to be paid the extra hour", "opens"),
        ("will train one member per local", "trains"),
    ],
)
def test_english_verbs_by_their_place(clause: str, verb: str) -> None:
    assert clause_verb(clause, "en")[0] == verb


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("Unite will commit its resources", "commits"),
        ("Council supports a public inquiry", "supports"),
        ("Dues are waived for members behind bars.", "waives"),
        ("Ring-fence ten per cent of the levy", "ring-fences"),
        ("Versera l'indemnité dès le premier jour", "verse"),
    ],
)
def test_items_under_a_lead_that_have_more_before_their_verb(clause: str, verb: str) -> None:
    assert clause_verb(clause, "en", infinitive=True)[0] == verb


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("Se comisiona a la Secretaría para levantar el padrón", "comisiona"),
        ("se gire oficio a la Junta", "gira"),
        ("cada sección entregue víveres", "entrega"),
        ("organice brigadas con los compañeros", "organiza"),
        ("las secciones pongan sus locales", "pone"),
        ("el sindicato dirija un escrito al Gobernador", "dirige"),
        ("Saldrá de Necaxa el 4 de julio.", "sale"),
        ("Tendrá el sindicato su periódico", "tiene"),
        ("sean repuestos los compañeros", "repone"),
        ("la Federación dé su apoyo a los choferes", "da"),
        ("Nómbrese una comisión", "nombra"),
        ("La comisión deberá informar en quince días", "informa"),
        ("Mantengamos la unidad", "mantiene"),
        ("A más tardar el 15 de junio, el Comité entregará el proyecto", "entrega"),
        ("Solidariza con los presos", "solidariza"),
    ],
)
def test_spanish_moods_and_tenses(clause: str, verb: str) -> None:
    assert clause_verb(clause, "es")[0] == verb


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("en prêtant des locaux", "prête"),
        ("en choisissant des fournisseurs", "choisit"),
        ("Tiendra un congrès spécial", "tient"),
        ("Enverra une délégation", "envoie"),
        ("Élira un comité", "élit"),
        ("Rappellera au ministre sa promesse", "rappelle"),
        ("De ne pas signer l'entente", "signe"),
        ("copie soit expédiée aux journaux", "expédie"),
        ("la CSN perçoive une cotisation", "perçoit"),
        ("Le Congrès, réuni à Nantes, condamne la répression", "condamne"),
        ("À cette fin, la CSN organise une tournée", "organise"),
    ],
)
def test_french_moods_and_tenses(clause: str, verb: str) -> None:
    assert clause_verb(clause, "fr")[0] == verb


def test_wider_lists_tell_no_operative_part() -> None:
    assert "entregue" in romance_forms("es", wide=True)[1]
    assert "entregue" not in romance_forms("es")[1]
    assert not opens_in_third_person("Dialogue avec les élus", "fr")
