"""Whether a page's text layer is one: pages that are only pictures, garbled layers, doubtful ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

State = Literal["text", "picture", "garbled", "doubtful"]

FEW = 40
"""Characters on a page below which a picture on it is taken for a scan."""

_ODD = 0.05  # share of characters that no text has
_WORDS = 40
_STOP_SHARE = 0.08
_WORD = re.compile(r"[^\W_]+")
# What stands for a sign that is not known, private signs, controls.
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\U000f0000-\U0010ffff]")
_NUMBERS = re.compile(r"\d+")
# The commonest little words of the languages written in Latin letters that labor archives hold.
_LITTLE = frozenset(
    """the of and to in a is that for it as was with be by on not he his but at are this have from or had an
    they which one you were her all their we there been has will no if who when
    de la que el en y los se del las un por con una su para es al lo como más pero sus le ya o este sí porque
    esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos
    le les des et est une dans que qui pour pas au sur ne par plus avec ce sont ont il elle nous vous leur
    mais ou cette ses aux être du qu
    da do em os no na uma não mais dos das ao pelo pela à foi são
    der die das und ist von zu mit den im dem nicht ein eine auf für sich des auch
    di il che per non sono della con del gli alla nel i e
    van het een en dat niet zijn op te voor met""".split()
) - set("aoeyuiàbcdlns")


def state(text: str, pictured: bool) -> State:
    """What a page's text is: sound, none but a picture, garbled, or doubtful (hardly a little word in it).

    `pictured` says whether a picture large enough to be the page is on it.
    """
    letters = "".join(text.split())
    if len(letters) < FEW:
        return "picture" if pictured else "text"
    if len(_STRANGE.findall(letters)) > _ODD * len(letters):
        return "garbled"
    share = little_share(text)
    return "doubtful" if share is not None and share < _STOP_SHARE else "text"


def little_share(text: str) -> float | None:
    """The share of little words; None for short texts and for those not in Latin letters."""
    words = [word for word in _WORD.findall(text.lower()) if not word.isdigit()]
    if len(words) < _WORDS:
        return None
    latin = sum("a" <= word[0] <= "\u024f" for word in words)
    return sum(word in _LITTLE for word in words) / len(words) if latin > 0.7 * len(words) else None


def without_stamps(pages: Sequence[Sequence[str]]) -> list[str]:
    """Each page's text without the lines that stand on most pages: "Downloaded from …" is no text layer."""
    masked = [{_mask(line) for line in page} for page in pages]
    counts = Counter(line for page in masked for line in page)
    most = max(3, 0.5 * len(pages))
    return ["\n".join(line for line in page if counts[_mask(line)] < most) for page in pages]


def _mask(line: str) -> str:
    return _NUMBERS.sub("#", line.lower())
