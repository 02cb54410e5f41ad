"""Whole: a library, or a part of it, in its own format: its rows as they are, its labels, its files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from reader.core.reference import Target, TargetKind, figure_place
from reader.formats.own_json import Head, written
from reader.library.exporting.choosing import Choice, chosen
from reader.library.files import ENDINGS, path_text
from reader.library.finding import ARTICLES
from reader.library.library import TRASH, Library
from reader.library.parsing import read_bytes
from reader.library.shelf import Entry, entries
from reader.library.writing import free_path
from reader.store.dump import dumped
from reader.store.journal import newest_moment
from reader.store.rows import Row
from reader.store.schema import SCHEMA, TABLES

PART_TABLES = ("articles", "versions", "annotations", "tags", "relations", "cross_references", "corrections", "cards")
PAGE_CHARACTERS = 1 << 20


@dataclass(slots=True)
class Whole:
    """What goes out, and what had to be left out.

    Attributes:
        is_part: Whether something was chosen; then history and what belongs to the whole library stay here.
        notices: What was left out, a line each; known once all pieces were taken, as the two that follow.
        articles: How many articles go out.
        annotations: How many annotations.
    """

    library: Library
    choice: Choice
    notices: list[str] = field(default_factory=list)
    articles: int = 0
    annotations: int = 0

    @property
    def is_part(self) -> bool:
        """Whether something was chosen."""
        return bool(self.choice.articles or self.choice.filters)

    def pieces(self) -> Iterator[bytes]:
        """The text in UTF-8, in pieces of about a megabyte; while they are taken, no other program can save.

        Raises:
            ReaderError: There is no such label, or a file cannot be read.
        """
        with self.library.database.reading():
            yield from _in_pages(self._part() if self.is_part else self._all())

    def _all(self) -> Iterator[str]:
        database, shelf = self.library.database, entries(self.library)
        self.articles, self.annotations = len(shelf), sum(entry.annotations for entry in shelf)
        tables = ((table, dumped(database, table)) for table in TABLES)
        yield from written(self._head(), tables, self.library.labels.toml, _all_files(self.library, shelf))

    def _part(self) -> Iterator[str]:
        picked = _picked(self.library, self.choice)
        self.articles, self.annotations = len(picked.articles), len(picked.annotations)
        database = self.library.database
        tables = ((table, picked.of(table, dumped(database, table))) for table in PART_TABLES)
        yield from written(self._head(), tables, self.library.labels.toml, picked.files())
        self.notices += picked.notices()

    def _head(self) -> Head:
        return Head(SCHEMA, newest_moment(self.library.database), part=self.is_part)


@dataclass(slots=True)
class _Picked:
    """What of each table belongs to a choice."""

    library: Library
    articles: Mapping[str, Entry]
    annotations: frozenset[str]
    names: Mapping[str, str]  # what the files of the articles are called
    texts: dict[str, str] = field(default_factory=dict)  # the article of each text that a chosen annotation was made on
    left_out: int = 0

    def of(self, table: str, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of a table that go out, with what they say of others made fit."""
        for row in rows:
            fit = getattr(self, f"_{table}")(row)
            if fit is not None:
                yield fit

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of the articles; one that lies elsewhere as if it lay in `articles`."""
        for entry in self.articles.values():
            if not entry.missing:
                yield self.names[entry.id], read_bytes(entry.path)

    def notices(self) -> list[str]:
        """What could not go out."""
        number = self.left_out
        if not number:
            return []
        which = "reference was" if number == 1 else "references were"
        return [f"{number:,} {which} left out: what lies at the other end was not chosen"]

    def _articles(self, row: Row) -> Row | None:
        name = self.names.get(str(row["uid"]))
        return {**row, "path": name} if name else None

    def _versions(self, row: Row) -> Row | None:
        article = self.texts.get(str(row["text_digest"]))
        return {**row, "article": article} if article else None

    def _annotations(self, row: Row) -> Row | None:
        return row if row["uid"] in self.annotations else None

    def _tags(self, row: Row) -> Row | None:
        return row if row["annotation"] in self.annotations else None

    def _cards(self, row: Row) -> Row | None:
        return row if row["annotation"] in self.annotations and not row["deleted"] else None

    def _relations(self, row: Row) -> Row | None:
        return row

    def _corrections(self, row: Row) -> Row | None:
        return row if row["article"] in self.articles and not row["deleted"] else None

    def _cross_references(self, row: Row) -> Row | None:
        ends = [Target(TargetKind(str(row[f"{end}_kind"])), str(row[f"{end}_key"])) for end in ("source", "target")]
        here = [self._has(end) for end in ends if end.kind is not TargetKind.ENTITY]  # names belong to no article
        if row["deleted"] or not any(here):
            return None
        self.left_out += not all(here)
        return row if all(here) else None

    def _has(self, target: Target) -> bool:
        if target.kind is TargetKind.ANNOTATION:
            return target.key in self.annotations
        return (figure_place(target)[0] if target.kind is TargetKind.FIGURE else target.key) in self.articles


def _picked(library: Library, choice: Choice) -> _Picked:
    found = chosen(library, choice)
    going = [each for each in found if each.noted or choice.articles]
    annotations = frozenset(noted.annotation.uid for each in going for noted in each.noted)
    articles = {each.entry.id: each.entry for each in going}
    texts: dict[str, str] = {}
    for each in going:
        for noted in each.noted:
            if noted.annotation.anchor:
                texts.setdefault(noted.annotation.anchor.text_digest, each.entry.id)
    return _Picked(library, articles, annotations, _names(library, articles.values()), texts)


def _all_files(library: Library, shelf: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of all articles, of those in the trash, and of versions that were laid aside, by name."""
    for entry in shelf:
        if not entry.missing:
            yield path_text(library.root, entry.path), read_bytes(entry.path)
    trash = library.root / TRASH
    for path in sorted(each for each in trash.rglob("*") if each.is_file() and not each.is_symlink()):
        yield path_text(library.root, path), read_bytes(path)


def _names(library: Library, going: Iterable[Entry]) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in going:
        wanted = Path(_inside(path_text(library.root, entry.path)))
        names[entry.id] = free_path(wanted, lambda path: path.as_posix() in names.values()).as_posix()
    return names


def _inside(text: str) -> str:
    """What a path is called where the file goes along with a part: of one elsewhere only the name is told."""
    path = PurePosixPath(text)
    if not path.is_absolute() and path.parts[0] == ARTICLES:
        return text
    return f"{ARTICLES}/{path.name if path.name.lower().endswith(ENDINGS) else f'{path.name}.txt'}"


def _in_pages(pieces: Iterable[str]) -> Iterator[bytes]:
    page, length = list[str](), 0
    for piece in pieces:
        page.append(piece)
        length += len(piece)
        if length >= PAGE_CHARACTERS:
            yield "".join(page).encode()
            page, length = [], 0
    yield "".join(page).encode()
