"""Targets: where a `#fragment` of an article leads: its headings and its footnotes."""

import re
from urllib.parse import unquote

from reader.core.document import Document
from reader.core.span import Span
from reader.formats.decoding import clean

_FOOTNOTE = re.compile(r"fn-?(\d+)\Z")
_NO_PART = re.compile(r"[^\w\- ]")


def heading_slugs(document: Document) -> dict[str, Span]:
    """The headings by the names that links use for them, as GitHub makes them.

    Lower case, without punctuation, hyphens for spaces; the second of one name gets `-1`.
    """
    slugs: dict[str, Span] = {}
    seen: dict[str, int] = {}
    for block in document.headings:
        plain = " ".join(block.span.of(document.text).lower().split())
        name = _NO_PART.sub("", plain).replace(" ", "-")
        times = seen.get(name, 0)
        while (slug := f"{name}-{times}" if times else name) in slugs:
            times += 1
        seen[name] = times + 1
        slugs[slug] = block.span
    return slugs


def anchor_of(document: Document, target: str) -> Span | None:
    """The span that a link of the article leads to within it.

    Args:
        document: The article.
        target: A link's target: `#fn-2` is a footnote, `#some-words` a heading.

    Returns:
        The heading or the first block of the footnote; None for a target elsewhere or unknown.
    """
    if not target.startswith("#"):
        return None
    name = clean(unquote(target[1:]))
    footnote = _FOOTNOTE.match(name)
    if footnote:
        mark = f"[{footnote[1]}] "
        found = next((block.span for block in document.blocks if block.prefix.startswith(mark)), None)
        if found:
            return found
    slugs = heading_slugs(document)
    return slugs.get(name) or slugs.get(name.lower())
