"""Codebook: the labels of a library, how often they are used, and changing them along with their annotations."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.labels import COLOURS, GLYPH, KEYS, Label, checked, codebook_toml, head_of
from reader.library.acting import Acting, act
from reader.library.bulk import change_each
from reader.library.library import LABELS, Library
from reader.library.placing import LAST_LABEL, recall, remember
from reader.store import annotations as store
from reader.store.journal import CODEBOOK


@dataclass(frozen=True, slots=True)
class Use:
    """A label, and how often it is used.

    Attributes:
        name: What annotations call it; empty for those without a label.
        label: Its entry in the codebook; None where there is none.
        count: How many living annotations carry it.
    """

    name: str
    label: Label | None
    count: int


def label_uses(library: Library) -> list[Use]:
    """The labels of the codebook in its order, then those that only annotations know, then those without one."""
    counts = {name: living for name, living, _ in store.label_uses(library.database)}
    book = [Use(label.name, label, counts.pop(label.name, 0)) for label in library.codebook.labels]
    bare = counts.pop("", 0)
    strange = [Use(name, None, count) for name, count in sorted(counts.items())]
    return [*book, *strange, *([Use("", None, bare)] if bare else [])]


def new_label(library: Library, name: str) -> Label:
    """A label as one may be added: the first key and, as far as there are any, a colour that no other label has.

    Raises:
        ReaderError: All keys are taken.
    """
    labels = library.codebook.labels
    key = next((key for key in KEYS if library.codebook.by_key(key) is None), "")
    if not key:
        raise ReaderError(f"all {len(KEYS)} keys are taken", "remove a label that is not used")
    used = {label.colour for label in labels}
    return Label(key, name, next((colour for colour in COLOURS if colour not in used), COLOURS[0]), GLYPH, "")


def add_label(library: Library, label: Label) -> Label:
    """Add a label at the end of the codebook.

    Raises:
        ReaderError: It is no label, its name or key is taken, or the file cannot be written.
    """
    with _changing(library, f"added the label “{label.name}”") as (_, labels):
        labels.append(label)
    return library.codebook.labels[-1]


def change_label(library: Library, name: str, wanted: Label) -> Label:
    """Let a label be another: its key, colour, glyph, definition, or its name, under which its annotations then go.

    Raises:
        ReaderError: There is no such label, what is wanted is none, its name or key is taken, or the file cannot
            be written; then no annotation has changed either.
    """
    before = library.codebook.named(name)
    renames = wanted.name != before.name
    verb = f"renamed the label “{before.name}” to “{wanted.name}”" if renames else f"changed the label “{before.name}”"
    with _changing(library, verb) as (acting, labels):
        place = _place(labels, before.name)
        labels[place] = checked([wanted]).labels[0]
        _relabel(acting, before.name, labels[place].name)
    _follow(library, before.name, library.codebook.labels[place].name)
    return library.codebook.labels[place]


def remove_label(library: Library, name: str, into: str | None = None) -> int:
    """Take a label out of the codebook.

    Args:
        library: The library.
        name: The label; also one that is not in the codebook but stands in annotations.
        into: What its annotations get instead, empty for no label; None where it has to be unused.

    Returns:
        How many annotations were relabelled.

    Raises:
        ReaderError: There is no such label, it is used, or it is the last one.
    """
    uses = {use.name.casefold(): use for use in label_uses(library)}
    use = uses.get(name.casefold())
    if use is None or not name:
        library.codebook.named(name)
        raise ReaderError(f"there is no label “{name}”", "`reader labels` shows what there is")
    instead = library.codebook.named(into).name if into else ""
    if into is None and use.count:
        raise ReaderError(f"the label “{use.name}” is in use ({use.count:,})", "say which label they get instead")
    if into and instead == use.name:
        raise ReaderError("a label cannot take its own place", "choose another")
    verb = f"merged the label “{use.name}” into “{instead}”" if into else f"removed the label “{use.name}”"
    with _changing(library, verb) as (acting, labels):
        if use.label is not None:
            del labels[_place(labels, use.name)]
        moved = _relabel(acting, use.name, instead)
    _follow(library, use.name, instead)
    return moved


def take_labels(acting: Acting, verb: str, wanted: Iterable[Label]) -> list[Label]:
    """Add labels as a part of an act, each under its own key or else the first that is free.

    Returns:
        Those for which no key was left.

    Raises:
        ReaderError: The file cannot be written.
    """
    file = acting.library.labels
    file.read()
    labels, left = list(file.codebook.labels), list[Label]()
    for label in wanted:
        free = [key for key in (label.key, *KEYS) if key not in {each.key for each in labels}]
        if free:
            labels.append(replace(label, key=free[0]))
        else:
            left.append(label)
    if len(labels) > len(file.codebook.labels):
        _write(acting, verb, codebook_toml(labels, head_of(file.toml or "")))
    return left


def undo_codebook(acting: Acting, change: Change) -> None:
    """Let `labels.toml` be what it was before a change.

    Raises:
        ReaderError: It is not what the change left, or cannot be written.
    """
    acting.library.labels.read()
    if acting.library.labels.toml != _toml(change.after):
        raise ReaderError(f"{LABELS} has changed since", "change it by hand")
    _write(acting, change.verb, _toml(change.before))


@contextmanager
def _changing(library: Library, verb: str) -> Iterator[tuple[Acting, list[Label]]]:
    """Change the labels as they are on the disk, in one step with the annotations; the file is written last."""
    with act(library) as acting:
        library.labels.read()
        labels = list(library.codebook.labels)
        yield acting, labels
        codebook = checked(labels)
        if codebook != library.codebook:
            _write(acting, verb, codebook_toml(codebook.labels, head_of(library.labels.toml or "")))


def _write(acting: Acting, verb: str, toml: str | None) -> None:
    file = acting.library.labels
    before = file.toml
    file.write(toml)
    acting.on_failure(lambda: file.write(before))
    acting.note(verb, CODEBOOK, LABELS, _row(before), _row(toml))


def _row(toml: str | None) -> dict[str, object]:
    return {"toml": toml}


def _toml(values: object) -> str | None:
    toml = values.get("toml") if isinstance(values, Mapping) else None
    return toml if isinstance(toml, str) else None


def _place(labels: Iterable[Label], name: str) -> int:
    """Where a label stands.

    Raises:
        ReaderError: Another program has taken it out.
    """
    for place, label in enumerate(labels):
        if label.name == name:
            return place
    raise ReaderError(f"the label “{name}” is gone", "another program has changed the labels; look again")


def _relabel(acting: Acting, old: str, new: str) -> int:
    if old == new:
        return 0
    uids = store.uids_labelled(acting.library.database, old)
    return change_each(acting, "relabelled", uids, lambda found: replace(found, label=new))


def _follow(library: Library, old: str, new: str) -> None:
    """Let `h` go on with a label under its new name."""
    if old != new and recall(library, LAST_LABEL) == old:
        remember(library, LAST_LABEL, new)
