"""Comparing: figures that likely measure the same, as suggestions that the reader confirms or dismisses."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.entity import EntityKey
from reader.core.likeness import Likeness, compare, digits_of, measure_of
from reader.core.reference import Reference, Target, figure_target
from reader.library.ledger import FigureMention, Ledger
from reader.library.library import Library
from reader.library.referencing import link, turn_down
from reader.store.dismissals import all_dismissals
from reader.store.references import references_at

HANDFUL = 6  # suggestions for one figure
WORDS_SHARED = 2  # at least
DIGITS = 3  # at least, of a figure that counts nothing by name

RELATIONS = {
    Likeness.EQUAL: "supports",
    Likeness.REFINES: "updates",
    Likeness.CONFLICTS: "contradicts",
    Likeness.COMPATIBLE: "see also",
}


@dataclass(frozen=True, slots=True)
class Alike:
    """A figure that likely measures the same as another one; a suggestion, never a fact.

    Attributes:
        mention: The other figure.
        likeness: How the two stand to each other.
        strength: How much speaks for it, 0.0 to 1.0.
        reason: What speaks for it, in words.
    """

    mention: FigureMention
    likeness: Likeness
    strength: float
    reason: str


def alike(ledger: Ledger, mention: FigureMention) -> list[Alike]:
    """The figures of the library that likely measure the same, those of other articles first, then the best first."""
    found = sorted(_found(ledger, mention), key=lambda each: (each.mention.article == mention.article, -each.strength))
    return found[:HANDFUL]


def suggestions(library: Library, ledger: Ledger, mention: FigureMention) -> list[Alike]:
    """What `alike` finds, without what the reader dismissed or confirmed."""
    own = target_of(mention)
    settled = {frozenset((each.source, each.target)) for each in references_at(library.database, own)}
    settled |= {frozenset((each.source, each.target)) for each in all_dismissals(library.database)}
    return [each for each in alike(ledger, mention) if frozenset((own, target_of(each.mention))) not in settled]


def confirm(library: Library, one: FigureMention, other: FigureMention, relation: str = "") -> Reference:
    """Write a reference between two figures; the newer article's is the source.

    Args:
        library: The library.
        one: A figure.
        other: The other.
        relation: What it says; empty for what their likeness comes to: equal figures support each other, one
            that refines another updates it, those that conflict contradict each other.

    Raises:
        ReaderError: There is no such relation, or an article has changed meanwhile.
    """
    older, newer = sorted((one, other), key=_age)
    likeness = compare(newer.figure, older.figure)
    said = relation or RELATIONS[likeness or Likeness.COMPATIBLE]
    return link(library, target_of(newer), said, target_of(older))


def dismiss(library: Library, one: FigureMention, other: FigureMention) -> None:
    """Remember that two figures do not measure the same; they are not suggested again.

    Raises:
        ReaderError: An article has changed meanwhile.
    """
    turn_down(library, target_of(one), target_of(other))


def target_of(mention: FigureMention) -> Target:
    """A figure as an end of a reference."""
    return figure_target(mention.article, mention.text_digest, mention.figure.span)


def _age(mention: FigureMention) -> tuple[str, str, int]:
    published = mention.published.isoformat() if mention.published else ""
    return published, mention.article, mention.figure.span.start


def _found(ledger: Ledger, mention: FigureMention) -> Iterator[Alike]:
    measure = measure_of(mention.figure)
    if measure is None:
        return
    for measured, mentions in ledger.by_measure.items():
        if not measure.fits(measured):
            continue
        for other in mentions:
            likeness = compare(mention.figure, other.figure) if other.place != mention.place else None
            shared = mention.topic.words & other.topic.words
            if (
                likeness is None
                or len(shared) < WORDS_SHARED
                or (not measure.noun and digits_of(other.figure) < DIGITS)
            ):
                continue
            noun = measure.noun if measure.noun == measured.noun else ""
            strength = min(1.0, 0.1 * len(shared) + 0.4 * bool(noun))
            yield Alike(other, likeness, strength, _reason(noun, mention.names & other.names))


def _reason(noun: str, names: frozenset[EntityKey]) -> str:
    parts = [f"same noun “{noun}”"] if noun else []
    return "; ".join([*parts, *([f"both name {min(names).name}"] if names else [])])
