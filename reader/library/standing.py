"""Standing: how the annotations of an article stand in the text that it has now, for a reader to look through."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.relocate import How, Lost
from reader.core.span import Span
from reader.core.version_diff import Kind, pieces
from reader.library.anchoring import old_text
from reader.library.holding import states_of
from reader.library.library import Library
from reader.library.opening import Held, Opened
from reader.library.replacing import Offer, are_let_be, offers

_ORDER = (How.LOST, How.CHANGED, How.MOVED)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An annotation that does not lie as it was marked.

    Attributes:
        held: It, and where it lies now.
        was: The paragraph that it was marked in.
        at: Where it lay in that.
        offers: Where it may lie, if it is lost.
        is_let_be: Whether nothing is asked about it any more.
    """

    held: Held
    was: str
    at: Span
    offers: tuple[Offer, ...] = ()
    is_let_be: bool = False

    @property
    def how(self) -> How:
        """What it is told to be; never exact."""
        return self.held.placed.how

    @property
    def asks(self) -> bool:
        """Whether it needs the reader: it is lost and not let be, or its words changed."""
        return self.how is How.CHANGED or (self.how is How.LOST and not self.is_let_be)


def unsettled(
    library: Library, opened: Opened, known: Iterable[Unsettled] = ()
) -> Generator[None, None, list[Unsettled]]:
    """The annotations that do not lie as they were marked: those that are lost first, then those that changed.

    Args:
        library: The library.
        opened: The article.
        known: What came of it before in the same text; what is still so is not looked for again.

    Yields:
        Before each annotation; the places of one are looked for in a few hundredths of a second.
    """
    states, let_be = states_of(opened.annotations), are_let_be(library, opened)
    held = [each for each in opened.annotations if each.annotation.uid in states] if states else []
    held.sort(key=lambda each: marked_at(each.annotation))
    before = {each.held.annotation.uid: each for each in known}
    found: list[Unsettled] = []
    for each in held:
        yield
        uid, is_lost = each.annotation.uid, isinstance(each.placed, Lost)
        same = before.get(uid)
        made = same if same and same.held == each else _unsettled(library, opened, each)
        found.append(replace(made, is_let_be=is_lost and uid in let_be))
    return sorted(found, key=lambda each: (each.is_let_be, _ORDER.index(each.how)))  # of one kind as they were marked


def marked_at(annotation: Annotation) -> int:
    """Where an annotation was marked, in the text of then; 0 for one on the whole article."""
    return annotation.anchor.start if annotation.anchor else 0


def was_in(library: Library, anchor: Anchor) -> tuple[str, Span]:
    """The paragraph that a passage was marked in, and where it lay there; without the old text what is known of it."""
    text = old_text(library, anchor.text_digest)
    if text is None or anchor.span.of(text) != anchor.exact:
        start = len(anchor.prefix)
        return f"{anchor.prefix}{anchor.exact}{anchor.suffix}", Span(start, start + len(anchor.exact))
    start = text.rfind("\n", 0, anchor.start) + 1
    end = text.find("\n", anchor.end)
    return text[start : end if end >= 0 else len(text)], anchor.span.shifted(-start)


def stood_near(library: Library, anchor: Anchor, document: Document) -> int:
    """The offset in `document` where a lost passage stood, or what stands there now begins."""
    old = old_text(library, anchor.text_digest)
    last = max(0, len(document.text) - 1)
    if old is None:
        return min(anchor.start, last)
    for piece in pieces(old, document.text):
        if piece.old.end > anchor.start:
            inside = anchor.start - piece.old.start if piece.kind is Kind.SAME else 0
            return min(piece.new.start + inside, last)
    return last


def _unsettled(library: Library, opened: Opened, held: Held) -> Unsettled:
    anchor = held.annotation.anchor
    was, at = was_in(library, anchor) if anchor else ("", Span(0, 0))
    is_lost = isinstance(held.placed, Lost)
    return Unsettled(held, was, at, tuple(offers(library, opened, held.annotation.uid)) if is_lost else ())
