"""Card drafts: what may be asked of a passage, from what is known of it: a figure, a name, who said it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reader.core.card import CardKind
from reader.core.cloze import BLANK, parse_cloze
from reader.core.document import BlockKind, Document
from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.folding import words_of
from reader.core.likeness import digits_of, is_small
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.core.wording import day_words
from reader.engines.figures import find_figures
from reader.library.giving_away import days_of, says_figure, says_name, without_figure, without_name
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.naming import names_here
from reader.library.prose import prose
from reader.library.shelf import Entry
from reader.library.surroundings import Surroundings, headers, lead_in, said_before, surroundings

FEW = 5  # drafts for one passage
CONSIDERED = 60  # figures, and names, of a very long passage
LONGEST = 500  # code points of a sentence; a longer one is no question
SHORT = 10  # words; a shorter sentence is asked with what stands before it
TELLING = 3  # words beside a blank; with fewer nobody knows what is asked for
TELLING_BARE = 5  # likewise, beside a number that does not say what it counts
TELLING_HERE = 2  # of them in its own sentence, where others stand before it
BARE = 0.1  # what a number is worth less that does not say what it counts
SAID_BY = 0.7  # what it is worth to ask who said something
SAID_BY_SOME = 0.55  # the same of officials, of whom no name is known
AGAIN = 0.15  # what a draft is worth less for each better one of its kind
OFTEN = 2  # mentions in an article of a country or a town, that goes without saying then
FAR_BEHIND = 0.28  # of worth; what is that much worse than the best is not offered

_KINDS_ASKED = {
    FigureKind.COUNT: 0.5, FigureKind.MONEY: 0.6, FigureKind.PERCENT: 0.6, FigureKind.MEASURE: 0.55,
    FigureKind.TEMPERATURE: 0.5, FigureKind.AGE: 0.55, FigureKind.DURATION: 0.4, FigureKind.DATE: 0.35,
    FigureKind.PERIOD: 0.35, FigureKind.RATIO: 0.45,
}  # fmt: skip
_NAMES_ASKED = {
    EntityKind.PERSON: 0.7, EntityKind.ORGANISATION: 0.55, EntityKind.LAW: 0.5, EntityKind.EVENT: 0.5,
    EntityKind.WORK: 0.5, EntityKind.PRODUCT: 0.5, EntityKind.PLACE: 0.4,
}  # fmt: skip
_LEANING = frozenset(  # words near the beginning of a sentence that goes on with what was said before
    """he she it they this that these those such his her its their here there then both neither either another
    so but and whose""".split()  # noqa: SIM905 a list of thirty would be thirty lines
)
_OPENING = 4  # words of a sentence that tell whether it leans on the one before
_RANKED = re.compile(  # "The second, on 2 June, led": of what, is told before
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|former|latter|last|rest|others?|two|three)"
    r"(?:,|\s(?:was|were|is|are|had|has|have|will|would|came|took|made|led|went|began|brought)\b)",
    re.IGNORECASE,
)
_SUM = re.compile(r"[=+×÷]|\bdivided by\b")
_GOES_ON = re.compile(r"\s*(?:to|and|or|[-–,])\s*\d")
_DIGIT = re.compile(r"\d")
_STOPS = (".", "!", "?", "”", ":", ";")


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card that may be made; nothing is kept of it until the reader accepts it.

    Attributes:
        question: The sentence with a blank, what it takes to answer it, and where it is from.
        worth: How good a card it would make; the higher the better.
    """

    kind: CardKind
    question: str
    answer: str
    worth: float


def card_drafts(library: Library, entry: Entry, document: Document, span: Span) -> list[CardDraft]:
    """What may be asked of a passage, the best first, a handful at most.

    Left out is what nobody could know, and what the sentence gives away.

    Args:
        library: The library.
        entry: The article.
        document: Its text.
        span: The passage, as a rule where an annotation lies.
    """
    names = names_here(library, entry, document)
    text = replace(document, text=prose(document))
    called = {each.span.of(document.text): each.entity for each in names}
    figures = figures_of(library, entry, document)
    room = _Room(entry, text, figures, names, called, Counter(each.key for each in names))
    found = [each for each in _all(room, span) if not _is_mistakable(each)]
    least = max((each.worth for each in found), default=0.0) - FAR_BEHIND
    waiting = [each for each in found if each.worth >= least]
    chosen: list[CardDraft] = []
    while waiting and len(chosen) < FEW:
        kinds = [each.kind for each in chosen]
        best = max(waiting, key=lambda each: each.worth - AGAIN * kinds.count(each.kind))
        waiting.remove(best)
        if not any(best.answer == each.answer for each in chosen):
            chosen.append(best)
    return chosen


@dataclass(frozen=True, slots=True)
class _Room:
    """An article with what is known of it.

    Attributes:
        document: Its text is its prose.
        called: The entities that it names, by the names that it calls them.
        counts: How often it names each.
    """

    entry: Entry
    document: Document
    figures: Sequence[Figure]
    names: Sequence[Mention]
    called: Mapping[str, str]
    counts: Mapping[EntityKey, int]


@dataclass(frozen=True, slots=True)
class _Blank:
    """What would be left out.

    Attributes:
        around: What it is told in.
        place: Where in that it stands.
        offset: Where it stands in the document.
        answer: What is to be recalled.
        days: First and last-exclusive day, where it is a date.
    """

    around: Surroundings
    place: Span
    offset: int
    answer: str
    days: tuple[str, str] = ("", "")

    @property
    def rest(self) -> str:
        """What is seen beside the blank."""
        text = self.around.text
        return f"{text[: self.place.start]} {text[self.place.end :]}"

    @property
    def asked(self) -> str:
        """The text with the blank."""
        text = self.around.text
        return f"{text[: self.place.start]}{BLANK}{text[self.place.end :]}"


def _all(room: _Room, span: Span) -> Iterator[CardDraft]:
    heads, said_by = headers(room.document), set[str]()
    for figure in islice((each for each in room.figures if span.overlaps(each.span)), CONSIDERED):
        if _is_told(room, figure.span):
            around = surroundings(room.document, figure.span, heads)
            for draft in (*_figure_drafts(room, figure, around), *_speaker_drafts(room, figure, around)):
                said_by |= {draft.answer} if draft.kind is CardKind.SPEAKER else set()
                yield draft
    for name in islice((each for each in room.names if span.overlaps(each.span)), CONSIDERED):
        if name.entity not in said_by and _is_told(room, name.span):
            yield from _name_drafts(room, name, surroundings(room.document, name.span, heads))


def _is_mistakable(draft: CardDraft) -> bool:
    """Whether the text of the article itself has what stands for a gap."""
    return bool(parse_cloze(draft.question).numbers) or draft.question.count(BLANK) > 1


def _is_told(room: _Room, span: Span) -> bool:
    """Whether it is told in a sentence: not in a heading, nor in a question, which is none to be answered."""
    block = room.document.blocks[room.document.block_index_at(span.start)] if room.document.blocks else None
    if block is not None and block.kind is BlockKind.HEADING:
        return False
    sentence = sentence_at(room.document, span.start).of(room.document.text).strip()
    return not sentence.endswith("?") and not sentence.casefold().startswith("whether ")


def _figure_drafts(room: _Room, figure: Figure, around: Surroundings) -> Iterator[CardDraft]:
    place = around.place(figure.span)
    if place is None or not _can_be_known(figure, place.of(around.text)):
        return
    blank = _Blank(around, place, figure.span.start, place.of(around.text), days_of(figure))
    if len(around.text) > LONGEST or says_figure(blank.rest, figure, blank.answer, room.entry.article.published):
        return
    is_bare = _is_bare(room, figure)
    if not _tells(room, blank, TELLING_BARE if is_bare else TELLING) or (is_bare and _SUM.search(blank.rest)):
        return
    is_bound = (figure.low is None) != (figure.high is None) or (figure.approximate and figure.low is not None)
    worth = _KINDS_ASKED[figure.kind] + 0.05 * min(digits_of(figure), 4) + 0.15 * is_bound - BARE * is_bare
    yield CardDraft(CardKind.FIGURE, _question(room, blank, figure), blank.answer, worth)


def _can_be_known(figure: Figure, written: str) -> bool:
    """Whether a figure says something by itself: no rank, no "two sides", no "Monday", no "thousands of"."""
    if figure.kind not in _KINDS_ASKED:
        return False
    if figure.kind in {FigureKind.DATE, FigureKind.PERIOD}:
        return bool(_DIGIT.search(written)) and bool(figure.starts or figure.until)
    if figure.low is None and figure.high is None:
        return False
    if figure.kind is FigureKind.COUNT:
        return bool(_DIGIT.search(written)) and not is_small(figure)
    return True


def _is_bare(room: _Room, figure: Figure) -> bool:
    """Whether a number does not say what it counts, and no header of a table does."""
    return figure.kind is FigureKind.COUNT and not figure.counts and not _is_row(room, figure.span.start)


def _is_row(room: _Room, offset: int) -> bool:
    blocks = room.document.blocks
    return bool(blocks) and blocks[room.document.block_index_at(offset)].kind is BlockKind.ROW


def _tells(room: _Room, blank: _Blank, least: int = TELLING) -> bool:
    """Whether there are words enough beside the blank, or before its sentence, to know what is asked for."""
    count, lead = len(words_of(blank.rest)), lead_in(room.document, blank.offset)
    if count >= least or _is_row(room, blank.offset):
        return True
    before = lead or (_sentence_before(room, blank) if count >= TELLING_HERE else "")
    return count + len(words_of(before)) >= least


def _name_drafts(room: _Room, name: Mention, around: Surroundings) -> Iterator[CardDraft]:
    place = around.place(name.span)
    worth = _NAMES_ASKED.get(name.kind)
    if place is None or worth is None or len(around.text) > LONGEST:
        return
    blank = _Blank(around, place, name.span.start, name.entity)
    if says_name(blank.rest, (name.entity, place.of(around.text))) or not _tells(room, blank):
        return
    if _DIGIT.search(place.of(around.text)[-1:]) and _GOES_ON.match(around.text, place.end):
        return
    count = room.counts[name.key]
    if name.kind is EntityKind.PLACE and count >= OFTEN and " " not in name.entity:
        return
    yield CardDraft(CardKind.ENTITY, _question(room, blank), name.entity, worth - 0.02 * count)


def _speaker_drafts(room: _Room, figure: Figure, around: Surroundings) -> Iterator[CardDraft]:
    """Who said a figure, where that is told by name or office."""
    text, said = room.document.text, figure.speaker
    if not any(map(str.isupper, said)) or not _DIGIT.search(figure.span.of(text)) or len(around.text) > LONGEST:
        return
    start = around.text.find(said)
    place = Span(start, start + len(said)) if start >= 0 else Span(0, 0)
    answer = room.called.get(said, said)
    blank = _Blank(around, place, figure.span.start, answer)
    if not says_name(blank.rest, (said, answer)):
        asked = _question(room, blank) if start >= 0 else _lines(room, blank, around.text)
        worth = SAID_BY if said in room.called else SAID_BY_SOME
        yield CardDraft(CardKind.SPEAKER, f"Who said it? {asked}", answer, worth)


def _question(room: _Room, blank: _Blank, figure: Figure | None = None) -> str:
    """The sentence with its blank, and what stands before it where it leans on that."""
    before, asked = _before(room, blank, figure), blank.asked
    if before:
        asked = f"{before}{' ' if before.endswith(_STOPS) else chr(10)}{asked}"
    return _lines(room, blank, asked, figure)


def _lines(room: _Room, blank: _Blank, asked: str, figure: Figure | None = None) -> str:
    """What is asked, and on a line of its own where it is from."""
    source = _source(room, blank, figure)
    lines = [" ".join(line.split()) for line in asked.split("\n")]
    return "\n".join([*lines, f"({source})"] if source else lines)


def _before(room: _Room, blank: _Blank, figure: Figure | None) -> str:
    """What is told before: where the sentence is short or leans on that, and of a number that counts nothing."""
    words = words_of(blank.asked)
    stands = len(words) >= SHORT and _LEANING.isdisjoint(words[:_OPENING]) and not _RANKED.match(blank.asked)
    if not stands:
        before = lead_in(room.document, blank.offset) or said_before(room.document, blank.offset)
    else:
        before = _sentence_before(room, blank) if figure is not None and _is_bare(room, figure) else ""
    before = " ".join(before.split())
    if not before or before == room.entry.article.title or len(before) > LONGEST or _is_day(before):
        return ""
    published = room.entry.article.published
    return without_name(before, blank.answer) if figure is None else without_figure(before, figure, published)


def _sentence_before(room: _Room, blank: _Blank) -> str:
    """The sentence before it in its paragraph; empty where there is none."""
    before = said_before(room.document, blank.offset)
    heading = room.document.heading_over(blank.offset)
    return "" if heading is not None and heading.span.of(room.document.text) == before else before


def _is_day(text: str) -> bool:
    """Whether a line only says a day, as the line under a title does."""
    return any(each.starts and each.span.of(text) == text.strip(" .") for each in find_figures(text))


def _source(room: _Room, blank: _Blank, figure: Figure | None) -> str:
    """Title and day, without what would give the answer away."""
    article = room.entry.article
    title, published = article.title, article.published
    gives = says_name(title, (blank.answer,)) if figure is None else says_figure(title, figure, blank.answer, published)
    parts = [] if gives or not title else [title]
    starts, until = blank.days
    if published and not (starts <= published.isoformat() < until or published.isoformat() == starts):
        parts.append(day_words(published))
    return ", ".join(parts)
