"""Address: a `reader://` link that leads back to a place of a library, as text and in its parts.

    reader://river-notes~q7m2x0fa/0123456789ab                       an article
    reader://river-notes~q7m2x0fa/0123456789ab#01ke6ty…              an annotation on it
    reader://river-notes~q7m2x0fa/0123456789ab#:~:text=The%20river   a passage of it
    reader://river-notes~q7m2x0fa/entity/person/Ann%20Reed           an entity

A passage is told as the text fragments of the web are: https://wicg.github.io/scroll-to-text-fragment/.
"""

from dataclasses import dataclass

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError

SCHEME = "reader://"
LIBRARY_ID_LENGTH = 8
WHOLE_LENGTH = 120  # characters; of a longer quote an address has the first and the last words
END_WORDS = 5  # as many of each
BEFORE = 32  # characters before a quote that tell it from others like it

_FRAGMENT = ":~:text="
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage by its words.

    Attributes:
        start: All of them, or the first ones.
        end: The last ones; empty where `start` has all.
        before: What stands before it, where it is needed to tell it from others; else empty.
    """

    start: str
    end: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A place of a library.

    Attributes:
        library: The name of its folder.
        library_id: What tells it from another folder of that name; empty where it was not known.
        article: An id; empty for none.
        annotation: An id; empty for none.
        quoted: The passage; None for none.
        entity: The entity; then there is no article.
    """

    library: str
    library_id: str = ""
    article: str = ""
    annotation: str = ""
    quoted: Quoted | None = None
    entity: EntityKey | None = None


def is_address(text: str) -> bool:
    """Whether a text that a person typed or pasted is meant as an address."""
    return text.strip().lower().startswith(SCHEME)


def address_text(address: Address) -> str:
    """An address as text that survives chat, mail and the command line: ASCII, without blanks and quotes."""
    library = _coded(address.library, "~") + (f"~{address.library_id}" if address.library_id else "")
    if address.entity is not None:
        return f"{SCHEME}{library}/{_ENTITY}/{address.entity.kind}/{_coded(address.entity.name)}"
    place = f"{SCHEME}{library}/{_coded(address.article)}"
    if address.annotation:
        return f"{place}#{_coded(address.annotation)}"
    return f"{place}#{_FRAGMENT}{_quoted_text(address.quoted)}" if address.quoted else place


def read_address(text: str) -> Address:
    """The parts of what `address_text` wrote.

    Raises:
        ReaderError: It is no address.
    """
    rest = text.strip()[len(SCHEME) :] if is_address(text) else ""
    place, _, fragment = rest.partition("#")
    library, _, path = place.partition("/")
    name, _, library_id = library.rpartition("~") if "~" in library else (library, "", "")
    parts = path.strip("/").split("/")
    if not name or not parts[0]:
        raise _none(text)
    folder = _decoded(name)
    if parts[0] == _ENTITY:
        return Address(folder, library_id, entity=_entity(parts[1:], text))
    if fragment.startswith(_FRAGMENT):
        return Address(folder, library_id, _decoded(parts[0]), quoted=_text_quoted(fragment[len(_FRAGMENT) :]))
    return Address(folder, library_id, _decoded(parts[0]), _decoded(fragment))


def quoted(quote: str, before: str = "") -> Quoted:
    """A passage by its words, white space folded; a long one by its first and its last.

    Args:
        quote: The passage.
        before: What stands before it, when the same words stand elsewhere too.
    """
    words, ahead = quote.split(), " ".join(before.split())[-BEFORE:]
    if len(" ".join(words)) <= WHOLE_LENGTH or len(words) <= 2 * END_WORDS:
        return Quoted(" ".join(words), before=ahead)
    return Quoted(" ".join(words[:END_WORDS]), " ".join(words[-END_WORDS:]), ahead)


def _entity(parts: list[str], text: str) -> EntityKey:
    try:
        kind, name = parts
        return EntityKey(EntityKind(kind), _decoded(name))
    except ValueError as error:
        raise _none(text) from error


def _none(text: str) -> ReaderError:
    return ReaderError(f"“{text.strip()}” is no link of ours", "a link is what Y copies: reader://LIBRARY/ARTICLE#…")


def _quoted_text(passage: Quoted) -> str:
    ahead = f"{_coded(passage.before, '-')}-," if passage.before else ""
    return ahead + _coded(passage.start, "-") + (f",{_coded(passage.end, '-')}" if passage.end else "")


def _text_quoted(text: str) -> Quoted:
    parts = text.partition("&")[0].split(",")
    before = parts.pop(0)[:-1] if len(parts) > 1 and parts[0].endswith("-") else ""
    if len(parts) > 1 and parts[-1].startswith("-"):  # what stands after it, as other programs write it
        parts.pop()
    start, end = parts[0], parts[1] if len(parts) > 1 else ""
    return Quoted(_decoded(start), _decoded(end), _decoded(before))


def _coded(text: str, also: str = "") -> str:
    """Percent-encoded as in a URL, and so that no character of `also` is left; half characters become "?"."""
    if not also and _PLAIN.issuperset(text):
        return text
    return "".join(
        letter
        if letter in _PLAIN and letter not in also
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in text
    )


def _decoded(text: str) -> str:
    first, *rest = text.encode("utf-8", "replace").split(b"%")
    return b"".join([first, *map(_byte, rest)]).decode("utf-8", "replace")


def _byte(piece: bytes) -> bytes:
    try:
        return bytes([int(piece[:2], 16)]) + piece[2:] if len(piece) > 1 else b"%" + piece
    except ValueError:
        return b"%" + piece
