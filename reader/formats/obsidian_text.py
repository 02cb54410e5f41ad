"""Obsidian text: plain words so that Obsidian shows them as they are, and back; tags and file names that it takes."""

import html
import re
import sys
from collections.abc import Iterable
from unicodedata import category, normalize

NAME_BYTES = 150  # of a file name without its suffix
UNTITLED = "Untitled"

_SPECIAL = re.compile(r"[\\`*_\[\]<|$#^]|&(?=#?\w+;)|([%=~])(?=\1)|(?<=([%=~]))\2")  # wherever it stands
_AT_START = re.compile(r"\A(?:(?P<sign>[>+=~:-])|(?P<number>\d+)(?=[.)](?:\s|\Z)))")  # where a line begins with it
_UNSEEN = re.compile(r"^[^\S\n]|[^\S\n]$|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # what editors eat
_CODED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_PAIR = "%%"
_PARTED = re.compile(r"%\\+%")
_PERCENT = re.compile(r"%(?=\\*%)")
_PERCENT_CODED = re.compile(r"%\\(?=\\*%)")
_NO_NAME = re.compile(r'[\\/:*?"<>|#^\[\]%]+|\s+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)")
_LINKABLE = re.compile(r"https?://[^\s<>%]+(?:%[^\s<>%]+)*")
_JOINERS = "\u200c\u200d"  # unseen, and part of words in many scripts


def escaped(text: str) -> str:
    """A plain text so that Obsidian shows it as it is, line by line; `unescaped` gives it back exactly."""
    return "\n".join(map(_escaped_line, text.split("\n")))


def unescaped(text: str) -> str:
    """What a text says that `escaped` wrote, or that a person wrote as Markdown does it."""
    return _CODED.sub(_decoded, text)


def in_a_line(text: str) -> str:
    """A plain text, escaped, on one line."""
    return escaped(" ".join(text.split()))


def web_link(url: str) -> str:
    """A URL as a link, where it is one that the web knows; else as plain text."""
    return f"<{url}>" if _LINKABLE.fullmatch(url) else in_a_line(url)


def tame(note: str) -> str:
    """Markdown in which no `%%` hides what stands after it; `untamed` gives it back exactly.

    Comments of Obsidian that begin and end in it are left to it.
    """
    if _PAIR in note and note.count(_PAIR) % 2 == 0 and "`" not in note and not _PARTED.search(note):
        return note
    return _PERCENT.sub(r"%\\", note)


def untamed(note: str) -> str:
    """The Markdown that `tame` was given."""
    return note if _PAIR in note else _PERCENT_CODED.sub("%", note)


def hashtags(tags: Iterable[str]) -> dict[str, str]:
    """What each tag is called in Obsidian, without `#`, by what it is called here: each otherwise than the others."""
    every = list(dict.fromkeys(tags))
    spelled = {tag: tag for tag in every if _spelled(tag) == tag}
    for tag in every:
        if tag not in spelled:
            name, taken = _spelled(tag), {each.casefold() for each in spelled.values()}
            while name.casefold() in taken:
                name += "_"
            spelled[tag] = name
    return spelled


def file_title(title: str) -> str:
    """A title as the name of a file, without suffix, that Obsidian links to and any system takes; never empty."""
    name = normalize("NFC", "".join(each for each in title if category(each) not in {"Cf", "Cs"} or each in _JOINERS))
    name = re.sub(r"(?<=\S): ", " – ", name.replace("/", "-").replace('"', "'"))
    name = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", name)
    name = " ".join(_NO_NAME.sub(" ", name).split()).strip(" .")
    name = name.encode()[:NAME_BYTES].decode("utf-8", "ignore").strip(" .") or UNTITLED
    return f"{name}_" if _RESERVED.match(name) else name


def _spelled(tag: str) -> str:
    """Letters, digits, `_`, `-`, `/` and what is no ASCII sign, with something in it that is no digit."""
    kept = "".join(each if each in "_-/" or _is_taken(each) else "-" for each in tag)
    name = "/".join(filter(None, kept.split("/"))) or "-"
    return name if any(not each.isdigit() and each != "/" for each in name) else f"_{name}"


def _is_taken(character: str) -> bool:
    return category(character)[0] in "LMN" or category(character) == "So"


def _escaped_line(line: str) -> str:
    if not line:
        return line
    return _UNSEEN.sub(_coded, _AT_START.sub(_escaped_start, _SPECIAL.sub(r"\\\g<0>", line)))


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found['sign']}" if found["sign"] else f"{found['number']}\\"


def _coded(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _decoded(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    number = re.fullmatch(r"&#(\d+);", found[2])
    # Numbers as they are: `html.unescape` takes some of them for other characters, as browsers do.
    return chr(int(number[1])) if number and int(number[1]) <= sys.maxunicode else html.unescape(found[2])
