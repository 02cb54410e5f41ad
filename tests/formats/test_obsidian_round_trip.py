import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import content_hash
from reader.core.incoming import Incoming, IncomingLink, Offsets, Read, Unread
from reader.core.outgoing import Excerpt, Outgoing, Wishes
from reader.core.reference import Target, TargetKind
from reader.formats.decoding import nfc
from reader.formats.incoming.obsidian import looks_like, records
from reader.formats.markdown import parse_markdown
from reader.formats.obsidian_ledger import property_digest
from reader.formats.obsidian_text import escaped, file_title, hashtags, in_a_line, tame, unescaped, untamed
from reader.formats.outgoing.obsidian import files
from tests.formats.notes_room import ANY, ARTICLE, LINES, NOON, TAGS, excerpt, outgoing, parcel, tied, uid, under

NAME = "Rain in the north.md"


def written(*articles: Outgoing) -> bytes:
    return next(iter(files(parcel(*articles), Wishes()))).content


def read_back(*excerpts: Excerpt) -> list[Read]:
    content = written(outgoing(*excerpts))
    assert looks_like(content[:4096], NAME)
    return list(records(content, NAME))


def said(read: Read) -> tuple[object, ...]:
    assert isinstance(read, Incoming)
    return read.uid, read.quote, read.note, read.label, read.tags, read.created, read.changed, read.about.article


def sent(found: Excerpt) -> tuple[object, ...]:
    kept = found.annotation
    moments = kept.record.created, kept.record.changed
    return kept.uid, found.quote, kept.note, kept.label, kept.tags, *moments, kept.article


@st.composite
def excerpts(draw: st.DrawFn) -> Sequence[Excerpt]:
    count = draw(st.integers(1, 4))
    return [
        under(draw(LINES), excerpt(number, draw(ANY) or None, draw(ANY), draw(LINES), draw(TAGS)))
        for number in range(count)
    ]


@given(excerpts())
def test_what_went_out_comes_back_as_it_was(found: Sequence[Excerpt]) -> None:
    assert [said(each) for each in read_back(*found)] == [sent(each) for each in found]


@given(excerpts(), LINES)
def test_it_comes_back_with_other_line_ends_too(found: Sequence[Excerpt], title: str) -> None:
    content = written(outgoing(*found, title=title or "Rain"))
    crossed = b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    assert list(records(crossed, NAME)) == list(records(content, NAME))


def test_a_long_note_comes_back_whole() -> None:
    note = "It rained.\n" * 1000
    assert [said(each)[2] for each in read_back(excerpt(1, "Rain fell.", note))] == [note]


def test_an_annotation_knows_what_it_was_and_where() -> None:
    found = excerpt(1, "Rain fell.", "Who measured?", "doubt", ["rain/heavy"])
    [read] = read_back(found)
    assert isinstance(read, Incoming)
    assert read.offsets == Offsets(1000, 1010)
    assert read.base == content_hash("Rain fell.", "Who measured?", "doubt", ["rain/heavy"])
    assert (read.about.title, read.about.author, read.about.url) == (
        "Rain in the north",
        "Ann Reed",
        "https://gauge.org/rain",
    )


@given(LINES, ANY)
def test_references_come_back(words: str, note: str) -> None:
    other = Target(TargetKind.ANNOTATION, uid(2))
    first = tied(excerpt(1, "Rain fell."), words or "it", other, ARTICLE, note)
    [_, _, link] = read_back(first, excerpt(2, "Night came."))
    here = Target(TargetKind.ANNOTATION, uid(1))
    assert link == IncomingLink(link.line, uid(900), here, "updates", other, note, NOON, uid(900))


@given(LINES.map(lambda words: words.translate(str.maketrans("[]|`", "()¦'")) or "it"))
def test_links_in_notes_come_back(words: str) -> None:
    links = [
        f"[[article:{ARTICLE}|{words}]]",
        f"[[annotation:{uid(2)}|{words}]]",
        f"[[entity:person:Ann Reed|{words}]]",
    ]
    links.append(f"[[figure:{ARTICLE}:digest:1-2|{words}]]")
    note = f"See {', '.join(links)}, `[[x]]` and [[a page]]."
    found = read_back(excerpt(1, "Rain fell.", note), excerpt(2, "Night came."))
    assert [said(each)[2] for each in found] == [note, ""]


def test_links_in_notes_lead_into_the_vault_or_else_into_the_library() -> None:
    note = f"[[annotation:{uid(2)}|the night]] and [[entity:person:Ann Reed|Ann]]"
    text = written(outgoing(excerpt(1, "Rain fell.", note), excerpt(2, "Night came."))).decode()
    assert f"[[Rain in the north#^{uid(2)}|the night]] and [Ann](reader://river-notes~q7m2x0fa/entity/person/" in text


def test_a_quote_that_was_changed_is_told_and_the_rest_taken() -> None:
    text = written(outgoing(excerpt(1, "Rain fell.", "Who measured?"))).decode()
    told, read = records(text.replace("Rain fell.", "Snow fell.").replace("Who", "Where").encode(), NAME)
    assert isinstance(told, Unread)
    assert "quote was changed" in told.why
    assert said(read)[2] == "Where measured?"


def test_what_is_typed_under_the_foot_belongs_to_the_note() -> None:
    text = written(outgoing(excerpt(1, "Rain fell.", "Who measured?", "doubt", ["rain"]))).decode()
    edited = text.replace(f"{uid(1)})\n", f"{uid(1)})\n> And when?\n> #north\n").replace(
        "quote] doubt", "quote] evidence"
    )
    [read] = records(edited.encode(), NAME)
    assert said(read)[2:5] == ("Who measured?\n\nAnd when?", "evidence", ("rain", "north"))


def test_a_callout_that_somebody_typed_is_an_annotation() -> None:
    text = written(outgoing(excerpt(1, "Rain fell.")))
    typed = b"\n> [!quote] doubt\n> The *river* rose.\n>\n> Really?\n> #rain #north\n\n```\n> [!quote] no\n> no\n```\n"
    [_, read] = records(text + typed, NAME)
    assert said(read) == ("", "The *river* rose.", "Really?", "doubt", ("rain", "north"), None, None, ARTICLE)
    [_, again] = records(text + b"\n" + typed, NAME)
    assert isinstance(read, Incoming)
    assert isinstance(again, Incoming)
    assert again.key == read.key
    assert again.line == read.line + 1


@given(ANY)
def test_an_escaped_text_is_read_as_it_was(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not any(sign in escaped(text) for sign in ("%%", "==", "[[", "~~"))


@given(ANY)
def test_no_note_hides_what_follows_it(note: str) -> None:
    assert tame(note).count("%%") % 2 == 0
    assert untamed(tame(note)) == note


def test_a_comment_in_a_note_stays_one() -> None:
    assert tame("a %% b %% c") == "a %% b %% c"
    assert tame("a %% b") == "a %\\% b"


@given(TAGS)
def test_each_tag_has_a_name_of_its_own(tags: Sequence[str]) -> None:
    spelled = hashtags(tags)
    assert len({each.casefold() for each in spelled.values()}) == len({each.casefold() for each in tags})
    assert all(name == tag for tag, name in hashtags(spelled.values()).items())


@given(ANY)
def test_a_file_is_called_what_any_system_takes(title: str) -> None:
    name = file_title(title)
    assert name == file_title(name)
    assert not set(name) & set('\\/:*?"<>|#^[]\n\t\0')
    assert name.strip(" .") == name != ""


def test_file_names_stay_readable() -> None:
    assert file_title("Istanbul: who is who?") == "Istanbul – who is who"
    assert file_title('24/7 [draft] "x" #1') == "24-7 draft 'x' 1"
    assert file_title("...") == "Untitled"
    assert file_title("con") == "con_"


@given(st.text(st.characters(exclude_categories=("C", "Z", "M")) | st.just(" "), min_size=1).map(nfc))
def test_an_escaped_text_shows_as_it_was_said(quote: str) -> None:
    said_so = " ".join(quote.split())
    document = parse_markdown(f"> {in_a_line(quote)}\n" if said_so else "")
    assert document.text == said_so
    assert not document.marks
    assert not document.links


@given(st.text("ab1 ./()-:#,", min_size=1, max_size=12))
def test_a_property_is_known_by_its_value_however_it_is_written(value: str) -> None:
    quoted = f'title: "{value}"\n'
    assert property_digest(quoted) == property_digest(f"title:   '{value}'\n")
    if re.fullmatch(r"[ab1]([ab1 ./()-]*[ab1])?", value):
        assert property_digest(f"title: {value}\n") == property_digest(quoted)
