"""Targets: what a person types for an end of a reference: a link, an id, an article, a name, a figure by its words."""

import re
from collections.abc import Iterator

from reader.core.address import is_address
from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError, SeveralError
from reader.core.figure import Figure
from reader.core.ids import ID_PREFIX_MIN
from reader.core.reference import Target, TargetKind, entity_target, figure_place, figure_target
from reader.core.span import Span
from reader.library.addressing import place_at
from reader.library.annotating import find_annotation, find_quotes
from reader.library.census import take_census
from reader.library.known import Census, meant
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.opening import Opened, open_article
from reader.library.shelf import Entry, entries
from reader.library.shelf import resolve as resolve_article
from reader.store.annotations import annotation, uids_starting
from reader.store.references import references_at

HINT = 'give an id, an article, a name (person:NAME), or a figure: ARTICLE#"over 6,000"'
LISTED_MAX = 4  # places named when a figure stands in several

_PLACE = re.compile(r"(?P<article>.*)#(?P<start>\d+)-(?P<end>\d+)")
_QUOTE = re.compile(r"(?P<article>[^#]*(?:#[^#\"“]*)*?)#[\"“„«](?P<quote>.+)[\"”“»]", re.DOTALL)


def resolve(library: Library, text: str) -> Target:
    """The annotation, article, entity or figure that `text` means.

    It may be the id of an annotation or its beginning; an article by its slug, id, path or a part of its title; an
    entity by its name, any other name of it, or `person:NAME`; a figure as `ARTICLE#"over 6,000"` or by its offsets,
    `ARTICLE#120-130`; or a link, `reader://library/ARTICLE#ANNOTATION`.

    Raises:
        ReaderError: It means nothing, or several things.
    """
    text = text.strip()
    if is_address(text):
        return _linked(library, text)
    figure = _figure_key(text)
    if figure:
        return figure
    if found := _PLACE.fullmatch(text):
        return _figure_at(library, found["article"], Span(*sorted((int(found["start"]), int(found["end"])))))
    if found := _QUOTE.fullmatch(text):
        return _figure_saying(library, found["article"], found["quote"])
    if text.partition(":")[0] in set(EntityKind):
        return _entity(library, text)
    return _named(library, text)


def target_text(target: Target) -> str:
    """What `resolve` takes for a target: the shortest that always means it."""
    if target.kind is not TargetKind.FIGURE:
        return target.key
    article, _, span = figure_place(target)
    return f"{article}#{span.start}-{span.end}"


def figure_at(library: Library, opened: Opened, span: Span) -> Target:
    """The figure that stands at a place.

    Raises:
        ReaderError: None does, or several.
    """
    every = figures_of(library, opened.entry, opened.document)
    found = [each for each in every if each.span == span] or [each for each in every if each.span.overlaps(span)]
    return _only(opened, found, f"at {span.start} to {span.end}")


def _named(library: Library, text: str) -> Target:
    """What an id, an article or a name means: what it is wholly goes before what it is a part of."""
    for target in _wholly(library, text):
        return target
    census = take_census(library)
    article, no_article = _tried_article(library, text)
    name, no_name = _tried_name(census, text)
    if article and name and not _is_called(census, name, text):
        raise ReaderError(
            f"“{text}” is a part of the article “{article.article.title}” and of the {name.kind} “{name.name}”",
            f"say which: {article.slug}, or {name.text}",
        )
    if name:
        return entity_target(name)
    if article:
        return Target(TargetKind.ARTICLE, article.id)
    raise _best(text, census, no_article, no_name)


def _wholly(library: Library, text: str) -> Iterator[Target]:
    if annotation(library.database, text):
        yield Target(TargetKind.ANNOTATION, text)
    shelf = entries(library)
    yield from (Target(TargetKind.ARTICLE, entry.id) for entry in shelf if text in (entry.slug, entry.id))
    titled = [entry for entry in shelf if text.casefold() == entry.article.title.casefold()]
    if len(titled) == 1:
        yield Target(TargetKind.ARTICLE, titled[0].id)
    if len(text) >= ID_PREFIX_MIN and uids_starting(library.database, text.lower()):
        yield Target(TargetKind.ANNOTATION, find_annotation(library, text).uid)


def _tried_article(library: Library, text: str) -> tuple[Entry | None, ReaderError | None]:
    try:
        return resolve_article(library, text), None
    except ReaderError as error:
        return None, error


def _tried_name(census: Census, text: str) -> tuple[EntityKey | None, ReaderError | None]:
    try:
        return meant(census, text), None
    except ReaderError as error:
        return None, error


def _is_called(census: Census, key: EntityKey, text: str) -> bool:
    """Whether the whole text is a name of the entity."""
    names = (key.name, *census.entities[key].aliases)
    return " ".join(text.split()).casefold() in map(str.casefold, names)


def _best(text: str, census: Census, *errors: ReaderError | None) -> ReaderError:
    """The error that helps most: the one that names several, else one that says what can be typed."""
    several = next((error for error in errors if isinstance(error, SeveralError)), None)
    if several:
        return several
    hint = f"{HINT}; names are known after `reader index`" if census.unread else HINT
    return ReaderError(f"nothing here is called “{text}”", hint)


def _entity(library: Library, text: str) -> Target:
    """The entity of this kind that has the name, or that a reference has already, also where no article names it."""
    named = Target(TargetKind.ENTITY, text)
    if references_at(library.database, named):
        return named
    census, (kind, _, name) = take_census(library), text.partition(":")
    known = {key: each for key, each in census.entities.items() if key.kind == kind}
    try:
        return entity_target(meant(Census(known), name))
    except ReaderError as error:
        if census.unread and not isinstance(error, SeveralError):
            raise ReaderError(error.message, "not all names are known yet: run `reader index` first") from error
        raise


def _linked(library: Library, text: str) -> Target:
    place = place_at(library, text)
    if place.entity is not None:
        return entity_target(place.entity)
    if place.annotation or place.entry is None:
        return Target(TargetKind.ANNOTATION, place.annotation)
    if place.span is not None:
        return figure_at(library, open_article(library, place.entry), place.span)
    return Target(TargetKind.ARTICLE, place.entry.id)


def _figure_key(text: str) -> Target | None:
    """A figure as `reader links --json` gives its key."""
    target = Target(TargetKind.FIGURE, text)
    try:
        _, digest, _ = figure_place(target)
    except ValueError:
        return None
    return target if re.fullmatch(r"[0-9a-f]{64}", digest) else None


def _figure_at(library: Library, article: str, span: Span) -> Target:
    return figure_at(library, open_article(library, resolve_article(library, article)), span)


def _figure_saying(library: Library, article: str, quote: str) -> Target:
    opened = open_article(library, resolve_article(library, article))
    text, wanted = opened.document.text, " ".join(quote.split()).casefold()
    every = figures_of(library, opened.entry, opened.document)
    found = [each for each in every if " ".join(each.span.of(text).split()).casefold() == wanted]
    if not found:
        places = find_quotes(opened.document, quote)
        found = [each for each in every if any(each.span.overlaps(place) for place in places)]
        if places and not found:
            raise ReaderError(
                f"“{quote}” is no figure", f"mark it: reader annotate {opened.entry.slug} --quote …, and give its id"
            )
    return _only(opened, found, f"“{quote}”")


def _only(opened: Opened, found: list[Figure], what: str) -> Target:
    entry, text = opened.entry, opened.document.text
    if not found:
        raise ReaderError(
            f"no figure {what} in “{entry.article.title}”", f"`reader figures {entry.slug}` shows what there is"
        )
    if len(found) > 1:
        places = ", ".join(f"{each.span.start}-{each.span.end} ({each.span.of(text)})" for each in found[:LISTED_MAX])
        more = " …" if len(found) > LISTED_MAX else ""
        raise ReaderError(
            f"{len(found)} figures {what} in “{entry.article.title}”: {places}{more}",
            f"give the place of one: {entry.slug}#{found[0].span.start}-{found[0].span.end}",
        )
    return figure_target(entry.id, opened.document.text_digest, found[0].span)
