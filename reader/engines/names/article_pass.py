"""Article pass: from the tags of each paragraph to the mentions of one article."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reader.core.entity import Mention
from reader.core.span import Span
from reader.engines.names.addressing import by_address
from reader.engines.names.aliases import entities_of
from reader.engines.names.bracketed import full_names, with_initials
from reader.engines.names.cues import with_cues
from reader.engines.names.firms import with_firms
from reader.engines.names.gazetteer import is_place
from reader.engines.names.headlines import with_headlines, without_runs
from reader.engines.names.joining import joined_places, with_clubs
from reader.engines.names.known import as_known, is_edited, is_handle, is_no_name
from reader.engines.names.listing import as_listed
from reader.engines.names.particles import with_particles, with_surnames
from reader.engines.names.parts_of_texts import without_references
from reader.engines.names.persons import joined, with_persons
from reader.engines.names.pieces import is_loud, pieces_of, shown
from reader.engines.names.roles import role_of
from reader.engines.names.saying import as_speaker
from reader.engines.names.tags import Name, Tag, named
from reader.engines.names.titles import without_title
from reader.engines.names.trimming import trimmed
from reader.engines.names.whole import spread, voted

TagPieces = Callable[[Iterable[str]], Iterator[list[Tag]]]


def names_of(text: str, tag_pieces: TagPieces) -> list[Mention]:
    """The names of an article, in order, none over another, none across a line.

    Args:
        text: The canonical text; a newline ends a paragraph.
        tag_pieces: What tags pieces of text; gives the tags of each, in order.
    """
    pieces = pieces_of(text)
    as_shown = shown(text, pieces)
    headlines = [piece for piece in pieces if is_loud(piece.of(text))]
    names = improved(as_shown, _tagged(as_shown, pieces, tag_pieces), headlines)
    surfaces = [(each.span.of(text), each.kind) for each in names]
    entities = dict(zip(surfaces, entities_of(surfaces), strict=True))
    for short, full in full_names(text, names).items():
        entities[short] = entities[full, short[1]]
    settled = by_address(text, names, [entities[surface] for surface in surfaces])
    return [
        Mention(each.span, each.kind, entity, "", role_of(text, names, index))
        for index, (each, entity) in enumerate(zip(names, settled, strict=True))
    ]


def tagged(text: str, tag_pieces: TagPieces) -> list[Name]:
    """The tagger's own names, raw, in the text's offsets."""
    pieces = pieces_of(text)
    return _tagged(shown(text, pieces), pieces, tag_pieces)


def improved(text: str, names: Iterable[Name], headlines: Sequence[Span]) -> list[Name]:
    """What the whole article makes of the tagger's names; `headlines` are the lines set in capitals."""
    bare = (shorter for each in names if (shorter := trimmed(text, each)))
    untitled = (shorter for each in bare if (shorter := without_title(text, each)))
    alone = (shorter for each in untitled if (shorter := trimmed(text, each)))  # a title may hide what is no name
    real = without_references(text, _without_words(text, alone))
    parted = without_runs(text, headlines, with_particles(text, real))
    told = (as_speaker(text, as_known(text, with_cues(text, each))) for each in parted)
    whole = joined(text, joined_places(text, with_clubs(text, told)))
    sure = with_persons(text, as_listed(text, with_initials(text, whole)))
    everywhere = with_surnames(text, spread(text, voted(text, with_firms(text, sure))))
    return apart(joined(text, with_headlines(text, headlines, everywhere)))


def _tagged(text: str, pieces: Sequence[Span], tag_pieces: TagPieces) -> list[Name]:
    names = []
    for piece, tags in zip(pieces, tag_pieces(piece.of(text) for piece in pieces), strict=True):
        found = (named(Tag(tag.span.shifted(piece.start), tag.label)) for tag in tags)
        names += [each for each in found if each]
    return names


def _without_words(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """The names but for words that are none; in edited text, for small ones too ("shrimp", "bush")."""
    edited = is_edited(text)
    for each in names:
        surface = each.span.of(text)
        is_small = edited and surface.islower() and surface.replace(" ", "").isalpha()
        if not (is_no_name(surface) or (is_small and not is_place(surface) and not is_handle(text, each))):
            yield each


def apart(names: Iterable[Name]) -> list[Name]:
    """In order, and where two overlap only the longer, or the first."""
    kept: list[Name] = []
    for each in sorted(names):
        if kept and kept[-1].span.overlaps(each.span):
            if len(each.span) > len(kept[-1].span):
                kept[-1] = each
        else:
            kept.append(each)
    return kept
