"""Cards: what is known of an annotation or a link, in a few lines."""

from collections.abc import Sequence

from reader.core.document import Link
from reader.core.labels import Codebook
from reader.core.quotes import quoted
from reader.core.relocate import How
from reader.library.opening import Held
from reader.tui.standing.signs import state_words
from reader.tui.standing.was_now import was_and_now
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import Act, Card, Way


def note_card(  # noqa: PLR0913, PLR0917 - a card has as many parts
    held: Held,
    codebook: Codebook,
    ways: tuple[Way, ...] = (),
    now: str = "",
    acts: tuple[Act, ...] = (),
    cards: Sequence[str] = (),
    again: str = "",
) -> Card:
    """An annotation: its quote, label, note and tags, where it leads, when it was made, and what became of its words.

    Args:
        held: The annotation.
        codebook: The labels.
        ways: Where it leads.
        now: What stands at its place now, where that changed.
        acts: What its keys do.
        cards: The cards that were made from it, each with how it stands.
        again: How often it is to be read again, where that was said.
    """
    annotation = held.annotation
    label = codebook.by_name(annotation.label)
    anchor = annotation.anchor
    was, is_now = was_and_now(anchor.exact, now) if anchor and held.placed.how is How.CHANGED and now else ("", "")
    place = ("place", state_words(held.placed))
    is_exact = held.placed.how is How.EXACT
    rows: tuple[tuple[str, str | Row], ...] = (
        *(() if is_exact else (place,)),
        ("was", was),
        ("now", is_now),
        ("label", f"{label.glyph} {label.name}: {label.definition}" if label else annotation.label),
        ("note", annotation.note),
        ("tags", " ".join(f"#{tag}" for tag in annotation.tags)),
        ("links", "\n".join(way.words for way in ways)),
        ("cards", "\n".join(cards)),
        ("again", again),
        ("made", f"{annotation.record.created:%Y-%m-%d %H:%M} by {annotation.record.author}"),
        *((place,) if is_exact else ()),
    )
    title = quoted(anchor.exact) if anchor else "The whole article"
    return Card(title, tuple(row for row in rows if row[1]), ways=ways, acts=acts)


def link_card(link: Link) -> Card:
    """A link: where it really leads."""
    opens = link.target if link.target.lower().startswith(("https://", "http://", "mailto:")) else ""
    rows = (("title", link.title), ("leads to", link.target))
    return Card("Link", tuple(row for row in rows if row[1]), url=opens)
