"""Anki HTML: words as the fields and tags of Anki have them, shown as they are and obeyed by nothing."""

import re
from html import escape

from reader.core.cloze import Cloze, Gap
from reader.core.outgoing import Outgoing

NOTHING = "…"  # where only control characters stood; Anki makes no card of an empty field

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # one of them parts the fields in Anki's database
_NO_TAG = re.compile(r"[\s\"'\\*{}<>&\x00-\x1f\x7f]+|:(?!:)(?<!::)")
_WEB = re.compile(r"https?://\S+")
_OBEYED = str.maketrans({each: f"&#{ord(each)};" for each in "}:\\"})  # by what reads clozes


def html(text: str) -> str:
    """A plain text as HTML that Anki shows as it is; a bracket could begin a sound or LaTeX, a brace a gap."""
    kept = _NO_TEXT.sub("", text.replace("\t", " "))
    return escape(kept).replace("[", "&#91;").replace("{", "&#123;").replace("\n", "<br>")


def filled(text: str) -> str:
    """The same of a text that a card cannot do without."""
    found = html(text)
    return found if found.replace("<br>", "").strip() else found + NOTHING


def cloze_html(cloze: Cloze, numbers: frozenset[int]) -> str:
    """A text with gaps in Anki's form.

    Args:
        cloze: The text.
        numbers: The gaps that are asked for; the others are filled.
    """
    return "".join(_piece(each, numbers) for each in cloze.pieces)


def spaced(text: str) -> str:
    """With spaces at its ends that stay when Anki trims a field."""
    return re.sub(r"\A +| +\Z", "&#32;", text)


def source_html(article: Outgoing) -> str:
    """Where an article comes from, as a link where it has an address."""
    of = article.article
    day = of.published.isoformat() if of.published else ""
    words = html(" · ".join(filter(None, (of.source or of.url, day))))
    return f'<a href="{html(of.url)}">{words}</a>' if _WEB.fullmatch(of.url) else words


def legal_tags(*tags: str) -> tuple[str, ...]:
    """Tags without what parts them in Anki; the levels of `rain/heavy` are `rain::heavy` there."""
    legal = (_NO_TAG.sub("_", "::".join(filter(None, tag.split("/")))).strip("_") for tag in tags)
    return tuple(dict.fromkeys(filter(None, legal)))


def _piece(piece: str | Gap, numbers: frozenset[int]) -> str:
    if isinstance(piece, str):
        return html(piece).translate(_OBEYED)
    if piece.number not in numbers:
        return html(piece.answer).translate(_OBEYED)
    answer = html(piece.answer).translate(_OBEYED) or NOTHING
    hint = html(piece.hint).translate(_OBEYED)
    return f"{{{{c{piece.number}::{answer}{'::' if hint else ''}{hint}}}}}"
