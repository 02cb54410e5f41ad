"""Correcting: names as the engine found them become names as the reader put them right."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind, Mention, folded
from reader.core.span import Span

READER = "reader"  # the engine of a name that the reader marked
_KEPT_FINDERS = 16

Find = Callable[[str], list[tuple[Span, str]]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A correction as it is applied.

    Attributes:
        number: Its place among all.
        surface: The only name that it holds for, or the marked one; empty for all.
        to: What the entity is behind it; None for no name.
        article: The only article that it holds in; empty for all.
    """

    number: int
    surface: str
    to: EntityKey | None
    article: str

    def holds(self, surface: str, article: str) -> bool:
        return self.article in ("", article) and self.surface in ("", surface)


class Corrector:
    """Applies corrections in the order in which they were made; remembers what it has worked out.

    Args:
        corrections: Oldest first.
        joins: What an entity of one article is in the library, where that is another. They may be others than when
            a correction was made: what it says of an entity holds for what that is joined to, unless the reader
            made the entity by giving it its name.
    """

    def __init__(self, corrections: Iterable[Correction], joins: Mapping[EntityKey, EntityKey] | None = None) -> None:
        self.joins = joins or {}
        self._about: dict[EntityKey, list[_Step]] = {}
        self._marks: dict[str, list[_Step]] = {}
        self._made: dict[EntityKey, int] = {}
        self._scoped: set[str] = set()
        for step, each in enumerate(corrections):
            self._take(step, each)
        self._known: dict[tuple[str, EntityKind, str, str], EntityKey | None] = {}
        self._last: tuple[object, list[Mention]] = (None, [])  # the article that is read is asked for again and again
        self._finders = lru_cache(maxsize=_KEPT_FINDERS)(self._finder)

    @property
    def is_idle(self) -> bool:
        """Whether all names stay as they are."""
        return not (self._about or self._marks or self.joins)

    @property
    def marks(self) -> tuple[str, ...]:
        """The names that the reader marked somewhere, as they stand in a text."""
        return tuple(self._marks)

    def settled(self, key: EntityKey, surface: str, article: str) -> EntityKey | None:
        """What an entity is where it goes by `surface` in `article`; None where that is no name.

        Args:
            key: The entity as the engine has it.
            surface: The name as it stands in the text, white space in any form.
            article: The article's id.
        """
        scope = article if article in self._scoped else ""
        asked = (key.name, key.kind, surface, scope)
        if asked not in self._known:
            self._known[asked] = self._settle(self.joins.get(key, key), folded(surface), scope)
        return self._known[asked]

    def current(self, key: EntityKey) -> EntityKey | None:
        """What an entity that was called so once is called now; None when it is no name any more."""
        step, here = self._made.get(key, -1), self._joined(key)
        while (found := self._next(here, step, "", "")) is not None:
            step = found.number
            if found.to is not None:
                here = found.to
            elif self._made.get(here, -1) > step:
                step = self._made[here]
            else:
                return None
        return here

    def marked_as(self, mark: str, article: str) -> EntityKey | None:
        """What one of the `marks` names in an article; None where it is no name."""
        named = [step.to for step in self._marks[mark] if step.to and step.holds(mark, article)]
        return self.settled(named[-1], mark, article) if named else None

    def corrected(
        self, text: str, mentions: Iterable[Mention], article: str, searched: str | None = None
    ) -> list[Mention]:
        """The mentions as they are put right, with every place of a marked name, in order, none over another.

        A marked name takes the place of what it overlaps, but not of a longer name that it is a part of.

        Args:
            text: What the mentions count in.
            mentions: As the engine has them.
            article: The article's id.
            searched: The text as it is searched for marked names, with the same offsets: blanks where no name can
                be, and a tab wherever none reaches over; `text` when not given.
        """
        scope = article if article in self._scoped else ""
        asked = (text, tuple(mentions), scope, searched)
        if asked != self._last[0]:
            self._last = asked, self._corrected(*asked)
        return list(self._last[1])

    def _take(self, number: int, each: Correction) -> None:
        about, into, surface = self._joined(each.about), each.into, folded(each.surface)
        self._scoped.update({each.article} - {""})
        if each.kind is CorrectionKind.MARK:
            self._marks.setdefault(surface, []).append(_Step(number, surface, about, each.article))
            self._made[about] = number
            return
        if into is not None:
            into = self._joined(into) if each.kind is CorrectionKind.MERGE else into
            self._made[into] = number
        self._about.setdefault(about, []).append(_Step(number, surface, into, each.article))

    def _joined(self, key: EntityKey) -> EntityKey:
        return key if key in self._made else self.joins.get(key, key)

    def _settle(self, key: EntityKey, surface: str, article: str) -> EntityKey | None:
        here: EntityKey | None = key
        number = -1
        for mark in self._marks.get(surface, ()):
            if mark.holds(surface, article):
                number, here = mark.number, mark.to
        while here is not None and (found := self._next(here, number, surface, article)) is not None:
            number, here = found.number, found.to
        return here

    def _next(self, key: EntityKey, number: int, surface: str, article: str) -> _Step | None:
        """The first correction behind this number that changes what `key` is."""
        steps = self._about.get(key, ())
        after = bisect_right(steps, number, key=_number)
        return next((step for step in steps[after:] if step.holds(surface, article)), None)

    def _corrected(self, text: str, mentions: Iterable[Mention], scope: str, searched: str | None) -> list[Mention]:
        kept = list(self._settled_mentions(text, mentions, scope))
        if not self._marks:
            return kept
        return self._with_marked(kept, self._finders(scope)(text if searched is None else searched), scope)

    def _settled_mentions(self, text: str, mentions: Iterable[Mention], scope: str) -> Iterator[Mention]:
        known = self._known
        for each in mentions:
            kind, name, surface = each.kind, each.entity, text[each.span.start : each.span.end]
            asked = (name, kind, surface, scope)
            now = known[asked] if asked in known else self.settled(each.key, surface, scope)
            if now is None:
                continue
            same = now.name == name and now.kind is kind
            yield each if same else Mention(each.span, now.kind, now.name, each.engine, each.description)

    def _with_marked(self, kept: Sequence[Mention], places: Iterable[tuple[Span, str]], scope: str) -> list[Mention]:
        """The mentions with the marked names among them, in place of what those overlap."""
        starts = [each.span.start for each in kept]
        woven: list[Mention] = []
        done = 0
        for span, mark in places:
            last = bisect_left(starts, span.end)
            first = bisect_right(starts, span.start)
            first -= first > 0 and kept[first - 1].span.end > span.start
            over, key = kept[first:last], self.marked_as(mark, scope)
            if key is None or any(each.span != span and each.span.covers(span) for each in over):
                continue
            said = next((each.description for each in over if each.span.start == span.start), "")
            woven += [*kept[done:first], Mention(span, key.kind, key.name, READER, said)]
            done = max(done, last)
        return [*woven, *kept[done:]]

    def _finder(self, article: str) -> Find:
        # Here and not at the top: the first page need not load what finds marked names where there are none.
        from reader.core.finding_names import NameFinder  # noqa: PLC0415

        return NameFinder(mark for mark in self._marks if self.marked_as(mark, article) is not None).find


def _number(step: _Step) -> int:
    return step.number
