from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import content_hash
from reader.core.incoming import Incoming, Unread
from reader.core.outgoing import Outgoing, Wishes
from reader.formats.incoming.obsidian import records
from reader.formats.obsidian_block import read_callout
from reader.formats.obsidian_file import read_note
from reader.formats.outgoing.obsidian import files
from reader.formats.outgoing.obsidian_merge import merged
from tests.formats.notes_room import ARTICLE, excerpt, outgoing, parcel, uid

NOTES = st.sampled_from(["", "Who?", "Where?\n\n- a list", "When?"])
ALL = range(6)


@dataclass(frozen=True, slots=True)
class Edits:
    """What somebody did to a file: notes typed anew, blocks taken out, paragraphs added after blocks."""

    notes: Mapping[int, str] = field(default_factory=dict)
    out: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()


def quote(number: int) -> str:
    return f"It rained on day {number}."


def page(notes: Mapping[int, str], title: str = "Rain in the north") -> str:
    return text_of(outgoing(*(excerpt(each, quote(each), notes[each]) for each in sorted(notes)), title=title))


def text_of(article: Outgoing) -> str:
    return next(iter(files(parcel(article), Wishes()))).content.decode()


def edited(notes: Mapping[int, str], edits: Edits) -> str:
    """The file of some notes as a person leaves it; typed notes are written as the file would have them."""
    text = page(notes)
    for number in notes:
        block = block_of(notes, number)
        new = block_of({number: edits.notes[number]}, number) if number in edits.notes else block
        new += f"\nMine {number}.\n" if number in edits.added else ""
        text = text.replace(block, "" if number in edits.out else new)
    return text


def block_of(notes: Mapping[int, str], number: int) -> str:
    return read_note(page({number: notes[number]})).blocks[uid(number)].text


def notes_in(text: str) -> dict[int, tuple[str, bool]]:
    """The notes in a file, and whether they are marked as removed."""
    found = {}
    for number in ALL:
        block = read_note(text).blocks.get(uid(number))
        said = read_callout(block.text, {}) if block else None
        if block and said:
            found[number] = said.note, block.is_removed
    return found


def naive(before: Mapping[int, str], now: Mapping[int, str], edits: Edits) -> dict[int, tuple[str, bool]]:
    """What is to be in the file, block by block."""
    wanted = {}
    for number in sorted({*before, *now}):
        if number in edits.out and number in before:
            continue
        there = edits.notes.get(number, before.get(number, ""))
        if number not in now:
            wanted[number] = there, True
        elif number in before and there != before[number]:
            wanted[number] = there, False
        else:
            wanted[number] = now[number], False
    return wanted


NOTED = st.dictionaries(st.sampled_from(ALL), NOTES, min_size=1)


@st.composite
def stories(draw: st.DrawFn) -> tuple[dict[int, str], dict[int, str], Edits]:
    before, now = draw(NOTED), draw(NOTED)
    some = st.frozensets(st.sampled_from(sorted(before)), max_size=3)
    out = draw(some)
    typed = draw(st.dictionaries(st.sampled_from(sorted(before)), NOTES, max_size=3))
    return before, now, Edits({key: typed[key] for key in typed if key not in out}, out, draw(some) - out)


@given(stories())
def test_a_merge_is_what_one_would_do_by_hand(story: tuple[dict[int, str], dict[int, str], Edits]) -> None:
    before, now, edits = story
    present, wanted = edited(before, edits), page(now)
    removed = frozenset(uid(each) for each in before if each not in now)
    found = merged(present, wanted, removed)
    assert notes_in(found.text) == naive(before, now, edits)
    assert all(found.text.count(f"Mine {each}.") == 1 for each in edits.added)
    names = [each.name for each in read_note(found.text).pieces if each.name]
    ours = [name for name in names if name in read_note(wanted).blocks and name != ARTICLE]
    assert ours == sorted(ours)
    assert len(set(names)) == len(names)
    again = merged(found.text, wanted, removed)
    assert again.text == found.text
    assert again.notices == found.notices


@given(stories())
def test_what_was_kept_comes_back_with_what_it_was_made_of(story: tuple[dict[int, str], dict[int, str], Edits]) -> None:
    before, now, edits = story
    found = merged(edited(before, edits), page(now), frozenset(uid(each) for each in before if each not in now))
    bases = {each.uid: each.base for each in records(found.text.encode(), "x.md") if isinstance(each, Incoming)}
    for number in set(notes_in(found.text)) & set(now):
        note, told = notes_in(found.text)[number][0], any(uid(number) in each for each in found.notices)
        known = before[number] if told else now[number]
        assert bases[uid(number)] == content_hash(quote(number), known, "", ())
        assert told == (note != now[number] and now[number] != before.get(number))


@given(NOTED, NOTED)
def test_any_file_stays_as_it_is_where_nothing_is_to_be_done(before: dict[int, str], now: dict[int, str]) -> None:
    assert merged(page(before), page(before)).text == page(before)
    crossed = "\ufeff" + page(before).replace("\n", "\r\n")
    assert merged(crossed, page(before)).text == crossed
    renewed = merged(crossed, page({**before, **now})).text
    assert renewed == "\ufeff" + page({**before, **now}).replace("\n", "\r\n")


def test_properties_of_a_person_stay_and_ours_are_renewed() -> None:
    present = (
        page({1: ""}).replace("title:", "rating: 5   # of 5\ntitle:").replace("author: Ann Reed", "author: 'A. R.'")
    )
    found = merged(present, page({1: ""}, title="Rain: in the north"))
    assert found.text.startswith("---\nrating: 5   # of 5\ntitle: \"Rain: in the north\"\nauthor: 'A. R.'\n")
    assert not found.notices


def test_a_property_written_in_another_way_is_the_same() -> None:
    present = page({1: ""}).replace("title: Rain in the north", 'title: "Rain in the north"')
    present = present.replace("tags:\n  - weather", "tags: [weather]")
    found = merged(present, page({1: ""}, title="Rain"))
    assert "title: Rain\n" in found.text
    assert "tags: [weather]\n" in found.text


def test_a_property_that_was_taken_out_stays_out() -> None:
    present = page({1: ""}).replace("source: The Gauge\n", "")
    assert merged(present, page({1: ""})).text == present


def test_a_property_changed_on_both_sides_is_told() -> None:
    present = page({1: ""}).replace("title: Rain in the north", "title: Mine")
    found = merged(present, page({1: ""}, title="Rain"))
    assert "title: Mine\n" in found.text
    assert any("title" in each for each in found.notices)


def test_a_callout_is_renewed_folded_as_it_was() -> None:
    present = page({1: "Who?"}).replace("[!quote]", "[!quote]-")
    assert merged(present, page({1: "Who?"})).text == present
    assert "[!quote]- Highlight" in merged(present, page({1: "When?"})).text


def test_what_was_removed_is_marked_and_comes_back_when_it_is_restored() -> None:
    both = page({1: "Who?", 2: "When?"})
    gone = merged(both, page({2: "When?"}), frozenset({uid(1)})).text
    assert "> [!quote] ~~Highlight~~ – removed in Postil\n" in gone
    assert [each.why for each in records(gone.encode(), "x.md") if isinstance(each, Unread)] == [
        "it was removed in Postil"
    ]
    assert merged(gone, both).text == both


def test_what_was_not_chosen_stays() -> None:
    both = page({1: "Who?", 2: "When?"})
    assert merged(both, page({2: "When?"})).text == both


def test_only_marks_where_nothing_is_wanted() -> None:
    both = page({1: "Who?", 2: "When?"})
    assert merged(both, "").text == both
    assert merged(both, "", frozenset({uid(2)})).text.count("removed in Postil") == 1


def test_a_typed_callout_becomes_its_annotation_where_it_stands() -> None:
    typed = page({1: "Who?"}).replace("%% postil", f"> [!quote]\n> {quote(0)}\n>\n> Really?\n\nMine.\n\n%% postil", 1)
    found = merged(typed, page({0: "Really?", 1: "Who?"})).text
    assert found.count(quote(0)) == 1
    assert found.index(uid(1)) < found.index(f"^{uid(0)}") < found.index("Mine.")
    assert merged(found, page({0: "Really?", 1: "Who?"})).text == found


def test_without_the_ledger_nothing_of_a_person_is_lost() -> None:
    text = page({1: "Who?"})
    bare = text[: text.index("%% postil")].replace("Who?", "Where?")
    found = merged(bare, page({1: "When?", 2: ""}))
    assert notes_in(found.text) == {1: ("Where?", False), 2: ("", False)}
    assert len(found.notices) == 1


def test_what_a_template_names_is_a_block_wherever_it_stands() -> None:
    template = "{% for it in annotations %}\n- {{ it.quote }}\n  {{ it.note }} ^{{ it.id }}\n{% endfor %}\n"

    def listed(*notes: str) -> str:
        found = outgoing(*(excerpt(number, quote(number), note) for number, note in enumerate(notes)))
        return next(iter(files(parcel(found), Wishes(template=template)))).content.decode()

    present = listed("Who?", "Where?").replace("Where?", "Why?")
    text = merged(present, listed("Who now?", "Where?", "When?")).text
    assert text.startswith(f"- {quote(0)}\n  Who now? ^{uid(0)}\n- {quote(1)}\n  Why? ^{uid(1)}\n")
    assert f"- {quote(2)}\n  When? ^{uid(2)}\n" in text
