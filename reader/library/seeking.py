"""Seeking: an annotation by its id or the beginning of it, a passage by its words."""

import re
import unicodedata

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.ids import meant_id
from reader.core.span import Span
from reader.library.library import Library
from reader.store import annotations as store

_PLAIN = str.maketrans("‘’‚‛“”„‟‐‑–—", "'" * 4 + '"' * 4 + "-" * 4)  # one for one, so that offsets hold


def find_annotation(library: Library, uid: str) -> Annotation:
    """The annotation with this id, or the only one whose id begins so; also when it is in the trash.

    Raises:
        ReaderError: There is none, or several begin so.
    """
    meant = meant_id(uid, store.uids_starting(library.database, uid.lower()), "annotations")
    found = store.annotation(library.database, meant or uid)
    if found:
        return found
    raise ReaderError(f"there is no annotation “{uid}”", "`reader notes` shows what there is")


def annotation_ids(library: Library) -> list[str]:
    """The ids among which the beginning of one has to tell it: of all annotations, also of those in the trash."""
    return store.all_uids(library.database)


def find_quotes(document: Document, quote: str) -> list[Span]:
    """All places of a quote that a person typed or pasted, in order; none when it has no words.

    White space is as good as any other, and straight quotes and hyphens stand for curly ones and dashes.
    """
    words = unicodedata.normalize("NFC", quote).split()
    pattern = r"\s+".join(re.escape(_plain(word)) for word in words)
    return [Span(*match.span()) for match in re.finditer(pattern, _plain(document.text))] if words else []


def find_quote(document: Document, quote: str, occurrence: int = 1) -> Span:
    """One of the places that `find_quotes` finds.

    Args:
        document: Where to look.
        quote: What to look for.
        occurrence: Which one, if it stands there several times; 1 for the first.

    Raises:
        ReaderError: It does not stand there, or not so often.
    """
    if not quote.split():
        raise ReaderError("the quote is empty", "give some words of the article")
    found = find_quotes(document, quote)
    if not found:
        raise ReaderError("the article does not say that", "copy the words from `reader show`")
    if not 1 <= occurrence <= len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise ReaderError(f"the article says that {times}", f"give an occurrence from 1 to {len(found)}")
    return found[occurrence - 1]


def _plain(text: str) -> str:
    return text.translate(_PLAIN)
