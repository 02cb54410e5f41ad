from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.annotation import Annotation
from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.slices import at_once
from reader.library.annotating import annotate, find_annotation, find_quote, rewrite, trash
from reader.library.annotating import restore as restore_annotation
from reader.library.census import take_census
from reader.library.correcting import reject, rename
from reader.library.ends import Ends
from reader.library.library import Library
from reader.library.links import direction, links
from reader.library.marking import entities_of
from reader.library.note_links import NOTHING_CHOSEN, Chosen, unmet_words
from reader.library.note_words import annotation_words, shown_annotation
from reader.library.notebook import all_rows
from reader.library.noting import notes
from reader.library.opening import Opened, open_article
from reader.library.pointing import target_words
from reader.library.recounting import recounted
from reader.library.referencing import change_note, change_relation, link, references_of, unlink
from reader.library.searching import Search
from reader.library.shelf import entries, resolve
from reader.library.tied import Direction
from reader.library.undoing import history, redo, undo
from tests.library.names_room import laid, with_model

KEY = EntityKey(EntityKind.PERSON, "Ann Reed")
REED = entity_target(KEY)


@pytest.fixture
def named(library: Library, tmp_path: Path) -> Library:
    """A library that names Ann Reed, also as Reed."""
    shelf = with_model(library, tmp_path / "model")
    names = laid(shelf, {"2025-06-02-bridge": "[Ann Reed|p] spoke. [Reed|p Ann Reed] said that boats were lost."})
    for entry in entries(shelf):
        entities_of(shelf, open_article(shelf, entry).document, names)
    return shelf


@pytest.fixture
def rain(library: Library) -> Opened:
    return open_article(library, resolve(library, "rain"))


@pytest.fixture
def talks(library: Library) -> Target:
    return Target(TargetKind.ARTICLE, resolve(library, "talks").id)


def noted(
    library: Library, note: str, quote: str = "The river rose.", chosen: Chosen = NOTHING_CHOSEN, name: str = "rain"
) -> Annotation:
    opened = open_article(library, resolve(library, name))
    span = find_quote(opened.document, quote) if quote else None
    return annotate(library, opened.entry, opened.document, span, note=note, chosen=chosen)


def at(annotation: Annotation) -> Target:
    return Target(TargetKind.ANNOTATION, annotation.uid)


def led_to(library: Library, annotation: Annotation) -> list[tuple[str, Target]]:
    return [(each.relation, each.target) for each in references_of(library, at(annotation))]


def read(library: Library, annotation: Annotation) -> str:
    return shown_annotation(library, find_annotation(library, annotation.uid)).note


# ── made and taken away ─────────────────────────────────────────────────────────────────────


def test_words_in_brackets_become_a_reference_in_the_same_act(library: Library, talks: Target) -> None:
    made = noted(library, "As in [[Talks end]].")
    assert made.note == f"As in [[article:{talks.key}|Talks end]]."
    assert led_to(library, made) == [("see also", talks)]
    assert len(history(library)) == 1
    assert undo(library)
    assert led_to(library, made) == []
    assert redo(library)
    assert led_to(library, made) == [("see also", talks)]
    assert read(library, made) == "As in [[Talks end]]."


def test_the_other_end_shows_it(library: Library, talks: Target) -> None:
    made = noted(library, "As in [[Talks end]].")
    [found] = links(library, talks)
    assert direction(found, Ends(library, entries(library)).end(talks)) is Direction.IN
    assert found.source.target == at(made)


def test_a_link_that_is_taken_out_takes_its_reference_along(library: Library, talks: Target) -> None:
    made = noted(library, "As in [[Talks end]] and [[rain]].")
    rain = resolve(library, "rain").id
    assert led_to(library, made) == [("see also", talks), ("see also", Target(TargetKind.ARTICLE, rain))]
    rewrite(library, made.uid, "As in [[Talks end]].")
    assert led_to(library, made) == [("see also", talks)]
    assert len(history(library)) == 2
    assert undo(library)
    assert len(led_to(library, made)) == 2
    assert read(library, made) == "As in [[Talks end]] and [[Rain in the north]]."
    assert redo(library)
    assert led_to(library, made) == [("see also", talks)]


def test_two_links_to_one_thing_are_one_reference(named: Library) -> None:
    made = noted(named, "[[Ann Reed]], that is [[reed]] or [[person:Ann Reed]].")
    assert led_to(named, made) == [("see also", REED)]
    assert read(named, made) == "[[Ann Reed]], that is [[Ann Reed]] or [[Ann Reed]]."
    rewrite(named, made.uid, "[[Ann Reed]] alone.")
    assert led_to(named, made) == [("see also", REED)]


def test_a_reference_made_by_hand_stands_for_the_link_and_stays(library: Library, talks: Target) -> None:
    made = noted(library, "")
    by_hand = link(library, at(made), "see also", talks)
    rewrite(library, made.uid, "As in [[Talks end]].")
    assert references_of(library, talks) == [by_hand]
    rewrite(library, made.uid, "As nowhere.")
    assert references_of(library, talks) == [by_hand]


@pytest.mark.parametrize("put", ["relation", "note"])
def test_a_reference_that_was_made_to_say_more_stays(library: Library, talks: Target, put: str) -> None:
    made = noted(library, "As in [[Talks end]].")
    [found] = references_of(library, talks)
    if put == "relation":
        change_relation(library, found.record.uid, "updates")
    else:
        change_note(library, found.record.uid, "Twice.")
    rewrite(library, made.uid, "As nowhere.")
    assert [each.record.uid for each in references_of(library, talks)] == [found.record.uid]


def test_a_reference_that_was_taken_away_by_hand_does_not_come_back(library: Library, talks: Target) -> None:
    made = noted(library, "As in [[Talks end]].")
    unlink(library, references_of(library, talks)[0].record.uid)
    rewrite(library, made.uid, "Just as in [[Talks end]].")
    assert led_to(library, made) == []


def test_an_annotation_may_link_to_another_and_not_to_itself(library: Library) -> None:
    other = noted(library, "", "Night came.")
    made = noted(library, "Before [[Night came.]]")
    assert led_to(library, made) == [("see also", at(other))]
    alone = rewrite(library, other.uid, "Here: [[Night came.]]")
    assert alone.note == f"Here: [[annotation:{other.uid}|Night came.]]"
    assert led_to(library, other) == [("see also", at(other))]  # the one that comes from the other annotation


def test_what_is_kept_already_stays_and_what_is_gone_is_not_refused(library: Library, talks: Target) -> None:
    note = f"[[article:{talks.key}|talks]] [[annotation:gone|The sea]] [[figure:x|6]] [[entity:none|Nobody]]"
    made = noted(library, note)
    assert made.note == note
    assert led_to(library, made) == [("see also", talks)]
    assert read(library, made) == "[[Talks end]] [[The sea]] [[6]] [[Nobody]]"


# ── what words mean ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", ["Talks end", "TALKS  end", "talks", "id"])
def test_an_article_is_meant_by_title_slug_or_id(library: Library, talks: Target, words: str) -> None:
    made = noted(library, f"[[{talks.key if words == 'id' else words}]]")
    assert led_to(library, made) == [("see also", talks)]


@pytest.mark.parametrize("words", ["Ann Reed", "ann reed", "Reed", "person:ann reed"])
def test_an_entity_is_meant_by_any_whole_name(named: Library, words: str) -> None:
    assert led_to(named, noted(named, f"[[{words}]]")) == [("see also", REED)]


@pytest.mark.parametrize("words", ["Night came.", "night c", "Night…", "uid"])
def test_an_annotation_is_meant_by_its_id_or_its_beginning(library: Library, words: str) -> None:
    other = noted(library, "", "Night came.")
    made = noted(library, f"[[{other.uid if words == 'uid' else words}]]")
    assert led_to(library, made) == [("see also", at(other))]


def test_a_note_without_a_quote_is_meant_by_its_own_beginning(library: Library) -> None:
    other = noted(library, "Check the gauge again, and the one in the next valley too.", "")
    made = noted(library, "[[Check the gauge again]]")
    assert led_to(library, made) == [("see also", at(other))]
    assert read(library, made) == "[[Check the gauge again, and the one in…]]"


def test_words_that_mean_nothing_or_several_things_stay_text_and_are_told(library: Library) -> None:
    for quote in ("Rain fell.", "Rain fell. The river rose."):
        noted(library, "", quote)
    made = noted(library, "[[Nobody]] and [[Rain f]] and [[talks]] and [[Nobody]]")
    assert made.note.startswith("[[Nobody]] and [[Rain f]] and [[article:")
    assert unmet_words(made.note) == (
        "no link was made of “Nobody” and “Rain f”: nothing here is called so, or several things are"
    )
    assert unmet_words("[[article:1|x]] `[[y]]`") == ""


def test_what_was_chosen_goes_before_what_words_would_mean(library: Library) -> None:
    rain, talks = (Target(TargetKind.ARTICLE, resolve(library, name).id) for name in ("rain", "talks"))
    made = noted(library, "[[Talks end]]", chosen=Chosen({"Talks end": rain}))
    assert led_to(library, made) == [("see also", rain)]
    again = rewrite(library, made.uid, "[[Rain in the north]] [[Talks end]]")
    assert [each.target for each in references_of(library, at(made))] == [rain]
    assert again.note == f"[[article:{rain.key}|Talks end]] [[article:{rain.key}|Talks end]]"
    rewrite(library, made.uid, "[[talks]]", chosen=Chosen({"talks": talks}))
    assert led_to(library, made) == [("see also", talks)]


def test_of_two_things_with_one_name_each_link_keeps_its_own(named: Library) -> None:
    (named.articles / "reed.md").write_text("---\ntitle: Ann Reed\n---\n\nA life.\n")
    article = Target(TargetKind.ARTICLE, resolve(named, "reed").id)
    made = noted(named, "[[Ann Reed]]", chosen=Chosen({"Ann Reed": REED}))
    rewrite(named, made.uid, "[[Ann Reed]] and [[Ann Reed]]", chosen=Chosen({"Ann Reed": article}))
    note = find_annotation(named, made.uid).note
    assert note == f"[[entity:person:Ann Reed|Ann Reed]] and [[article:{article.key}|Ann Reed]]"
    rewrite(named, made.uid, "Both, [[Ann Reed]] and [[Ann Reed]]")
    assert find_annotation(named, made.uid).note == f"Both, {note}"


# ── renaming follows ────────────────────────────────────────────────────────────────────────


def test_an_entity_is_shown_by_its_new_name_everywhere(named: Library) -> None:
    made = noted(named, "Ask [[Reed]].")
    rename(named, KEY, "Anna Reed")
    assert read(named, made) == "Ask [[Anna Reed]]."
    assert [each.annotation.note for each in notes(named)] == ["Ask [[Anna Reed]]."]
    assert [each.annotation.note for each in notes(named, text="anna reed")] == ["Ask [[Anna Reed]]."]
    assert [row.brief.note for row in all_rows(named)] == ["Ask [[Anna Reed]]."]
    [held] = open_article(named, resolve(named, "rain")).annotations
    assert held.annotation.note == "Ask [[Anna Reed]]."
    parts = [part for each in recounted(named, history(named)[-1].changes) for part in each.parts]
    assert "Ask [[Anna Reed]]." in [part.after for part in parts if part.name == "note"]
    assert find_annotation(named, made.uid).note == "Ask [[entity:person:Ann Reed|Reed]]."


def test_a_note_that_is_kept_as_it_is_shown_is_no_act(named: Library) -> None:
    made = noted(named, "Ask [[Reed]].")
    rename(named, KEY, "Anna Reed")
    rewrite(named, made.uid, "Ask [[Anna Reed]].")
    assert len(history(named)) == 2
    rewrite(named, made.uid, "Ask [[Anna Reed]] or [[Ann Reed]] again.")
    assert [each.record.deleted for each in references_of(named, at(made))] == [None]


def test_an_article_is_shown_by_the_title_that_its_file_has_now(library: Library) -> None:
    made = noted(library, "As in [[Talks end]].")
    (library.articles / "talks.txt").write_text("Talks go on\n\nAnn Reed said over 6,000 letters came.\n")
    assert read(library, made) == "As in [[Talks go on]]."


def test_what_is_gone_is_shown_as_it_was_called(named: Library) -> None:
    other = noted(named, "", "Night came.")
    made = noted(named, "[[Night came.]] by [[Reed]]")
    trash(named, other.uid)
    reject(named, KEY)
    assert read(named, made) == "[[Night came.]] by [[Reed]]"
    again = rewrite(named, made.uid, "[[Night came.]] by [[Reed]], late")
    assert again.note == f"[[annotation:{other.uid}|Night came.]] by [[entity:person:Ann Reed|Reed]], late"
    restore_annotation(named, other.uid)
    assert len(led_to(named, made)) == 2


def test_search_finds_a_note_by_the_names_of_today(named: Library) -> None:
    noted(named, "Ask [[Reed]] of [[Talks end]].")
    with Search(named) as search:
        at_once(search.refresh())
        assert [hit.note.text for _, hit in search.search("ask").hits] == ["Ask [[Ann Reed]] of [[Talks end]]."]
        rename(named, KEY, "Anna Reed")
        at_once(search.refresh())
        assert [hit.note.text for _, hit in search.search("anna").hits if hit.uid] == [
            "Ask [[Anna Reed]] of [[Talks end]]."
        ]
        (named.articles / "talks.txt").write_text("Talks resumed\n\nAnn Reed said over 6,000 letters came.\n")
        at_once(search.refresh())
        assert any("[[Talks resumed]]" in hit.note.text for _, hit in search.search("resumed").hits)


# ── in words ────────────────────────────────────────────────────────────────────────────────


def test_history_says_that_a_note_came_with_links(library: Library) -> None:
    made = noted(library, "[[Talks end]] [[rain]]")
    assert history(library)[0].words == "noted “The river rose.” in “Rain in the north”, with 2 links in its note"
    rewrite(library, made.uid, "[[talks]]")
    assert history(library)[0].words == "rewrote “The river rose.” in “Rain in the north”, without 1 link in its note"
    [_, taken] = recounted(library, history(library)[0].changes)
    assert taken.words == "unlinked in a note “The river rose.” with “Rain in the north” as see also"


def test_an_end_without_a_quote_is_told_by_its_note_as_it_is_read(library: Library) -> None:
    made = noted(library, "As in [[talks]].", "")
    assert target_words(library, at(made)) == "“As in [[Talks end]].”"


@pytest.mark.parametrize(
    ("quote", "note", "words"),
    [
        ("The river\nrose.", "Why?", "The river rose."),
        ("", "See [[article:1|Talks end]]", "See Talks end"),
        ("x" * 60, "", "x" * 40 + "…"),
        ("", "", ""),
    ],
)
def test_an_annotation_is_called_by_the_beginning_of_its_quote_or_note(quote: str, note: str, words: str) -> None:
    assert annotation_words(quote, note) == words


def test_a_census_that_is_at_hand_is_not_taken_again(named: Library) -> None:
    nobody = replace(take_census(named), entities={}, by_article={})
    made = noted(named, "[[Ann Reed]]", chosen=Chosen(census=nobody))
    assert made.note == "[[Ann Reed]]"
