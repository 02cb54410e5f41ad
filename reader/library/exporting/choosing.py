"""Choosing: what of a library goes out: articles, and of their annotations those that pass some filters."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.library.library import Library
from reader.library.notebook import in_reading_order
from reader.library.noting import Noted, notes
from reader.library.shelf import Entry, entries


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to go out; without anything said, all of it.

    The filters mean what they mean to `noting.notes`.

    Attributes:
        articles: Those of these articles; none for all.
        uids: Those with these ids; None for all.
    """

    articles: tuple[Entry, ...] = ()
    uids: tuple[str, ...] | None = None
    label: str = ""
    tag: str = ""
    entity: str = ""
    text: str = ""
    anchor: str | None = None
    since: str = ""
    until: str = ""

    @property
    def filters(self) -> bool:
        """Whether it leaves out annotations of the articles."""
        said = (self.label, self.tag, self.entity, self.text, self.anchor, self.since, self.until)
        return self.uids is not None or any(said)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article that was chosen, with its annotations that were, in reading order."""

    entry: Entry
    noted: tuple[Noted, ...]


def chosen(library: Library, choice: Choice) -> list[Chosen]:
    """The articles that may go out, newest published first, with the annotations that do.

    An article without any stands there too.

    Raises:
        ReaderError: There is no such label.
    """
    by_article: dict[str, list[Noted]] = {}
    for each in _noted(library, choice):
        by_article.setdefault(each.entry.id, []).append(each)
    shelf = choice.articles or entries(library)
    return [Chosen(each, tuple(by_article.get(each.id, ()))) for each in in_reading_order(_once(shelf))]


def _noted(library: Library, choice: Choice) -> list[Noted]:
    one = choice.articles[0] if len(choice.articles) == 1 else None
    found = notes(
        library,
        one,
        label=choice.label,
        tag=choice.tag,
        entity=choice.entity,
        text=choice.text,
        since=choice.since,
        until=choice.until,
        anchor=choice.anchor,
    )
    if choice.uids is None:
        return found
    wanted = set(choice.uids)
    return [each for each in found if each.annotation.uid in wanted]


def _once(shelf: Iterable[Entry]) -> list[Entry]:
    return list({each.id: each for each in shelf}.values())
