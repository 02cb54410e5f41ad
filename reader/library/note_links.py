"""Note links: what the `[[…]]` of a note mean when it is written, and the references that they make."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.core.annotation import Annotation
from reader.core.entity import EntityKey, EntityKind
from reader.core.matching import loose
from reader.core.reference import Reference, Target, TargetKind, entity_target
from reader.core.wiki_links import WikiLink, kept, linkable, links_in, unmet
from reader.library.acting import Acting
from reader.library.census import take_census
from reader.library.known import Census
from reader.library.library import Library
from reader.library.naming import resolve
from reader.library.note_words import Calling, plain_note
from reader.library.referencing import link_within
from reader.library.relations import usual_relation
from reader.library.shelf import entries
from reader.store.annotations import annotation, quotes_and_notes, uids_starting
from reader.store.journal import NOTE_LINKED, NOTE_UNLINKED, first_verb
from reader.store.nouns import REFERENCE
from reader.store.references import references_at
from reader.store.rows import reference_row

BEGINNING_MIN = 4  # characters of an id, a quote or a note that are enough to mean it


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is known of the links of a note while it is written.

    Attributes:
        targets: What was chosen for words, from a list say.
        census: Whom words may name; taken when it is needed and not given.
    """

    targets: Mapping[str, Target] = field(default_factory=dict)
    census: Census | None = None


NOTHING_CHOSEN = Chosen()


def kept_note(library: Library, text: str, before: str = "", chosen: Chosen = NOTHING_CHOSEN) -> str:
    """A note as it is kept: each `[[…]]` with what it means; what means nothing stays plain text.

    Words mean what they meant in the note before; else what was chosen for them; else the article with this title,
    slug or id, the entity with this name, or the annotation with this id or beginning, if there is one alone.

    Args:
        library: The library.
        text: The note as it was written.
        before: The note as it was kept before.
        chosen: What is known of its links.
    """
    calling = Calling(library)
    if text == calling.shown(before):
        return before
    asked = [linkable(each) for each in unmet(text)]
    meant: dict[str, list[WikiLink]] = {}
    for link in links_in(before):
        for words in dict.fromkeys((calling.words(link.target), linkable(link.words))):
            meant.setdefault(words, []).append(link)
    for words, target in chosen.targets.items():
        meant.setdefault(words, []).append(WikiLink(target, words))
    for words in dict.fromkeys(each for each in asked if each not in meant):
        found = named(library, words, chosen.census)
        meant[words] = [WikiLink(found, words)] if found else []
    return kept(text, _in_turn({words: meant[words][-asked.count(words) :] for words in asked}))


def named(library: Library, words: str, census: Census | None = None) -> Target | None:
    """The one thing that is called so; None for none, or for several.

    Args:
        library: The library.
        words: As they stand in a link.
        census: Whom they may name; taken when it is needed and not given.
    """
    for found in _meanings(library, linkable(words), census):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def link_note(acting: Acting, made: Annotation, before: str = "") -> None:
    """Make the references of the links that are new in a note, and take away those of links that are gone.

    Only what a note made is taken away, and only as long as it says what it said then, without a note of its own.

    Args:
        acting: The act that writes the annotation.
        made: As it is now, written already.
        before: Its note as it was kept before.
    """
    old, new = _targets(acting.library, before), _targets(acting.library, made.note)
    here = Target(TargetKind.ANNOTATION, made.uid)
    for target in (each for each in old if each not in new):
        for reference in _of_the_note(acting.library, here, target):
            gone = replace(reference, record=replace(reference.record, changed=acting.at, deleted=acting.at))
            acting.write(NOTE_UNLINKED, REFERENCE, gone.record.uid, reference_row(gone))
    for target in (each for each in new if each not in old and each != here):
        if _is_there(acting.library, target) and not _leading(acting.library, here, target):
            link_within(acting, here, usual_relation(acting.library), target, verb=NOTE_LINKED)


def unmet_words(note: str) -> str:
    """Which `[[…]]` of a note as it is kept lead nowhere, in a sentence; empty for none."""
    left = dict.fromkeys(f"“{words}”" for each in unmet(note) if (words := linkable(each)))
    if not left:
        return ""
    *most, last = left
    told = f"{', '.join(most)} and {last}" if most else last
    return f"no link was made of {told}: nothing here is called so, or several things are"


def _in_turn(meant: Mapping[str, list[WikiLink]]) -> Callable[[str], WikiLink | None]:
    """What words mean, the first time they are asked for, the second …; after the last that goes on."""
    left = {words: list(links) for words, links in meant.items()}

    def link(words: str) -> WikiLink | None:
        links = left.get(linkable(words), [])
        return links.pop(0) if len(links) > 1 else links[0] if links else None

    return link


def _meanings(library: Library, words: str, census: Census | None) -> Iterator[list[Target]]:
    """What is called so, the likeliest kinds first."""
    wanted = _loose(words)
    if not wanted:
        return
    yield [Target(TargetKind.ANNOTATION, words)] if annotation(library.database, words) else []
    shelf = entries(library)
    yield [Target(TargetKind.ARTICLE, each.id) for each in shelf if words in (each.slug, each.id)]
    yield [Target(TargetKind.ARTICLE, each.id) for each in shelf if wanted == _loose(each.article.title)]
    known = (census or take_census(library)).entities
    yield [entity_target(key) for key in known if wanted in (_loose(key.name), _loose(key.text))]
    yield [entity_target(key) for key, each in known.items() if wanted in map(_loose, each.aliases)]
    beginning = _loose(words.removesuffix("…"))
    if len(beginning) < BEGINNING_MIN:
        return
    yield [Target(TargetKind.ANNOTATION, uid) for uid in uids_starting(library.database, words.lower())]
    said = [
        (Target(TargetKind.ANNOTATION, uid), _loose(quote), _loose(plain_note(note)))
        for uid, quote, note in quotes_and_notes(library.database)
    ]
    yield [target for target, *texts in said if beginning in texts]
    yield [target for target, *texts in said if any(each.startswith(beginning) for each in texts)]


def _loose(text: str) -> str:
    return loose(linkable(text))


def _targets(library: Library, note: str) -> list[Target]:
    """What a note links to, under its present names, each once."""
    return list(dict.fromkeys(_now(library, link.target) for link in links_in(note)))


def _now(library: Library, target: Target) -> Target:
    if target.kind is not TargetKind.ENTITY:
        return target
    try:
        key = resolve(library, EntityKey.of(target.key))
    except ValueError:  # of a kind that only a later version knows
        return target
    return entity_target(key) if key else target


def _leading(library: Library, here: Target, target: Target) -> list[Reference]:
    """The references from an annotation to something, also under what that was called before."""
    out = (each for each in references_at(library.database, here) if each.source == here)
    return [each for each in out if _now(library, each.target) == target]


def _of_the_note(library: Library, here: Target, target: Target) -> list[Reference]:
    usual = usual_relation(library)
    plain = (each for each in _leading(library, here, target) if each.relation == usual and not each.note)
    return [each for each in plain if first_verb(library.database, REFERENCE, each.record.uid) == NOTE_LINKED]


def _is_there(library: Library, target: Target) -> bool:
    """Whether a reference to it can be made."""
    match target.kind:
        case TargetKind.ANNOTATION:
            found = annotation(library.database, target.key)
            return found is not None and not found.record.deleted
        case TargetKind.ARTICLE:
            return any(entry.id == target.key for entry in entries(library))
        case TargetKind.ENTITY:
            return target.key.partition(":")[0] in set(EntityKind)
        case _:
            return False
