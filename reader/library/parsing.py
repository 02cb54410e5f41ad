"""Parsing: a file's bytes to its article and document, from the cache when the bytes are known."""

import json
from hashlib import sha256
from pathlib import Path

from reader import __version__
from reader.core.article import Parsed
from reader.core.document import TEXT_RULE, Document
from reader.core.errors import ReaderError
from reader.formats.stored import STORED_VERSION, article_from_values, article_values, parsed_from_json, parsed_to_json
from reader.library.entry import Fields
from reader.library.library import Library
from reader.library.prose import prose_digest
from reader.store.cache import FileSeen

# What one version keeps in the cache is of no use to another.
RULE = f"{__version__} text {TEXT_RULE} stored {STORED_VERSION}"
_BESIDE = ("text_digest", "prose_digest", "sketch")  # what a listing knows of a file beside the article


def read(name: str, data: bytes) -> Parsed:
    """The article and document that bytes under a name are, made anew."""
    # Here and not at the top: what was read before comes from the cache, and the page is there sooner.
    from reader.formats.reading import read_article  # noqa: PLC0415

    return read_article(name, data)


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
    return _parsed(library, path, read_bytes(path))


def known_text(library: Library, name: str, source_digest: str, text_digest: str) -> str | None:
    """The text that bytes were read to under a name, as long as the cache has it."""
    known = library.cache.document(source_digest, _kind(name), RULE)
    text = parsed_from_json(known).document.text if known else None
    return text if text is not None and Document(text).text_digest == text_digest else None


def keep_parsed(library: Library, name: str, digest: str, parsed: Parsed) -> None:
    """Put into the cache what a file of this name with bytes of this digest was parsed to."""
    kind = _kind(name)
    library.cache.keep_document(digest, kind, RULE, parsed_to_json(parsed))
    _keep_fields(library, name, _fields(parsed, digest))


def fields_of(library: Library, path: Path, mtime_ns: int, size: int) -> Fields:
    """What a listing shows of the file; read only when it is not the file that was seen last.

    Raises:
        ReaderError: The file cannot be read.
    """
    listed, seen = library.listed.fields, (str(path), mtime_ns, size)
    if seen not in listed:
        listed[seen] = path, _found_fields(library, path, mtime_ns, size)
    return listed[seen][1]


def _found_fields(library: Library, path: Path, mtime_ns: int, size: int) -> Fields:
    seen = library.cache.file(path)
    if seen and (seen.mtime_ns, seen.size) == (mtime_ns, size):
        known = _known_fields(library, path, seen.source_digest)
        if known:
            return known
    data = read_bytes(path)
    digest = sha256(data).hexdigest()
    known = _known_fields(library, path, digest)
    if known is None:
        parsed, _ = _parsed(library, path, data)
        known = _fields(parsed, digest)
        _keep_fields(library, path.name, known)
    if seen is None or seen.source_digest != digest:
        library.listed.fresh[str(path)] = seen is None
    library.cache.keep_file(path, FileSeen(mtime_ns, size, digest))
    return known


def _parsed(library: Library, path: Path, data: bytes) -> tuple[Parsed, str]:
    digest = sha256(data).hexdigest()
    known = library.cache.document(digest, _kind(path.name), RULE)
    if known:
        return parsed_from_json(known), digest
    parsed = read(path.name, data)
    keep_parsed(library, path.name, digest, parsed)
    return parsed, digest


def _known_fields(library: Library, path: Path, digest: str) -> Fields | None:
    known = library.cache.document(digest, _fields_kind(path.name), RULE)
    return _fields_from(digest, known) if known else None


def _kind(name: str) -> str:
    # The title of an article without one is its file name, so the name is part of what was read.
    return name.encode("utf-8", "backslashreplace").decode()


def _fields_kind(name: str) -> str:
    return f"fields, prose and sketch of {_kind(name)}"


def _fields(parsed: Parsed, digest: str) -> Fields:
    # Here and not at the top: what was read before comes from the cache.
    from reader.core.sketch import sketch  # noqa: PLC0415

    document = parsed.document
    return Fields(parsed.article, digest, document.text_digest, prose_digest(document), sketch(document.text))


def _keep_fields(library: Library, name: str, fields: Fields) -> None:
    values = article_values(fields.article) | {name: getattr(fields, name) for name in _BESIDE}
    library.cache.keep_document(fields.source_digest, _fields_kind(name), RULE, json.dumps(values))


def _fields_from(source_digest: str, text: str) -> Fields:
    known = json.loads(text)
    beside = {name: known.pop(name) for name in _BESIDE}
    return Fields(article_from_values(known), source_digest, **beside)
