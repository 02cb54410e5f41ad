"""Laying: the files of a library from elsewhere, put into this one without ever writing over another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from reader.formats.slug import slug
from reader.library.acting import Acting
from reader.library.files import ENDINGS, gone_path, path_text, trash_path
from reader.library.finding import ARTICLES
from reader.library.importing.sound import names_in, place_of
from reader.library.library import TRASH
from reader.library.parsing import read_bytes
from reader.library.trashing import is_taken
from reader.library.writing import free_path, write_new
from reader.store.rows import Row
from reader.store.staging import Stage


@dataclass(slots=True)
class Laying:
    """Puts files where their articles are to be; made by `Laying.of`.

    Attributes:
        joins: Whether they come to a library that has articles of its own.
        only_looks: Whether nothing is written.
        notices: What lies under another name, a line each.
    """

    acting: Acting
    stage: Stage
    names: frozenset[str]
    joins: bool
    only_looks: bool
    notices: list[str] = field(default_factory=list)
    laid: dict[str, str] = field(default_factory=dict)  # what the files are called here
    _by_digest: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, acting: Acting, stage: Stage, *, joins: bool, only_looks: bool = False) -> "Laying":
        """What lays the files of a stage.

        Raises:
            ReaderError: One of them leads out of the library.
        """
        names = frozenset(names_in(stage))
        taken = {str(row["path"]) for _, row in stage.rows("articles")}
        digests = {_digest(stage.file(name)): name for name in sorted(names - taken) if not name.startswith(TRASH)}
        return cls(acting, stage, names, joins, only_looks, _by_digest=digests)

    def article(self, row: Row, uid: str) -> str:
        """Lay the file of an article; the path that its row has from now on.

        Args:
            row: The article, as it came.
            uid: The id that it has here.
        """
        text = str(row["path"])
        if row["deleted"]:
            self._to_trash(str(row["uid"]), uid, text)
            return text if self._is_ours(text) or not (self.joins or self._is_another(text, row)) else _inside(text)
        source = self._source(row)
        if source is None:
            return self._without_file(text, uid, row)
        if not self._is_ours(source) and self._is_there(source):
            return text
        laid = self.put(source)
        return laid if source == text or self.joins else text

    def pass_over(self, row: Row, ours: str) -> None:
        """Leave the file of an article that is here where it is, and say so where it is another version.

        Args:
            row: The article, as it came.
            ours: The digest of the file that it has here.
        """
        source = self._source(row)
        if source is not None:
            self.laid[source] = source
            if _digest(self.stage.file(source)) != ours:
                self.notices.append(f"{source} is another version there; the file here stays")

    def put(self, name: str) -> str:
        """Lay a file in `articles`; what it is called here."""
        if name in self.laid:
            return self.laid[name]
        wanted = self._wanted(name)
        laid = wanted if self._is_there(wanted, name) else self._written(wanted, self.stage.file(name) or b"")
        self.laid[name] = laid
        if laid != name:
            self.notices.append(f"{name} is {laid} here")
        return laid

    def rest(self) -> None:
        """Lay every file that is no article's: articles without work, versions that were laid aside."""
        for name in sorted(self.names - self.laid.keys()):
            if PurePosixPath(name).parts[0] == ARTICLES:
                self.put(name)
            elif self._is_ours(name) and self._leads_in(self.acting.library.root / name):
                self._exactly(self.acting.library.root / name, name)

    def _source(self, row: Row) -> str | None:
        """The name of an article's file; it may have been given another since its row was written."""
        text = str(row["path"])
        return text if text in self.names else self._by_digest.get(str(row["source_digest"]))

    def _to_trash(self, theirs: str, ours: str, text: str) -> None:
        name = f"{TRASH}/{theirs}/{PurePosixPath(text).name}"
        home = trash_path(self.acting.library.trash, ours, text)
        if name in self.names and place_of(name) and self._leads_in(home):
            self.laid[name] = name
            self._exactly(home, name)

    def _exactly(self, home: Path, name: str) -> None:
        self.laid[name] = name
        if not self.only_looks:
            laid = write_new(home, self.stage.file(name) or b"")
            self.acting.on_failure(laid.unlink)

    def _without_file(self, text: str, uid: str, row: Row) -> str:
        """The path of an article whose file did not come along; a file that lies there may be another's."""
        library = self.acting.library
        strange = not self._is_ours(text) and self._is_another(text, row)
        if strange or (self.joins and is_taken(library, library.root / text)):
            return gone_path(uid, text)
        return text

    def _is_another(self, text: str, row: Row) -> bool:
        place = self.acting.library.root / text
        return place.is_file() and _digest(read_bytes(place)) != row["source_digest"]

    def _is_ours(self, text: str) -> bool:
        """Whether a path is one that an import may write to."""
        return bool(place_of(text))

    def _is_there(self, text: str, name: str = "") -> bool:
        place = self.acting.library.root / text
        return place.is_file() and read_bytes(place) == self.stage.file(name or text)

    def _wanted(self, name: str) -> str:
        if place_of(name) and self._leads_in(self.acting.library.root / name):
            return name
        return _inside(name)

    def _leads_in(self, place: Path) -> bool:
        """Whether no folder over a place is a link that leads elsewhere."""
        library = self.acting.library
        folders = (library.articles.resolve(), library.trash.resolve())
        parent = place.parent.resolve()
        return any(parent.is_relative_to(folder) for folder in folders)

    def _written(self, wanted: str, content: bytes) -> str:
        library = self.acting.library
        others = {library.root / name for name in (self.names - {wanted}) | set(self.laid.values())}
        path = library.root / wanted
        if self.only_looks:
            return path_text(library.root, free_path(path, lambda place: place in others or is_taken(library, place)))
        laid = write_new(path, content, lambda place: place in others or is_taken(library, place))
        self.acting.on_failure(laid.unlink)
        return path_text(library.root, laid)


def _inside(name: str) -> str:
    """The name that a file gets in `articles` whose own leads elsewhere, or is none on every system."""
    path = PurePosixPath(name)
    ending = path.suffix.lower() if path.suffix.lower() in ENDINGS else ".txt"
    return f"{ARTICLES}/{slug(path.stem)}{ending}"


def _digest(content: bytes | None) -> str:
    return sha256(content or b"").hexdigest()
