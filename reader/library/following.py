"""Following: whether another program has changed the library since one last looked."""

from hashlib import sha256

from reader.library.files import found_files
from reader.library.library import Library


class Follower:
    """Tells of changes by others; asked about once a second, it only looks and never writes.

    Own acts do not count: of those, `Library.subscribe` tells.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen = self._signature()

    def changed(self) -> bool:
        """Whether another program wrote to the database, or an article came, went or changed, since last asked."""
        before, self._seen = self._seen, self._signature()
        return before != self._seen

    def _signature(self) -> tuple[int, bytes]:
        return self._library.database.data_version(), self._articles()

    def _articles(self) -> bytes:
        digest = sha256()
        for found in found_files(self._library.root, self._library.articles):
            digest.update(f"{found.path}\0{found.mtime_ns}\0{found.size}\n".encode("utf-8", "surrogateescape"))
        return digest.digest()
