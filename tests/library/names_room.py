"""A room of names: an engine that knows a few names by heart, and a library in which it is the model."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.span import Span
from reader.library.library import Library
from reader.library.marking import present_engine

KINDS = {"p": EntityKind.PERSON, "o": EntityKind.ORGANISATION, "l": EntityKind.PLACE}
MARKED = re.compile(r"(?:\((?P<said>[^)]*)\) )?\[(?P<name>[^\]|]*)\|(?P<kind>[pol])(?P<whole>[^\]]*)\]")


def key(text: str) -> EntityKey:
    return EntityKey.of(text)


@dataclass
class Told:
    """Finds the names that a picture marks: `(Mayor) [Reed|p Ann Reed] spoke` mentions Ann Reed, a person.

    It finds each surface as the pictures of all articles say, and remembers what it was asked.
    """

    engine: str
    names: dict[str, tuple[EntityKind, str]] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    fails: Callable[[str], None] = lambda _text: None

    def find(self, text: str) -> list[Mention]:
        self.asked.append(text)
        self.fails(text)
        surfaces = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        return [self._mention(found) for found in re.finditer(surfaces or "(?!)", text)]

    def _mention(self, found: re.Match[str]) -> Mention:
        kind, whole = self.names[found[0]]
        before = found.string[: found.start()].rstrip()
        said = next((each for each in sorted(self.titles) if before.endswith(each)), "")
        return Mention(Span(*found.span()), kind, whole, self.engine, said)


def with_model(library: Library, folder: Path) -> Library:
    """The library with a model that is there by its name alone; nothing can load it."""
    folder.mkdir(exist_ok=True)
    (folder / "config.cfg").touch()
    return replace(library, settings=replace(library.settings, model=str(folder)))


def laid(library: Library, articles: Mapping[str, str]) -> Told:
    """Put articles into the library, marked as pictures; what finds the names in them.

    Args:
        library: The library.
        articles: Texts by the name of the file: `2025-06-02-talks` was published on that day.
    """
    names = Told(present_engine(library))
    for name, picture in articles.items():
        text = MARKED.sub(lambda found: _unmarked(names, found), picture)
        day = name[:10] if name[:2] == "20" else ""
        head = f"---\ntitle: {name}\n" + (f"published: {day}\n" if day else "") + "---\n"
        (library.articles / f"{name}.md").write_text(f"{head}\n{text}\n", "utf-8")
    return names


def _unmarked(names: Told, found: re.Match[str]) -> str:
    name, said = found["name"], found["said"] or ""
    names.names[name] = KINDS[found["kind"]], found["whole"].strip() or name
    names.titles |= {said} - {""}
    return f"{said} {name}".strip()
