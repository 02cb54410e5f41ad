"""Whole: a library in its own format comes in: as it was, where nothing is yet, else row by row in one act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader.core.errors import ReaderError
from reader.core.labels import read_codebook
from reader.formats.own_json import OwnFile, unpacked_row
from reader.library.acting import Acting, act
from reader.library.backing import back_up
from reader.library.importing.laying import Laying
from reader.library.importing.merging import Merged, merge
from reader.library.importing.sound import refuse_unsound
from reader.library.library import LABELS, Library
from reader.library.telling import numbers
from reader.store.dump import is_untouched, put_back
from reader.store.nouns import ANNOTATION, ARTICLE, REFERENCE, TABLE_OF
from reader.store.rows import Row
from reader.store.schema import SCHEMA, TABLES
from reader.store.staging import Stage, bad_row, staged


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file.

    Attributes:
        restored: Whether the library was empty and is now what the file says, with its history.
        fresh: How many rows came, by what they are, as `articles` say it.
        renewed: How many that were here became what they are there.
        there: How many were here.
        notices: What is to be said besides, a line each.
    """

    restored: bool
    fresh: Mapping[str, int]
    renewed: int
    there: int
    notices: tuple[str, ...]


class _OnlyLookedAt(Exception):  # noqa: N818 - no error: it takes back what was only to be looked at
    def __init__(self, taken: Taken) -> None:
        super().__init__("taken back")
        self.taken = taken


def take_whole(library: Library, content: bytes, name: str, *, only_looks: bool = False) -> Taken:
    """Bring in a library, or a part of one, from a file of its own format, in one act after a backup.

    Where nothing was ever made, the library becomes what the file says: every row of every table, history
    included, labels and files; there is no act then, for history goes on where it was. Elsewhere rows that
    are not here come in as an act, of those that differ the later stays, and history is left where it was.

    Args:
        library: The library.
        content: The bytes of the file.
        name: What it is called, for what is said of it.
        only_looks: Whether nothing is written: what would come of it is told.

    Raises:
        ReaderError: The file is damaged or newer, a row is none, or something cannot be written; then nothing
            has changed.
    """
    own = OwnFile(content, name)
    _refuse_schema(own, name)
    if own.labels is not None:
        read_codebook(own.labels)
    with staged(library.database) as stage:
        _fill(stage, own)
        refuse_unsound(stage)
        if not only_looks:
            back_up(library)
        try:
            return _taken(library, stage, own, only_looks=only_looks)
        except _OnlyLookedAt as looked:
            return looked.taken


def said(taken: Taken) -> str:
    """What came of a file, in a line."""
    came = numbers(taken.fresh)
    if taken.restored:
        return f"the library is as it was exported: {came or 'nothing was in it'}"
    rest = [f"{taken.renewed:,} became as they are there"] * bool(taken.renewed)
    rest += [f"{taken.there:,} were here already"] * bool(taken.there)
    return "; ".join([f"{came} came in" if came else "nothing new", *rest])


def _taken(library: Library, stage: Stage, own: OwnFile, *, only_looks: bool) -> Taken:
    with act(library) as acting:
        if not own.head.part and is_untouched(library.database):
            taken = _restored(acting, stage, own.labels, only_looks=only_looks)
        else:
            taken = _from_merged(merge(acting, stage, own.labels, only_looks=only_looks))
        if only_looks:
            raise _OnlyLookedAt(taken)
    if taken.restored:
        library.publish(())  # no change of the journal tells that all is another
    return taken


def _restored(acting: Acting, stage: Stage, labels: str | None, *, only_looks: bool) -> Taken:
    laying = Laying.of(acting, stage, joins=False, only_looks=only_looks)
    paths = {str(row["uid"]): laying.article(row, str(row["uid"])) for _, row in stage.rows("articles")}
    laying.rest()

    def rows_of(table: str) -> Iterator[Row]:
        for _, row in stage.rows(table):
            yield {**row, "path": paths[str(row["uid"])]} if table == "articles" else row

    put_back(acting.library.database, rows_of)
    notices = [*_labels_laid(acting, labels, only_looks=only_looks), *laying.notices]
    return Taken(restored=True, fresh=_counted(stage), renewed=0, there=0, notices=tuple(notices))


def _labels_laid(acting: Acting, labels: str | None, *, only_looks: bool) -> Iterator[str]:
    file = acting.library.labels
    file.read()
    before = file.toml
    if labels is None or labels == before:
        return
    if before is not None:
        yield f"{LABELS} stays as it is here"
    elif not only_looks:
        acting.on_failure(lambda: file.write(before))
        file.write(labels)


def _counted(stage: Stage) -> dict[str, int]:
    nouns = {table: noun for noun, table in TABLE_OF.items() if noun in (ARTICLE, ANNOTATION, REFERENCE)}
    return {noun: sum(1 for _ in stage.rows(table)) for table, noun in nouns.items()}


def _from_merged(merged: Merged) -> Taken:
    return Taken(
        restored=False,
        fresh=merged.fresh,
        renewed=merged.renewed,
        there=merged.there,
        notices=tuple(merged.notices),
    )


def _fill(stage: Stage, own: OwnFile) -> None:
    for table in own.tables:
        if table not in TABLES:
            raise ReaderError(f"there is no table “{table}”", "the file is of another program, or was changed by hand")
        for number, row in enumerate(own.rows(table), 1):
            try:
                fit = unpacked_row(row)
            except ValueError as error:
                raise bad_row(table, number, str(error)) from error
            stage.put(table, number, fit)
    for path, content in own.files():
        stage.put_file(path, content)


def _refuse_schema(own: OwnFile, name: str) -> None:
    if own.head.schema > SCHEMA:
        raise ReaderError(
            f"{name} was written by a newer version of the program (schema {own.head.schema}, this one knows {SCHEMA})",
            "bring the program up to date, and import it then",
        )
