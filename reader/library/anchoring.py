"""Anchoring: where annotations lie in the text of their article as it is now; searched once for each text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.placing_plan import Intent, plan_places
from reader.core.relocate import PLACING_RULE, How, Lost, Placed, relocate_all
from reader.formats.stored_places import PLACES_VERSION, places_from_json, places_to_json
from reader.library.holding import WHOLE
from reader.library.library import Library
from reader.store.annotations import Values, stored_of, whole
from reader.store.versions import kept_text


class Places:
    """Where the annotations of one article lie; all that were made on another text are placed together, once.

    Args:
        library: The library.
        article: The id of the article.
        document: The text that it has now.
    """

    def __init__(self, library: Library, article: str, document: Document) -> None:
        self._library, self._article, self._document = library, article, document
        self._moved: dict[str, Placed | Lost] | None = None

    def of(self, annotation: Annotation) -> Placed | Lost:
        """Where an annotation lies; one in the trash as if it lay alone."""
        anchor = annotation.anchor
        if anchor is None:
            return WHOLE
        if _lies(anchor, self._document):
            return Placed(anchor.span, 1.0, How.EXACT)
        return self._places().get(annotation.uid) or place_of(self._library, anchor, self._document)

    def _places(self) -> Mapping[str, Placed | Lost]:
        if self._moved is None:
            stored = stored_of(self._library.database, self._article)
            self._moved = {each.uid: each.place for each in intents_of(self._library, stored, self._document)}
        return self._moved


def intents_of(library: Library, stored: Iterable[Values], document: Document) -> list[Intent]:
    """What is to become of those annotations of an article that were not made on the text that it has now.

    Nothing is written but the cache.

    Args:
        library: The library.
        stored: All living annotations of the article, as `stored_of` gives them.
        document: The text that the article has now.
    """
    every = list(stored)
    elsewhere = [each for each in every if is_elsewhere(each, document)]
    anchors = _anchors(elsewhere)
    if not anchors:
        return []
    places = found_in(library, anchors, document)
    beside = _anchors(_lying_there(every, places, document))
    known = {uid: Placed(anchor.span, 1.0, How.EXACT) for uid, anchor in beside.items()}
    plan = plan_places(anchors | beside, document, _Kept(library, anchors), places | known)
    return [each for each in plan if each.uid in anchors]


def place_of(library: Library, anchor: Anchor, document: Document) -> Placed | Lost:
    """Where one anchor lies in `document`, whatever else may lie there."""
    return found_in(library, {"": anchor}, document)[""]


def found_in(library: Library, anchors: Mapping[str, Anchor], document: Document) -> dict[str, Placed | Lost]:
    """Where anchors lie in `document`, each by itself; what was searched before is not searched again."""
    by_text: dict[str, list[str]] = {}
    for uid, anchor in anchors.items():
        by_text.setdefault(anchor.text_digest, []).append(uid)
    found: dict[str, Placed | Lost] = {}
    for digest, uids in by_text.items():
        places = _found(library, [anchors[uid] for uid in uids], digest, document)
        found.update(zip(uids, places, strict=True))
    return found


def is_elsewhere(stored: Values, document: Document) -> bool:
    """Whether an annotation does not lie as it is stored: it was made on another text than `document`."""
    exact, start, end, digest = stored[4:8]
    return exact is not None and (digest != document.text_digest or document.text[start:end] != exact)


def reading_order(annotation: Annotation, placed: Placed | Lost) -> tuple[bool, int, int, str]:
    """What annotations of one text are sorted by: their places; after all others those that are lost, as they stood."""
    if isinstance(placed, Lost):
        return True, *((anchor.start, anchor.end) if (anchor := annotation.anchor) else (0, 0)), annotation.uid
    return False, placed.span.start, placed.span.end, annotation.uid


def old_text(library: Library, text_digest: str) -> str | None:
    """The text that was kept under a digest; None where there is none, or it is damaged, which `check` tells."""
    try:
        return kept_text(library.database, text_digest)
    except ValueError:
        return None


class _Kept(Mapping[str, str]):
    """The texts that some anchors were made in, each read when it is asked for."""

    def __init__(self, library: Library, anchors: Mapping[str, Anchor]) -> None:
        self._library = library
        self._digests = {each.text_digest for each in anchors.values()}

    def __getitem__(self, digest: str) -> str:
        text = old_text(self._library, digest)
        if text is None:
            raise KeyError(digest)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def _anchors(stored: Iterable[Values]) -> dict[str, Anchor]:
    made = (whole(each) for each in stored)
    return {each.uid: each.anchor for each in made if each.anchor is not None}


def _lying_there(every: Iterable[Values], places: Mapping[str, Placed | Lost], document: Document) -> list[Values]:
    """The annotations made on this very text where another one came to lie."""
    taken = {(each.span.start, each.span.end) for each in places.values() if isinstance(each, Placed)}
    return [each for each in every if (each[5], each[6]) in taken and not is_elsewhere(each, document)]


def _found(library: Library, anchors: Sequence[Anchor], digest: str, document: Document) -> list[Placed | Lost]:
    if all(_lies(anchor, document) for anchor in anchors):
        return [Placed(anchor.span, 1.0, How.EXACT) for anchor in anchors]
    maker = f"{PLACING_RULE}.{PLACES_VERSION} {digest}"
    keys = [_key(anchor) for anchor in anchors]
    stored = library.cache.places(document.text_digest, maker)
    known = places_from_json(stored, keys)
    unknown = {key: anchor for key, anchor in zip(keys, anchors, strict=True) if key not in known}
    if unknown:
        found = relocate_all(unknown.values(), document, old_text(library, digest))
        new = dict(zip(unknown, found, strict=True))
        known |= new
        library.cache.keep_places(document.text_digest, maker, places_to_json(new, stored))
    return [known[key] for key in keys]


def _lies(anchor: Anchor, document: Document) -> bool:
    return anchor.text_digest == document.text_digest and anchor.span.of(document.text) == anchor.exact


def _key(anchor: Anchor) -> str:
    words = [anchor.exact, anchor.prefix, anchor.suffix]
    name = blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
    return f"{anchor.start}-{anchor.end}-{name}"
