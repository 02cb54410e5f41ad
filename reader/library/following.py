"""Following: whether another program has changed the library since one last looked."""

from datetime import timedelta
from hashlib import sha256

from reader.library.files import seen_files
from reader.library.library import Library

WALK = timedelta(seconds=5)  # how long the folder is left alone; to walk through a large one takes a tenth of a second


class Follower:
    """Tells of changes by others; asked about twice a second, it only looks, and neither writes nor waits.

    Own acts do not count: of those, `Library.subscribe` tells.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._walked = library.clock()
        self._version = library.database.data_version()
        self._articles = self._signature()
        self._labels = self._look_of_labels()

    def changed(self) -> bool:
        """Whether anything changed since last asked: the database, the labels, or, every few seconds, an article.

        While another program writes there is no news; there is once it is done.

        Raises:
            ReaderError: What was changed cannot be read; said once.
        """
        database_changed = self.database_changed() | self.labels_changed()
        due = abs(self._library.clock() - self._walked) >= WALK
        return (due and self.articles_changed()) or database_changed

    def database_changed(self) -> bool:
        """Whether another program wrote to the database since last asked; costs next to nothing."""
        version = self._library.database.data_version()
        if version is None:
            return False
        before, self._version = self._version, version
        return before != version

    def labels_changed(self) -> bool:
        """Whether `labels.toml` was written since last asked; then the library's codebook is what it says.

        Raises:
            ReaderError: It says something wrong; the labels stay as they are.
        """
        before, self._labels = self._labels, self._look_of_labels()
        return before != self._labels and self._library.labels.read()

    def articles_changed(self) -> bool:
        """Whether an article came, went or changed since last looked; walks through the folder."""
        self._walked = self._library.clock()
        before, self._articles = self._articles, self._signature()
        return before != self._articles

    def _look_of_labels(self) -> tuple[int, int]:
        try:
            status = self._library.labels.path.stat()
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_size

    def _signature(self) -> bytes:
        digest = sha256()
        for path, mtime_ns, size in seen_files(self._library.root, self._library.articles):
            digest.update(f"{path}\0{mtime_ns}\0{size}\n".encode("utf-8", "surrogateescape"))
        return digest.digest()
