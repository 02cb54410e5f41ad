"""Ties: the references of a library, each from both of its ends, found by what they are at."""

from collections.abc import Sequence

from reader.core.entity import EntityKey
from reader.core.outgoing import Tie
from reader.core.reference import Reference, Target, TargetKind
from reader.core.slices import at_once
from reader.library.addressing import Addresses
from reader.library.ends import End, Ends, EndState
from reader.library.library import Library
from reader.library.shelf import bare_entries
from reader.store.references import all_references


class Ties:
    """Tells what is tied to something; each end is looked at once, when it is asked for.

    Args:
        library: The library.
        addresses: What makes links into it.
    """

    def __init__(self, library: Library, addresses: Addresses) -> None:
        self._addresses = addresses
        references = all_references(library.database)
        self._ends = Ends(library, at_once(bare_entries(library)) if references else (), references)
        self._known: dict[Target, tuple[Target, str, str, str]] = {}
        self._by_target: dict[Target, list[Reference]] = {}
        for each in references:
            for end in dict.fromkeys((each.source, each.target)):
                self._by_target.setdefault(end, []).append(each)
        self._articles = {self._ends.article_of(target) for target in self._by_target}

    def at(self, target: Target) -> Sequence[Tie]:
        """The references that start from something or lead to it, oldest first."""
        return tuple(self._tie(each, target) for each in self._by_target.get(target, ()))

    def in_article(self, uid: str) -> bool:
        """Whether anything is tied to an article, to an annotation on it or to a figure in it."""
        return uid in self._articles

    def _tie(self, reference: Reference, here: Target) -> Tie:
        outward = reference.source == here
        other, words, article, link = self._other(reference.target if outward else reference.source)
        return Tie(reference, outward, other, words, article, link)

    def _other(self, target: Target) -> tuple[Target, str, str, str]:
        if target not in self._known:
            end = self._ends.end(target)
            self._known[target] = end.now, self._ends.words(target), self._article(end), self._link(end)
        return self._known[target]

    def _article(self, end: End) -> str:
        return end.entry.id if end.entry and end.state is not EndState.GONE else ""

    def _link(self, end: End) -> str:
        if end.state is EndState.GONE:
            return ""
        if end.now.kind is TargetKind.ENTITY:
            return self._addresses.entity(EntityKey.of(end.now.key))
        if end.entry is None:
            return ""
        if end.now.kind is TargetKind.FIGURE:
            return self._addresses.quote(end.entry.id, end.plain)
        return self._addresses.article(end.entry.id, end.now.key if end.now.kind is TargetKind.ANNOTATION else "")
