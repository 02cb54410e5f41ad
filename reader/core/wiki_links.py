"""Wiki links: `[[…]]` in a note: kept with what they lead to, shown with what that is called.

kept    asked [[entity:person:Ann Reed|Ann Reed]] about it
shown   asked [[Ann Reed]] about it
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.core.reference import Target, TargetKind

OPENS, CLOSES = "[[", "]]"

_LINK = re.compile(r"\[\[([^\[\]\n`]+)\]\]")
_BEGUN = re.compile(r"\[\[([^\[\]\n`]*)\Z")
_TICKS = re.compile("`+")
_RESERVED = re.compile(r"[%|\[\]`\x00-\x1f\x7f]|(?! )\s")
_CODED = re.compile("(?:%[0-9A-F]{2})+")
_STAND_INS = str.maketrans("[]|`", "()¦'")  # what would end a link, or begin another


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link in a note.

    Attributes:
        target: What it leads to.
        words: What that was called when the link was written.
    """

    target: Target
    words: str


def pieces(note: str) -> Iterator[str | WikiLink]:
    """A note as it is kept, in its parts: its links, and the text between them, never empty."""
    done = 0
    for start, end, inside in _found(note):
        link = _read(inside)
        if link is None:
            continue
        if start > done:
            yield note[done:start]
        yield link
        done = end
    if done < len(note):
        yield note[done:]


def links_in(note: str) -> tuple[WikiLink, ...]:
    """The links of a note as it is kept, in order."""
    return tuple(each for each in pieces(note) if isinstance(each, WikiLink)) if OPENS in note else ()


def shown(note: str, words_of: Callable[[Target], str]) -> str:
    """A note as a person reads and edits it.

    Args:
        note: As it is kept.
        words_of: What something is called now; empty where it is gone, and the words that were kept stand for it.
    """
    if OPENS not in note:
        return note
    return "".join(each if isinstance(each, str) else _shown_link(each, words_of) for each in pieces(note))


def kept(text: str, meant: Callable[[str], WikiLink | None]) -> str:
    """A note as it is kept; what is in that form already stays as it is.

    Args:
        text: As a person wrote it.
        meant: What the words of a link mean, asked for each in order; None where they stay plain text.
    """
    parts, done = [], 0
    for start, end, inside in _found(text):
        link = meant(inside) if _read(inside) is None else None
        if link is not None:
            parts += [text[done:start], _kept_link(link)]
            done = end
    return "".join([*parts, text[done:]])


def kept_again(text: str, once: str) -> str:
    """A note as it is kept, from what a person was shown of it, and perhaps edited.

    Args:
        text: As it comes back.
        once: As it was kept when it was shown.
    """
    links = links_in(once)
    if not links:
        return text
    shape = "".join(re.escape(each) if isinstance(each, str) else _LINK.pattern for each in pieces(once))
    if re.fullmatch(shape, text):
        return once
    return kept(text, {link.words: link for link in links}.get)


def unmet(note: str) -> list[str]:
    """The words in `[[…]]` of a note that lead nowhere, in order; of a text as it was typed, all that are no links."""
    return [inside for _, _, inside in _found(note) if _read(inside) is None] if OPENS in note else []


def begun(before: str) -> str | None:
    """What is typed so far of a link that is not closed yet; None where none was begun.

    Args:
        before: The line, up to where is typed.
    """
    found = _BEGUN.search(before)
    return found[1] if found else None


def linkable(words: str) -> str:
    """Words as they can stand in a link: on one line, without brackets, bars and backticks."""
    return " ".join(words.split()).translate(_STAND_INS)


def written(target: Target) -> str:
    """A target as it is kept in a link: `article:0123456789ab`, `entity:person:Ann Reed`."""
    return f"{target.kind}:{_RESERVED.sub(_coded, target.key)}"


def read_target(text: str) -> Target | None:
    """The target that `written` wrote; None when it is none."""
    kind, _, key = text.partition(":")
    try:
        return Target(TargetKind(kind), _CODED.sub(_decoded, key)) if key else None
    except ValueError:
        return None


def _read(inside: str) -> WikiLink | None:
    target_text, bar, words = inside.partition("|")
    target = read_target(target_text) if bar else None
    return WikiLink(target, words) if target else None


def _kept_link(link: WikiLink) -> str:
    return f"{OPENS}{written(link.target)}|{linkable(link.words)}{CLOSES}"


def _shown_link(link: WikiLink, words_of: Callable[[Target], str]) -> str:
    words = (
        linkable(words_of(link.target)) or linkable(link.words) or linkable(link.target.key) or str(link.target.kind)
    )
    return f"{OPENS}{words}{CLOSES}"


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Where links stand, and what is between their brackets; those in code are none."""
    code = _code(text)
    place = next(code, None)
    for match in _LINK.finditer(text):
        while place is not None and place[1] <= match.start():
            place = next(code, None)
        if place is None or match.start() < place[0]:
            yield match.start(), match.end(), match[1]


def _code(text: str) -> Iterator[tuple[int, int]]:
    """What stands between runs of backticks of one length, as in Markdown."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        later.setdefault(end - start, []).append(start)
    done = 0
    for start, end in runs:
        later[end - start].pop()
        if start >= done and later[end - start]:
            done = later[end - start][-1] + end - start
            yield start, done


def _coded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _decoded(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")
