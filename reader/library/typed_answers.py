"""Typed answers: reads what was typed for a card, by the grammar of figures, and tells how it stands to the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile, product

from reader.core.answering import Judged, Verdict, best_of, judge_figure, judge_text
from reader.core.card import Card, CardKind
from reader.core.cloze import BLANK, parse_cloze
from reader.core.figure import Figure, FigureKind
from reader.core.likeness import nearing
from reader.core.span import Span
from reader.engines.figures import find_figures
from reader.engines.names.titles import PORTFOLIO, TITLES
from reader.library.library import Library
from reader.library.settling import corrector
from reader.library.shorthand import spelled_out
from reader.library.surfaces import kept_surfaces, known_surfaces

TYPED_MAX = 4000  # code points of an answer that are compared as words
FIGURES_MAX = 400  # of one that are read for figures; no longer one says a figure, and each costs some time
CUT = f"Only its first {FIGURES_MAX} characters were read."
WORDS_BESIDE = 3  # beside a figure, with which an answer is still that figure

_NAMED = frozenset((CardKind.ENTITY, CardKind.SPEAKER))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a card asks for, with what is seen around it.

    Attributes:
        before: The text before the blank; empty where the question has none.
        after: The text after it.
    """

    answer: str
    before: str = ""
    after: str = ""

    @property
    def place(self) -> Span:
        """Where the answer stands between them."""
        return Span(len(self.before), len(self.before) + len(self.answer))


def asked_of(card: Card) -> Asked:
    """What a card asks for; of a cloze what its gap leaves out, of several gaps all of it."""
    if card.kind is not CardKind.CLOZE:
        before, blank, after = card.question.partition(BLANK)
        return Asked(card.answer, before, after) if blank else Asked(card.answer)
    cloze = parse_cloze(card.question)
    answers = tuple(dict.fromkeys(cloze.answers(card.cloze)))
    gaps = [span for span, gap in cloze.gaps if gap.number == card.cloze]
    if len(gaps) != 1:
        return Asked(", ".join(answers))
    return Asked(answers[0], cloze.text[: gaps[0].start], cloze.text[gaps[0].end :])


def judge_answer(card: Card, typed: str, published: date | None = None, names: Sequence[str] = ()) -> Judged:
    """How a typed answer stands to what a card asks for; the reader grades.

    Args:
        card: The card.
        typed: What was typed.
        published: The day of the article, from which "on Monday" is counted.
        names: Other names of what is asked for, as `other_names` gives them.
    """
    wanted = asked_of(card)
    if " ".join(typed.split()) == " ".join(wanted.answer.split()):
        return Judged(Verdict.RIGHT, "Right.")
    told = list(_as_figures(wanted, card.kind, typed[:FIGURES_MAX], published))
    if told:
        best = best_of(told, wanted.answer)
        return replace(best, words=f"{best.words} {CUT}") if len(typed) > FIGURES_MAX else best
    typed = typed[:TYPED_MAX]
    ways = (typed, _untitled(typed)) if card.kind in _NAMED else (typed,)
    return best_of((judge_text([wanted.answer, *names], each) for each in ways), wanted.answer)


def answer_figures(card: Card, published: date | None = None) -> list[Figure]:
    """The figures that a card asks for: those of its answer, and as they are where they were left out."""
    wanted = asked_of(card)
    every = (*_alone(wanted.answer, published), *_placed(wanted, wanted.answer, published))
    return [each.figure for each in every]


def other_names(library: Library, card: Card) -> tuple[str, ...]:
    """The other names of the entity that a card asks for, as the last census knew them; none where it is no entity."""
    folded, applied = " ".join(asked_of(card).answer.split()).casefold(), corrector(library)
    keys = {
        applied.settled(key, surface, "")
        for key, surface in kept_surfaces(library)
        if folded in {surface.casefold(), key.name.casefold()}
    }
    if len(keys) != 1:  # two of one name: another name of the one would be wrong for the other
        return ()
    (key,) = keys
    return tuple(dict.fromkeys((key.name, *known_surfaces(library, key)))) if key is not None else ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure that was read, and how it is written."""

    figure: Figure
    written: str


def _as_figures(wanted: Asked, kind: CardKind, typed: str, published: date | None) -> Iterator[Judged]:
    """What is told of each way to read both as figures: alone, and in the place that was left out.

    What stands beside the place counts as said where the answer does not say it: "1,000" is all that is missing
    where "at least" can be seen, and too little where "at least 1,000" is asked for.
    """
    if kind in _NAMED:
        return
    alone, placed = _alone(wanted.answer, published), _placed(wanted, wanted.answer, published)
    if len(alone) != 1:
        alone = [each for each in placed if each.figure.span.covers(wanted.place)]
    if len(alone) != 1 or not (kind is CardKind.FIGURE or _is_whole(alone[0], wanted.answer)):
        return
    right, around = _counting(alone[0], placed), [each for each in placed if not _is_same(each, alone[0])]
    for given in spelled_out(typed):
        pairs = (
            *product((right, *around), _alone(given, published)),
            *product(around, _placed(wanted, given, published)),
        )
        for each, other in pairs:
            told = judge_figure(each.figure, other.figure, each.written)
            if told.verdict is Verdict.RIGHT or not _is_end(right.figure, each.figure):
                yield told


def _untitled(typed: str) -> str:
    """A name that was typed, without the titles that lead it."""
    return " ".join(dropwhile(lambda word: word.rstrip(".,").casefold() in TITLES | PORTFOLIO, typed.split()))


def _counting(read: _Read, placed: Sequence[_Read]) -> _Read:
    """The figure, with what it counts in its place where it does not say so by itself."""
    counts = next((each.figure.counts for each in placed if _is_same(each, read)), "")
    return replace(read, figure=replace(read.figure, counts=read.figure.counts or counts))


def _is_end(figure: Figure, around: Figure) -> bool:
    """Whether what is asked for is one end of a range: what lies in the range is no answer."""
    is_range = around.low is not None and around.high is not None and around.low != around.high
    return is_range and figure.low == figure.high


def _alone(text: str, published: date | None) -> list[_Read]:
    for opening in ("", "for "):  # "a month" by itself is no figure, "for a month" is one
        found = find_figures(opening + text, published)
        if found:
            return [_read(each, opening + text) for each in found]
    return []


def _placed(wanted: Asked, text: str, published: date | None) -> list[_Read]:
    if not wanted.before and not wanted.after:
        return []
    whole, place = wanted.before + text + wanted.after, replace(wanted, answer=text).place
    found = [each for each in find_figures(whole, published) if each.span.overlaps(place)]
    return [_read(each, whole) for each in found[:1]]


def _read(figure: Figure, text: str) -> _Read:
    written = figure.span.of(text)
    return _Read(nearing(figure, written), written)


def _is_same(one: _Read, other: _Read) -> bool:
    mine, yours = one.figure, other.figure
    return mine == replace(yours, span=mine.span, counts=mine.counts, speaker=mine.speaker, change=mine.change)


def _is_whole(read: _Read, answer: str) -> bool:
    """Whether an answer says a figure and hardly anything else; a rank says nothing without its noun."""
    if read.figure.kind is FigureKind.ORDINAL:
        return read.written == answer.strip()
    return len(answer.replace(read.written, " ", 1).split()) <= WORDS_BESIDE
