"""Adding: making a library, and bringing articles into it without ever writing over a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import count
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.ids import article_id
from reader.formats.slug import slug
from reader.library.acting import Acting, act
from reader.library.entry import Fields
from reader.library.files import ENDINGS, found_files, is_article, path_text
from reader.library.finding import ARTICLES, DATABASE
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.parsing import keep_parsed, parse_file, read, read_bytes
from reader.library.renewing import renew
from reader.library.shelf import Entry, entries
from reader.library.trashing import from_trash, is_taken
from reader.library.twins import Choice, Decide, Twin, as_new, twin_of
from reader.library.typed_path import typed_path
from reader.library.welcome import WELCOME
from reader.library.writing import free_path, write_new
from reader.store.articles import ArticleRow, article, article_row, articles_at
from reader.store.database import open_database
from reader.store.nouns import ARTICLE
from reader.store.parked import is_anything_parked

SIZE_LIMIT_BYTES = 50 * 1024 * 1024
STDIN = "-"


class Became(StrEnum):
    """What becomes of a source: an article, nothing for its bytes are there, a new version, nothing for now."""

    ADDED = "added"
    THERE = "there"
    NEW_VERSION = "new version"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source.

    Attributes:
        source: The file it came from; "-" for standard input.
        entry: The article that it is, or that is known when it was skipped.
    """

    source: str
    entry: Entry
    became: Became

    @property
    def fresh(self) -> bool:
        """Whether it is a new article."""
        return self.became is Became.ADDED


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    ending: str
    data: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A source that only has to be written: where to, unless another program takes the name first."""

    source: _Source
    path: Path
    fields: Fields
    twin: Twin | None = None  # the article that it is a new version of


def init(root: Path, *, welcome: bool = False) -> None:
    """Make a library in the folder `root`; what is there already stays as it is.

    Args:
        root: The folder; made when it is not there.
        welcome: Whether to put an article that teaches the first keys into a new library.

    Raises:
        ReaderError: The folder cannot be made, or holds a database of another kind.
    """
    articles = root / ARTICLES
    try:
        articles.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(f"{root} cannot be made: {error.strerror}", "choose a folder that is yours") from error
    except ValueError as error:  # a null character in it
        raise ReaderError(f"{root} cannot be made: {error}", "choose another name") from error
    if (root / DATABASE).exists():
        return
    open_database(root / DATABASE).close()
    if welcome and not any(found_files(root.resolve(), articles)):
        write_new(articles / "welcome.md", WELCOME.encode())


def add(library: Library, sources: Sequence[str], stdin: bytes | None = None) -> list[Entry]:
    """Bring files, folders or standard input ("-") into `articles/`, in one act.

    Returns:
        The articles, in the order of the sources; `add_each` also tells which of them are new.

    Raises:
        ReaderError: A source is not there, not an article or too large; then nothing is added.
    """
    return [added.entry for added in add_each(library, sources, stdin)]


def add_each(
    library: Library, sources: Sequence[str], stdin: bytes | None = None, decide: Decide = as_new
) -> list[Added]:
    """As `add`; tells what became of each source.

    Args:
        library: The library.
        sources: Files, folders, "-".
        stdin: What came on standard input.
        decide: Is asked what is to become of a file whose url or title an article on the shelf has. Of several files
            that are versions of one article only the first is taken.
    """
    before = entries(library)
    known = {entry.source_digest: entry.id for entry in before if not entry.missing}
    given = [each for name in sources for each in _sources(name, stdin)]
    ready, skipped = _all_ready(library, [each for each in given if each.digest not in known], before, decide)
    with act(library) as acting:
        taken_in = {digest: _taken_in(acting, each) for digest, each in ready.items()}
        _try_parked(acting, frozenset(taken_in.values()))
    shelf = {entry.id: entry for entry in entries(library)}
    became = {digest: Became.NEW_VERSION if each.twin else Became.ADDED for digest, each in ready.items()}
    became |= dict.fromkeys(skipped, Became.SKIPPED)
    uids = known | skipped | taken_in
    return [Added(each.name, shelf[uids[each.digest]], became.pop(each.digest, Became.THERE)) for each in given]


def register(library: Library, path: Path) -> Entry:
    """Make a file that lies elsewhere known to the library by its path; one that lies in it is found in it.

    Whatever its ending, it is read: as plain text, where it is not that of Markdown. One that was
    removed comes back from the trash, with its work.

    Raises:
        ReaderError: There is no such file, it is a folder or too large, or it cannot be read.
    """
    home = path.resolve()
    shelf = entries(library)
    found = next((entry for entry in shelf if entry.path.resolve() == home), None)
    if found:
        return found
    _refuse_unreadable(home)
    try:
        str(home).encode()
    except UnicodeEncodeError as error:
        raise ReaderError("the name of the file is not Unicode", "rename it, or add it with `reader add`") from error
    parsed, digest = parse_file(library, home)
    with act(library) as acting:
        uid = _registered(acting, home, Fields(parsed.article, digest, parsed.document.text_digest))
    return next(each for each in entries(library) if each.id == uid)


def _registered(acting: Acting, home: Path, fields: Fields) -> str:
    library = acting.library
    known = articles_at(library.database, path_text(library.root, home))
    if not known:
        uid = _free_uid(library, home)
        return keep_article(acting, Entry(uid, "", home, fields.article, fields.source_digest, fields.text_digest)).uid
    latest = known[0]
    if latest.record.deleted:  # else another program registered it in this moment
        from_trash(acting, "brought back", latest, latest.path)
    return latest.uid


def _sources(name: str, stdin: bytes | None) -> Iterator[_Source]:
    if name == STDIN:
        if not stdin:
            raise ReaderError("nothing came on standard input", "pipe an article into it")
        _refuse_large("standard input", len(stdin))
        yield _Source(STDIN, ".md", stdin, sha256(stdin).hexdigest())
        return
    path = typed_path(name)
    if path.is_dir():
        found = [each.path for each in found_files(path.resolve(), path.resolve())]
        if not found:
            raise ReaderError(f"there is no article in {path}", f"articles end in {', '.join(ENDINGS)}")
        for each in found:
            yield _from_file(each)
    else:
        yield _from_file(path)


def _from_file(path: Path) -> _Source:
    _refuse_unreadable(path)
    if not is_article(path.name.lstrip(".")):
        endings = ", ".join(ENDINGS)
        raise ReaderError(
            f"{path} is not an article", f"articles end in {endings}; to read it where it lies: reader {path}"
        )
    data = read_bytes(path)
    return _Source(str(path), path.suffix.lower(), data, sha256(data).hexdigest())


def _refuse_unreadable(path: Path) -> None:
    if not path.exists():
        raise ReaderError(f"there is no file {path}", "look at how it is written")
    if path.is_dir():
        raise ReaderError(f"{path} is a folder", f"to bring in what lies in it: reader add {path}")
    if not path.is_file():
        raise ReaderError(f"{path} is not a file", "give a text or Markdown file, or a folder of them")
    _refuse_large(str(path), path.stat().st_size)


def _refuse_large(name: str, size: int) -> None:
    if size > SIZE_LIMIT_BYTES:
        limit = SIZE_LIMIT_BYTES // 1024 // 1024
        raise ReaderError(f"{name} is larger than {limit} MB", "cut it into parts")


def _all_ready(
    library: Library, sources: list[_Source], shelf: list[Entry], decide: Decide
) -> tuple[dict[str, _Ready], dict[str, str]]:
    """The sources by digest, parsed before the act: other programs wait while one writes, and parsing takes long.

    Returns:
        Those that are taken, and the articles that the others were skipped for, by their ids.
    """
    ready: dict[str, _Ready] = {}
    skipped: dict[str, str] = {}
    planned = set[Path]()
    for source in sources:
        if source.digest in ready or source.digest in skipped:
            continue
        made = _ready(library, source, planned)
        twin = twin_of(source.name, made.fields.article, shelf)
        choice = decide(twin) if twin else Choice.AS_NEW
        if twin and choice is not Choice.AS_NEW:
            if choice is Choice.SKIP or any(each.twin and each.twin.known == twin.known for each in ready.values()):
                skipped[source.digest] = twin.known.id
                continue
            made = replace(made, twin=twin)
        ready[source.digest] = made
        planned.add(made.path)
    return ready, skipped


def _ready(library: Library, source: _Source, planned: set[Path]) -> _Ready:
    name = "article.md" if source.name == STDIN else Path(source.name).name
    parsed = read(name, source.data)
    first = library.articles / f"{slug(parsed.article.title)}{source.ending}"
    path = free_path(first, lambda place: place in planned or is_taken(library, place))
    if parsed.article.title == Path(name).stem:  # it has no other, and is called by its new name from now on
        parsed = read(path.name, source.data)
    keep_parsed(library, path.name, source.digest, parsed)
    return _Ready(source, path, Fields(parsed.article, source.digest, parsed.document.text_digest))


def _try_parked(acting: Acting, uids: frozenset[str]) -> None:
    """Let what came in from other programs and waits find its place in what is added."""
    if uids and is_anything_parked(acting.library.database):
        # Here and not at the top: it is seldom that anything waits.
        from reader.library.parking import retry_within  # noqa: PLC0415

        retry_within(acting, uids)


def _taken_in(acting: Acting, ready: _Ready) -> str:
    library, fields = acting.library, ready.fields
    if ready.twin is not None:
        return renew(acting, ready.twin.known, ready.source.ending, ready.source.data)
    path = write_new(ready.path, ready.source.data, lambda place: is_taken(library, place))
    acting.on_failure(path.unlink)
    record = acting.new_record(_free_uid(library, path))
    text = path_text(library.root, path)
    row = ArticleRow(record, text, fields.article, fields.source_digest, fields.text_digest)
    acting.write("added", ARTICLE, row.uid, article_row(row))
    return row.uid


def _free_uid(library: Library, path: Path) -> str:
    text = path_text(library.root, path)
    return next(uid for number in count() if not article(library.database, uid := article_id(text, number)))
