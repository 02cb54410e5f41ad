"""Cards: what is known of an annotation or a link, in a few lines."""

from reader.core.document import Link
from reader.core.labels import Codebook
from reader.core.quotes import quoted
from reader.core.relocate import Lost
from reader.library.opening import Held
from reader.tui.widgets.sheets import Card, Way


def note_card(held: Held, codebook: Codebook, ways: tuple[Way, ...] = ()) -> Card:
    """An annotation: its quote, label, note and tags, where it leads, and when it was made."""
    annotation = held.annotation
    label = codebook.by_name(annotation.label)
    lost = held.placed.reason if isinstance(held.placed, Lost) else ""
    rows = (
        ("label", f"{label.glyph} {label.name}: {label.definition}" if label else annotation.label),
        ("note", annotation.note),
        ("tags", " ".join(f"#{tag}" for tag in annotation.tags)),
        ("links", "\n".join(way.words for way in ways)),
        ("made", f"{annotation.record.created:%Y-%m-%d %H:%M} by {annotation.record.author}"),
        ("place", f"lost: {lost}" if lost else held.placed.how.value),
    )
    title = quoted(annotation.anchor.exact) if annotation.anchor else "The whole article"
    return Card(title, tuple(row for row in rows if row[1]), ways=ways)


def link_card(link: Link) -> Card:
    """A link: where it really leads."""
    opens = link.target if link.target.lower().startswith(("https://", "http://", "mailto:")) else ""
    rows = (("title", link.title), ("leads to", link.target))
    return Card("Link", tuple(row for row in rows if row[1]), url=opens)
