"""Comparing: figures that likely measure the same, as suggestions that the reader confirms or dismisses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.core.likeness import Likeness, compare
from reader.core.reference import Reference, Target, TargetKind, figure_place, figure_target
from reader.library.explaining import APART, LATER, explained
from reader.library.ledger import FigureMention, Ledger
from reader.library.library import Library
from reader.library.referencing import link, turn_down
from reader.library.weighing import CLOSE, Weighed, weigh
from reader.store.dismissals import all_dismissals
from reader.store.references import all_references
from reader.store.versions import kept_text

HANDFUL = 6  # suggestions for one figure

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
    return all_alike(ledger, mention)[:HANDFUL]


def all_alike(ledger: Ledger, mention: FigureMention) -> list[Alike]:
    """The same, however many there are."""
    return sorted(_found(ledger, mention), key=lambda each: (each.mention.article == mention.article, -each.strength))


def suggestions(library: Library, ledger: Ledger, mention: FigureMention) -> list[Alike]:
    """What `alike` finds, without what the reader dismissed or confirmed."""
    settled = _settled_ends(library, mention)
    return [each for each in alike(ledger, mention) if not any(_is(library, end, each.mention) for end in settled)]


def not_dismissed(library: Library, ledger: Ledger, mention: FigureMention) -> list[Alike]:
    """What `alike` finds, without what the reader dismissed; what was confirmed among it."""
    found = alike(ledger, mention)
    dismissed = _turned_down(library, mention, found)
    return [each for each in found if each not in dismissed]


def turned_down(library: Library, ledger: Ledger, mention: FigureMention) -> list[Alike]:
    """What `alike` finds and the reader dismissed."""
    ends = _other_ends(library, mention, ((each.source, each.target) for each in all_dismissals(library.database)))
    found = alike(ledger, mention) if ends else ()
    return [each for each in found if any(_is(library, end, each.mention) for end in ends)]


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
    return link(library, target_of(newer), relation or relation_of(newer, older), target_of(older))


def relation_of(newer: FigureMention, older: FigureMention) -> str:
    """What a reference between two figures says when the reader says nothing else."""
    likeness = compare(newer.figure, older.figure)
    judged, why = explained(newer, older, likeness) if likeness else (Likeness.COMPATIBLE, "")
    return "updates" if why in (LATER, APART) else RELATIONS[judged]


def dismiss(library: Library, one: FigureMention, other: FigureMention) -> None:
    """Remember that two figures do not measure the same; they are not suggested again.

    Raises:
        ReaderError: An article has changed meanwhile.
    """
    turn_down(library, target_of(one), target_of(other))


def target_of(mention: FigureMention) -> Target:
    """A figure as an end of a reference."""
    return figure_target(mention.article, mention.text_digest, mention.figure.span)


def _turned_down(library: Library, mention: FigureMention, found: Iterable[Alike]) -> list[Alike]:
    ends = _other_ends(library, mention, ((each.source, each.target) for each in all_dismissals(library.database)))
    return [each for each in found if any(_is(library, end, each.mention) for end in ends)]


def _settled_ends(library: Library, mention: FigureMention) -> list[Target]:
    """The other ends of what the reader said about a figure, be it that it is like another or that it is not."""
    said = [(each.source, each.target) for each in all_references(library.database)]
    said += [(each.source, each.target) for each in all_dismissals(library.database)]
    return _other_ends(library, mention, said)


def _other_ends(library: Library, mention: FigureMention, said: Iterable[tuple[Target, Target]]) -> list[Target]:
    both_ways = [pair for source, target in said for pair in ((source, target), (target, source))]
    return [other for own, other in both_ways if _is(library, own, mention)]


def _is(library: Library, target: Target, mention: FigureMention) -> bool:
    """Whether an end of a reference is this figure, also where its article has changed since, but not its sentence."""
    if target == target_of(mention):
        return True
    if target.kind is not TargetKind.FIGURE:
        return False
    article, digest, span = figure_place(target)
    if article != mention.article or digest == mention.text_digest:
        return False
    text = kept_text(library.database, digest)
    if text is None or span.of(text) != mention.quote:
        return False
    start = text.find(mention.sentence)
    return text.count(mention.quote) == 1 or 0 <= start <= span.start < start + len(mention.sentence)


def _age(mention: FigureMention) -> tuple[str, str, int]:
    published = mention.published.isoformat() if mention.published else ""
    return published, mention.article, mention.figure.span.start


def _found(ledger: Ledger, mention: FigureMention) -> Iterator[Alike]:
    postings = ledger.postings
    weighed = [(other, weigh(postings, mention, other)) for other in postings.candidates(mention)]
    found = [(other, each) for other, each in weighed if each is not None and _is_news(mention, other, each)]
    settled = {other.article for other, each in found if each.likeness is Likeness.EQUAL}
    best: dict[tuple[str, Likeness], Alike] = {}
    for other, each in found:
        said_there = other.article in settled or postings.says(mention.article, other)
        if each.gap > CLOSE and said_there:  # this is another of the values that are told beside it
            continue
        key = other.article, each.likeness
        if key not in best or best[key].strength < each.strength:
            best[key] = Alike(other, each.likeness, each.strength, each.reason)
    yield from best.values()


def _is_news(mention: FigureMention, other: FigureMention, found: Weighed) -> bool:
    """Whether it is worth a line: an article may repeat itself, and tell apart in one breath what differs."""
    if other.article != mention.article:
        return True
    if found.likeness is not Likeness.CONFLICTS or found.gap > CLOSE:
        return False
    return other.sentence != mention.sentence and not (mention.topic.listed and other.topic.listed)
