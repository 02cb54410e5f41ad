"""Tagging: tags that lie under one another, parted by `/`."""

from collections.abc import Iterable


def lies_under(tag: str, above: str) -> bool:
    """Whether a tag is `above` or lies under it, in any case: `law/tax` lies under `law`, `lawn` does not."""
    parts, wanted = _parts(tag), _parts(above)
    return parts[: len(wanted)] == wanted


def same_tag(tag: str, other: str) -> bool:
    """Whether two tags are one, in any case."""
    return tag.casefold() == other.casefold()


def moved(tag: str, old: str, new: str) -> str:
    """What a tag is called once `old` is called `new`; what lies under it goes along."""
    if not lies_under(tag, old):
        return tag
    return "/".join([new, *tag.split("/")[len(_parts(old)) :]])


def unique(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, in any case, as it comes first."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(tag.casefold(), tag)
    return tuple(first.values())


def _parts(tag: str) -> list[str]:
    return tag.casefold().split("/")
