"""Lines that stand alone over what is resolved or noted, with no RESOLVED: labels, positions."""

from __future__ import annotations

import re

# A label over the words moved: "Motion text:", "Text of the resolution:", "Texte de la proposition :".
TEXT_LABEL = re.compile(
    r"(?:motion|proposal|moci[óo]n|proposition|(?:full\s+|proposed\s+)?(?:motion|resolution|proposal)\s+(?:text|wording|language)|(?:full\s+|proposed\s+|final\s+)?(?:text|wording)"
    r"(?:\s+(?:of|as)\s+(?:the\s+)?(?:motion|resolution|proposal|moved|adopted))?|(?:the\s+)?(?:motion|resolution)\s+reads|"
    r"texte(?:\s+de\s+la\s+(?:proposition|r[ée]solution|motion))?|texto(?:\s+de\s+la\s+(?:moci[óo]n|propuesta|resoluci[óo]n))?)\s*:",
    re.IGNORECASE,
)
# The same alone on its line, in small letters: "il est résolu", over "que la CSN exige …".
RESOLVED_ALONE = re.compile(
    r"(?:(?:en|par)\s+cons[ée]quence,?\s+|pour\s+ces\s+(?:motifs|raisons),?\s+|por\s+(?:lo\s+)?(?:tanto|anterior|expuesto),?\s+)?"
    r"(?:it\s+is\s+(?:(?:therefore|further|also|then)\s+){0,2}(?:moved|proposed)|(?:et\s+|donc\s+)?(?:il\s+est\s+(?:(?:donc|de\s+plus|[ée]galement|aussi|enfin|finalement|en\s+outre|par\s+cons[ée]quent)\s+){0,2}"
    r"(?:r[ée]solu|propos[ée]|d[ée]cid[ée])|qu['’]il\s+soit\s+(?:(?:donc|de\s+plus|en\s+outre|[ée]galement|enfin)\s+){0,2}r[ée]solu|"
    r"se\s+(?:resuelve|acuerda)|resolve-se))(?:\s+(?:que|that|de|ce\s+qui\s+suit|lo\s+siguiente))?\s*[:,…]?",
    re.IGNORECASE,
)
# "The American Federation of Teachers holds as follows:", over a numbered list.
AS_FOLLOWS = re.compile(
    r"(?-i:[A-ZÀ-Þ])[^:;]{5,160}\b(?:holds|resolves?|declares?|decides?|agrees?|adopts|pledges|goes\s+on\s+record|determines)\b"
    r"[^:;.]{0,30}\b(?:as\s+follows|the\s+following)\s*:",
    re.IGNORECASE,
)
# A label over a list of reasons: "In that:", "Tomando en cuenta:", "Given that:".
REASONS_LABEL = re.compile(
    r"(?:in\s+that|given(?:\s+that)?|since|seeing\s+that|in\s+view\s+of|inasmuch\s+as|on\s+the\s+grounds\s+that|tomando\s+en\s+cuenta|"
    r"teniendo\s+en\s+cuenta|en\s+vista\s+de|dado|toda\s+vez|compte\s+tenu|[ée]tant\s+donn[ée]|vu|constatant|tendo\s+em\s+conta)"
    r"(?:\s+(?:que|that|de\s+que|de|ce\s+qui\s+suit|lo\s+siguiente))?\s*:",
    re.IGNORECASE,
)
# "IT IS THEREFORE THE POSITION OF THIS COUNCIL:", over a list.
POSITION = re.compile(
    r"(?:(?:now|and|therefore|it\s+is|be\s+it|hence|thus|accordingly|so)\b[\s,]*){0,5}(?:the|our)\s+"
    r"(?:position|policy|policies|demands?|decision|program|programme)\s+of\s+(?:this|the|our)\s[^:;.]{3,80}\s*:",
    re.IGNORECASE,
)
