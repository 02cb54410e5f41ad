"""Card drafts: what may be asked of a passage, from what is known of it: a figure, a name, who said it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from reader.core.card import CardKind
from reader.core.cloze import BLANK, parse_cloze
from reader.core.document import BlockKind, Document
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.folding import words_of
from reader.core.likeness import digits_of, is_small
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.library.blanking import LONGEST, Blank, Known, counts_nothing, is_row, lines_of, question, sentence_before
from reader.library.giving_away import days_of, says_figure, says_name
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.naming import names_here
from reader.library.prose import prose
from reader.library.shelf import Entry
from reader.library.surroundings import Surroundings, headers, lead_in, surroundings

FEW = 5  # drafts for one passage
CONSIDERED = 60  # figures, and names, of a very long passage
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
_SUM = re.compile(r"[=+×÷]|\bdivided by\b")
_GOES_ON = re.compile(r"\s*(?:to|and|or|[-–,])\s*\d")
_DIGIT = re.compile(r"\d")


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
    known = Known(entry, text, figures, names, called, Counter(each.key for each in names))
    found = [each for each in _all(known, span) if not _is_mistakable(each)]
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


def _all(known: Known, span: Span) -> Iterator[CardDraft]:
    heads, said_by = headers(known.document), set[str]()
    for figure in islice((each for each in known.figures if span.overlaps(each.span)), CONSIDERED):
        if _is_told(known, figure.span):
            around = surroundings(known.document, figure.span, heads)
            for draft in (*_figure_drafts(known, figure, around), *_speaker_drafts(known, figure, around)):
                said_by |= {draft.answer} if draft.kind is CardKind.SPEAKER else set()
                yield draft
    for name in islice((each for each in known.names if span.overlaps(each.span)), CONSIDERED):
        if name.entity not in said_by and _is_told(known, name.span):
            yield from _name_drafts(known, name, surroundings(known.document, name.span, heads))


def _is_mistakable(draft: CardDraft) -> bool:
    """Whether the text of the article itself has what stands for a gap."""
    return bool(parse_cloze(draft.question).numbers) or draft.question.count(BLANK) > 1


def _is_told(known: Known, span: Span) -> bool:
    """Whether it is told in a sentence: not in a heading, nor in a question, which is none to be answered."""
    block = known.document.blocks[known.document.block_index_at(span.start)] if known.document.blocks else None
    if block is not None and block.kind is BlockKind.HEADING:
        return False
    sentence = sentence_at(known.document, span.start).of(known.document.text).strip()
    return not sentence.endswith("?") and not sentence.casefold().startswith("whether ")


def _figure_drafts(known: Known, figure: Figure, around: Surroundings) -> Iterator[CardDraft]:
    place = around.place(figure.span)
    if place is None or not _can_be_known(figure, place.of(around.text)):
        return
    blank = Blank(around, place, figure.span.start, place.of(around.text), days_of(figure))
    if len(around.text) > LONGEST or says_figure(blank.rest, figure, blank.answer, known.entry.article.published):
        return
    is_bare = counts_nothing(known, figure)
    if not _tells(known, blank, TELLING_BARE if is_bare else TELLING) or (is_bare and _SUM.search(blank.rest)):
        return
    is_bound = (figure.low is None) != (figure.high is None) or (figure.approximate and figure.low is not None)
    worth = _KINDS_ASKED[figure.kind] + 0.05 * min(digits_of(figure), 4) + 0.15 * is_bound - BARE * is_bare
    yield CardDraft(CardKind.FIGURE, question(known, blank, figure), blank.answer, worth)


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


def _tells(known: Known, blank: Blank, least: int = TELLING) -> bool:
    """Whether there are words enough beside the blank, or before its sentence, to know what is asked for."""
    count, lead = len(words_of(blank.rest)), lead_in(known.document, blank.offset)
    if count >= least or is_row(known, blank.offset):
        return True
    before = lead or (sentence_before(known, blank) if count >= TELLING_HERE else "")
    return count + len(words_of(before)) >= least


def _name_drafts(known: Known, name: Mention, around: Surroundings) -> Iterator[CardDraft]:
    place = around.place(name.span)
    worth = _NAMES_ASKED.get(name.kind)
    if place is None or worth is None or len(around.text) > LONGEST:
        return
    blank = Blank(around, place, name.span.start, name.entity)
    if says_name(blank.rest, (name.entity, place.of(around.text))) or not _tells(known, blank):
        return
    if _DIGIT.search(place.of(around.text)[-1:]) and _GOES_ON.match(around.text, place.end):
        return
    count = known.counts[name.key]
    if name.kind is EntityKind.PLACE and count >= OFTEN and " " not in name.entity:
        return
    yield CardDraft(CardKind.ENTITY, question(known, blank), name.entity, worth - 0.02 * count)


def _speaker_drafts(known: Known, figure: Figure, around: Surroundings) -> Iterator[CardDraft]:
    """Who said a figure, where that is told by name or office."""
    text, said = known.document.text, figure.speaker
    if not any(map(str.isupper, said)) or not _DIGIT.search(figure.span.of(text)) or len(around.text) > LONGEST:
        return
    start = around.text.find(said)
    place = Span(start, start + len(said)) if start >= 0 else Span(0, 0)
    answer = known.called.get(said, said)
    blank = Blank(around, place, figure.span.start, answer)
    if not says_name(blank.rest, (said, answer)):
        asked = question(known, blank) if start >= 0 else lines_of(known, blank, around.text)
        worth = SAID_BY if said in known.called else SAID_BY_SOME
        yield CardDraft(CardKind.SPEAKER, f"Who said it? {asked}", answer, worth)
