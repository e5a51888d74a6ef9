"""The tokenizer: words and single signs, so that every name begins and ends where a token does.

spaCy's own rules glue ("US-Mexico", "U.S.") and take time that grows with the square of a run without
spaces; here the time is linear in any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

TEXT = "solidarity.text"
"""Under which a Doc's `user_data` keeps its text: `Doc.text` puts it together from every token anew."""

_TOKEN = re.compile(r"([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[^\w\s]|_)( ?)|(\s+)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class PlainTokenizer:
    """Splits wherever letters or digits meet anything else. The Doc's text is the text given, of the same
    length.

    Lone surrogates, which no encoding can hold, become U+FFFD.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        words: list[str] = []
        spaces: list[bool] = []
        text = _SURROGATE.sub("\ufffd", text)
        for word, space, blank in _TOKEN.findall(text):
            words.append(word or blank)
            spaces.append(bool(space))
        return Doc(self.vocab, words=words, spaces=spaces, user_data={TEXT: text})

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep; for spaCy's serialization."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> PlainTokenizer:
        """The counterpart of `to_bytes`."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Nothing to keep; for spaCy's serialization."""

    def from_disk(self, _path: object, **_: object) -> PlainTokenizer:
        """The counterpart of `to_disk`."""
        return self


@registry.tokenizers("solidarity.plain.v1")  # type: ignore[untyped-decorator]
def make() -> Callable[[Language], PlainTokenizer]:
    """spaCy's registered function, for `nlp.tokenizer` of a configuration."""
    return lambda nlp: PlainTokenizer(nlp.vocab)
