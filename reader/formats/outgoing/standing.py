"""Standing: the words by which other programs find an annotation, and where those stand in the text as it is now."""

from dataclasses import dataclass

from reader.core.anchor import CONTEXT
from reader.core.outgoing import Excerpt
from reader.core.span import Span


@dataclass(frozen=True, slots=True)
class Standing:
    """A quote, what is around it, and its place.

    Attributes:
        exact: What was marked.
        prefix: What stands before it now; where it is not found word for word, what stood there.
        suffix: What stands after it, likewise.
        span: Its place in the text as it is now; None where that is not known.
    """

    exact: str
    prefix: str
    suffix: str
    span: Span | None


def standing(excerpt: Excerpt, text: str | None) -> Standing | None:
    """How what was marked is found again; None for what is on the whole article.

    Args:
        excerpt: What goes out.
        text: The text of its article as it is now; None where that is not at hand.
    """
    anchor = excerpt.annotation.anchor
    if anchor is None:
        return None
    span = excerpt.span if text is not None else None
    if text is None or span is None or span.of(text) != anchor.exact:
        return Standing(anchor.exact, anchor.prefix, anchor.suffix, span)
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Standing(anchor.exact, before, after, span)
