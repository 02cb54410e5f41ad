from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.wiki_links import (
    WikiLink,
    begun,
    kept,
    linkable,
    links_in,
    pieces,
    read_target,
    shown,
    unmet,
    written,
)

REED = entity_target(EntityKey(EntityKind.PERSON, "Ann Reed"))
RAIN = Target(TargetKind.ARTICLE, "0123456789ab")
NAMES = {"Ann Reed": REED, "Rain": RAIN}

LINES = st.text(st.sampled_from("ab [|]`%:\n\\é\u2028")) | st.text()
TARGETS = st.builds(Target, st.sampled_from(TargetKind), LINES.filter(bool))
WORDS = LINES.map(linkable).filter(bool)


def by_name(names: dict[str, Target]) -> Callable[[str], WikiLink | None]:
    return lambda words: WikiLink(names[words], words) if words in names else None


def called(names: dict[str, Target]) -> Callable[[Target], str]:
    words = {target: name for name, target in names.items()}
    return lambda target: words.get(target, "")


def test_a_link_is_kept_with_what_it_leads_to_and_shown_with_its_name() -> None:
    note = "asked [[entity:person:Ann Reed|Ann Reed]] about it"
    assert kept("asked [[Ann Reed]] about it", by_name(NAMES)) == note
    assert shown(note, called(NAMES)) == "asked [[Ann Reed]] about it"
    assert list(pieces(note)) == ["asked ", WikiLink(REED, "Ann Reed"), " about it"]


def test_what_was_renamed_is_shown_by_its_new_name() -> None:
    assert shown("[[entity:person:Ann Reed|Ann Reed]]", lambda _: "Ann Carter") == "[[Ann Carter]]"


def test_what_is_gone_is_shown_by_the_words_that_were_kept() -> None:
    assert shown("[[annotation:01ke|The river rose.]]", lambda _: "") == "[[The river rose.]]"
    assert shown("[[annotation:01ke|]]", lambda _: "") == "[[01ke]]"


def test_words_that_mean_nothing_stay_plain_text() -> None:
    assert kept("see [[Nobody]] and [[Rain]]", by_name(NAMES)) == "see [[Nobody]] and [[article:0123456789ab|Rain]]"
    assert unmet("see [[Nobody]] and [[article:0123456789ab|Rain]]") == ["Nobody"]


@pytest.mark.parametrize(
    "note",
    [
        "[[Rain",
        "Rain]]",
        "[[]]",
        "[Rain]",
        "[[Ra\nin]]",
        "[[a]b]]",
        "`[[Rain]]`",
        "``a ` [[Rain]]``",
        "```\n[[Rain]]\n```",
        "[[person:Ann Reed|Ann]]",
        "[[article:|Rain]]",
    ],
)
def test_what_is_no_link_is_plain_text(note: str) -> None:
    assert list(pieces(note)) == [note]
    assert kept(note, by_name(NAMES)) == shown(note, called(NAMES)) == note


def test_a_link_stands_between_brackets_and_beside_code() -> None:
    note = "[[[article:0123456789ab|Rain]]] ` `x` [[article:0123456789ab|Rain]] ``"
    assert [each.target for each in links_in(note)] == [RAIN, RAIN]
    assert shown(note, called(NAMES)) == "[[[Rain]]] ` `x` [[Rain]] ``"


@pytest.mark.parametrize(
    ("typed", "so_far"),
    [("see [[Ann R", "Ann R"), ("see [[", ""), ("[[Rain]] and [[Re", "Re"), ("[[Rain]]", None), ("see [x", None)],
)
def test_a_link_that_is_not_closed_is_being_typed(typed: str, so_far: str | None) -> None:
    assert begun(typed) == so_far


@given(TARGETS)
def test_whatever_target_is_written_is_read_back(target: Target) -> None:
    assert read_target(written(target)) == target


@given(st.lists(LINES | st.builds(WikiLink, TARGETS, WORDS)))
def test_links_stand_where_they_were_put_and_text_is_what_is_left(parts: list[str | WikiLink]) -> None:
    plain = [each.replace("[", "(").replace("`", "'") if isinstance(each, str) else each for each in parts]
    note = "".join(each if isinstance(each, str) else f"[[{written(each.target)}|{each.words}]]" for each in plain)
    assert list(links_in(note)) == [each for each in plain if isinstance(each, WikiLink)]


@given(st.dictionaries(WORDS, TARGETS), st.lists(LINES | st.integers(0, 9)))
def test_what_is_shown_is_kept_again_as_it_was_where_names_are_unique(
    names: dict[str, Target], parts: list[str | int]
) -> None:
    names = {words: target for target, words in {target: words for words, target in names.items()}.items()}
    listed = list(names)
    text = "".join(
        each if isinstance(each, str) else f"[[{listed[each % len(listed)] if listed else 'x'}]]" for each in parts
    )
    note = kept(text, by_name(names))
    assert kept(note, by_name(names)) == note
    again = shown(note, called(names))
    assert kept(again, by_name(names)) == note
    if not links_in(text):
        assert again == text


@given(LINES | st.lists(st.sampled_from(["[[", "]]", "|", "article:1|", "a", "`", "\n", "[", "]"])).map("".join))
def test_no_text_is_ever_refused(note: str) -> None:
    assert kept(note, lambda _: None) == note
    assert links_in(shown(note, lambda _: "")) == ()
