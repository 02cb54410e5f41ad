"""Markdown notes: annotations, article by article, as a page of Markdown to keep, paste or send."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.core.article import Article

WHOLE = "On the whole article"

_SPECIAL = re.compile(r"([\\`*_~\[\]<>|$])")  # wherever it stands
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")  # where a line begins with it
_BREAK = "\\"  # before the end of a line that is one in the text too


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An annotation with what stands beside it.

    Attributes:
        annotation: It, with its note as a person reads it.
        link: The `reader://` link to it.
        references: What is tied to it, in words.
    """

    annotation: Annotation
    link: str
    references: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The annotations of one article, in the order in which they are to stand."""

    article: Article
    link: str
    excerpts: Sequence[Excerpt]


def markdown_notes(found: Iterable[Excerpts]) -> str:
    """A heading for each article, then quote, note and the rest of each annotation, parted by rules.

    Quotes are text: what Markdown would obey in them is escaped. Notes are Markdown already.
    """
    return "\n\n".join(block for each in found for block in _article(each)) + "\n"


def escaped(text: str) -> str:
    """A plain text so that Markdown shows it as it is, on one line."""
    return _AT_START.sub(_escaped_start, _escaped(" ".join(text.split())))


def _article(found: Excerpts) -> Iterator[str]:
    article = found.article
    yield f"# {escaped(article.title)}"
    day = article.published.isoformat() if article.published else ""
    about = [escaped(part) for part in (article.author, article.source) if part]
    where = f"<{article.url}>" if _is_linkable(article.url) else escaped(article.url)
    yield " · ".join([*about, *filter(None, (day, where)), f"[open]({found.link})"])
    for number, each in enumerate(found.excerpts):
        if number:
            yield "---"
        yield from _annotation(each)


def _annotation(each: Excerpt) -> Iterator[str]:
    annotation = each.annotation
    if annotation.anchor is None:
        yield f"*{WHOLE}*"
    else:
        lines = [escaped(line) for line in annotation.anchor.exact.split("\n") if line.strip()]
        yield f"{_BREAK}\n".join(f"> {line}" for line in lines)
    if annotation.note.strip():
        yield annotation.note.strip()
    if each.references:
        yield "\n".join(f"- {escaped(words)}" for words in each.references)
    tags = " ".join(f"#{_escaped(tag)}" for tag in annotation.tags)
    label = escaped(annotation.label or "no label")  # and so a tag never begins the line, where it would be a heading
    yield " · ".join(filter(None, (label, tags, f"[open]({each.link})")))


def _escaped(text: str) -> str:
    return _ENTITY.sub(r"\&", _SPECIAL.sub(r"\\\1", text))


def _escaped_start(match: re.Match[str]) -> str:
    space, sign = match.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _is_linkable(url: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>]+", url))
