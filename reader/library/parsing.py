"""Parsing: a file's bytes to its article and document, from the cache when the bytes are known."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reader import __version__
from reader.core.article import Article, Parsed
from reader.core.document import TEXT_RULE
from reader.core.errors import ReaderError
from reader.formats.reading import read_article
from reader.formats.stored import STORED_VERSION, article_from_values, article_values, parsed_from_json, parsed_to_json
from reader.library.library import Library
from reader.store.cache import FileSeen

# What one version keeps in the cache is of no use to another.
RULE = f"{__version__} text {TEXT_RULE} stored {STORED_VERSION}"


@dataclass(frozen=True, slots=True)
class Fields:
    """What a listing shows of an article, without its text."""

    article: Article
    source_digest: str
    text_digest: str


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ReaderError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be read: {error.strerror}", "look whether it is there and yours to read"
        ) from error


def parse_file(library: Library, path: Path) -> tuple[Parsed, str]:
    """The article and document in a file, and the digest of its bytes.

    Raises:
        ReaderError: The file cannot be read.
    """
    data = read_bytes(path)
    digest = sha256(data).hexdigest()
    kind = _kind(path)
    known = library.cache.document(digest, kind, RULE)
    if known:
        return parsed_from_json(known), digest
    parsed = read_article(path.name, data)
    library.cache.keep_document(digest, kind, RULE, parsed_to_json(parsed))
    library.cache.keep_document(digest, _fields_kind(path), RULE, _fields_to(parsed))
    return parsed, digest


def fields_of(library: Library, path: Path, mtime_ns: int, size: int) -> Fields:
    """What a listing shows of the file; read only when it is not the file that was seen last.

    Raises:
        ReaderError: The file cannot be read.
    """
    seen = library.cache.file(path)
    if seen and (seen.mtime_ns, seen.size) == (mtime_ns, size):
        known = library.cache.document(seen.source_digest, _fields_kind(path), RULE)
        if known:
            return _fields_from(seen.source_digest, known)
    parsed, digest = parse_file(library, path)
    library.cache.keep_file(path, FileSeen(mtime_ns, size, digest))
    return Fields(parsed.article, digest, parsed.document.text_digest)


def _kind(path: Path) -> str:
    # The title of an article without one is its file name, so the name is part of what was read.
    return path.name.encode("utf-8", "backslashreplace").decode()


def _fields_kind(path: Path) -> str:
    return f"fields of {_kind(path)}"


def _fields_to(parsed: Parsed) -> str:
    return json.dumps(article_values(parsed.article) | {"text_digest": parsed.document.text_digest})


def _fields_from(source_digest: str, text: str) -> Fields:
    known = json.loads(text)
    text_digest = known.pop("text_digest")
    return Fields(article_from_values(known), source_digest, text_digest)
