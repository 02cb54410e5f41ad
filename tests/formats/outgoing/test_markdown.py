from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.document import BlockKind
from reader.core.labels import Codebook
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Tie, Wishes
from reader.core.reference import Reference, Target, TargetKind
from reader.core.relocate import How, Placed
from reader.core.span import Span
from reader.formats.markdown import parse_markdown
from reader.formats.markdown_text import escaped
from reader.formats.outgoing.markdown import files

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
ARTICLE = Article("Rain in *the* north", source="The Gauge", url="https://gauge.org/rain", published=date(2025, 6, 2))
PLAIN = st.text(st.characters(exclude_categories=("C", "Z", "M")) | st.just(" "), min_size=1)


def annotation(quote: str | None, label: str = "", note: str = "", *tags: str) -> Annotation:
    anchor = Anchor(quote, "", "", 0, len(quote), "", "") if quote is not None else None
    return Annotation(Record("id1", "me", "here", NOON, NOON), "rain", anchor, label, note, tags)


def tie(words: str) -> Tie:
    source, target = (Target(TargetKind.ANNOTATION, key) for key in ("id1", "id2"))
    return Tie(Reference(Record("id3", "me", "here", NOON, NOON), source, "updates", target), True, target, words)


def page(*annotations: Annotation, ties: tuple[Tie, ...] = ()) -> str:
    link, placed = "reader://library/rain", Placed(Span(0, 0), 1.0, How.EXACT)
    excerpts = [Excerpt(each, each.note, placed, f"{link}#id1", ties) for each in annotations]
    (file,) = files(Parcel("library", NOON, [Outgoing("rain", "rain", ARTICLE, link, excerpts)], Codebook()), Wishes())
    assert file.name == "rain.md"
    return file.content.decode()


def test_a_page_reads_as_article_quote_note_and_the_rest() -> None:
    found = page(
        annotation("Rain fell.\nAll day.", "doubt", "Who *measured*?", "rain/heavy", "north"),
        annotation(None, note="Read again."),
        ties=(tie("“6,057”"),),
    )
    assert (
        found
        == """# Rain in \\*the\\* north

The Gauge · 2025-06-02 · <https://gauge.org/rain> · [open](reader://library/rain)

> Rain fell.\\
> All day.

Who *measured*?

- → updates “6,057”

doubt · #rain/heavy #north · [open](reader://library/rain#id1)

---

*On the whole article*

Read again.

- → updates “6,057”

no label · [open](reader://library/rain#id1)
"""
    )


@given(PLAIN)
def test_any_quote_is_read_back_as_it_was_said(quote: str) -> None:
    said = " ".join(quote.split())
    document = parse_markdown(f"> {escaped(quote)}\n" if said else "")
    assert document.text == said
    assert all(block.kind is BlockKind.QUOTE for block in document.blocks)
    assert not document.marks
    assert not document.links


def test_what_markdown_would_obey_is_escaped() -> None:
    assert escaped("# 1") == "\\# 1"
    assert escaped("1. of *all*") == "1\\. of \\*all\\*"
    assert escaped("a_b [c](d) <e> &amp; f") == "a\\_b \\[c\\](d) \\<e\\> \\&amp; f"
