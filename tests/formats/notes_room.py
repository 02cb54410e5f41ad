"""A room with what goes out: an article with annotations, and texts that harm a Markdown file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.labels import Codebook
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Tie
from reader.core.reference import Reference, Target, TargetKind
from reader.core.relocate import How, Placed
from reader.core.span import Span
from reader.core.wiki_links import pieces

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
ARTICLE = "0123456789ab"
LINK = "reader://river-notes~q7m2x0fa"

_MEAN = [
    "---", "```", "~~~", "[[", "]]", "[[rain]]", "%%", "%\\%", "==", "^id", "^" + "a" * 26, "#tag", "> ", ">", "- ",
    "1. ", "77.7", "#+begin", "$x$", "<!--", "<b>", "&amp;", "&#35;", "\\", "*", "_", "|", "![](x)", "\n", "\n\n",
    "\n---\n", "\n%% postil 1 0123456789ab\n%%\n", "\n> [!quote] x\n", "\n\n[open in Postil](reader://a/b)\n", "→ see",
    " ", "\t", "  \n", "\u202e", "\u2028", "\x85", "\x1b[31m", "\u0301", "\U0001f327", "שלום", "“", '"', "'", "a",
    "b c",
    "· Highlight", "Note", "~~x~~ – removed in Postil", ":", "- [ ] x",
]  # fmt: skip
MEAN = st.lists(st.sampled_from(_MEAN), max_size=12).map("".join)
ANY = MEAN | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=60)
LINES = ANY.map(lambda text: " ".join(text.split()))  # of what is kept on one line
TAGS = st.lists(LINES.map(lambda text: text.lstrip("# ")).filter(bool), max_size=4, unique_by=str.casefold)


def uid(number: int) -> str:
    return f"01{number:024}"


def record(number: int) -> Record:
    return Record(uid(number), "me", "here", NOON, NOON)


def excerpt(number: int, quote: str | None, note: str = "", label: str = "", tags: Sequence[str] = ()) -> Excerpt:
    start = 1000 * number
    span = Span(start, start + len(quote or ""))
    anchor = Anchor(quote, "", "", span.start, span.end, "", "digest") if quote else None
    made = Annotation(record(number), ARTICLE, anchor, label, note, tuple(tags))
    shown = "".join(each if isinstance(each, str) else f"[[{each.words}]]" for each in pieces(note))
    return Excerpt(made, shown, Placed(span, 1.0, How.EXACT), f"{LINK}/{ARTICLE}#{uid(number)}")


def under(heading: str, found: Excerpt) -> Excerpt:
    """The same annotation under a heading."""
    kept = found.annotation
    anchor = replace(kept.anchor, heading=heading) if kept.anchor else None
    return replace(found, annotation=replace(kept, anchor=anchor))


def tied(found: Excerpt, words: str, other: Target, article: str = "", note: str = "") -> Excerpt:
    """The same annotation with a reference that starts from it."""
    here = Target(TargetKind.ANNOTATION, found.annotation.uid)
    reference = Reference(record(900 + len(found.ties)), here, "updates", other, note)
    link = f"{LINK}/{article}#{other.key}" if article else ""
    tie = Tie(reference, outward=True, other=other, words=words, article=article, link=link)
    return replace(found, ties=(*found.ties, tie))


def outgoing(*excerpts: Excerpt, title: str = "Rain in the north", uid: str = ARTICLE, slug: str = "rain") -> Outgoing:
    url, day = "https://gauge.org/rain", date(2025, 6, 2)
    article = Article(title, "Ann Reed", "The Gauge", url, day, "en", ("weather",))
    return Outgoing(uid, slug, article, f"{LINK}/{uid}", excerpts)


def parcel(*articles: Outgoing) -> Parcel:
    return Parcel("river-notes", NOON, articles, Codebook())
