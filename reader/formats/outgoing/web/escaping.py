"""Escaping: text as it stands in a page: no character of it is markup, and none is obeyed instead of shown."""

import re
from html import escape
from urllib.parse import quote, urlsplit

from markupsafe import escape as templates_escape

from reader.core.cells import visible

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_SCHEMES = ("http", "https", "mailto")
_SAFE_IN_URL = "!#$%&'()*+,/:;=?@[]~"
_PLAIN_IN_CSS = re.compile(r"[A-Za-z0-9 ]")


def said(text: str) -> str:
    """Text between tags, or in an attribute in double quotes."""
    return escape(visible(text))


def told(text: str) -> str:
    """The same, as templates write it."""
    return str(templates_escape(visible(text)))


def outside(target: str) -> str:
    """The address of a link that leads out: of the web or of a mailbox, in ASCII; empty for any other."""
    address = target.strip()
    try:
        parts = urlsplit(address)
        is_known = parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")
    except ValueError:  # "http://[" is no URL
        return ""
    return quote(address.encode("utf-8", "replace"), safe=_SAFE_IN_URL) if is_known else ""


def language(code: str) -> str:
    """The code of a language as HTML takes it; empty where it is none."""
    code = code.strip().replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""


def css_string(text: str) -> str:
    """A string of a style sheet; only letters, digits and blanks stand in it as they are."""
    return f'"{"".join(map(_css_character, visible(text)))}"'


def _css_character(character: str) -> str:
    return character if _PLAIN_IN_CSS.match(character) else f"\\{ord(character):06x}"
