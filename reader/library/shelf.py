"""Shelf: the articles of a library: the files that are there and the rows that know them, brought together."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import count
from pathlib import Path

from reader.core.errors import ReaderError, SeveralError
from reader.core.ids import ID_PREFIX_MIN, article_id
from reader.core.slices import at_once
from reader.formats.slug import slug as slug_of
from reader.library.entry import Entry, Fields
from reader.library.files import Seen, found_files, gone_path, path_text, seen_files, trash_path
from reader.library.kinship import Kinship
from reader.library.library import Library
from reader.library.listed import Counted, MadeOf, looks
from reader.library.pairing import homes
from reader.library.parsing import fields_of
from reader.store.annotations import Counts, counts
from reader.store.articles import ArticleRow, articles, articles_of
from reader.store.state import library_key

__all__ = ["Entry", "bare_entries", "entries", "newest_first", "resolve"]

NONE = Counts()
SLUGS_KNOWN = 20_000
LISTED_MAX = 5  # candidates named when a name means several


def entries(library: Library, *, trashed: bool = False) -> list[Entry]:
    """The articles on the shelf, by path; or, instead, those in the trash.

    A file that cannot be read stands there as missing.
    """
    places = library.state.places(library_key(library.root))
    if trashed:
        shelf = _by_path(library, _in_trash(library, articles(library.database)))
        numbers = counts(library.database)
        return [_counted((each, numbers.get(each.id, NONE), places.get(each.id))) for each in shelf]
    shelf, listed = at_once(bare_entries(library)), library.listed
    numbers, before = listed.rows(library.database).counts, listed.counted
    listed.counted = {}
    for each in shelf:
        known = each, numbers.get(each.id, NONE), places.get(each.id)
        kept = before.get(each.id)
        listed.counted[each.id] = kept if kept and kept[0] == known else (known, _counted(known))
    return [entry for _, entry in listed.counted.values()]


def bare_entries(library: Library) -> Generator[None, None, list[Entry]]:
    """The articles on the shelf, by path, without counts and places: all that most of them are looked at for.

    Yields:
        After each file, so that the work can be done in slices.
    """
    seen, listed = list[Seen](), library.listed
    for file in seen_files(library.root, library.articles):
        seen.append(file)
        yield
    rows = listed.rows(library.database)
    if listed.holds(seen, rows):
        return list(listed.shelf)
    known = articles_of(rows.articles)
    made_of = MadeOf(seen, rows.articles, looks(_away(library, seen, known)))  # looked at before it is made of them
    shelf = _by_path(library, (yield from _on_shelf(library, seen, known)))
    if _is_of_all(shelf, made_of):
        listed.shelf, listed.made_of = shelf, made_of
    return list(shelf)


def newest_first(shelf: Iterable[Entry]) -> list[Entry]:
    """The articles that can be read, the newest published first, those without a day last; else by path."""
    there = [entry for entry in shelf if not entry.missing]
    return sorted(there, key=lambda entry: entry.article.published or date.min, reverse=True)


def resolve(library: Library, name: str, *, trashed: bool = False) -> Entry:
    """The article that `name` means: a slug, an id or the beginning of one, a path, or a part of the title or slug.

    Raises:
        ReaderError: It means none.
        SeveralError: It means several.
    """
    shelf = entries(library, trashed=trashed)
    for found in _meanings(library, shelf, name):
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(entry.slug for entry in found[:LISTED_MAX]) + (" …" if len(found) > LISTED_MAX else "")
            raise SeveralError(f"“{name}” is the name of {len(found)} articles: {listed}", "give more of the name")
    raise ReaderError(f"there is no article “{name}”", "`reader list` shows what there is")


def _meanings(library: Library, shelf: list[Entry], name: str) -> Iterable[list[Entry]]:
    yield [entry for entry in shelf if name in (entry.slug, entry.id)]
    paths = {library.root / name, library.articles / name, *_typed(name)}
    yield [entry for entry in shelf if entry.path in paths]
    if len(name) >= ID_PREFIX_MIN:
        yield [entry for entry in shelf if entry.id.startswith(name.lower())]
    wanted = name.casefold().strip()
    yield [entry for entry in shelf if wanted == entry.article.title.casefold()]
    yield [entry for entry in shelf if wanted and (wanted in entry.article.title.casefold() or wanted in entry.slug)]
    yield [entry for entry in shelf if wanted and wanted in entry.slug]


def _typed(name: str) -> list[Path]:
    try:
        typed = Path(name).absolute()
        return [typed, typed.parent.resolve() / typed.name]
    except (OSError, ValueError):  # a name that no path can have, links that go in a circle, a folder that is gone
        return []


def _on_shelf(library: Library, seen: list[Seen], rows: list[ArticleRow]) -> Generator[None, None, list[Entry]]:
    files, known = dict[str, Path](), dict[str, Fields]()
    for each in seen:
        text, (path, fields) = path_text(library.root, each[0]), _read(library, each)
        files[text] = path
        if fields is not None:
            known[text] = fields
        yield
    alive = [row for row in rows if not row.record.deleted]
    elsewhere = _elsewhere(library, [row for row in alive if row.path not in known], known)
    kin = Kinship(library, known, files)
    home = homes([row for row in alive if row.uid not in elsewhere], known, kin)
    kin.remember(home)
    taken = {row.uid for row in rows}
    here = [_from_file(files[text], known[text], home.found.get(text), text, taken) for text in known]
    gone = [_gone(library, row, home.maybe[row.uid], known) for row in alive if row.uid in home.maybe]
    return here + gone + [_as_it_lies(library, row) for row in alive if row.uid in elsewhere]


def _away(library: Library, seen: list[Seen], rows: list[ArticleRow]) -> list[str]:
    """Where the files lie, or lay, of the rows whose path has no file on the shelf."""
    here = {path_text(library.root, name) for name, _, _ in seen}
    return [str(library.root / row.path) for row in rows if not row.record.deleted and row.path not in here]


def _is_of_all(shelf: list[Entry], made_of: MadeOf) -> bool:
    """Whether every file could be read; what could not may be readable the next time, and be no other file."""
    there = {str(entry.path) for entry in shelf if not entry.missing}
    files = [name for name, _, _ in made_of.files]
    return there.issuperset(files) and all(look is None or name in there for name, look in made_of.elsewhere.items())


def _elsewhere(library: Library, rows: list[ArticleRow], files: Mapping[str, Fields]) -> set[str]:
    """Those of the rows whose files lie, or lay, outside of the shelf: elsewhere, or with an ending of their own."""
    letters = {text.casefold() for text in files} if rows else set()
    return {
        row.uid
        for row in rows
        if Path(row.path).is_absolute()
        or ((library.root / row.path).is_file() and row.path.casefold() not in letters)  # else it is found by that name
    }


def _gone(library: Library, row: ArticleRow, maybe: tuple[str, ...], files: Mapping[str, Fields]) -> Entry:
    """An article whose file is gone; where another one took its path, it is listed beside that."""
    path = gone_path(row.uid, row.path) if row.path in files else row.path
    return replace(_from_row(library, row), path=library.root / path, missing=True, maybe=maybe)


def _in_trash(library: Library, rows: list[ArticleRow]) -> list[Entry]:
    gone = [row for row in rows if row.record.deleted]
    return [_from_row(library, row) for row in gone] + list(_stranded(library, {row.uid for row in gone}))


def _stranded(library: Library, known: set[str]) -> Iterator[Entry]:
    """Files that were moved to the trash by an act that was never saved, because the program was killed in it."""
    for found in found_files(library.root, library.trash):
        uid = found.path.parent.name
        _, fields = _read(library, (str(found.path), found.mtime_ns, found.size))
        if fields and uid not in known:
            entry = Entry(uid, "", found.path, fields.article, fields.source_digest, fields.text_digest)
            yield replace(entry, deleted=datetime.fromtimestamp(found.mtime_ns / 1e9, UTC))


def _read(library: Library, seen: Seen) -> tuple[Path, Fields | None]:
    known = library.listed.fields.get(seen)
    if known is not None:
        return known
    name, mtime_ns, size = seen
    path = Path(name)
    try:
        return path, fields_of(library, path, mtime_ns, size)
    except ReaderError:  # gone since the folder was read, or not ours to read: listed as missing when it has a row
        return path, None


def _from_file(path: Path, fields: Fields, row: ArticleRow | None, text: str, taken: set[str]) -> Entry:
    uid = row.uid if row else _free_id(text, taken)
    return Entry(
        uid, "", path, fields.article, fields.source_digest, fields.text_digest, prose_digest=fields.prose_digest
    )


def _free_id(text: str, taken: set[str]) -> str:
    number = 0
    while (uid := article_id(text, number)) in taken:
        number += 1
    return uid


def _as_it_lies(library: Library, row: ArticleRow) -> Entry:
    """A file that lies elsewhere; or one that is gone from there."""
    entry = _from_row(library, row)
    try:
        status = entry.path.stat()
        fields = fields_of(library, entry.path, status.st_mtime_ns, status.st_size)
    except (OSError, ReaderError):
        return replace(entry, missing=True)
    return replace(
        entry,
        article=fields.article,
        source_digest=fields.source_digest,
        text_digest=fields.text_digest,
        prose_digest=fields.prose_digest,
    )


def _from_row(library: Library, row: ArticleRow) -> Entry:
    path = library.root / row.path  # an absolute path stays what it is
    if row.record.deleted and not Path(row.path).is_absolute():
        path = trash_path(library.trash, row.uid, row.path)
    return Entry(
        row.uid,
        "",
        path,
        row.article,
        row.source_digest,
        row.text_digest,
        deleted=row.record.deleted,
        missing=not path.is_file(),
    )


def _by_path(library: Library, shelf: list[Entry]) -> list[Entry]:
    return _with_slugs(library, sorted(shelf, key=lambda entry: path_text(library.root, entry.path)))


def _with_slugs(library: Library, shelf: list[Entry]) -> list[Entry]:
    """The shelf with a slug for each; those that lie least deep choose first, others may need their folder in it."""
    slugs: dict[tuple[str, Path], str] = {}  # two articles may have had one path, and two files in the trash one id
    taken = set[str]()
    for entry in sorted(shelf, key=lambda entry: (len(entry.path.parts), entry.path)):
        slug = next(name for name in _slugs(library, entry.path) if name not in taken)
        slugs[entry.id, entry.path] = slug
        taken.add(slug)
    return [replace(entry, slug=slugs[entry.id, entry.path]) for entry in shelf]


def _slugs(library: Library, path: Path) -> Iterator[str]:
    stem = _slug(path.stem)
    yield stem
    if path.is_relative_to(library.articles):
        yield _slug(path_text(library.articles, path.with_suffix("")))
    yield from (f"{stem}-{number}" for number in count(2))


@lru_cache(SLUGS_KNOWN)
def _slug(text: str) -> str:
    return slug_of(text)


def _counted(known: Counted) -> Entry:
    entry, numbers, place = known
    if numbers != NONE:
        entry = replace(entry, annotations=numbers.annotations, notes=numbers.notes)
    if place is None:
        return entry
    return replace(entry, progress=place.fraction, finished=place.finished, opened=place.at)
