"""Articles: which article a record is about, by its id, url, title or the quotes themselves; never guessed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from reader.core.document import Document
from reader.core.folding import words_of
from reader.core.incoming import About
from reader.core.tokens import formed
from reader.formats.slug import slug
from reader.library.shelf import Entry

TEXT_MIN = 24  # characters of a quote by which alone an article is known
TEXT_PROBES = 8  # quotes of one source that are looked for
SOURCES_MAX = 300  # sources that are looked for by their quotes; each is held against every text
NO_ARTICLE = "no article here is called so, has its url or says that"
SEVERAL = "several articles may be meant"
_PASSING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")  # parameters that lead to the same page without them


class Articles:
    """Finds the articles of records.

    Args:
        shelf: All articles.
        text_of: The text of an article; None where it cannot be read.
        among: The ids of those that may be found; None for all.
    """

    def __init__(
        self, shelf: Iterable[Entry], text_of: Callable[[Entry], Document | None], among: frozenset[str] | None = None
    ) -> None:
        self._shelf = list(shelf)
        self._text_of = text_of
        self._among = among
        self._ids = {each.id: each for each in self._shelf}
        self._urls = _grouped((normal_url(each.article.url), each) for each in self._shelf)
        self._titles = _grouped((title_words(each.article.title), each) for each in self._shelf)
        self._heads = _grouped((_head(each.article.title), each) for each in self._shelf)
        self._slugs = _grouped((each.slug, each) for each in self._shelf)
        self._left = SOURCES_MAX
        self._plain: dict[str, str] = {}
        self._found: dict[About, Entry | str] = {}

    def find(self, about: About, quotes: Sequence[str]) -> Entry | str:
        """The article that is meant, or in words why none is.

        Args:
            about: What was told of it.
            quotes: All that was marked in what was told so.
        """
        if about not in self._found:
            found = self._find(about, quotes)
            is_other = isinstance(found, Entry) and self._among is not None and found.id not in self._among
            self._found[about] = NO_ARTICLE if is_other else found
        return self._found[about]

    def _find(self, about: About, quotes: Sequence[str]) -> Entry | str:
        for found in self._told(about):
            if len(found) == 1:
                return found[0]
            if found:
                return self._one_of(found, about, quotes)
        known = self._ids.get(about.article)
        if known is not None and not (about.title or about.url):
            return known
        shelf = [each for each in self._shelf if self._among is None or each.id in self._among]
        said = self._saying(shelf, quotes)
        return said[0] if len(said) == 1 else SEVERAL if said else NO_ARTICLE

    def _told(self, about: About) -> Iterable[list[Entry]]:
        """The articles that are known by what was told, the surest first."""
        url, title = normal_url(about.url), title_words(about.title)
        known = self._ids.get(about.article)
        if known is not None and (
            (url and url == normal_url(known.article.url)) or (title and title == title_words(known.article.title))
        ):
            yield [known]
        yield self._urls.get(url, [])
        named = [each for each in self._titles.get(title, []) if not (url and each.article.url)]
        yield named or self._titles.get(title, [])
        yield self._heads.get(title, [])  # its subtitle was not told
        yield self._titles.get(_head(about.title), []) if _head(about.title) != title else []
        yield self._slugs.get(slug(about.title), []) if about.title else []

    def _one_of(self, found: list[Entry], about: About, quotes: Sequence[str]) -> Entry | str:
        author = title_words(about.author)
        by_author = [each for each in found if author and author == title_words(each.article.author)]
        if len(by_author) == 1:
            return by_author[0]
        said = self._saying(by_author or found, quotes)
        return said[0] if len(said) == 1 else SEVERAL

    def _saying(self, entries: Iterable[Entry], quotes: Sequence[str]) -> list[Entry]:
        """The articles in which most of the longer quotes stand; all in which any does, where that is not one alone."""
        probes = sorted({formed(each) for each in quotes}, key=lambda each: (-len(each), each))[:TEXT_PROBES]
        probes = [each for each in probes if len(each) >= TEXT_MIN]
        if not probes or not self._left:
            return []
        self._left -= 1
        counts = [(sum(each in self._plain_of(entry) for each in probes), entry) for entry in entries]
        saying = [(count, entry) for count, entry in counts if count]
        enough = [entry for count, entry in saying if 2 * count >= len(probes)]
        return enough if len(saying) == 1 else [entry for _, entry in saying] if enough else []

    def _plain_of(self, entry: Entry) -> str:
        if entry.id not in self._plain:
            document = self._text_of(entry)
            self._plain[entry.id] = formed(document.text) if document else ""
        return self._plain[entry.id]


def normal_url(url: str) -> str:
    """A url without what leads to the same page with and without it; empty for none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:  # no url
        return ""
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_PASSING)]
    path = unquote(parts.path).rstrip("/")
    asked = f"?{urlencode(sorted(query))}" if query else ""
    normal = f"{host}{port}{path}{asked}"
    return normal if any(map(str.isalnum, normal)) else ""


def title_words(title: str) -> str:
    """A title as it is compared: its words, without signs, capitals and accents."""
    return " ".join(words_of(title))


def _head(title: str) -> str:
    """A title without its subtitle."""
    return title_words(title.partition(":")[0])


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for key, entry in pairs:
        if key:
            groups.setdefault(key, []).append(entry)
    return groups
