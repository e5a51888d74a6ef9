"""For or against: how a clause leans whose verb only says that the body speaks ("se pronuncia contra")."""

from __future__ import annotations

import re

from pipeline.structure.verb_table import Stance
from pipeline.structure.word_set import word_set

_SAYS = word_set(
    "envoie envia transmet adresse apporte pronuncia manifiesta expresa declara exprime prononce "
    "manifeste manifesta expressa declare vota vote"
)
_CONTRA = re.compile(
    r"\b(?:contra|contre|en\s+contra|rechazo|repudio|rep[úu]dio|rejet|opposition|d[ée]saccord|indignation)\b",
    re.I,
)
_PRO = re.compile(
    r"\b(?:a\s+favor|en\s+faveur|solidari\w+|apoyo|apoio|appui|soutien|respaldo|reconocimiento|gratitud\w*|a\s+favor)\b",
    re.IGNORECASE,
)


def leaning(text: str, verb: str) -> Stance | None:
    """For or against what, where the verb only says that the body speaks: "se pronuncia contra …"."""
    if verb.split()[-1] not in _SAYS:
        return None
    head = " ".join(text.split()[:12])
    against, favors = _CONTRA.search(head), _PRO.search(head)
    if against and (favors is None or against.start() < favors.start()):
        return "opposes"
    return "supports" if favors else None
