"""Leaving out: a cloze of the sentences that a passage of an article lies in."""

import re
from collections.abc import Iterable

from reader.core.cloze import Cloze, make_cloze
from reader.core.document import Document
from reader.core.segment import sentence_at
from reader.core.span import Span

_BREAK = re.compile(r"[\n\t]")  # one blank each, so that offsets hold


def cloze_of(document: Document, passage: Span, gaps: Iterable[tuple[Span, int]], hint: str = "") -> Cloze:
    """Leave words out of the sentences that a passage lies in, their lines joined.

    Args:
        document: What all spans count in.
        passage: The passage.
        gaps: What is to be left out, with the number of each, in or beside the passage.
        hint: What is shown in place of each; empty for none.

    Raises:
        ValueError: As of `make_cloze`.
    """
    wanted, whole = list(gaps), passage
    for span in (passage, *(gap for gap, _ in wanted)):
        for offset in (span.start, max(span.start, span.end - 1)):
            whole = whole.joined(sentence_at(document, offset)).joined(span)
    told = _BREAK.sub(" ", whole.of(document.text))
    return make_cloze(told, [(gap.shifted(-whole.start), number) for gap, number in wanted], hint)
