import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Annotation
from reader.core.article import Article
from reader.core.cells import visible
from reader.core.document import Document
from reader.core.entity import EntityKind, Mention
from reader.core.labels import Codebook, Label
from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Tie, Wishes
from reader.core.reference import Reference, Target, TargetKind, entity_target
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.engines.figures import find_figures
from reader.formats.markdown import parse_markdown
from reader.formats.outgoing.web import pages, site
from reader.formats.outgoing.web.note_text import note_document
from reader.formats.outgoing.web.weft import MARKS_DEEP
from tests.core.pictures import strange_texts
from tests.formats.outgoing.page_room import Page, bare
from tests.formats.outgoing.parcel_room import NOON, RAIN, article, marked, parcel

HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=y> &amp; </style> ]]> --> {{ 7*7 }} \x1b[31m \u202e"
SHAPES = (
    "# ",
    "## ",
    "#### ",
    "- ",
    "1. ",
    "> ",
    "> - ",
    "    ",
    "| a | b |\n|---|---|\n| ",
    "```\n",
    "- [ ] ",
    "[^1]: ",
)
markdowns = st.lists(st.tuples(st.sampled_from(("", *SHAPES)), strange_texts), max_size=8).map(
    lambda parts: "\n\n".join(shape + text for shape, text in parts)
)


def page_of(outgoing: Outgoing, *others: Outgoing) -> Page:
    return next(Page(each.content) for each in written(outgoing, *others) if each.about == outgoing.id)


def written(*articles: Outgoing) -> list[OutFile]:
    return list(pages.files(parcel(*articles), Wishes()))


def highlighted(text: Document, *spans: tuple[int, int]) -> list[Excerpt]:
    return [
        marked(text.text[start:end], start=start, uid=f"id{number}", label="doubt")
        for number, (start, end) in enumerate(spans)
    ]


def said(excerpt: Excerpt, note: str) -> Excerpt:
    return replace(excerpt, note=note, annotation=replace(excerpt.annotation, note=note))


def tied(source: str, target: Target, words: str, of: str) -> Tie:
    made: Annotation = marked("x").annotation
    reference = Reference(made.record, Target(TargetKind.ANNOTATION, source), "updates", target)
    return Tie(reference, outward=True, other=target, words=words, article=of)


def spans_in(text: str) -> st.SearchStrategy[list[tuple[int, int]]]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: tuple(sorted(pair)))
    return st.lists(ends.filter(lambda pair: pair[0] < pair[1]), max_size=MARKS_DEEP)  # type: ignore[arg-type]


def test_a_page_says_what_the_article_says_and_marks_what_was_marked() -> None:
    text = parse_markdown("# Rain\n\nRain *fell*. The river rose.\n\n- one\n- two\n")
    page = page_of(article(*highlighted(text, (5, 14), (10, 26)), document=text))
    assert page.text == bare(text.text)
    assert page.marks == {"id0": text.text[5:14], "id1": text.text[10:26]}
    assert page.headings[0] == 1
    assert "highlight, doubt, begins" in page.labels


def test_every_annotation_has_one_place_and_one_note() -> None:
    text = parse_markdown("Rain fell.\n\nThe river rose.")
    whole = marked(None, "On all.", uid="whole")
    lost = replace(marked("Snow", "Gone.", uid="lost"), placed=Lost("the words are gone"))
    page = page_of(article(said(highlighted(text, (0, 4))[0], "Where?"), whole, lost, document=text))
    assert {"a-id0", "n-id0", "n-whole", "n-lost"} <= set(page.ids)
    assert "#n-id0" in page.links


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    text = parse_markdown("Rain [fell](https://gauge.org).")
    page = page_of(article(*highlighted(text, (0, 4)), document=text))
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "svg", "math"}
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert page.metas["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert page.metas["referrer"] == "no-referrer"
    assert "url(" not in page.style
    assert "@import" not in page.style


def test_nothing_that_was_written_becomes_markup() -> None:
    text = parse_markdown(f"{HOSTILE}\n\n[x](javascript:alert(1)) [y](data:text/html,z) `{HOSTILE}`")
    about = Article(HOSTILE, HOSTILE, HOSTILE, f'https://x.org/"{HOSTILE}', language='en" onload="x', tags=(HOSTILE,))
    excerpts = [marked(text.text[:9], HOSTILE, HOSTILE, label=HOSTILE, uid='x" onclick="y')]
    named = Mention(Span(3, 9), EntityKind.PERSON, HOSTILE, "test")
    one = replace(
        article(*excerpts, about=about, document=text), mentions=[named], slug=HOSTILE, link=f'reader://"{HOSTILE}'
    )
    for book in (Codebook(), Codebook((Label("1", HOSTILE, "red", "<", HOSTILE),))):
        sent = Parcel(HOSTILE, NOON, [one], book)
        for each in [*pages.files(sent, Wishes()), *site.files(sent, Wishes())]:
            page = Page(each.content)
            assert not page.tags & {"script", "img"}
            assert "\x1b" not in each.content.decode()
            assert "\u202e" not in each.content.decode()
            assert "</style" not in page.style
            assert not [link for link in page.links if link.lower().startswith(("javascript:", "data:"))]


def test_headings_leave_no_level_out() -> None:
    text = parse_markdown("# Rain\n\n### Deep\n\n###### Deeper\n\n## Up\n\n# Other\n\n#### Again")
    assert page_of(article(document=text)).headings[:6] == [1, 2, 3, 2, 2, 3]


def test_lists_quotes_tables_and_footnotes_are_what_they_are() -> None:
    text = parse_markdown(
        "- a\n  - b\n\n    c\n- [x] d\n\n3. e\n4. f\n\n> g\n>\n> h\n\n"
        "| n | 1 |\n|---|---|\n| o | 2 |\n\ni[^1]\n\n[^1]: j"
    )
    source = written(article(document=text))[0].content.decode()
    body = source[source.index("</header>") :]
    shape = " ".join(re.findall(r"</?(?:ul|ol|li|blockquote|table|thead|tbody|tr|th|td)\b|>\w(?=<)", body))
    assert shape.replace("<", "").replace(">", "") == (
        "ul li a ul li b c /li /ul /li li d /li /ul "
        "ol li e /li li f /li /ol blockquote g h /blockquote "
        "table thead tr th n /th th 1 /th /tr /thead tbody tr td o /td td 2 /td /tr /tbody /table "
        "i ol li j /li /ol"
    )
    page = Page(source.encode())
    assert '<ol start="3">' in source
    assert {"fn-1", "r-1-1"} <= set(page.ids)
    assert {"#fn-1", "#r-1-1"} <= set(page.links)


def test_links_lead_out_only_to_the_web_and_to_mailboxes() -> None:
    text = parse_markdown(
        "[a](https://a.org) [b](mailto:b@c.org) [c](ftp://c) [d](file:///etc) [e](other.md) [f](#rain)\n\n# Rain"
    )
    links = page_of(article(about=replace(RAIN, url="gopher://x"), document=text)).links
    assert [link for link in links if not link.startswith("reader:")] == [
        "#main",
        "https://a.org",
        "mailto:b@c.org",
        "#s-rain",
    ]


def test_references_lead_to_the_other_page_when_it_goes_out_too() -> None:
    text = parse_markdown("Rain fell.")
    tie = tied("id0", Target(TargetKind.ANNOTATION, "id9"), "“Snow”", "snow")
    here = article(replace(highlighted(text, (0, 4))[0], ties=[tie]), document=text)
    other = article(marked("Snow", uid="id9"), uid="snow", document=parse_markdown("Snow fell."))
    assert "snow.html#a-id9" in page_of(here, other).links
    assert not [link for link in page_of(here).links if "snow" in link]
    assert b"Snow" in written(here)[0].content


def test_a_reference_to_what_has_no_place_leads_to_what_is_said_about_it() -> None:
    text = parse_markdown("Rain fell.")
    ties = [tied("id0", Target(TargetKind.ANNOTATION, uid), uid, "snow") for uid in ("whole", "lost")]
    here = article(replace(highlighted(text, (0, 4))[0], ties=ties), document=text)
    lost = replace(marked("Rain", uid="lost"), placed=Lost("it is gone"))
    other = article(marked(None, "All.", uid="whole"), lost, uid="snow", document=parse_markdown("Snow fell."))
    assert {"snow.html#n-whole", "snow.html#n-lost"} <= set(page_of(here, other).links)


def test_notes_are_shown_as_markdown_with_links_of_ours() -> None:
    text = parse_markdown("Rain fell. Ann Reed came.")
    kept = "See *this* [[entity:person:Ann Reed|Ann]] and [[unmet]]."
    made = highlighted(text, (0, 4))[0]
    excerpt = replace(
        made, note="See *this* [[Ann Reed]] and [[unmet]].", annotation=replace(made.annotation, note=kept)
    )
    named = Mention(Span(11, 19), EntityKind.PERSON, "Ann Reed", "test")
    source = written(replace(article(excerpt, document=text), mentions=[named]))[0].content.decode()
    assert 'See <em>this</em> <a href="#e-person-ann-reed">Ann Reed</a> and [[unmet]].' in source
    assert "#m11-19" in Page(source.encode()).links


def test_names_and_figures_lead_to_where_they_stand() -> None:
    text = parse_markdown("Over 6,000 people met Ann Reed and Ann Reed.")
    named = [Mention(Span(start, start + 8), EntityKind.PERSON, "Ann Reed", "test") for start in (22, 35)]
    one = replace(article(document=text), mentions=named, figures=tuple(find_figures(text.text)))
    page = page_of(one)
    assert {"#m22-30", "#m35-43", "#f0-10"} <= set(page.links)
    assert {"m22-30", "m35-43", "f0-10"} <= set(page.ids)
    assert page.text == text.text


def test_a_changed_place_shows_what_was_marked() -> None:
    text = parse_markdown("Rain fell all day.")
    moved = replace(marked("Snow fell", uid="id1"), placed=Placed(Span(0, 9), 0.8, How.CHANGED))
    assert "“Snow fell”" in written(article(moved, document=text))[0].content.decode()


def test_an_article_without_its_file_shows_what_was_marked() -> None:
    page = written(article(replace(marked("Rain", "Wet."), placed=Lost("the file of the article is gone"))))[0]
    assert "cannot be read" in page.content.decode()
    assert "“Rain”" in page.content.decode()


def test_more_highlights_on_one_another_than_a_browser_draws_have_their_places_all_the_same() -> None:
    text = parse_markdown("Rain fell.")
    page = page_of(article(*highlighted(text, *([(0, 4)] * 99)), document=text))
    assert len(page.marks) == MARKS_DEEP
    assert {f"a-id{number}" for number in range(99)} <= set(page.ids)


def test_the_same_library_makes_the_same_bytes() -> None:
    text = parse_markdown("Rain fell.")
    sent = [article(*highlighted(text, (0, 4)), document=text)]
    later = replace(parcel(*sent), at=NOON.replace(year=2030))
    assert list(site.files(later, Wishes())) == list(site.files(parcel(*sent), Wishes()))


def test_every_link_of_a_site_leads_to_what_is_there() -> None:
    text = parse_markdown("# Rain\n\nOver 6,000 people met Ann Reed[^1]. See [other](snow.md#snow).\n\n[^1]: Wet.")
    named = [Mention(Span(27, 35), EntityKind.PERSON, "Ann Reed", "test")]
    entity = tied("id0", entity_target(named[0].key), "Ann Reed", "")
    one = said(highlighted(text, (5, 15))[0], "# Note\n\nSee [^1].\n\n[^1]: there")
    rain = article(replace(one, ties=[entity]), marked(None, "All.", uid="id2"), document=text)
    rain = replace(rain, mentions=named, figures=tuple(find_figures(text.text)))
    snow = article(marked("Snow", uid="id9"), uid="snow", document=parse_markdown("# Snow\n\nSnow."))
    read = {each.name: Page(each.content) for each in site.files(parcel(rain, snow), Wishes())}
    assert set(read) == {
        "index.html",
        "notes.html",
        "names.html",
        "figures.html",
        "articles/rain.html",
        "articles/snow.html",
    }
    assert "snow.html#s-snow" in read["articles/rain.html"].links
    assert "../names.html#e-person-ann-reed" in read["articles/rain.html"].links
    assert not list(_dangling(read))


@given(
    markdowns.flatmap(lambda source: st.tuples(st.just(parse_markdown(source)), spans_in(parse_markdown(source).text)))
)
def test_any_text_under_any_highlights_is_what_it_was(drawn: tuple[Document, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    page = page_of(article(*highlighted(text, *spans), document=text))
    assert page.text == bare(visible(text.text))
    assert page.under == _naively_under(text.text, spans)
    assert {name for name in page.ids if name.startswith("a-")} == {f"a-id{number}" for number in range(len(spans))}


@given(strange_texts, strange_texts)
def test_any_note_and_any_tag_is_text(note: str, tag: str) -> None:
    text = parse_markdown("Rain fell.")
    page = page_of(article(marked("Rain", note, tag, label=tag), document=text))
    assert page.text == text.text


@given(st.text(st.sampled_from("ab .,1)('\u0301\u00e9“”\u2028\xa0A:;/")))
def test_a_plain_note_is_read_as_the_parser_reads_it(note: str) -> None:
    if note.strip():
        assert note_document(note) == parse_markdown(note)


def _naively_under(text: str, spans: Sequence[tuple[int, int]]) -> list[frozenset[str]]:
    return [
        frozenset(f"id{number}" for number, (start, end) in enumerate(spans) if start <= offset < end)
        for offset, character in enumerate(text)
        if character not in "\n\t"
    ]


def _dangling(read: dict[str, Page]) -> list[str]:
    found = []
    for name, page in read.items():
        for link in page.links:
            path, _, fragment = link.partition("#")
            if ":" in link:
                continue
            there = (
                re.sub(r"(^|/)articles/\.\./", r"\1", f"{'articles/' if '/' in name else ''}{path}") if path else name
            )
            if there not in read or (fragment and fragment not in read[there].ids):
                found.append(f"{name}: {link}")
    return found
