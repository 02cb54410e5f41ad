"""Card words: the cards of an annotation, each in a line with how it stands."""

from reader.core.asking import question_line
from reader.core.cells import fitted
from reader.library.cards import cards_of
from reader.library.library import Library

ASKED_CELLS = 60


def cards_words(library: Library, annotation: str) -> list[str]:
    """The cards that were made from an annotation: what each asks, and when it is due."""
    if not cards_of(library, annotation):
        return []
    # Here and not at the top: most annotations have no card, and what tells when one is due is large.
    from reader.library.card_list import cards_on  # noqa: PLC0415
    from reader.library.scheduling import review_days  # noqa: PLC0415
    from reader.tui.cards.lines import standing_words  # noqa: PLC0415

    days = review_days(library)
    now, listed = library.now().astimezone(days.zone), cards_on(library, annotation)
    asked = [fitted(question_line(each.card.question, each.card.cloze), ASKED_CELLS) for each in listed]
    standing = (standing_words(each, days.of(now), now) for each in listed)
    return [" · ".join(pair) for pair in zip(asked, standing, strict=True)]
