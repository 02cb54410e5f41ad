"""Carded: the cards of a parcel, and what a format says of those that it leaves out."""

from collections.abc import Iterator

from reader.core.outgoing import Excerpt, OutCard, Outgoing, Parcel


def all_cards(parcel: Parcel) -> Iterator[tuple[Outgoing, Excerpt, OutCard]]:
    """Every card with where it was made, in reading order; those in the trash too."""
    for article in parcel.articles:
        for excerpt in article.excerpts:
            for each in excerpt.cards:
                yield article, excerpt, each


def has_cards(parcel: Parcel) -> bool:
    """Whether there is a card in it that is not in the trash."""
    return any(each.card.record.deleted is None for _, _, each in all_cards(parcel))


def cards_left_out(parcel: Parcel, beside: int = 0) -> tuple[str, ...]:
    """How many cards do not go out.

    Args:
        parcel: The parcel.
        beside: How many of those that are suspended go out all the same.
    """
    trashed = sum(each.card.record.deleted is not None for _, _, each in all_cards(parcel))
    suspended = (
        sum(each.card.suspended and each.card.record.deleted is None for _, _, each in all_cards(parcel)) - beside
    )
    told = [
        *([counted(suspended, "suspended card is", "suspended cards are")] if suspended else []),
        *([counted(trashed, "card in the trash is", "cards in the trash are")] if trashed else []),
    ]
    return tuple(f"{each} left out" for each in told)


def without_cards(parcel: Parcel) -> tuple[str, ...]:
    """How many annotations have no card, and how they get one."""
    every = [excerpt for article in parcel.articles for excerpt in article.excerpts]
    bare = sum(all(each.card.record.deleted for each in excerpt.cards) for excerpt in every)
    if not bare:
        return ()
    which = counted(bare, "annotation has no card", "annotations have no card")
    return (f"{which}: `c` on a passage makes some, in the notebook of many at once",)


def counted(number: int, one: str, many: str) -> str:
    """A number with what it counts: `one card`, `1,200 cards`."""
    return f"one {one}" if number == 1 else f"{number:,} {many}"
