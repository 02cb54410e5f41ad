"""Obsidian block: an annotation as a callout of Obsidian, read back; and the links in its note, both ways."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from reader.core.address import Address, read_address
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.wiki_links import CLOSES, OPENS, WikiLink, linkable, pieces, written
from reader.formats.obsidian_text import escaped, in_a_line, tame, unescaped, untamed

NO_LABEL = {"quote": "Highlight", "note": "Note"}  # what stands for a label where there is none, by kind of callout
SEPARATOR = " · "
OURS = "in Postil"  # the title of a link that was `[[…]]` in the library

_HEAD = re.compile(r">[ \t]*\[!(?P<kind>\w+)[^\]]*\][+-]?[ \t]*(?P<title>.*)\Z")
_OPENING = re.compile(r"\[[^\[\]\n]*\]\(reader://[^\s)]+\)\s*\Z")
_TYPED = re.compile(r">[ \t]*\[!(?:quote|cite)[|\]]", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HASHTAG = re.compile(r"#([^\s#]+)")
_TAGS = re.compile(r"(?:#[^\s#]+[ \t]*)+\Z")
_TIE = re.compile(r"[→←] \S")
_LINK = re.compile(
    r"\[\[[^\[\]|\n]*#\^(?P<uid>[0-9a-z]{26}|[0-9a-z]{12})(?:\|(?P<words>[^\[\]\n]*))?\]\]"
    rf'|\[(?P<said>(?:\\[^\[\]\n]|[^\[\]\\\n])*)\]\((?P<link>reader://[^\s)]+) "{OURS}"\)'
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a callout says.

    Attributes:
        quote: Empty where it is about the whole article.
        note: As it is kept in a library: links are `[[TARGET|words]]`.
    """

    label: str
    quote: str
    note: str
    tags: tuple[str, ...]

    @property
    def folded(self) -> "Content":
        """It, with one blank for each stretch of white space in the quote."""
        return replace(self, quote=" ".join(self.quote.split()), note=self.note.strip())


def typed_callouts(text: str) -> Iterator[tuple[int, int]]:
    """Where in what stands between blocks somebody typed a callout with a quote; none in a block of code."""
    fence, start, offset = "", -1, 0
    for line in [f"{each}\n" for each in text.split("\n")] + [""]:
        mark = _FENCE.match(line)
        if start >= 0 and not line.startswith(">"):
            yield start, min(offset, len(text))
            start = -1
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
        elif start < 0 and not fence and _TYPED.match(line):
            start = offset
        offset += len(line)


def typed_key(article: str, quote: str, number: int) -> str:
    """What a callout that somebody typed is known by.

    Args:
        article: The id of the article.
        quote: Its quote.
        number: Which of those with this quote in the file, from 1.
    """
    folded = " ".join(quote.split()).encode("utf-8", "surrogatepass")
    return f"{article} {sha256(folded).hexdigest()[:32]} {number}"


def read_callout(text: str, tags: Mapping[str, str]) -> Content | None:
    """What an annotation's callout says; None where it is none.

    Args:
        text: The callout, with or without the `^name` under it.
        tags: Tags as they are in the library, by what they are called in the file.
    """
    lines = [line for line in text.split("\n") if line.startswith(">")]
    head = _HEAD.match(lines[0]) if lines else None
    if head is None or head["kind"].lower() not in {*NO_LABEL, "cite"}:
        return None
    kind = "note" if head["kind"].lower() == "note" else "quote"
    body = [_unquoted(line) for line in lines[1:]]
    quote, rest = _quote(body) if kind == "quote" else ("", body)
    note, hashtags = _parted(rest)
    label = _label(head["title"], kind)
    kept = tuple(dict.fromkeys(tags.get(each, each) for each in hashtags))
    return Content(label, quote, note_kept(note), kept)


def head_line(kind: str, label: str, heading: str) -> str:
    """The title of a callout: its label, and what it stands under."""
    plain = in_a_line(label).replace("·", f"&#{ord('·')};") or NO_LABEL[kind]
    if label == NO_LABEL[kind]:
        plain = f"&#{ord(label[0])};{label[1:]}"
    return SEPARATOR.join(filter(None, (plain, in_a_line(heading))))


def note_written(note: str, link_of: Callable[[WikiLink], str]) -> str:
    """A note as it is kept, for Obsidian; `note_kept` gives it back.

    Args:
        note: It.
        link_of: A link as Obsidian has it: from `block_link`, `reader_link`, or as it is kept.
    """
    return tame("".join(each if isinstance(each, str) else link_of(each) for each in pieces(note)))


def note_kept(note: str) -> str:
    """A note as it is kept, from what Obsidian has."""
    return _LINK.sub(_wiki_link, untamed(note))


def block_link(file: str, uid: str, words: str) -> str:
    """A link to a block of a file."""
    return f"{OPENS}{file}#^{uid}|{linkable(words)}{CLOSES}"


def reader_link(words: str, link: str, *, ours: bool = False) -> str:
    """A link that opens something in Postil."""
    title = f' "{OURS}"' if ours else ""
    return f"[{escaped(words)}]({link}{title})" if link else escaped(words)


def _wiki_link(found: re.Match[str]) -> str:
    if found["uid"]:
        kind = TargetKind.ANNOTATION if len(found["uid"]) > len("0123456789ab") else TargetKind.ARTICLE
        file = found[0][len(OPENS) :].partition("#")[0]
        return _kept(Target(kind, found["uid"]), file if found["words"] is None else found["words"])
    try:
        target = _target(read_address(found["link"]))
    except ReaderError:
        return found[0]
    return _kept(target, unescaped(found["said"])) if target else found[0]


def _kept(target: Target, words: str) -> str:
    return f"{OPENS}{written(target)}|{linkable(words)}{CLOSES}"


def _target(address: Address) -> Target | None:
    if isinstance(address.entity, EntityKey):
        return Target(TargetKind.ENTITY, address.entity.text)
    if address.annotation:
        return Target(TargetKind.ANNOTATION, address.annotation)
    return Target(TargetKind.ARTICLE, address.article) if address.article else None


def _unquoted(line: str) -> str:
    return line[2:] if line.startswith("> ") else line[1:]


def _quote(body: list[str]) -> tuple[str, list[str]]:
    """The quote, and the lines after it: a quote in the callout, or, as a person types it, its first paragraph."""
    body = body[next((index for index, line in enumerate(body) if line.strip()), 0) :]
    nested = bool(body) and body[0].startswith(">")
    end = next(
        (index for index, line in enumerate(body) if not (line.startswith(">") if nested else line.strip())), len(body)
    )
    lines = [_unquoted(line) if nested else line.strip() for line in body[:end]]
    rest = body[end:]
    if not nested and lines and (_OPENING.search(lines[-1]) or _TAGS.match(lines[-1])):
        rest = ["", lines.pop(), *rest]
    return "\n".join(map(unescaped, lines)), rest[1:] if rest and not rest[0].strip() else rest


def _parted(body: list[str]) -> tuple[str, tuple[str, ...]]:
    """The note and the tags.

    The foot is the last paragraph with a link that opens the annotation: what is tied to it, a line each, then
    its tags and the link. Whatever else stands in it or under it is the note's.
    """
    foot = next((index for index in reversed(range(len(body))) if _OPENING.search(body[index])), None)
    if foot is None:
        return _without_foot(body)
    first = foot
    while first > 0 and body[first - 1].strip():
        first -= 1
    extra = [line for line in body[first:foot] if not _TIE.match(line) and not _TAGS.match(line)]
    after = body[foot + 1 :]
    tag_lines = [line for line in body[first:foot] if _TAGS.match(line)] + [body[foot].rpartition("[")[0]]
    tag_lines += [line for line in after if _TAGS.match(line)]
    extra += [line for line in after if not _TAGS.match(line)]
    note = body[: max(0, first - 1)] if first and not body[first - 1].strip() else body[:first]
    said = [*note, *(["", *extra] if note else extra)] if any(line.strip() for line in extra) else note
    tags = tuple(tag for line in tag_lines for tag in _HASHTAG.findall(line))
    text = "\n".join(said)
    return (text.rstrip() if said is not note else text), tags


def _without_foot(body: list[str]) -> tuple[str, tuple[str, ...]]:
    lines = list(body)
    while lines and not lines[-1].strip():
        lines.pop()
    tags = tuple(_HASHTAG.findall(lines.pop())) if lines and _TAGS.match(lines[-1]) else ()
    return "\n".join(lines).strip("\n"), tags


def _label(title: str, kind: str) -> str:
    title = title.strip()
    removed = re.fullmatch(r"~~(.*)~~ – removed in Postil", title)
    label = (removed[1] if removed else title).partition(SEPARATOR)[0].strip()
    return "" if label == NO_LABEL[kind] else unescaped(label)
