"""Search in an article: plain words, any case unless a capital is typed, white space and accents as they come."""

import re
from functools import lru_cache

from reader.core.document import Document
from reader.core.span import Span

INVISIBLE = "[\u00ad\u200b\u2060]*"
ALIKE = {"'": "['’‘]", '"': '["“”]', "-": "[-–—‑]"}


@lru_cache(maxsize=32)
def hits(document: Document, typed: str) -> tuple[Span, ...]:
    """Every place where what was typed stands, in order; nothing for blank.

    A space stands for any white space, a straight quote or hyphen for its typographic forms, and
    invisible characters between letters are passed over.
    """
    words = typed.split()
    if not words:
        return ()
    pattern = r"\s+".join(INVISIBLE.join(ALIKE.get(char, re.escape(char)) for char in word) for word in words)
    flags = 0 if any(char.isupper() for char in typed) else re.IGNORECASE
    return tuple(Span(*match.span()) for match in re.finditer(pattern, document.text, flags))
