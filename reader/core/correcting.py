"""Correcting: names as the engine found them become names as the reader put them right."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.finding_names import NameFinder, folded
from reader.core.span import Span

READER = "reader"  # the engine of a name that the reader marked
_KEPT_FINDERS = 16

Step = tuple[int, Correction]


class Corrector:
    """Applies corrections in the order in which they were made; remembers what it has worked out.

    Args:
        corrections: Oldest first.
        joins: What an entity of one article is in the library, where that is another. A correction about
            such an entity holds for what it was joined to, unless an earlier correction made the entity.
    """

    def __init__(self, corrections: Iterable[Correction], joins: Mapping[EntityKey, EntityKey] | None = None) -> None:
        self.joins = joins or {}
        self._about: dict[EntityKey, list[Step]] = {}
        self._marks: dict[str, list[Step]] = {}
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
        step = self._made.get(key, -1)
        here = key if step >= 0 else self.joins.get(key, key)
        while (found := self._next(here, step, "", "")) is not None:
            step, into = found[0], found[1].into
            if into is not None:
                here = into
            elif self._made.get(here, -1) > step:
                step = self._made[here]
            else:
                return None
        return here

    def marked_as(self, mark: str, article: str) -> EntityKey | None:
        """What one of the `marks` names in an article; None where it is no name."""
        steps = [each for each in self._marks[mark] if each[1].article in ("", article)]
        return self.settled(steps[-1][1].about, mark, article) if steps else None

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

    def _take(self, step: int, each: Correction) -> None:
        about = each.about
        if each.article:
            self._scoped.add(each.article)
        if each.kind is CorrectionKind.MARK:
            self._marks.setdefault(folded(each.surface), []).append((step, each))
            self._made[about] = step
            return
        if about not in self._made:
            about = self.joins.get(about, about)
        self._about.setdefault(about, []).append((step, each))
        if each.into is not None:
            self._made[each.into] = step

    def _settle(self, key: EntityKey, surface: str, article: str) -> EntityKey | None:
        step = -1
        for at, mark in self._marks.get(surface, ()):
            if mark.article in ("", article):
                step, key = at, mark.about
        here: EntityKey | None = key
        while here is not None and (found := self._next(here, step, surface, article)) is not None:
            step, here = found[0], found[1].into
        return here

    def _next(self, key: EntityKey, step: int, surface: str, article: str) -> Step | None:
        """The first correction behind `step` that changes what `key` is."""
        steps = self._about.get(key, ())
        after = bisect_right(steps, step, key=_number)
        return next((each for each in steps[after:] if _holds(each[1], surface, article)), None)

    def _corrected(self, text: str, mentions: Iterable[Mention], scope: str, searched: str | None) -> list[Mention]:
        kept = list(self._settled_mentions(text, mentions, scope))
        if not self._marks:
            return kept
        return self._with_marked(kept, self._finders(scope).find(text if searched is None else searched), scope)

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

    def _finder(self, article: str) -> NameFinder:
        return NameFinder(mark for mark in self._marks if self.marked_as(mark, article) is not None)


def _number(step: Step) -> int:
    return step[0]


def _holds(correction: Correction, surface: str, article: str) -> bool:
    if correction.article and correction.article != article:
        return False
    return not correction.surface or folded(correction.surface) == surface
