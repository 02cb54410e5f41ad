"""Tags: all that there are, how often they are used, and changing one wherever it stands, with those under it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.tagging import lies_under, moved, same_tag, unique
from reader.library.acting import act
from reader.library.bulk import change_each
from reader.library.library import Library
from reader.library.words import clean_tags
from reader.store import annotations as store


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is used.

    Attributes:
        name: As it is written most often.
        count: How many living annotations carry it.
        below: How many carry it or one that lies under it.
    """

    name: str
    count: int
    below: int

    @property
    def depth(self) -> int:
        """Under how many others it lies."""
        return self.name.count("/")


def tag_names(library: Library) -> list[str]:
    """The tags of all living annotations, the most used first: what is offered while one is typed."""
    return [name for name, count in _uses(library) if count]


def tags(library: Library) -> list[Tag]:
    """The tags of all living annotations, by name, those under another after it.

    One that no annotation carries by itself is listed where others lie under it.
    """
    counts = {name: count for name, count in _uses(library) if count}
    known = {name.casefold() for name in counts}
    for name in list(counts):
        for above in _above(name):
            if above.casefold() not in known:
                known.add(above.casefold())
                counts[above] = 0
    parents = {above.casefold() for name in counts for above in _above(name)}
    spelled = [name for name, count, _ in store.tag_uses(library.database) if count]
    made = [Tag(name, count, _below(library, name, spelled, count, parents)) for name, count in counts.items()]
    return sorted(made, key=lambda tag: tag.name.casefold().split("/"))


def rename_tag(library: Library, old: str, new: str) -> int:
    """Call a tag something else wherever it stands, in the trash too; those under it go along: `old/x` is `new/x`.

    Returns:
        How many annotations were changed.

    Raises:
        ReaderError: There is no such tag, or there is one of the new name.
    """
    name, wanted = _named(library, old), _one(new)
    taken = next((each for each in _every(library) if lies_under(each, wanted) and not lies_under(each, name)), "")
    if taken or (lies_under(name, wanted) and not same_tag(name, wanted)):
        raise ReaderError(f"there is a tag “{wanted}” already", "merge the two, or choose another name")
    return _replaced(library, f"renamed the tag #{name} to #{wanted} on", name, lambda tag: [moved(tag, name, wanted)])


def merge_tag(library: Library, old: str, into: str) -> int:
    """Make one tag of two: `old` and those under it become `into` wherever they stand.

    Returns:
        How many annotations were changed.

    Raises:
        ReaderError: One of the two is not there, or they are the same.
    """
    name, wanted = _named(library, old), _named(library, into)
    if same_tag(name, wanted):
        raise ReaderError(f"“{name}” cannot be merged with itself", "choose another tag")
    return _replaced(library, f"merged the tag #{name} into #{wanted} on", name, lambda tag: [moved(tag, name, wanted)])


def delete_tag(library: Library, name: str) -> int:
    """Take a tag and those under it off all annotations.

    Returns:
        How many annotations were changed.

    Raises:
        ReaderError: There is no such tag.
    """
    name = _named(library, name)
    return _replaced(library, f"deleted the tag #{name} from", name, lambda _: [])


def _uses(library: Library) -> list[tuple[str, int]]:
    """Each tag as it is written most often, with how many living annotations carry it, the most used first."""
    spellings: dict[str, list[tuple[int, str]]] = {}
    for name, living, _ in store.tag_uses(library.database):
        spellings.setdefault(name.casefold(), []).append((living, name))
    uses = [(max(group)[1], sum(living for living, _ in group)) for group in spellings.values()]
    return sorted(uses, key=lambda use: (-use[1], use[0].casefold()))


def _every(library: Library) -> list[str]:
    """Every spelling of every tag, of what is in the trash too."""
    return [name for name, _, _ in store.tag_uses(library.database)]


def _below(library: Library, name: str, spelled: Iterable[str], count: int, parents: set[str]) -> int:
    if name.casefold() not in parents:
        return count
    return store.count_tagged(library.database, [each for each in spelled if lies_under(each, name)])


def _above(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def _named(library: Library, name: str) -> str:
    """A tag as it is written most often; also one that only has others under it."""
    wanted = _one(name)
    for found, _ in _uses(library):
        if same_tag(found, wanted):
            return found
    if not any(lies_under(each, wanted) for each in _every(library)):
        raise ReaderError(f"there is no tag “{wanted}”", "`reader tags` shows what there is")
    return wanted


def _one(name: str) -> str:
    return clean_tags([name])[0]


def _replaced(library: Library, verb: str, name: str, change: Callable[[str], Iterable[str]]) -> int:
    """Make other tags of a tag and of those under it."""

    def changed(found: Annotation) -> Annotation:
        made = (each for tag in found.tags for each in (change(tag) if lies_under(tag, name) else [tag]))
        return replace(found, tags=unique(made))

    with act(library) as acting:
        touched = [each for each in _every(library) if lies_under(each, name)]
        return change_each(acting, verb, store.uids_tagged(library.database, touched), changed)
