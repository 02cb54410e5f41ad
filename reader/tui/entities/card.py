"""Card: what is known of one entity, as blocks: its facts, then article by article what is said of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.core.cells import fitted, width_of
from reader.core.figure import Figure
from reader.core.labels import NOTE_GLYPH, Codebook
from reader.core.span import Span
from reader.core.wording import interval_words, period_words
from reader.core.worth import says_something
from reader.library.appearing import Appearance, Spoken
from reader.library.census import Known
from reader.library.opening import Held
from reader.library.shelf import Entry
from reader.tui.brief import in_short
from reader.tui.entities.blocks import Block, Lead, plain, wrapped
from reader.tui.entities.kinds import sign_of, style_of_kind
from reader.tui.entities.preview import how_often
from reader.tui.entities.timeline import (
    COUNT_CELLS,
    NARROW,
    QUIET,
    WORD_CELLS,
    bar,
    counted,
    day_words,
    days_words,
    fact_rows,
    points,
    role_words,
    roles,
)
from reader.tui.goal import Goal
from reader.tui.widgets.margin import plain as unmarked
from reader.tui.widgets.rows_view import Row

INDENT = "  "
BESIDE_SHOWN = 6
PASSAGES_SHOWN = 6  # of an article
BAR = 6
HERE = " · here"  # after the title of the article that the card was opened from


def facts_block(
    known: Known, shelf: Mapping[str, Entry], beside: Sequence[tuple[Known, int]], width: int, here: str = ""
) -> Block:
    """How often, here and in all, and since when; the other names, the roles, who it is named with."""
    count = next((each.count for each in known.presences if each.article == here), 0)
    said = roles(known, shelf)
    days = [day for each in points(known, shelf) if (day := each.entry.article.published)]
    together = ", ".join(f"{other.key.name} ({count})" for other, count in beside)
    often = f"{how_often(known)}{f', {days_words(min(days), max(days))}' if days else ''}"
    facts = [
        ("kind", f"{sign_of(known.key.kind)} {known.key.kind}"),
        ("named", f"{counted(count, 'time')} here, {often}" if here else often),
        ("also called", ", ".join(known.aliases)),
        *(("described" if n == 0 else "", role_words(role, with_days=len(said) > 1)) for n, role in enumerate(said)),
        ("together", together),
    ]
    return plain(*fact_rows(facts, width))


def article_blocks(  # noqa: PLR0913 (what is drawn, and how)
    appearance: Appearance, known: Known, most: int, width: int, codebook: Codebook, *, is_here: bool
) -> list[Block]:
    """One article: its day, title and how often it names the entity; its sentences, figures and notes.

    Of very many sentences only the first, and those that the reader noted something on.
    """
    head = plain((), *_head_rows(appearance, most, width, HERE if is_here else ""))
    if appearance.problem:
        return [head, plain(((INDENT + fitted(appearance.problem, width - 2), QUIET),))]
    told = set[str]()
    blocks = [head]
    every = list(_by_sentence(appearance.mentions))
    first = [sentence for sentence, _ in every[:PASSAGES_SHOWN]]
    left = [each for each in every[PASSAGES_SHOWN:] if not _notes_in(appearance, each[0])]
    for sentence, spoken in every:
        if sentence not in first and (sentence, spoken) in left:
            continue
        blocks.append(_sentence_block(appearance, sentence, spoken, style_of_kind(known.key.kind), width))
        for each in _figures_in(appearance, sentence):
            blocks += _figure_blocks(appearance, sentence, each, width)
        notes = [each for each in _notes_in(appearance, sentence) if each.annotation.uid not in told]
        told |= {each.annotation.uid for each in notes}
        rows = [(each, note_row(each, codebook, width, INDENT * 2)) for each in notes]
        blocks += [Block((row,), Lead(appearance.entry, Goal(at=each.annotation.uid))) for each, row in rows]
    if left:
        words = f"… {counted(len(left), 'more passage')}; enter goes to the next"
        row = ((INDENT + fitted(words, width - len(INDENT)), QUIET),)
        blocks.append(Block((row,), Lead(appearance.entry, Goal(span=left[0][1][0].span))))
    return blocks


def note_row(held: Held, codebook: Codebook, width: int, indent: str = "") -> Row:
    """An annotation of the reader's: the glyph of its label, its note or that label, its tags."""
    annotation = held.annotation
    label = codebook.by_name(annotation.label)
    glyph, colour = (label.glyph, label.colour) if label else (NOTE_GLYPH, "none")
    note = " ".join(unmarked(annotation.note).split())
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    words = " ".join(part for part in (note or annotation.label or "highlighted", tags) if part)
    room = width - len(indent) - 2
    return (indent, ""), (f"{glyph} ", f"glyph.{colour}"), (fitted(words, room), "margin.note")


def taking_block() -> Block:
    """What stands there until the library was gone through."""
    return plain((("going through the library …", QUIET),))


def gone_block() -> Block:
    """What stands there when nothing names the entity."""
    return plain(
        (("No article names it now.", ""),), (), (("u  takes back what was put right last   esc  leaves", QUIET),)
    )


def more_block(left: int) -> Block:
    """What is still to come."""
    return plain((), ((f"and {counted(left, 'more article')} …", QUIET),))


def _head_rows(appearance: Appearance, most: int, width: int, here: str) -> tuple[Row, ...]:
    """Day, title, bar and count in a line; in two where it is narrow."""
    article, count = appearance.entry.article, len(appearance.mentions)
    day = (day_words(article.published).ljust(WORD_CELLS), QUIET)
    drawn = (bar(count, most, BAR).rjust(BAR) if count else " " * BAR, "bar")
    number = (f"{count:>{COUNT_CELLS}}", QUIET)
    room = width - BAR - COUNT_CELLS - 2 - (0 if width < NARROW else WORD_CELLS)
    if width < NARROW:
        return (day, (" " * (width - WORD_CELLS - BAR - COUNT_CELLS), ""), drawn, number), (
            (fitted(article.title, width - len(here)), "strong"),
            (here, QUIET),
        )
    title = fitted(article.title, room - len(here))
    fill = " " * (room + 2 - width_of(title) - len(here))
    return ((day, (title, "strong"), (here, QUIET), (fill, ""), drawn, number),)


def _by_sentence(mentions: Iterable[Spoken]) -> Iterator[tuple[Span, list[Spoken]]]:
    found: dict[Span, list[Spoken]] = {}
    for each in mentions:
        found.setdefault(each.sentence, []).append(each)
    yield from found.items()


def _sentence_block(appearance: Appearance, sentence: Span, spoken: Sequence[Spoken], style: str, width: int) -> Block:
    marks = [(each.span.shifted(-sentence.start), style) for each in spoken]
    rows = wrapped(sentence.of(appearance.document.text), marks, width, INDENT)
    return Block(rows, Lead(appearance.entry, Goal(span=spoken[0].span)))


def _figures_in(appearance: Appearance, sentence: Span) -> list[Figure]:
    text = appearance.document.text
    return [each for each in appearance.figures if sentence.covers(each.span) and says_something(each, text)]


def _figure_blocks(appearance: Appearance, sentence: Span, figure: Figure, width: int) -> list[Block]:
    """A figure beside the name: what it comes to, what it counts, who said it; none if that says no more than it.

    It is no stop of its own: the sentence over it leads there.
    """
    text = appearance.document.text
    quote = " ".join(figure.span.of(text).split())
    value = in_short(", ".join(filter(None, (interval_words(figure), period_words(figure)))))
    is_news = bool(value) and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", quote) is None
    counts = " ".join(figure.counts.split())
    there, speaker = " ".join(sentence.of(text).split()).casefold(), " ".join(figure.speaker.split())
    if not is_news and speaker.casefold() in there and counts.casefold() in there:
        return []
    beside = "" if counts.casefold() in f"{quote} {value}".casefold() else f" {counts}"
    words = f"{f' = {value}' if is_news else ''}{beside}{f' · said by {speaker}' if speaker else ''}"
    quote = fitted(quote, width - len(INDENT) * 2)
    rest = fitted(words, max(0, width - len(INDENT) * 2 - width_of(quote)))
    return [plain(((INDENT * 2, ""), (quote, "figure"), (rest, QUIET)))]


def _notes_in(appearance: Appearance, sentence: Span) -> list[Held]:
    return [held for held in appearance.annotations if (place := held.span) and place.overlaps(sentence)]
