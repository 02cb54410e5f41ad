"""Completing: what is typed to find annotations, completed while it is typed: qualifiers, and the values after them."""

from collections.abc import Callable, Mapping, Sequence

from reader.core.relocate import How
from reader.library.known import Census
from reader.library.library import Library
from reader.library.shelf import entries
from reader.library.tags import tag_names
from reader.library.wishing import About
from reader.tui.widgets.prompt import Completer

HAS = ("note", "tag", "label", "reference")


class Wishes(Completer):
    """Completes the last term: `ta` to `tag:`, `tag:l` to `tag:law`, `in:The` to `in:"The flood"`.

    Args:
        library: The library.
        census: The names of the library, as far as it was gone through.
    """

    is_whole = True  # a value is typed right behind its qualifier

    def __init__(self, library: Library, census: Callable[[], Census | None]) -> None:
        super().__init__(())
        self._library = library
        self._census = census
        self._values: dict[About, Sequence[str]] = {}
        self._all: Mapping[About, Callable[[], Sequence[str]]] = {
            About.LABEL: lambda: [label.name for label in library.codebook.labels],
            About.TAG: lambda: tag_names(library),
            About.ARTICLE: lambda: _titles(library),
            About.ENTITY: self._names,
            About.HAS: lambda: HAS,
            About.ANCHOR: lambda: [str(how) for how in How],
        }

    def completed(self, line: str) -> str | None:
        """The line with its last term completed, or None."""
        start = _last_term(line)
        term = line[start:]
        sign = "-" if term.startswith("-") else ""
        name, colon, value = term.removeprefix("-").partition(":")
        if not colon:
            return self._begun(line[:start] + sign, name)
        about = About(name.casefold()) if name.casefold() in set(About) else About.WORDS
        found = _beginning(self._of(about), value.removeprefix('"'))
        return f"{line[:start]}{sign}{name}:{_typed(found, value)}" if found else None

    def _begun(self, before: str, name: str) -> str | None:
        found = _beginning([each for each in About if each], name) if name else None
        return f"{before}{found}:" if found else None

    def _of(self, about: About) -> Sequence[str]:
        if about not in self._values and about in self._all:
            self._values[about] = self._all[about]()
        return self._values.get(about, ())

    def _names(self) -> Sequence[str]:
        census = self._census()
        return [key.name for key in census.entities] if census is not None else ()


def _last_term(line: str) -> int:
    """Where the last term begins: after the last space that stands in no quotation marks."""
    start, is_quoted = 0, False
    for place, char in enumerate(line):
        if char == '"':
            is_quoted = not is_quoted
        elif char == " " and not is_quoted:
            start = place + 1
    return start


def _beginning(words: Sequence[str], typed: str) -> str | None:
    wanted = typed.casefold()
    return next((word for word in words if word.casefold().startswith(wanted) and word != typed), None)


def _typed(value: str, before: str) -> str:
    return f'"{value}"' if " " in value or before.startswith('"') else value


def _titles(library: Library) -> Sequence[str]:
    return [entry.article.title for entry in entries(library) if '"' not in entry.article.title]
