"""Lines: a change between two versions as the lines of a card; what is gone and what is new by sign and style."""

from collections.abc import Iterator

from reader.core.labels import Codebook
from reader.core.relocate import How
from reader.core.span import Span
from reader.core.version_diff import Kind, Piece
from reader.library.versions import Changed, Difference, Hit, Version
from reader.tui.entities.blocks import wrapped
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

QUIET, GONE, NEW = "byline", "diff.gone", "diff.new"
PLUS, MINUS = "glyph.green", "glyph.red"
SIGNS = {Kind.CHANGED: ("~ ", "figure"), Kind.ADDED: ("+ ", PLUS), Kind.REMOVED: ("− ", MINUS)}
INDENT = "  "
_STATES = {How.EXACT: "exact", How.MOVED: "moved", How.CHANGED: "changed", How.LOST: "lost, needs you"}


def change_rows(changed: Changed, found: Difference, codebook: Codebook, width: int) -> tuple[Row, ...]:
    """A change in rows of at most `width` cells: its words, its figures, the annotations that it hit."""
    text, marks = _words(changed, found)
    rows = [row[1:] for row in wrapped(text, marks, width - len(INDENT))]
    lead = (SIGNS[changed.kind], *[(INDENT, "")] * (len(rows) - 1))
    made: list[Row] = [(sign, *row) for sign, row in zip(lead, rows, strict=True)]
    for before, after in changed.figures:
        said = f"{_one_line(before.span.of(found.old_text))} → {_one_line(after.span.of(found.new_text))}"
        made += [((f"{INDENT}{line}", "figure"),) for line in broken(said, width - len(INDENT))]
    for hit in changed.hits:
        made += _hit(hit, codebook, width)
    return tuple(made)


def versions_words(old: Version, new: Version) -> str:
    """Which two versions are compared: `version 1 of 3, kept 2 Jun 2025 → now`."""
    kept = f", kept {old.kept.astimezone():%-d %b %Y}" if old.kept else ""
    return f"version {old.number} of {new.number}{kept} → now"


def counts_words(found: Difference) -> str:
    """How much changed: `2 changed · 1 added · 1 annotation hit`."""
    kinds = [each.kind for each in found.changes]
    told = [f"{kinds.count(kind):,} {kind}" for kind in SIGNS if kind in kinds]
    hits = len({hit.annotation.uid for each in found.changes for hit in each.hits})
    return " · ".join([*told, *([f"{hits:,} annotation{'' if hits == 1 else 's'} hit"] if hits else [])])


def _words(changed: Changed, found: Difference) -> tuple[str, list[tuple[Span, str]]]:
    """The words of a change as one text, and where what is gone and what is new stands in it."""
    if changed.kind is not Kind.CHANGED:
        text = changed.old.of(found.old_text) or changed.new.of(found.new_text)
        return text, [(Span(0, len(text)), "sign.conflict" if changed.kind is Kind.REMOVED else "")]
    text, marks = "", list[tuple[Span, str]]()
    for said, style in _worded(changed.words, found):
        if style:
            marks.append((Span(len(text), len(text) + len(said)), style))
        text += said
    return text, marks


def _worded(words: tuple[Piece, ...], found: Difference) -> Iterator[tuple[str, str]]:
    """What is gone has a minus before it, what is new a plus."""
    for each in words:
        old, new = each.old.of(found.old_text), each.new.of(found.new_text)
        if each.kind is Kind.SAME:
            yield max(old, new, key=len), ""
            continue
        behind = max((text[len(text.rstrip()) :] for text in (old, new)), key=len)
        if old:
            yield "−", MINUS
            yield old.rstrip(), GONE
            yield (" " if new else ""), ""
        if new:
            yield "+", PLUS
            yield new.rstrip(), NEW
        yield behind, ""


def _hit(hit: Hit, codebook: Codebook, width: int) -> Iterator[Row]:
    """The state of an annotation, its label and what was marked."""
    annotation = hit.annotation
    label = codebook.by_name(annotation.label)
    sign, look = (label.glyph, f"glyph.{label.colour}") if label else ("✎", "glyph.none")
    quote = _one_line(annotation.anchor.exact) if annotation.anchor else ""
    state = _STATES[hit.placed.how]
    style = "sign.conflict" if hit.placed.how is How.LOST else QUIET
    first, *rest = broken(f"{state} · “{quote}”", width - 2 * len(INDENT))
    yield (f"{INDENT}{sign} ", look), (first, style)
    yield from (((f"{INDENT}{INDENT}{line}", style),) for line in rest)


def _one_line(text: str) -> str:
    return " ".join(text.split())
