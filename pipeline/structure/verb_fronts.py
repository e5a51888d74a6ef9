"""What stands before or between a clause's subject and its verb and is neither: taken out before the verb is
sought.

"If the company refuses to bargain, the local stand ready" has its verb behind the comma; "the Congress,
meeting in Toronto, condemns" behind the aside; "the IWW shall henceforth print" behind an adverb. All three
are set off by their first words and their commas, so that nothing need be known of the verb itself.
"""

from __future__ import annotations

import re

_SUBJECTS = (
    r"(?=(?:(?:then|that|be\s+it)\s+)?(?:the|this|that|these|all|our|its|each|every|any|no|nobody|a|an|we|it|they|"
    r"members|locals|affiliates|delegates|branches|officers|copies|nothing|both|either|neither|(?-i:[A-ZÀ-Þ])[\w’'-]*)\b)"
)
_ENGLISH_FRONT = re.compile(
    r"(?:(?:(?:only|even)\s+)?(?:if|when|whenever|where|wherever|should|until|till|while|unless|once|after|before|upon|on|"
    r"in|at|within|with|for|from|during|as|beginning|effective|starting|because|since|pending|given|"
    r"following|under|through|throughout|during|despite|notwithstanding|regardless|failing|so)\b|"
    r"(?:to|toward)\s+(?:this|that|these|such)\s+ends?\b|by\s+(?:the|[A-Z0-9])|prior\s+to\b|"
    r"no[t]?\s+later\s+than\b)"
    r"[^,;:.]{2,160},\s+" + _SUBJECTS,
    re.IGNORECASE,
)
# "if it be enforced against us the whole organization stands ready": no comma, but a new subject.
_OPEN_FRONT = re.compile(
    r"if\s+[^,;:.]{3,90}?\s(?:us|them|it|him)\s+(?=(?:the|this|our|all|every|each|no)\s)|"
    r"from\s+this\s+(?:day|date|time)\s+(?:forward|forth|on)\s+(?=[a-z])|"
    r"until\s+(?:that|this|such)\s+(?:time|day|date)\s+(?=(?:the|this|our|all|every|each|no|neither)\s)",
    re.IGNORECASE,
)
_ROMANCE_FRONT = re.compile(
    r"(?:a\s+partir|a\s+más\s+tardar|mientras|cuando|si|en\s+(?:caso|tanto|adelante|cuanto)|antes|después|desde|hasta|"
    r"durante|dentro|conforme|para\s+(?:ello|esto|tal)|por\s+(?:ello|esto|tal)|con\s+(?:ese|este|tal)|una\s+vez|"
    r"à\s+(?:cette|compter|partir|défaut|l['’]occasion)|d['’]ici|dans|avant|après|dès|lorsqu\w*|quand|pendant|durant|"
    r"tant\s+qu\w*|en\s+cas|pour\s+(?:ce|cela)|au\s+(?:besoin|cours|plus)|d[eè]s)\b"
    r"[^,;:.]{0,140},\s+(?=\w)",
    re.IGNORECASE,
)
_ASIDES = re.compile(
    r"(?<=[^\W\d_]),\s+(?:(?:when|being|duly|now|here|hereby)\s+)?(?:assembled|meeting|gathered|convened|acting|speaking|sitting|through|"
    r"or\s+such|or\s+any|together\s+with|along\s+with|as\s+well\s+as|with|within|in|at|on|by|wherever|where|if|when|upon|representing|including|"
    r"r[ée]unie?s?|reunid[oa]s?|rassembl[ée]e?s?|par|via|avec|au\s+nom|dans|lors|junto|por|mediante|con|"
    r"a\s+trav[ée]s|en|for|under|from|pending|immediately|forthwith|therefore|however|moreover|accordingly|"
    r"consistent|subject|where)\b[^,;.:]{0,90},\s+(?=(?:[a-zà-ÿ]))"
)
_ADVERBS = re.compile(
    r"\b(?:(?:be\s+it\s+)?henceforth|henceforward|hereafter|thereafter|forthwith|at\s+once|once\s+(?:again|more)|in\s+future|in\s+the\s+"
    r"future|never\s+again|most(?=\s+\w+ly\b)|(?<=shall\s)neither|(?<=will\s)neither|as\s+soon\s+as\s+possible|(?:wherever|whenever|where|if|as\s+far\s+as)\s+"
    r"(?:possible|necessary|needed|practicable))\s+(?=[a-z])"
)
_LOOK = 240


def bare_core(text: str, code: str) -> str:
    """A clause's text without what is fronted, set off behind its subject, or an adverb of time, among its
    first words; the text itself where nothing of that stands there."""
    romance = code in {"es", "fr", "pt"}
    front = (_ROMANCE_FRONT if romance else _ENGLISH_FRONT).match(text) or (
        None if romance else _OPEN_FRONT.match(text)
    )
    if front is not None and len(text) - front.end() > 12:
        text = text[front.end() :]
    head, rest = text[:_LOOK], text[_LOOK:]
    aside = _ASIDES.search(head[:160])
    if aside is not None and "," not in head[: aside.start()] and _short_subject(head[: aside.start()]):
        head = head[: aside.start()] + " " + head[aside.end() :]
    if not romance:
        head = _ADVERBS.sub("", head)
    return head + rest


# A subject before its aside has no verb yet: it opens with an article, a name or the like.
_SUBJECT = re.compile(
    r"(?:the|this|all|our|its|each|every|any|no|le|la|les|el|los|las|este|esta|ce|cette|l['’])\s?\S.*|"
    r"(?-i:[A-ZÀ-Þ]{2,}(?:\s+(?-i:[A-ZÀ-Þ]\w+))*)",
    re.IGNORECASE,
)


def _short_subject(words: str) -> bool:
    return len(words.split()) <= 8 and _SUBJECT.fullmatch(words) is not None
