"""Recounting: what an act changed, row by row, before and after, and where that is to be seen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.core.change import Change, Values
from reader.core.entity import EntityKey
from reader.core.incoming import Incoming
from reader.core.quotes import quoted
from reader.core.reference import Target, TargetKind, figure_place
from reader.core.span import Span
from reader.formats.stored_incoming import incoming_from_json
from reader.library.library import Library
from reader.library.note_words import shown_note
from reader.library.pointing import target_words
from reader.library.telling import act_words
from reader.store.dismissals import row_dismissal
from reader.store.journal import KEPT
from reader.store.nouns import (
    ANNOTATION,
    ARTICLE,
    CARD,
    CORRECTION,
    DISMISSAL,
    PARKED,
    REFERENCE,
    RESURFACED,
    WEIGHT,
)
from reader.store.rows import row_correction, row_reference, row_tags

UNTOLD = 8  # rows of an act, after which the rest is counted
_PLAIN = {
    "name",
    "query",
    "position",
    "toml",
    "question",
    "answer",
    "buried",
    "grade",
    "typed",
    "weight",
}  # columns of other rows that a person cares for


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an act changed of a row.

    Attributes:
        name: What of it: "note", "label", "tags", "passage" ….
        before: In words; empty for nothing.
        after: Likewise.
    """

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Recounted:
    """What an act did to one row.

    Attributes:
        words: What it did, in words.
        parts: What of the row is otherwise.
    """

    words: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where what was changed is to be seen; all empty when nowhere.

    Attributes:
        article: The id of an article.
        annotation: The id of an annotation on it.
        span: A place of its text, as it was then.
        entity: An entity, instead of an article.
    """

    article: str = ""
    annotation: str = ""
    span: Span | None = None
    entity: EntityKey | None = None


NOWHERE = Where()


def recounted(library: Library, changes: Sequence[Change], at_most: int = UNTOLD) -> list[Recounted]:
    """What an act did to each row, in the order in which it did it; no more than so many rows."""
    told = [change for change in changes if change.verb != KEPT]
    return [Recounted(act_words(library, [each]), tuple(_parts(library, each))) for each in told[:at_most]]


def where(changes: Sequence[Change]) -> Where:
    """Where the first of an act's changes that is anywhere is to be seen."""
    found = (_where(each) for each in changes if each.verb != KEPT)
    return next((each for each in found if each != NOWHERE), NOWHERE)


def _parts(library: Library, change: Change) -> Iterator[Part]:
    before, after = change.before or {}, change.after or {}
    told_before, told_after = _told(library, change.noun, before), _told(library, change.noun, after)
    for name in dict.fromkeys([*told_before, *told_after]):
        one, other = told_before.get(name, ""), told_after.get(name, "")
        if one != other:
            yield Part(name, one, other)


def _told(library: Library, noun: str, values: Values) -> dict[str, str]:
    """What of a row a person cares for, in words."""
    if not values:
        return {}
    told = _TOLD.get(noun, _plainly)(library, values)
    return told | {"where": "in the trash" if values.get("deleted") else ""}


def _annotation(library: Library, values: Values) -> dict[str, str]:
    tags = " ".join(f"#{tag}" for tag in row_tags(values))
    label, note = str(values.get("label") or ""), shown_note(library, str(values.get("note") or ""))
    return {"passage": _quote(values.get("exact")), "label": label, "tags": tags, "note": note}


def _article(library: Library, values: Values) -> dict[str, str]:
    del library
    return {"title": str(values.get("title") or ""), "file": str(values.get("path") or "")}


def _reference(library: Library, values: Values) -> dict[str, str]:
    said = row_reference(values)
    ends = {"from": target_words(library, said.source), "to": target_words(library, said.target)}
    return ends | {"relation": said.relation, "note": said.note}


def _dismissal(library: Library, values: Values) -> dict[str, str]:
    said = row_dismissal(values)
    return {"of": target_words(library, said.source), "and": target_words(library, said.target)}


def _correction(library: Library, values: Values) -> dict[str, str]:
    del library
    put = row_correction(values)
    into = f"{put.into.name}, {put.into.kind}" if put.into else str(put.kind)
    return {"name": f"{put.surface or put.about.name}, {put.about.kind}", "is": into}


def _parked(library: Library, values: Values) -> dict[str, str]:
    del library
    what = incoming_from_json(str(values["content"]))
    told = {"article": str(values.get("title") or values.get("url") or ""), "note": what.note}
    passage = what.quote if isinstance(what, Incoming) else what.relation
    return told | {"passage": quoted(passage), "waits": str(values.get("why") or "")}


def _plainly(library: Library, values: Values) -> dict[str, str]:
    del library
    told = {name: str(value) for name, value in values.items() if name in _PLAIN and value not in (None, "")}
    return told | {name: "yes" for name in ("suspended", "favourite") if values.get(name)}


def _quote(exact: object) -> str:
    return quoted(exact) if isinstance(exact, str) else "the whole article"


def _where(change: Change) -> Where:
    values = change.after if change.after is not None else change.before or {}
    if change.noun == ANNOTATION:
        return Where(str(values.get("article")), change.key)
    if change.noun == ARTICLE:
        return Where(change.key)
    if change.noun == REFERENCE:
        return _of(row_reference(values).source)
    if change.noun == DISMISSAL:
        return _of(row_dismissal(values).source)
    if change.noun == CORRECTION:
        put = row_correction(values)
        return Where(put.article, entity=put.into or put.about)
    return _of_review(change.noun, values)


def _of_review(noun: str, values: Values) -> Where:
    if noun in (CARD, RESURFACED):
        return Where(annotation=str(values.get("annotation")))
    if noun == WEIGHT:
        return _of(Target(TargetKind(str(values["target_kind"])), str(values["target_key"])))
    return NOWHERE


def _of(target: Target) -> Where:
    match target.kind:
        case TargetKind.FIGURE:
            article, _, span = figure_place(target)
            return Where(article, span=span)
        case TargetKind.ENTITY:
            return Where(entity=EntityKey.of(target.key))
        case TargetKind.ARTICLE:
            return Where(target.key)
        case TargetKind.ANNOTATION:
            return Where(annotation=target.key)


_TOLD: Mapping[str, Callable[[Library, Values], dict[str, str]]] = {
    ANNOTATION: _annotation,
    ARTICLE: _article,
    REFERENCE: _reference,
    DISMISSAL: _dismissal,
    CORRECTION: _correction,
    PARKED: _parked,
}
