"""Markdown text: plain words so that Markdown shows them as they are."""

import re

BREAK = "\\"  # before the end of a line that is one in the text too

_SPECIAL = re.compile(r"([\\`*_~\[\]<>|$])")  # wherever it stands
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")  # where a line begins with it
_LINKABLE = re.compile(r"https?://[^\s<>]+")


def escaped(text: str) -> str:
    """A plain text so that Markdown shows it as it is, on one line."""
    return _AT_START.sub(_escaped_start, escaped_within(" ".join(text.split())))


def escaped_within(text: str) -> str:
    """The same of a text that does not stand at the beginning of a line; its white space stays."""
    return _ENTITY.sub(r"\&", _SPECIAL.sub(r"\\\1", text))


def linked(url: str) -> str:
    """A URL as a link, where it is one that the web knows; else as plain text."""
    return f"<{url}>" if _LINKABLE.fullmatch(url) else escaped(url)


def _escaped_start(match: re.Match[str]) -> str:
    space, sign = match.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
