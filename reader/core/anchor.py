"""Anchor: how an annotation knows its place: the quote, what stood around it, and where it was."""

from dataclasses import dataclass

from reader.core.document import Document
from reader.core.span import Span

CONTEXT = 32  # code points kept on either side of a quote


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span as it was when the reader marked it, in words and in numbers.

    Attributes:
        exact: The quote, verbatim.
        prefix: Up to `CONTEXT` code points before it.
        suffix: Up to `CONTEXT` code points after it.
        start: Where it began, in code points of the text with `text_digest`.
        end: Where it ended, exclusive.
        heading: The text of the nearest heading over it; empty for none.
        text_digest: Which text the numbers belong to.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    heading: str
    text_digest: str

    @property
    def span(self) -> Span:
        """Where it was."""
        return Span(self.start, self.end)


def describe(document: Document, span: Span) -> Anchor:
    """The anchor that finds `span` again.

    Raises:
        ValueError: `span` is empty or reaches beyond the text.
    """
    text = document.text
    if span.is_empty or span.end > len(text):
        raise ValueError(f"nothing to anchor at {span.start} to {span.end} of {len(text)}")
    heading = document.heading_over(span.start)
    return Anchor(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
        heading=heading.span.of(text) if heading else "",
        text_digest=document.text_digest,
    )
