"""CSL: the articles as programs that cite know them.

The fields are those of https://docs.citationstyles.org/en/stable/specification.html, in the JSON that Zotero, Pandoc
and others read.
"""

import json
import re
from collections.abc import Iterator
from unicodedata import normalize

from reader.core.article import Article
from reader.core.outgoing import OutFile, Outgoing, Parcel, Wishes
from reader.formats.outgoing.naming import file_name

SUFFIX = ".csl.json"  # annotations go out as JSON too, and may lie in the same folder
OF_ID = 4  # characters of the article's id, which tell a key from others like it
SAYING = 4  # letters that a word of the title has at least which stands in the key

_PARTED = re.compile(r",?\s+(?:and|&)\s+|\s*[,|]\s+")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """One JSON array, an item for each article."""
    items = [_item(each) for each in parcel.articles]
    text = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    yield OutFile(file_name(parcel, SUFFIX), text.encode("utf-8", "replace"))


def _item(found: Outgoing) -> dict[str, object]:
    article = found.article
    item: dict[str, object] = {
        "id": citation_key(article, found.id),
        "type": _kind(article),
        "title": article.title,
        "author": [{"literal": name} for name in authors(article.author)],
        "container-title": article.source,
        "issued": _day(article),
        "URL": article.url,
        "language": article.language,
        "keyword": ", ".join(article.tags),
    }
    return {name: value for name, value in item.items() if value}


def citation_key(article: Article, uid: str) -> str:
    """What an article is cited by: author or source, year, first word of the title, and the beginning of its id.

    It stays while these do, whatever else is in the library.
    """
    names = authors(article.author) or [article.source]
    author = (_plain(names[0]).split() or [""])[-1]
    year = str(article.published.year) if article.published else ""
    word = next((word for word in _plain(article.title).split() if len(word) >= SAYING), "")
    return f"{author}{year}{word}-{uid[:OF_ID].lower()}".lstrip("-")


def authors(author: str) -> list[str]:
    """The names in the line that says who wrote an article.

    They are taken apart where it is sure: at semicolons, and elsewhere where each part has two words. “Reed, Ann” and
    “Ministry of Culture and Sport” stay one.
    """
    line = _BY.sub("", " ".join(author.split()), count=1)
    if ";" in line:
        return [part.strip() for part in line.split(";") if part.strip()]
    parts = _PARTED.split(line)
    return parts if all(" " in part for part in parts) else [line] if line else []


def _kind(article: Article) -> str:
    if article.source:
        return "article-newspaper"
    return "webpage" if article.url else "document"


def _day(article: Article) -> dict[str, object]:
    day = article.published
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


def _plain(text: str) -> str:
    """The words of a text in small ASCII letters and digits."""
    ascii_only = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", ascii_only))
