"""Placing plan: what becomes of the anchors of a text that has changed."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchor import Anchor, describe
from reader.core.document import Document
from reader.core.placing_plan import TAKEN, Act, Intent, plan_places, said
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span

OLD = (
    "Rain fell over the whole valley for three days.\nThe river rose two metres in the night.\n"
    "Schools in the town stayed shut on Monday.\nThe mayor asked the army for help with the dam."
)
SENTENCES = OLD.split("\n")


def anchors_of(text: str, *quotes: str) -> dict[str, Anchor]:
    document = Document(text)
    return {
        f"n{number}": describe(document, Span(text.index(quote), text.index(quote) + len(quote)))
        for number, quote in enumerate(quotes)
    }


def planned(new: str, *quotes: str, old: str = OLD) -> list[Intent]:
    anchors = anchors_of(old, *quotes)
    return plan_places(anchors, Document(new), {Document(old).text_digest: old})


def test_what_knows_the_text_is_kept() -> None:
    intents = planned(OLD, *SENTENCES)
    assert {intent.act for intent in intents} == {Act.KEEP}
    assert said(intents) == ""


def test_what_lies_elsewhere_with_all_around_it_is_written_anew() -> None:
    new = f"A line above.\n{OLD}"
    (intent,) = planned(new, SENTENCES[2])
    assert (intent.act, intent.place.how) == (Act.WRITE, How.MOVED)
    assert intent.anchor is not None
    assert intent.anchor.span.of(new) == SENTENCES[2]
    assert intent.anchor.text_digest == Document(new).text_digest


def test_what_changed_is_derived_and_what_the_reader_marked_stays() -> None:
    (intent,) = planned(OLD.replace("two metres", "three metres"), SENTENCES[1])
    assert (intent.act, intent.place.how, intent.anchor) == (Act.DERIVE, How.CHANGED, None)


def test_the_same_words_in_other_surroundings_are_derived() -> None:
    (intent,) = planned(OLD.replace("Schools in", "Many shops in"), SENTENCES[1])
    assert (intent.act, intent.place.how) == (Act.DERIVE, How.EXACT)


def test_one_sentence_says_what_happened() -> None:
    new = "News.\n" + OLD.replace(SENTENCES[2] + "\n", "").replace("two metres", "three metres")
    intents = planned(new, *SENTENCES)
    assert [intent.place.how for intent in intents] == [How.MOVED, How.CHANGED, How.LOST, How.MOVED]
    assert said(intents) == "2 notes moved, 1 changed, 1 needs you"


def test_the_sentence_begins_with_what_there_is() -> None:
    gone = Intent("a", Act.ASK, Lost("gone"))
    assert said([gone]) == "1 note needs you"
    assert said([gone, gone]) == "2 notes need you"
    assert said([Intent("b", Act.DERIVE, Placed(Span(0, 1), 0.9, How.CHANGED)), gone]) == "1 note changed, 1 needs you"


def test_of_two_passages_on_one_place_the_surer_one_has_it() -> None:
    one = "The dam holds. Rain fell. The dam at Osk holds for now, the mayor said on Friday."
    digest = "of a text that was not kept"
    sure = Anchor("the mayor said on Friday", "holds for now, ", ".", 57, 81, "", digest)
    unsure = Anchor("The mayor said on Sunday", "holds for now, ", ".", 200, 224, "", digest)
    first, second = plan_places({"sure": sure, "unsure": unsure}, Document(one), {})
    assert first.act in {Act.WRITE, Act.DERIVE}
    assert second.act is Act.ASK
    assert isinstance(second.place, Lost)


def test_two_passages_that_became_one_are_not_both_placed_there() -> None:
    old = "Snow fell in Osk. Nobody was hurt there.\nIce came. Ice fell in Osk. Nobody was hurt there at all."
    new = "Ice came. Snow and ice fell in Osk. Nobody was hurt there at all."
    anchors = anchors_of(old, "Snow fell in Osk. Nobody was hurt there", "Ice fell in Osk. Nobody was hurt there")
    intents = plan_places(anchors, Document(new), {})
    spans = [intent.place.span for intent in intents if isinstance(intent.place, Placed)]
    assert len(spans) < len(intents)
    assert all(intent.place.reason for intent in intents if isinstance(intent.place, Lost))


sentences = st.lists(
    st.lists(
        st.sampled_from(("the", "river", "rose", "two", "metres", "in", "May", "of", "a", "dam")),
        min_size=2,
        max_size=6,
    )
    .map(" ".join)
    .map(lambda words: f"{words}."),
    min_size=1,
    max_size=8,
)


@given(sentences, sentences, st.sampled_from(("kept", "not kept")))
def test_passages_that_were_apart_are_never_on_one_place(before: list[str], after: list[str], old_text: str) -> None:
    old, new = Document(" ".join(before)), Document(" ".join(after))
    starts = [len(" ".join([*before[:number], ""])) for number in range(len(before))]
    anchors = {
        str(number): describe(old, Span(start, start + len(sentence)))
        for number, (start, sentence) in enumerate(zip(starts, before, strict=True))
    }
    intents = plan_places(anchors, new, {old.text_digest: old.text} if old_text == "kept" else {})
    placed = [intent.place.span for intent in intents if isinstance(intent.place, Placed)]
    assert [intent.uid for intent in intents] == list(anchors)
    assert not any(one.overlaps(other) for number, one in enumerate(placed) for other in placed[:number])
    assert all(intent.act is Act.ASK for intent in intents if isinstance(intent.place, Lost))
    assert all(intent.place == Lost(TAKEN) for intent in intents if intent.offered)


def test_what_was_found_before_is_not_searched() -> None:
    anchors, new = anchors_of(OLD, SENTENCES[1]), Document(f"A line above.\n{OLD}")
    somewhere = Placed(Span(2, 6), 0.5, How.CHANGED)
    (intent,) = plan_places(anchors, new, {}, {"n0": somewhere})
    assert intent.place == somewhere


THREE = "The river rose three metres in the night."


def test_a_passage_that_was_marked_again_after_it_changed_is_the_same() -> None:
    new = Document(OLD.replace("two metres", "three metres"))
    here, old = anchors_of(new.text, THREE), {"old": anchors_of(OLD, SENTENCES[1])["n0"]}
    intents = {each.uid: each for each in plan_places(here | old, new, {Document(OLD).text_digest: OLD})}
    assert (intents["n0"].act, intents["old"].act) == (Act.KEEP, Act.DERIVE)
    assert intents["old"].place.how is How.CHANGED


def test_so_it_is_in_the_text_after_that() -> None:
    second, third = (OLD.replace("two metres", f"{number} metres") for number in ("three", "four"))
    anchors = anchors_of(second, THREE) | {"old": anchors_of(OLD, SENTENCES[1])["n0"]}
    olds = {Document(each).text_digest: each for each in (OLD, second)}
    intents = plan_places(anchors, Document(third), olds)
    assert [(each.act, each.place.how) for each in intents] == [(Act.DERIVE, How.CHANGED)] * 2


def test_what_knows_this_text_keeps_its_place_when_another_passage_comes_to_lie_there() -> None:
    new = Document(OLD.replace("two metres", "three metres"))
    here, old = anchors_of(new.text, THREE), {"old": anchors_of(OLD, SENTENCES[2])["n0"]}
    lies_there = {"old": Placed(here["n0"].span, 1.0, How.MOVED)}
    intents = {each.uid: each for each in plan_places(here | old, new, {Document(OLD).text_digest: OLD}, lies_there)}
    assert (intents["n0"].act, intents["old"].place) == (Act.KEEP, Lost(TAKEN))


def test_what_another_passage_came_to_lie_on_is_not_written_so_that_it_stays_in_question() -> None:
    anchors, new = anchors_of(OLD, SENTENCES[1], SENTENCES[2]), Document(f"A line above.\n{OLD}")
    place = Span(new.text.index(SENTENCES[1]), new.text.index(SENTENCES[1]) + len(SENTENCES[1]))
    found = {"n0": Placed(place, 1.0, How.MOVED), "n1": Placed(place, 0.6, How.CHANGED)}
    surer, other = plan_places(anchors, new, {}, found)
    assert (surer.act, surer.place, surer.anchor) == (Act.DERIVE, found["n0"], None)
    assert (other.act, other.place, other.offered) == (Act.ASK, Lost(TAKEN), place)
