"""Markdown: annotations, article by article, as a page to keep, paste or send."""

from collections.abc import Iterator, Sequence

from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Tie, Wishes
from reader.formats.markdown_text import BREAK, escaped, escaped_within, linked
from reader.formats.outgoing.naming import file_name
from reader.formats.outgoing.templates import by_template

WHOLE = "On the whole article"


def files(parcel: Parcel, wishes: Wishes) -> Iterator[OutFile]:
    """A heading for each article, then quote, note and the rest of each annotation, parted by rules.

    Quotes are text: what Markdown would obey in them is escaped. Notes are Markdown already. A template of the
    person's own is filled in for each article instead.

    Raises:
        ReaderError: The template does not work.
    """
    if wishes.template:
        text = "\n".join(by_template(parcel, wishes.template))
    else:
        text = "\n\n".join(block for each in parcel.articles for block in _article(each)) + "\n"
    yield OutFile(file_name(parcel, ".md"), text.encode("utf-8", "replace"))


def tie_words(tie: Tie) -> str:
    """A reference as it is seen from here: `→ updates “6,057”`, `← “over 6,000” updates this`."""
    relation = tie.reference.relation
    return f"→ {relation} {tie.words}" if tie.outward else f"← {tie.words} {relation} this"


def _article(found: Outgoing) -> Iterator[str]:
    article = found.article
    yield f"# {escaped(article.title)}"
    day = article.published.isoformat() if article.published else ""
    about = [escaped(part) for part in (article.author, article.source) if part]
    where = linked(article.url) if article.url else ""
    yield " · ".join([*about, *filter(None, (day, where)), f"[open]({found.link})"])
    if found.ties:
        yield _ties(found.ties)
    for number, each in enumerate(found.excerpts):
        if number:
            yield "---"
        yield from _annotation(each)


def _annotation(each: Excerpt) -> Iterator[str]:
    annotation = each.annotation
    if annotation.anchor is None:
        yield f"*{WHOLE}*"
    else:
        lines = [escaped(line) for line in annotation.anchor.exact.split("\n") if line.strip()]
        yield f"{BREAK}\n".join(f"> {line}" for line in lines)
    if each.note.strip():
        yield each.note.strip()
    if each.ties:
        yield _ties(each.ties)
    tags = " ".join(f"#{escaped_within(tag)}" for tag in annotation.tags)
    label = escaped(annotation.label or "no label")  # and so a tag never begins the line, where it would be a heading
    yield " · ".join(filter(None, (label, tags, f"[open]({each.link})")))


def _ties(ties: Sequence[Tie]) -> str:
    return "\n".join(f"- {escaped(tie_words(tie))}" for tie in ties)
