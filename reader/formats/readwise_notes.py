"""Readwise notes: what a note says there to people, and, in words that begin with a dot, to the program."""

import re
from collections.abc import Iterable

_DOT = re.compile(r"^([ \t]*)(\\*\.)", re.MULTILINE)
_ESCAPED_DOT = re.compile(r"^([ \t]*)\\(\\*\.)", re.MULTILINE)
_TAG = re.compile(r"\.(\S+)(?: |\Z)")


def readwise_note(note: str, tags: Iterable[str] = ()) -> str:
    """A note with tags before it, as Readwise reads them: `.river .law Who counted?`.

    A dot that begins a line of the note itself is escaped; white space in a tag becomes a hyphen.
    """
    words = [f".{'-'.join(tag.split())}" for tag in tags if tag]
    return " ".join([*words, _DOT.sub(r"\1\\\2", note)] if note else words)


def read_readwise_note(text: str) -> tuple[str, tuple[str, ...]]:
    """The note and the tags that `readwise_note` wrote, or a person in Readwise."""
    tags, at = list[str](), 0
    while found := _TAG.match(text, at):
        tags.append(found[1])
        at = found.end()
    return _ESCAPED_DOT.sub(r"\1\2", text[at:]), tuple(dict.fromkeys(tags))
