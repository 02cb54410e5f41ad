"""Parcel pictures: what goes out, made of hostile texts, for tests of formats that come back."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from reader.core.anchor import describe
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.document import Document
from reader.core.entity import EntityKey, EntityKind
from reader.core.labels import Codebook
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Tie
from reader.core.reference import Reference, Target, TargetKind, entity_target
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.core.wiki_links import shown, written

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
LIBRARY = "reader://river~q7m2x0fa"
HOSTILE = (
    "the", "river", "rose", " ", "\n", "\r\n", "\t", "---", "```", "[[", "]]", "[[Ann]]", "%%", "==", "^id", "#+begin",
    '"', "'", "\\", "\\u0041", "{", "}", "<b>x</b>", "<script>", "&amp;", "\x1b[31m", "\x07", "\x85", "\u2028",
    "\u202e", "שלום", "مرحبا", "👩‍👩‍👧", "🇫🇷", "𝔘", "日本", "e\u0301", "\u0301", "\ufeff", "\u200d", "// x", "null",
    "@context", "$1", "=1+1",
)  # fmt: skip

hostile = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=12
)
texts = hostile.map("".join).map(lambda text: text.replace("\0", ""))
words = texts.map(lambda text: " ".join(text.split()))
names = words.filter(bool)
moments = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - the strategy wants bounds without a zone
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
entities = st.builds(EntityKey, st.sampled_from(EntityKind), names)
targets = (
    entities.map(entity_target)
    | st.sampled_from(("0123456789ab", "abcdefabcdef")).map(lambda key: Target(TargetKind.ARTICLE, key))
    | st.just(Target(TargetKind.FIGURE, "0123456789ab:ff00:3-9"))
)


@st.composite
def notes(draw: st.DrawFn) -> tuple[str, str]:
    """A note as it is kept, and as it is shown today."""
    links = st.builds(lambda target, said: f"[[{written(target)}|{said}]]", targets, st.sampled_from(("Ann", "x y")))
    kept = draw(st.just("") | st.lists(texts | links, max_size=4).map("".join) | st.just("n" * 10_000))
    return kept, shown(kept, lambda _: draw(st.sampled_from(("", "Bob", "a | b"))))


@st.composite
def excerpts(draw: st.DrawFn, document: Document, number: int) -> Excerpt:
    """An annotation on a document: placed, changed, lost or on the whole of it."""
    uid = f"{number:026}"
    kept, said = draw(notes())
    start = draw(st.integers(0, max(0, len(document.text) - 1)))
    span = Span(start, draw(st.integers(start + 1, max(start + 1, len(document.text)))))
    is_whole = draw(st.booleans()) or not span.of(document.text).strip()
    anchor = None if is_whole else describe(document, span)
    made = draw(moments)
    record = Record(uid, "me", "here", made, made + timedelta(seconds=draw(st.integers(0, 9))))
    tags = tuple(draw(st.lists(names, max_size=3, unique=True)))
    annotation = Annotation(record, "0123456789ab", anchor, draw(st.just("") | names), kept, tags)
    how = draw(st.sampled_from((How.EXACT, How.MOVED, How.LOST)))
    placed = Lost("gone") if how is How.LOST and anchor else Placed(Span(0, 0) if is_whole else span, 1.0, How.EXACT)
    ties = draw(st.lists(ties_of(Target(TargetKind.ANNOTATION, uid), number * 10), max_size=2))
    return Excerpt(annotation, said, placed, f"{LIBRARY}/0123456789ab#{uid}", ties)


@st.composite
def ties_of(draw: st.DrawFn, here: Target, number: int) -> Tie:
    """A reference from something or to it."""
    other, is_outward = draw(targets), draw(st.booleans())
    record = Record(f"r{number + draw(st.integers(0, 9)):025}", "me", "here", made := draw(moments), made)
    ends = (here, other) if is_outward else (other, here)
    reference = Reference(record, ends[0], draw(names), ends[1], draw(texts))
    return Tie(reference, is_outward, other, "words", link=draw(st.sampled_from(("", f"{LIBRARY}/abcdefabcdef"))))


@st.composite
def parcels(draw: st.DrawFn) -> Parcel:
    """An article with annotations and references."""
    document = Document(draw(texts.filter(str.strip)))
    url = draw(st.sampled_from(("", "https://gauge.org/rain?a=b#c", "no url at all", "http://x.org/a b")))
    article = Article(draw(names), author=draw(words), url=url)
    found = [draw(excerpts(document, number)) for number in range(draw(st.integers(0, 3)))]
    ties = draw(st.lists(ties_of(Target(TargetKind.ARTICLE, "0123456789ab"), 900), max_size=2))
    has_text = draw(st.booleans())
    link = f"{LIBRARY}/0123456789ab"
    going = Outgoing("0123456789ab", "rain", article, link, found, document if has_text else None, ties)
    return Parcel("river", NOON, [going], Codebook())
