"""Kinship: whether a file is an article's, by its text: renamed and edited, or another one in its place."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from pathlib import Path

from reader.core.errors import ReaderError
from reader.library.entry import Fields
from reader.library.library import Library
from reader.library.pairing import Bond, Homes, Pair
from reader.library.parsing import known_text, parse_file
from reader.store.articles import ArticleRow
from reader.store.state import library_key
from reader.store.versions import kept_text, kept_versions

# Of the weight of both texts, what they share. Revisions that keep two words of three share 0.45 and more, different
# articles of one author 0.05 to 0.25, pages of one template up to 0.65.
SAME = 0.5  # from here on one is the other, edited
RETITLED = 0.7  # the same, where the title is another one, too
MAYBE = 0.3  # from here on it is asked about; below, what lies at the path of an article is another one
TELLING = 20  # words; a shorter text is too little to tell one from another by
HITS_MIN = 3  # hashes that a text which is near has in common at least
HOLDERS_MAX = 50  # articles that have one hash; what more have is of a template and tells nothing
VERSIONS = 3  # of the texts that were kept of an article, the newest
LOOKED_AT = 5  # files that are compared with an article word by word
WHEREABOUTS = "whereabouts"  # under which it is remembered
GONE = "gone"  # under which those are remembered whose file was not found


@dataclass(frozen=True, slots=True)
class Last:
    """Where the file of an article was seen last, and with which text.

    Attributes:
        known_as: The path that its row had then; when it has another, only the text still counts.
    """

    known_as: str
    path: str
    source_digest: str
    text_digest: str


class Kinship:
    """Tells whose file one is, in one listing.

    What was seen last is remembered in the state database, so that many small edits do not add up to a large
    one, and that what was found once is found again. Without it, it is found by the texts that were kept.

    Args:
        library: The library.
        files: What the files have in them, by the path that `annotations.db` has.
        paths: Where they lie.
    """

    def __init__(self, library: Library, files: Mapping[str, Fields], paths: Mapping[str, Path]) -> None:
        self._library, self._files, self._paths = library, files, paths
        self._texts: dict[str, str | None] = {}
        self._known: dict[str, list[str]] = {}
        self._places: dict[str, str] = {}

    def place(self, row: ArticleRow, taken: Collection[str]) -> str:
        """The path at which the file of an article should be: where it was last, or where its row says.

        A name may have got other letters, small or capital.
        """
        last, path = self._last.get(row.uid), row.path
        if last and last.known_as == path and last.path in self._files:
            path = last.path
        elif path not in self._files:
            path = next((each for each in self._by_letters.get(path.casefold(), ()) if each not in taken), path)
        self._places[row.uid] = path
        return path

    def was_gone(self, row: ArticleRow) -> bool:
        """Whether the file of an article was not found when it was looked for last."""
        return row.uid in self._gone

    def seen_as(self, row: ArticleRow) -> str:
        """The digest of the text that an article had when it was seen last."""
        last = self._last.get(row.uid)
        return last.text_digest if last and last.known_as == row.path else row.text_digest

    def bond(self, row: ArticleRow, path: str) -> Bond:
        """Whether the file at its place is still the article."""
        file, last = self._files[path], self._last.get(row.uid)
        if row.source_digest == file.source_digest or file.text_digest in {row.text_digest, last and last.text_digest}:
            return Bond.SAME
        sameness = self._sameness(row, path)
        if sameness is None:
            return Bond.UNSURE
        if sameness >= SAME:
            return Bond.SAME
        is_other = sameness < MAYBE or _is_contradicted(row, file)
        return Bond.OTHER if is_other and self._is_telling(row, path) else Bond.UNSURE

    def near(self, rows: Iterable[ArticleRow], free: Collection[str]) -> Homes:
        """Which of the free files are surely an article's, and which may be.

        One is surely, when it is the only one that is near, appeared since the article was seen last, and
        neither its URL nor its day says otherwise.
        """
        every = list(rows)
        pairs, there = [each for each in self._pairs(every) if each.sameness >= MAYBE] if every else [], set(free)
        if not pairs:
            return Homes({}, {})
        # Here and not at the top: most shelves are listed without it.
        from reader.library.rivals import Rivals  # noqa: PLC0415

        rivals, left = Rivals(pairs, there), {self._places.get(row.uid, row.path) for row in every}
        clear = [each for each in pairs if each.sameness >= SAME and rivals.is_clear(each)]
        sure = [each for each in clear if self._is_believed(each, left)]
        asked: dict[str, list[str]] = {}
        for each in sorted(pairs, key=lambda pair: (-pair.sameness, pair.path)):
            if each.path in there:
                asked.setdefault(each.row.uid, []).append(each.path)
        return Homes({each.path: each.row for each in sure}, {uid: tuple(paths) for uid, paths in asked.items()})

    def remember(self, homes: Homes) -> None:
        """Remember where the files were that are not as the rows have them, and whose were not found."""
        left = {uid: last for uid, last in self._last.items() if uid in homes.maybe}
        now = left | dict(self._whereabouts(homes))
        if now != self._last:
            rows = {uid: [last.known_as, last.path, last.source_digest, last.text_digest] for uid, last in now.items()}
            self._library.state.remember(library_key(self._library.root), WHEREABOUTS, rows)
        if set(homes.maybe) != self._gone:
            self._library.state.remember(library_key(self._library.root), GONE, sorted(homes.maybe))
        self._library.listed.fresh.clear()

    @cached_property
    def _last(self) -> dict[str, Last]:
        known = self._library.state.recall(library_key(self._library.root), WHEREABOUTS, {})
        pairs = known.items() if isinstance(known, dict) else ()
        return {uid: Last(*map(str, each)) for uid, each in pairs if isinstance(each, list) and len(each) == len(_LAST)}

    @cached_property
    def _gone(self) -> set[str]:
        known = self._library.state.recall(library_key(self._library.root), GONE, [])
        return {str(uid) for uid in known} if isinstance(known, list) else set()

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._files:
            found.setdefault(path.casefold(), []).append(path)
        return found

    def _whereabouts(self, homes: Homes) -> Iterator[tuple[str, Last]]:
        for path, row in homes.found.items():
            file = self._files[path]
            if (path, file.source_digest, file.text_digest) != (row.path, row.source_digest, row.text_digest):
                yield row.uid, Last(row.path, path, file.source_digest, file.text_digest)

    def _pairs(self, rows: list[ArticleRow]) -> Iterator[Pair]:
        """Each article with the files that are most like it by their sketches, and how near they are."""
        # Here and not at the top: most shelves are listed without it.
        from reader.core.sketch import hashes  # noqa: PLC0415

        holders: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for each in {hash_ for sketched in self._sketches(row) for hash_ in hashes(sketched)}:
                holders.setdefault(each, []).append(number)
        holders = {each: numbers for each, numbers in holders.items() if len(numbers) <= HOLDERS_MAX}
        like: dict[int, list[tuple[int, str]]] = {}
        for path, file in self._files.items() if holders else ():
            hits = [number for each in hashes(file.sketch) if each in holders for number in holders[each]]
            for number, count in Counter(hits).items() if len(hits) >= HITS_MIN else ():
                if count >= HITS_MIN:
                    like.setdefault(number, []).append((count, path))
        for number, counted in like.items():
            for _, path in nlargest(LOOKED_AT, counted):
                if (sameness := self._sameness(rows[number], path)) is not None:
                    yield Pair(rows[number], path, sameness)

    def _is_believed(self, pair: Pair, left: Collection[str]) -> bool:
        """Whether the file has come since the article was seen last, or to a place that another has left."""
        fresh = self._library.listed.fresh.get(str(self._paths[pair.path]))
        if not fresh and (fresh is None or pair.path not in left):
            return False
        file = self._files[pair.path]
        if file.text_digest in self._digests(pair.row):
            return True
        if _is_contradicted(pair.row, file) or not self._is_telling(pair.row, pair.path):
            return False
        return pair.sameness >= RETITLED or _is_called_alike(pair, file)

    def _sameness(self, row: ArticleRow, path: str) -> float | None:
        """How near the file at a path is to an article; None when no text of that is known any more."""
        found = [each for digest in self._digests(row) if (each := self._compared(row, digest, path)) is not None]
        return max(found, default=None)

    def _compared(self, row: ArticleRow, digest: str, path: str) -> float | None:
        file, cache = self._files[path], self._library.cache
        if file.text_digest == digest:
            return 1.0
        # Here and not at the top: most shelves are listed without a text being compared.
        from reader.core.nearness import MAKER, sameness  # noqa: PLC0415

        known = cache.sameness(digest, file.text_digest, MAKER)
        if known is not None:
            return float(known)
        old, new = self._text(row, digest), self._file_text(path)
        if old is None or new is None:
            return None
        found = sameness(old, new)
        cache.keep_sameness(digest, file.text_digest, MAKER, str(found))
        return found

    def _is_telling(self, row: ArticleRow, path: str) -> bool:
        """Whether both texts are long enough to be told apart."""
        texts = [self._text(row, digest) for digest in self._digests(row)]
        return all(_is_long(text) for text in [*texts, self._file_text(path)] if text is not None)

    def _digests(self, row: ArticleRow) -> list[str]:
        """Those of its texts that are known: now, when it was seen last, and when it was worked on."""
        if row.uid not in self._known:
            last = self._last.get(row.uid)
            kept = [each.text_digest for each in kept_versions(self._library.database, row.uid)[-VERSIONS:]]
            self._known[row.uid] = list(dict.fromkeys([row.text_digest, *([last.text_digest] if last else []), *kept]))
        return self._known[row.uid]

    def _sketches(self, row: ArticleRow) -> list[str]:
        # Here and not at the top: most shelves are listed without it.
        from reader.core.sketch import MAKER, sketch  # noqa: PLC0415

        cache, found = self._library.cache, []
        for digest in self._digests(row):
            sketched = cache.sketch(digest, MAKER)
            if sketched is None and (text := self._text(row, digest)) is not None:
                sketched = sketch(text)
                cache.keep_sketch(digest, MAKER, sketched)
            found.append(sketched or "")
        return found

    def _text(self, row: ArticleRow, digest: str) -> str | None:
        """A text that an article had, from where it was kept or, if it was only read, from the cache."""
        if digest not in self._texts:
            try:
                text = kept_text(self._library.database, digest)
            except ValueError:  # damaged: `reader check` names it
                text = None
            last = self._last.get(row.uid)
            seen = [(row.path, row.source_digest)] + ([(last.path, last.source_digest)] if last else [])
            read = (known_text(self._library, Path(path).name, source, digest) for path, source in seen)
            self._texts[digest] = text if text is not None else next((each for each in read if each is not None), None)
        return self._texts[digest]

    def _file_text(self, path: str) -> str | None:
        digest = self._files[path].text_digest
        if digest not in self._texts:
            try:
                self._texts[digest] = parse_file(self._library, self._paths[path])[0].document.text
            except ReaderError:  # gone in this moment
                return None
        return self._texts[digest]


_LAST = Last.__slots__


def _is_contradicted(row: ArticleRow, file: Fields) -> bool:
    """Whether the front matter says that it is another article."""
    told = (row.article.url, file.article.url), (row.article.published, file.article.published)
    return any(one and other and one != other for one, other in told)


def _is_called_alike(pair: Pair, file: Fields) -> bool:
    """Whether the title is the same, or there is none but the name of the file."""
    one, other = (" ".join(title.split()).casefold() for title in (pair.row.article.title, file.article.title))
    names = {Path(pair.row.path).stem.casefold(), Path(pair.path).stem.casefold()}
    return one == other or one in names or other in names


def _is_long(text: str) -> bool:
    # Here and not at the top: most shelves are listed without it.
    from reader.core.tokens import words_of  # noqa: PLC0415

    return len(words_of(text)) >= TELLING
