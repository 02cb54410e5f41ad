"""Deeds of noting: to annotations, one or many, to their tags and to labels."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from reader.core.span import Span
from reader.library.annotating import annotate, reanchor, relabel, restore, retag, rewrite, trash
from reader.library.bulk import add_tags, relabel_all, remove_tags, restore_all, trash_all
from reader.library.codebook import add_label, change_label, new_label, remove_label
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.replacing import confirm, place_anew, settle_places
from reader.library.shelf import entries
from reader.library.tags import delete_tag, merge_tag, rename_tag, tag_names
from tests.library.picking_room import Deed, label_of, one


def _annotates(library: Library, number: int) -> None:
    for entry in one(entries(library), number):
        opened_ = open_article(library, entry)
        span = Span(number % 5, number % 5 + 3) if number % 4 else None
        annotate(library, opened_.entry, opened_.document, span, note="n" * (number % 3), tags=["a", "b"][: number % 3])


def _reanchors(library: Library, number: int) -> None:
    for noted in one([each for each in notes(library) if not each.entry.missing], number):
        document = open_article(library, noted.entry).document
        reanchor(library, noted.entry, document, noted.annotation.uid, Span(number % 7, number % 7 + 2))


def _places(library: Library, number: int) -> None:
    for noted in one([each for each in notes(library) if not each.entry.missing], number):
        found = open_article(library, noted.entry)
        settle_places(library, found)
        place_anew(library, found, noted.annotation.uid, Span(number % 4, number % 4 + 5))


def _confirms(library: Library, number: int) -> None:
    for noted in one([each for each in notes(library) if not each.entry.missing], number):
        confirm(library, open_article(library, noted.entry), noted.annotation.uid)


def _to_annotation(change: Callable[[Library, str, int], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        for noted in one(notes(library, trashed=trashed), number):
            change(library, noted.annotation.uid, number)

    return deed


def _to_all(change: Callable[[Library, list[str], int], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        change(library, [each.annotation.uid for each in notes(library, trashed=trashed)][: number % 5], number)

    return deed


def _to_tag(change: Callable[[Library, str, str, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        names = tag_names(library)
        for name in one(names, number):
            change(library, name, names[(number + 1) % len(names)], number)

    return deed


def _to_label(change: Callable[[Library, str, str, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        names = [label.name for label in library.codebook.labels]
        change(library, names[number % len(names)], names[(number + 1) % len(names)], number)

    return deed


def _recolours(library: Library, name: str, _other: str, number: int) -> None:
    label = library.codebook.named(name)
    change_label(library, name, replace(label, name=f"{name[:4]}{number}", definition=f"So {number}."))


def _linking(library: Library, number: int) -> str:
    """A note that links to up to two articles, and to nothing."""
    titles = [entry.article.title for entry in entries(library)][number % 3 : number % 5]
    return " ".join(f"[[{title}]]" for title in [*titles[:2], "nothing"])


NOTING: Mapping[str, Deed] = {
    "annotate": _annotates,
    "reanchor": _reanchors,
    "place anew": _places,
    "confirm": _confirms,
    "relabel": _to_annotation(lambda lib, uid, number: relabel(lib, uid, label_of(lib, number))),
    "rewrite": _to_annotation(lambda library, uid, number: rewrite(library, uid, f"note {number}")),
    "rewrite with links": _to_annotation(lambda library, uid, number: rewrite(library, uid, _linking(library, number))),
    "retag": _to_annotation(lambda library, uid, number: retag(library, uid, ["x", "y", "z"][: number % 4])),
    "trash": _to_annotation(lambda library, uid, _: trash(library, uid)),
    "restore": _to_annotation(lambda library, uid, _: restore(library, uid), trashed=True),
    "label all": _to_all(lambda lib, uids, number: relabel_all(lib, uids, label_of(lib, number))),
    "tag all": _to_all(lambda library, uids, number: add_tags(library, uids, ["all", f"x/{number % 3}"])),
    "untag all": _to_all(lambda library, uids, _: remove_tags(library, uids, tag_names(library)[:2])),
    "trash all": _to_all(lambda library, uids, _: trash_all(library, uids)),
    "restore all": _to_all(lambda library, uids, _: restore_all(library, uids), trashed=True),
    "rename tag": _to_tag(lambda library, tag, _other, number: rename_tag(library, tag, f"t{number}/{tag}")),
    "merge tag": _to_tag(lambda library, tag, other, _: merge_tag(library, tag, other)),
    "delete tag": _to_tag(lambda library, tag, _other, _number: delete_tag(library, tag)),
    "new label": lambda library, number: add_label(library, new_label(library, f"label {number}")),
    "change label": _to_label(_recolours),
    "remove label": _to_label(lambda library, name, other, number: remove_label(library, name, other * (number % 2))),
}
