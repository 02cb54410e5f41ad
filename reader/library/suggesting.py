"""Suggesting: passages of other articles that are worth linking with the one in focus, each with its reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import exp

from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.likeness import Likeness
from reader.core.quotes import quoted
from reader.core.reference import Reference, Target, TargetKind, figure_target
from reader.core.relocate import Placed
from reader.core.span import Span
from reader.core.topic import word_of
from reader.library.comparing import Alike, alike, confirm, relation_of
from reader.library.comparing import dismiss as dismiss_likeness
from reader.library.ledger import FigureMention, Ledger
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.passage import Passage
from reader.library.referencing import turn_down
from reader.library.said_where import SaidWhere, Sentence, Term
from reader.library.settled_passages import Focus, Settled, focus_on
from reader.library.shelf import Entry
from reader.library.tying import tie
from reader.library.whereabouts import Whereabouts
from reader.store.annotations import annotations_of

__all__ = ["Focus", "Suggestion", "accept", "dismiss", "focus_on", "suggest"]

AT_MOST = 5  # suggestions
USUAL = "see also"  # what a reference says that is made of words and names in common
OF_ONE_ARTICLE = 2  # of these
TOLD = 2  # names and words that a reason tells
RARE = 0.4  # rarity of a word that says something of what a sentence is about
TELLING = 0.25  # likewise, of a name
SOME_NAMES, SOME_WORDS, MANY_WORDS = 0.35, 0.45, 0.75  # how much names and words have to say, together or alone
FEW_WORDS = 3  # that have to be shared where no name is
ENOUGH = 0.46  # strength from which a passage is worth the reader's eye

_BY_NAMES, _BY_WORDS, _BY_MEASURE, _BY_NOTE = 0.45, 0.5, 0.5, 0.12
_STANDS = {
    Likeness.EQUAL: "there too",
    Likeness.REFINES: "there, which fits",
    Likeness.COMPATIBLE: "there",
    Likeness.CONFLICTS: "there, in conflict",
}
_PACE_NAMES, _PACE_WORDS = 0.9, 0.55  # how fast names and words that are shared come to say all they can
_USUAL = 18  # words of a usual sentence; of a longer one more are shared by chance


_Place = tuple[str, Span]  # an article, and a sentence of it
_Measure = tuple[FigureMention, Alike]  # a figure in focus, and another that likely measures the same


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that may be worth linking with another one; never a fact.

    Attributes:
        entry: Its article.
        text_digest: Which text `span` counts in.
        text: The sentence.
        strength: How much speaks for it, 0.0 to 1.0.
        reason: What speaks for it, in words.
        annotation: The id of the reader's annotation on it; empty for none.
        figures: The figure in focus and the other one, where they likely measure the same.
        relation: What a reference would say, most likely.
    """

    entry: Entry
    text_digest: str
    span: Span
    text: str
    strength: float
    reason: str
    annotation: str = ""
    figures: tuple[FigureMention, FigureMention] | None = None
    relation: str = USUAL


def suggest(library: Library, where: SaidWhere, ledger: Ledger | None, focus: Focus) -> list[Suggestion]:
    """The passages that are worth linking with the one in focus, the best first; what is settled already is left out.

    Args:
        library: The library.
        where: What its articles say.
        ledger: Its figures; None while they are not known.
        focus: The passage.
    """
    measured = dict(_measured(where, ledger, focus)) if ledger is not None else {}
    settled = Settled(library, focus)
    found: dict[_Place, Suggestion] = {}
    for place, sentence in _candidates(where, focus, measured):
        judged = _judged(where, focus, sentence, measured[place][1] if place in measured else None)
        if judged is not None:
            found[place] = judged
    best = sorted(found.values(), key=lambda each: -each.strength)[: 4 * AT_MOST]
    fresh = [_noted(library, each) for each in best if not _is_settled(settled, each)]
    return _few(sorted(fresh, key=lambda each: -each.strength))


def accept(library: Library, focus: Focus, suggestion: Suggestion, relation: str) -> Reference:
    """Make a reference between what is in focus and what was suggested, with the highlights that it takes.

    Of two figures the newer article's is the source; else it is the passage in focus.

    Raises:
        ReaderError: There is no such relation, or an article has changed meanwhile.
    """
    if suggestion.figures:
        return confirm(library, *suggestion.figures, relation)
    own = Passage(focus.entry, focus.document, focus.span)
    if suggestion.annotation:
        return tie(library, own, relation, Target(TargetKind.ANNOTATION, suggestion.annotation))
    opened = open_article(library, suggestion.entry)
    if opened.document.text_digest != suggestion.text_digest:
        raise ReaderError(f"“{opened.entry.article.title}” has changed meanwhile", "ask for suggestions again")
    return tie(library, own, relation, Passage(opened.entry, opened.document, suggestion.span))


def dismiss(library: Library, focus: Focus, suggestion: Suggestion) -> None:
    """Remember that a passage has nothing to do with the one in focus; it is not suggested again.

    Raises:
        ReaderError: An article has changed meanwhile.
    """
    if suggestion.figures:
        dismiss_likeness(library, *suggestion.figures)
        return
    own = figure_target(focus.entry.id, focus.document.text_digest, focus.span)
    turn_down(library, own, figure_target(suggestion.entry.id, suggestion.text_digest, suggestion.span))


def _candidates(
    where: SaidWhere, focus: Focus, measured: Mapping[_Place, tuple[Sentence, _Measure]]
) -> Iterator[tuple[_Place, Sentence]]:
    for sentence in where.like(focus.terms, focus.entry.id):
        yield _place(sentence), sentence
    for place, (sentence, _) in measured.items():
        yield place, sentence


def _place(sentence: Sentence) -> _Place:
    return sentence.entry.id, sentence.saying.span


def _judged(where: SaidWhere, focus: Focus, sentence: Sentence, measure: _Measure | None) -> Suggestion | None:
    names = _rarest(where, focus.names & sentence.names, TELLING)
    words = _rarest(where, focus.words & sentence.saying.words, RARE)
    by_names = _sated(_PACE_NAMES, (where.rarity(each) for each in names))
    chance = max(1.0, (min(len(focus.words), len(sentence.saying.words)) / _USUAL)) ** 0.5
    by_words = _sated(_PACE_WORDS / chance, (where.rarity(each) for each in words))
    if measure is None and not _is_enough(by_names, by_words, len(words)):
        return None
    strength = _BY_NAMES * by_names + _BY_WORDS * by_words + (_BY_MEASURE * measure[1].strength if measure else 0.0)
    if strength < ENOUGH:
        return None
    saying = sentence.saying
    reason = _of_figures(measure[1]) if measure else _reason(names, words, saying.text)
    found = Suggestion(sentence.entry, sentence.text_digest, saying.span, saying.text, min(strength, 1.0), reason)
    if measure is None:
        return found
    return replace(found, figures=(measure[0], measure[1].mention), relation=_relation(*measure))


def _relation(mention: FigureMention, other: Alike) -> str:
    older, newer = sorted((mention, other.mention), key=lambda each: str(each.published or ""))
    return relation_of(newer, older)


def _of_figures(other: Alike) -> str:
    return f"{quoted(other.mention.quote)} {_STANDS[other.likeness]}: {other.reason}"


def _is_enough(by_names: float, by_words: float, words: int) -> bool:
    if by_names >= SOME_NAMES and by_words >= SOME_WORDS:
        return True
    return by_words >= MANY_WORDS and words >= FEW_WORDS


def _rarest(where: SaidWhere, terms: Iterable[Term], least: float) -> list[Term]:
    rare = [(where.rarity(each), str(each), each) for each in terms]
    return [each for rarity, _, each in sorted(rare, key=lambda one: (-one[0], one[1])) if rarity >= least]


def _sated(pace: float, rarities: Iterable[float]) -> float:
    """Much of one kind of evidence says hardly more than some of it."""
    return 1 - exp(-pace * sum(rarities))


def _reason(names: list[Term], words: list[Term], text: str) -> str:
    parts = []
    if names:
        parts.append(f"both name {' and '.join(each.name for each in names[:TOLD] if isinstance(each, EntityKey))}")
    if words:
        said = [f"“{word_of(each, text)}”" for each in words[:TOLD] if isinstance(each, str)]
        parts.append(f"both say {' and '.join(said)}")
    return "; ".join(parts)


def _measured(where: SaidWhere, ledger: Ledger, focus: Focus) -> Iterator[tuple[_Place, tuple[Sentence, _Measure]]]:
    """The sentences with a figure that likely measures the same as one of the passage, and what speaks for it."""
    for mention in ledger.of_article(focus.entry.id):
        if mention.text_digest == focus.document.text_digest and focus.span.covers(mention.figure.span):
            for each in alike(ledger, mention):
                sentence = where.sentence(each.mention.article, each.mention.figure.span.start)
                if sentence is not None and not _is_within(focus, sentence):
                    yield _place(sentence), (sentence, (mention, each))


def _is_within(focus: Focus, sentence: Sentence) -> bool:
    return sentence.entry.id == focus.entry.id and sentence.saying.span.overlaps(focus.span)


def _noted(library: Library, found: Suggestion) -> Suggestion:
    """The same, stronger where the reader has annotated the passage."""
    whereabouts = Whereabouts(library, found.entry)
    for each in annotations_of(library.database, found.entry.id):
        placed = whereabouts.of(each)
        if isinstance(placed, Placed) and placed.span.overlaps(found.span):
            said = "you noted it" if each.note else "you marked it"
            strength = min(1.0, found.strength + _BY_NOTE)
            return replace(found, annotation=each.uid, strength=strength, reason=f"{found.reason}; {said}")
    return found


def _is_settled(settled: Settled, found: Suggestion) -> bool:
    return settled.has(found.entry.id, found.text_digest, found.span, found.text)


def _few(found: Iterable[Suggestion]) -> list[Suggestion]:
    chosen: list[Suggestion] = []
    for each in found:
        if sum(other.entry.id == each.entry.id for other in chosen) < OF_ONE_ARTICLE:
            chosen.append(each)
    return chosen[:AT_MOST]
