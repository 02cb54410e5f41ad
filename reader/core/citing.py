"""Citing: a quote with where it comes from: plain, as Markdown, as a BibTeX entry, or in a pattern of one's own."""

import re
import unicodedata
from collections.abc import Mapping

from reader.core.article import Article

PLAIN, MARKDOWN, BIBTEX = "plain", "markdown", "bibtex"
STYLES = (PLAIN, MARKDOWN, BIBTEX)
FIELDS = ("quote", "title", "author", "source", "published", "url", "link")

_PLAIN_PATTERN = "“{quote}” — {title}, {source}, {published}"
_UNKNOWN, _QUOTE = "\ue000", "\ue001"  # stand in for a part that is not known, and for the quote; private use
_SPECIAL = {letter: f"\\{letter}" for letter in "&%$#_{}"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"
}  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]  # as BibTeX calls them
_KEY_WORD_MIN = 4  # letters of the word of the title that goes into a key


def citation(style: str, quote: str, article: Article, link: str = "") -> str:
    """A quote with where it comes from.

    Args:
        style: One of `STYLES`, or a pattern with `{quote}` and the other `FIELDS` in it; what the article does not
            know leaves no stray comma.
        quote: The words.
        article: What they are from.
        link: The `reader://` link to the passage.
    """
    if style == MARKDOWN:
        return _markdown(quote, article, link)
    if style == BIBTEX:
        return _bibtex(quote, article)
    return _filled(_PLAIN_PATTERN if style == PLAIN else style, quote, article, link)


def is_style(style: str) -> bool:
    """Whether `citation` takes this: a style that it knows, or a pattern that holds nothing else than `FIELDS`."""
    if style in STYLES:
        return True
    try:
        style.format(**dict.fromkeys(FIELDS, ""))
    except (KeyError, IndexError, ValueError, AttributeError):
        return False
    return "{" in style


def _filled(pattern: str, quote: str, article: Article, link: str) -> str:
    known = {name: value or _UNKNOWN for name, value in _fields(article, link).items()}
    text = pattern.format(quote=_QUOTE, **known)
    for stray, left in ((rf"\s*[(\[]{_UNKNOWN}[)\]]", ""), (rf",\s*{_UNKNOWN}", ""), (rf"{_UNKNOWN},?\s*", "")):
        text = re.sub(stray, left, text)
    return text.rstrip(" ,—").replace(_QUOTE, quote)


def _fields(article: Article, link: str) -> Mapping[str, str]:
    return {
        "title": article.title,
        "author": article.author,
        "source": article.source,
        "published": article.published.isoformat() if article.published else "",
        "url": article.url,
        "link": link,
    }


def _markdown(quote: str, article: Article, link: str) -> str:
    lines = [f"> {line}".rstrip() for line in quote.split("\n")]
    target = article.url or link
    title = re.sub(r"([\\\[\]*_`<])", r"\\\1", article.title)
    linked = f"[{title}](<{target}>)" if re.search(r"[\s()]", target) else f"[{title}]({target})" if target else title
    day = article.published.isoformat() if article.published else ""
    return "\n".join([*lines, ">", f"> — {', '.join(filter(None, (article.author, linked, article.source, day)))}"])


def _bibtex(quote: str, article: Article) -> str:
    day = article.published
    fields = {
        "title": f"{{{_tex(article.title)}}}",  # twice in braces: capitals stay as they are
        "author": _tex(article.author),
        "howpublished": _tex(article.source),
        "year": str(day.year) if day else "",
        "month": _MONTHS[day.month - 1] if day else "",
        "url": article.url,
        "note": _tex(f"“{' '.join(quote.split())}”"),
    }
    bare = {"month"}  # the name of a month is one of BibTeX's own
    lines = [f"  {name} = {value if name in bare else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(article)},", *lines, "}"])


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)


def _key(article: Article) -> str:
    """What the entry is called: who, when, about what: `reed2025bridge`."""
    names, titled = _ascii(article.author or article.source), _ascii(article.title)
    who = names[-1] if article.author and names else "".join(names)
    about = next((word for word in titled if len(word) >= _KEY_WORD_MIN), titled[0] if titled else "article")
    return f"{who}{article.published.year if article.published else ''}{about}"


def _ascii(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.casefold())
