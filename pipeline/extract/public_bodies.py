"""Component: bodies of the state that are no name by their words alone.

Sets proposals for houses of parliament, boards, towns as corporations ("the City of Laval"), courts,
prefectures and schools that French writes with a small letter, and for the few known by one word ("the
Pentagon").
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.proposals import Proposal, known, proposals_of, words_of

_CAP = r"[A-ZÀ-Ý][\w’'-]*[\wà-ÿ]"
_RUN = rf"{_CAP}(?:[ -]{_CAP}){{0,3}}"
_DE = r"(?:des |de la |de l['’]|du |de |d['’])"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bHouse of (?:Commons|Lords|Representatives|Assembly|Delegates|Keys)\b",
        r"\b(?:(?:City|County|State|National|Provincial) )?Board of (?:Trade|Education|Health|Supervisors"
        r"|Guardians|Aldermen|Selectmen|Mediation|Works|Agriculture|Arbitration|Inquiry|Immigration)\b",
        r"\b(?:(?:London|Royal) )?(?:City|Town|Village|Borough|Municipality|Township|Port|Corporation)"
        rf" of {_RUN}",
        r"\b(?:Home|Foreign|Colonial|Labour|Interior|Attorney|General Prosecutor|Registrar|Civil Surgeon)"
        r"(?: Secretary| General)?['’]s Office\b",
        r"\bRegistr(?:ar|y) of (?:Trade Unions|Companies|Friendly Societies)\b",
        r"\b(?:Poder Judicial|Ministerio Público|Ministério Público|Seguridad Social|Carabineros|Gestapo"
        r"|Guardia (?:Civil|Rural|Nacional)|Scotland Yard|Pentagon|Casa Rosada)\b",
        r"(?<=[Tt]he )(?:Treasury|Admiralty|Home Office|Foreign Office|Colonial Office|War Office|Senate"
        r"|Vatican|Kremlin|Exchequer|Crown Prosecution Service|Cabinet Office)\b(?! [A-Z])",
        r"(?<=[Ee]l )(?:Senado|Supremo|Congreso de los Diputados)\b|(?<=[Ll]as )Cortes\b",
        r"\b(?:[Cc]onseil (?:municipal|général|régional|départemental)|[Pp]réfecture|[Ss]ous-préfecture"
        r"|[Tt]ribunal (?:de commerce|correctionnel|administratif|judiciaire|d['’]instance"
        r"|de grande instance)|[Éé]vêché|[Cc]onseil de [Pp]rud['’]hommes|[Pp]rud['’]hommes"
        r"|[Cc]entre hospitalier(?: universitaire)?|CHU|[Cc]our d['’]appel|[Cc]hambre de commerce"
        r"|[Uu]nion (?:départementale|régionale|locale)(?: [A-Z]{2,5})?|[Bb]ourse du travail"
        rf"|[Mm]aison du [Pp]euple) {_DE}{_RUN}(?:-(?:sur|en|le|la|les|de)-{_CAP})?",
        rf"\b(?:hôpital|lycée|collège|école|clinique|cégep|région) {_RUN}",
        r"\b[Tt]ribunal des affaires de sécurité sociale\b",
        r"\b(?:Corte|Cámara|Câmara|Tribunal|Juzgado) (?:Suprema|Supremo|Superior|Federal|Segundo|Primero"
        rf"|Comercial)(?: \d{{1,3}}\b| de {_CAP}(?: de (?:la )?{_CAP})?)?",
        r"\b(?:Polícia|Policía|Guarda|Gendarmería|Guardia|Brigada) (?:Militar|Civil|Federal|Nacional"
        r"|Provincial|Republicana|Rodoviária|Metropolitana)(?: (?:Republicana|Preventiva|Nacional))?"
        rf"(?: d[eoa]l? {_CAP})?",
    )
)


class PublicBodies:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        text = words_of(doc).text
        proposals = proposals_of(doc)
        names = known(doc).names
        for pattern in _PATTERNS:
            for match in pattern.finditer(text):
                proposals.append(Proposal("ORG", match.start(), match.end(), "public body", 0.65))
                if " " in match.group():
                    names[match.group()] = None
        return doc


@Language.factory("solidarity_public_bodies", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> PublicBodies:
    """spaCy's factory."""
    return PublicBodies()
