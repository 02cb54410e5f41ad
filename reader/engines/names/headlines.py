"""Headlines: the names in a line set in capitals, of which the tagger sees few."""

import re
from collections.abc import Iterable, Iterator, Mapping

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.gazetteer import is_only_place
from reader.engines.names.tags import Name
from reader.engines.names.whole import SHORTEST_SPREAD, kinds_of

_WORDS = re.compile(r"[^\W\d_][\w'’.-]*\w")
MOST_WORDS = 4  # of a name looked for


def with_headlines(text: str, lines: Iterable[Span], names: Iterable[Name]) -> list[Name]:
    """The names, in order, and in `lines` the article's names, surnames and known places that are in none of them.

    Every word begins with a capital there, so that none tells of a longer name.
    """
    names = list(names)
    taken = [each.span for each in names]
    kinds = kinds_of(text, names)
    for line in lines:
        here = [span for span in taken if line.overlaps(span)]
        names += [each for each in _known(text, line, kinds) if not any(map(each.span.overlaps, here))]
    return sorted(names)


def _known(text: str, line: Span, kinds: Mapping[str, EntityKind]) -> Iterator[Name]:
    """The known names of a line, the longest at each word, none over another."""
    words = [Span(*word.span()) for word in _WORDS.finditer(text, line.start, line.end)]
    done = line.start
    for index, word in enumerate(words):
        for last in reversed(words[index : index + MOST_WORDS]):
            span = Span(word.start, last.end)
            surface = span.of(text)
            kind = EntityKind.PLACE if is_only_place(surface) else kinds.get(surface)
            if kind and word.start >= done and surface[0].isupper() and len(surface) >= SHORTEST_SPREAD:
                yield Name(span, kind)
                done = last.end
                break
