"""Cards: what is known of an entity, a figure, an annotation or a link, in a few lines."""

from reader.core.document import Document, Link
from reader.core.figure import Figure
from reader.core.labels import Codebook
from reader.core.marks import Layer, Mark
from reader.core.relocate import Lost
from reader.core.segment import sentence_at
from reader.core.wording import interval_words, period_words
from reader.library.opening import Held
from reader.tui.widgets.sheets import Card

KIND_WORDS = {"other": "name"}


def entity_card(document: Document, mark: Mark, entities: Layer) -> Card:
    """An entity: its kind, the names it goes by here, how often, and the sentences that name it first."""
    same = [each for each in entities if each.ref == mark.ref]
    names = list(dict.fromkeys(each.span.of(document.text) for each in same))
    kind = mark.style.partition(".")[2]
    said = [sentence_at(document, each.span.start).of(document.text) for each in same]
    return Card(
        title=mark.ref,
        rows=(
            ("kind", KIND_WORDS.get(kind, kind)),
            ("named", ", ".join(names)),
            ("mentions", f"{len(same)} here; * and # go to the next and previous"),
            *(("", sentence) for sentence in list(dict.fromkeys(said))[:4]),
        ),
    )


def figure_card(document: Document, figure: Figure) -> Card:
    """A figure: its interval in words, its unit, what it counts, who said it, its sentence."""
    rows = (
        ("kind", figure.kind.value),
        ("value", interval_words(figure)),
        ("counts", figure.counts),
        ("change", figure.change.value if figure.change else ""),
        ("said by", figure.speaker),
        ("when", period_words(figure)),
        ("", sentence_at(document, figure.span.start).of(document.text)),
    )
    return Card(figure.span.of(document.text), tuple(row for row in rows if row[1]))


def note_card(held: Held, codebook: Codebook) -> Card:
    """An annotation: its quote, label, note and tags, and when it was made."""
    annotation = held.annotation
    label = codebook.by_name(annotation.label)
    lost = held.placed.reason if isinstance(held.placed, Lost) else ""
    rows = (
        ("label", f"{label.glyph} {label.name}: {label.definition}" if label else annotation.label),
        ("note", annotation.note),
        ("tags", " ".join(f"#{tag}" for tag in annotation.tags)),
        ("made", f"{annotation.record.created:%Y-%m-%d %H:%M} by {annotation.record.author}"),
        ("place", f"lost: {lost}" if lost else held.placed.how.value),
    )
    title = f"“{annotation.anchor.exact}”" if annotation.anchor else "The whole article"
    return Card(title, tuple(row for row in rows if row[1]))


def link_card(link: Link) -> Card:
    """A link: where it really leads."""
    opens = link.target if link.target.lower().startswith(("https://", "http://", "mailto:")) else ""
    rows = (("title", link.title), ("leads to", link.target))
    return Card("Link", tuple(row for row in rows if row[1]), url=opens)
