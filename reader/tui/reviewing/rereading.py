"""Rereading: a highlight that is read again, and its keys: how often it is to come, whether it is a favourite."""

from collections.abc import Callable

from reader.core.annotation import Annotation
from reader.core.reference import Target, TargetKind
from reader.core.weight import Often
from reader.core.wording import day_words
from reader.library.library import Library
from reader.library.note_words import shown_annotation
from reader.library.resurfacing import favour, set_often, weights
from reader.store.articles import article
from reader.tui.reviewing.asked import source_line
from reader.tui.reviewing.lines import QUIET, headed, paragraphs, room_of
from reader.tui.reviewing.sitting import Sitting
from reader.tui.weighing import FAVOURITE, NO_FAVOURITE, SAID, weight_words
from reader.tui.widgets.rows_view import Row

NOTE_SIGN, WHOLE = "✎ ", "(the whole article)"


def highlight_rows(library: Library, highlight: Annotation, size: tuple[int, int]) -> list[Row]:
    """The words in the middle of a screen of so many columns and rows, the note under them."""
    width, height = size
    row = article(library.database, highlight.article)
    title, published = (row.article.title, row.article.published) if row is not None else ("", None)
    day = day_words(published) if published else ""
    body = paragraphs(highlight.anchor.exact if highlight.anchor else WHOLE, width)
    if highlight.note:
        note = paragraphs(shown_annotation(library, highlight).note, width - len(NOTE_SIGN))
        signs = (NOTE_SIGN, *(" " * len(NOTE_SIGN) for _ in note))
        body += [(), *(((sign, QUIET), *line) for sign, line in zip(signs, note, strict=False))]
    weight = weight_words(library, Target(TargetKind.ANNOTATION, highlight.uid))
    body += [(), *paragraphs(weight, width, QUIET)] if weight else []
    return headed(((source_line(title, day, room_of(width)), QUIET),), body, width, height)


class Rereading:
    """Each of them is an act of its own, which `u` takes back.

    Args:
        library: The library.
        sitting: Knows which highlight is read.
        tell: Says something.
    """

    def __init__(self, library: Library, sitting: Sitting, tell: Callable[[str], None]) -> None:
        self._library = library
        self._sitting = sitting
        self._tell = tell

    def do_more_often(self) -> None:
        """More often."""
        self._weigh(Often.MORE)

    def do_less_often(self) -> None:
        """Less often."""
        self._weigh(Often.LESS)

    def do_never(self) -> None:
        """Never again."""
        self._weigh(Often.NEVER)

    def do_favourite(self) -> None:
        """A favourite, or no longer."""
        target = self._target()
        weight = weights(self._library).get(target)
        is_one = weight is not None and weight.favourite
        favour(self._library, [target], favourite=not is_one)
        self._tell(f"{NO_FAVOURITE if is_one else FAVOURITE} · u takes it back")

    def _weigh(self, often: Often) -> None:
        set_often(self._library, [self._target()], often)
        self._tell(f"{SAID[often]} · u takes it back")

    def _target(self) -> Target:
        return Target(TargetKind.ANNOTATION, self._sitting.highlight)
