"""Correcting: what the reader puts right about names, remembered for the library and every article added later."""

from collections.abc import Iterator
from dataclasses import replace

from reader.core.correction import Correction, CorrectionKind
from reader.core.document import Document
from reader.core.entity import EntityKey, EntityKind, Mention, folded
from reader.core.errors import ReaderError
from reader.core.finding_names import NameFinder, bare_name
from reader.core.span import Span
from reader.library.acting import Acting, act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.naming import names_here, resolve
from reader.library.prose import walled
from reader.library.settling import corrector
from reader.library.shelf import Entry
from reader.library.surfaces import exists, kept_surfaces, known_surfaces, surfaces_of
from reader.library.telling import entity_words
from reader.library.words import clean_name
from reader.store.corrections import all_corrections, correction
from reader.store.nouns import CORRECTION
from reader.store.rows import correction_row

__all__ = [
    "corrections",
    "corrector",
    "mark_name",
    "merge",
    "namesakes",
    "reject",
    "rename",
    "retype",
    "split",
    "withdraw",
]

_VERBS = {
    CorrectionKind.RENAME: "renamed",
    CorrectionKind.RETYPE: "retyped",
    CorrectionKind.MERGE: "merged",
    CorrectionKind.SPLIT: "split",
    CorrectionKind.REJECT: "rejected",
    CorrectionKind.MARK: "marked",
}


def corrections(library: Library) -> list[Correction]:
    """All that the reader put right, oldest first; `telling.correction_words` says each in words."""
    return all_corrections(library.database)


def namesakes(library: Library, key: EntityKey) -> list[EntityKey]:
    """The entities that a name of one word may stand for as well as for this one: those whose names end in it.

    Fewer than two where it can be no more than one; for then what is said of it holds wherever it stands.
    """
    if len(key.name.split()) > 1:
        return []
    known = {each for each, _ in kept_surfaces(library) if each.kind is key.kind and each != key}
    now = {_called(library, each) for each in known if each.name.split()[-1] == key.name}
    return sorted(now - {key})


def rename(library: Library, key: EntityKey, name: str, entry: Entry | None = None) -> Correction:
    """Call an entity otherwise; when another of its kind is called so, the two become one.

    Args:
        library: The library.
        key: The entity.
        name: What it is called.
        entry: The only article in which it is so; None for all.

    Returns:
        The correction, a merge when the name was another's.

    Raises:
        ReaderError: The name cannot be one, or is the one it has.
    """
    into = EntityKey(key.kind, clean_name(name))
    if into == key:
        raise ReaderError(f"the {key.kind} is called “{key.name}” already", "give another name")
    return _moved(library, CorrectionKind.RENAME, key, into, entry)


def retype(library: Library, key: EntityKey, kind: EntityKind) -> Correction:
    """Say that an entity is of another kind; when one of that kind has its name, the two become one.

    Raises:
        ReaderError: It is of that kind.
    """
    if kind is key.kind:
        raise ReaderError(f"{entity_words(key)} is of that kind already", "choose another kind")
    return _moved(library, CorrectionKind.RETYPE, key, EntityKey(kind, key.name))


def merge(library: Library, key: EntityKey, into: EntityKey, entry: Entry | None = None) -> Correction:
    """Say that an entity is another one, in one article or everywhere.

    Raises:
        ReaderError: They are one already.
    """
    if key == into:
        raise ReaderError(f"“{key.name}” cannot be merged into itself", "choose another entity")
    return _kept(library, CorrectionKind.MERGE, key, into=into, entry=entry)


def split(library: Library, key: EntityKey, surface: str, name: str = "", entry: Entry | None = None) -> Correction:
    """Say that one of the names of an entity is someone else's.

    Args:
        library: The library.
        key: The entity.
        surface: The name as it stands in the text.
        name: What the other one is called; `surface` when not given.
        entry: The only article in which it is so; None for all.

    Raises:
        ReaderError: The entity goes by no other name, or the other one would be called the same.
    """
    surface = folded(surface)
    into = EntityKey(key.kind, clean_name(name or surface))
    if into == key:
        raise ReaderError(f"what is split off cannot be called “{key.name}” too", "give it another name")
    _refuse_only_name(library, key, surface, entry)
    return _kept(library, CorrectionKind.SPLIT, key, surface=surface, into=into, entry=entry)


def reject(library: Library, key: EntityKey, entry: Entry | None = None) -> Correction:
    """Say that an entity is no name, in one article or everywhere."""
    return _kept(library, CorrectionKind.REJECT, key, entry=entry)


def mark_name(  # noqa: PLR0913, PLR0917 - what stands where, and what it names
    library: Library, entry: Entry, document: Document, span: Span, kind: EntityKind, name: str = ""
) -> Correction:
    """Mark a name that was missed; it is then found wherever it stands as a whole word, in all articles.

    Args:
        library: The library.
        entry: The article.
        document: The text that `span` counts in.
        span: The name; white space around it and a possessive 's are left out.
        kind: What it names.
        name: The name of the entity; when not given, that which goes by the marked name already, else this itself.

    Raises:
        ReaderError: No name can stand there, or it is marked so already.
    """
    place, text = bare_name(document.text, span), walled(document)
    surface = _surface(document, place, text)
    about = EntityKey(kind, clean_name(name)) if name else _called(library, EntityKey(kind, surface))
    here = names_here(library, entry, document)
    if any(each.span == place and each.key == about for each in here):
        raise ReaderError(
            f"“{surface}” is {entity_words(about)} already", "to change that, rename, retype, split or reject it"
        )
    with act(library) as acting:
        made = _written(acting, CorrectionKind.MARK, about, surface=surface)
        for longer in _longer(here, place, document.text):
            _written(acting, CorrectionKind.REJECT, longer[0], surface=longer[1])
    return made


def withdraw(library: Library, uid: str) -> Correction:
    """Take one correction back, whatever was done since; the others stay.

    Raises:
        ReaderError: There is no such correction.
    """
    with act(library) as acting:
        found = correction(library.database, uid)
        if found is None or found.record.deleted:
            raise ReaderError(f"there is no correction “{uid}”", "`reader history` shows what was put right")
        gone = replace(found, record=replace(found.record, deleted=acting.at, changed=acting.at))
        acting.write("withdrew", CORRECTION, uid, correction_row(gone))
    return gone


def _moved(
    library: Library, kind: CorrectionKind, key: EntityKey, into: EntityKey, entry: Entry | None = None
) -> Correction:
    return _kept(library, CorrectionKind.MERGE if exists(library, into) else kind, key, into=into, entry=entry)


def _kept(  # noqa: PLR0913 - the parts of a correction
    library: Library,
    kind: CorrectionKind,
    about: EntityKey,
    *,
    surface: str = "",
    into: EntityKey | None = None,
    entry: Entry | None = None,
) -> Correction:
    with act(library) as acting:
        if entry is not None:
            keep_article(acting, entry)
        return _written(acting, kind, about, surface=surface, into=into, article=entry.id if entry else "")


def _written(  # noqa: PLR0913 - the parts of a correction
    acting: Acting,
    kind: CorrectionKind,
    about: EntityKey,
    *,
    surface: str = "",
    into: EntityKey | None = None,
    article: str = "",
) -> Correction:
    made = Correction(acting.new_record(), kind, about, surface, into, article)
    acting.write(_VERBS[kind], CORRECTION, made.uid, correction_row(made))
    return made


def _called(library: Library, key: EntityKey) -> EntityKey:
    return resolve(library, key) or key


def _surface(document: Document, place: Span, text: str) -> str:
    """The name at a place; `text` has no more than the prose.

    Raises:
        ReaderError: No name can stand there.
    """
    there = place.of(text)
    if "\t" in there or (not there.strip() and place.of(document.text).strip()):
        raise ReaderError("a name stands in one paragraph, and not in code", "choose the name alone")
    surface = clean_name(there)
    if not any(span.overlaps(place) for span, _ in NameFinder([surface]).find(text)):
        raise ReaderError(f"“{surface}” is a part of something longer there", "choose the whole of it")
    return surface


def _longer(here: list[Mention], place: Span, text: str) -> Iterator[tuple[EntityKey, str]]:
    """The longer names that the marked one was taken for a part of, each with how it stands there."""
    for each in here:
        if each.span != place and each.span.covers(place):
            yield each.key, folded(each.span.of(text))


def _refuse_only_name(library: Library, key: EntityKey, surface: str, entry: Entry | None) -> None:
    known = set() if entry else set(known_surfaces(library, key))
    if surface in known and len(known) > 1:
        return
    is_there = others = False
    for article, each in surfaces_of(library, key, entry):
        if each == surface and (entry is None or article in (entry.id, "")):
            is_there = True
        else:
            others = True
        if is_there and others:
            return
    if is_there:
        raise ReaderError(f"“{surface}” is the only name of {entity_words(key)}", "rename it instead")
    raise ReaderError(f"{entity_words(key)} is not called “{surface}”", "choose one of its names")
