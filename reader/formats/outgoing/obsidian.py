"""Obsidian: a note for each article, its annotations as callouts that links can point to, and can be exported again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.core.address import address_text, read_address
from reader.core.annotation import content_hash
from reader.core.entity import EntityKey
from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Tie, Wishes
from reader.core.reference import Target, TargetKind
from reader.core.wiki_links import CLOSES, OPENS, WikiLink, linkable
from reader.core.wiki_links import written as target_text
from reader.formats.moments import moment_text
from reader.formats.obsidian_block import block_link, reader_link
from reader.formats.obsidian_file import file_digest, read_note
from reader.formats.obsidian_ledger import (
    FILE,
    Ledger,
    block_name,
    property_digest,
    property_name,
    quote_digest,
    reference_line,
)
from reader.formats.obsidian_text import file_title, hashtags
from reader.formats.outgoing.obsidian_look import TEMPLATE
from reader.formats.outgoing.template_values import Telling, Values, tags_of
from reader.formats.outgoing.templates import filled, filled_by_hand

SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class Vault:
    """What is in a vault already.

    Attributes:
        files: The file of each article, relative, without suffix, by the article's id.
        homes: The article of each annotation that has a block there.
        taken: The names, in lower case, that other files have.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()


EMPTY = Vault()


def files(parcel: Parcel, wishes: Wishes) -> Iterator[OutFile]:
    """A note for each article, as in a vault where there is none yet."""
    return files_in(parcel, wishes, EMPTY)


def files_in(parcel: Parcel, wishes: Wishes, vault: Vault) -> Iterator[OutFile]:
    """A note for each article, under the names that they have in a vault, or will have."""
    names = {**vault.files, **_new_names(parcel.articles, vault)}
    homes = {each.annotation.uid: article.id for article in parcel.articles for each in article.excerpts}
    links = _Links(parcel, names, {**vault.homes, **homes})
    telling = Telling(links.tie, links.in_note)
    values = (telling.article(each, _title(names[each.id]), parcel.library) for each in parcel.articles)
    for article, text in zip(parcel.articles, _texts(wishes.template, values), strict=True):
        yield OutFile(
            f"{names[article.id]}{SUFFIX}", _with_ledger(text, article).encode("utf-8", "replace"), article.id
        )


def _texts(template: str, values: Iterable[Values]) -> Iterable[str]:
    return filled_by_hand(template, values) if template else filled(TEMPLATE, values)


def _new_names(articles: Iterable[Outgoing], vault: Vault) -> dict[str, str]:
    """Names for the articles that have none: each otherwise than the others, also where case does not count."""
    taken = {*vault.taken, *(_title(each).casefold() for each in vault.files.values())}
    names: dict[str, str] = {}
    for each in articles:
        if each.id in vault.files:
            continue
        title, number = file_title(each.article.title), 1
        name = title
        while name.casefold() in taken:
            number += 1
            name = f"{title} {number}"
        taken.add(name.casefold())
        names[each.id] = name
    return names


def _title(file: str) -> str:
    return file.rpartition("/")[2]


class _Links:
    """Links for Obsidian: into the vault where a note is there, else into the library.

    Args:
        parcel: What goes out.
        names: The files by their articles.
        homes: The articles of annotations.
    """

    def __init__(self, parcel: Parcel, names: Mapping[str, str], homes: Mapping[str, str]) -> None:
        self._names, self._homes = names, homes
        self._library = read_address(parcel.articles[0].link) if parcel.articles else None
        every = (tie for article in parcel.articles for tie in _ties_of(article))
        self._articles = {tie.other: tie.article for tie in every}

    def tie(self, tie: Tie) -> str:
        """The other end of a reference."""
        file = self._names.get(tie.article, "")
        if file and tie.other.kind in (TargetKind.ANNOTATION, TargetKind.ARTICLE):
            return block_link(_title(file), tie.other.key, tie.words)
        return reader_link(tie.words, tie.link)

    def in_note(self, link: WikiLink) -> str:
        """A link in a note; one that would not come back as it is stays as it is kept."""
        target = link.target
        article = target.key if target.kind is TargetKind.ARTICLE else self._article(target)
        file = self._names.get(article, "")
        if file and target.kind in (TargetKind.ANNOTATION, TargetKind.ARTICLE):
            return block_link(_title(file), target.key, link.words)
        address = self._address(target, article)
        return reader_link(link.words, address, ours=True) if address else _as_kept(link)

    def _article(self, target: Target) -> str:
        return self._homes.get(target.key) or self._articles.get(target, "")

    def _address(self, target: Target, article: str) -> str:
        if self._library is None:
            return ""
        if target.kind is TargetKind.ENTITY:
            try:
                return address_text(replace(self._library, article="", entity=EntityKey.of(target.key)))
            except ValueError:  # of a kind that only a later version knows
                return ""
        if target.kind is TargetKind.FIGURE or not article:
            return ""
        uid = target.key if target.kind is TargetKind.ANNOTATION else ""
        return address_text(replace(self._library, article=article, annotation=uid))


def _ties_of(article: Outgoing) -> Iterator[Tie]:
    yield from article.ties
    for each in article.excerpts:
        yield from each.ties


def _as_kept(link: WikiLink) -> str:
    return f"{OPENS}{target_text(link.target)}|{linkable(link.words)}{CLOSES}"


def _with_ledger(text: str, article: Outgoing) -> str:
    """A note with what is to be known of it when it is met again."""
    text = text.rstrip("\n") + "\n"
    note = read_note(text)
    said = {each.annotation.uid: _said(each) for each in article.excerpts}
    lines = {FILE: file_digest(note)}
    lines |= {property_name(key): property_digest(each) for key, each in (note.properties or {}).items()}
    lines |= {block_name(each.name): " ".join([each.digest, *said.get(each.name, ())]) for each in note.blocks.values()}
    spelled = {name: tag for tag, name in hashtags(tags_of(article)).items() if name != tag}
    references = dict.fromkeys(_reference(tie) for tie in _ties_of(article) if tie.outward)
    return f"{text}\n{Ledger(article.id, lines, spelled, tuple(references)).text}"


def _said(excerpt: Excerpt) -> tuple[str, ...]:
    """What a block does not say of its annotation."""
    kept, span = excerpt.annotation, excerpt.span
    return (
        quote_digest(excerpt.quote),
        content_hash(kept.anchor.exact if kept.anchor else None, kept.note, kept.label, kept.tags),
        f"{span.start}-{span.end}" if span else "-",
        moment_text(kept.record.created),
        moment_text(kept.record.changed),
    )


def _reference(tie: Tie) -> str:
    it = tie.reference
    ends = (target_text(it.source), it.relation, target_text(it.target))
    return reference_line((it.record.uid, *ends, it.note, moment_text(it.record.created)))
