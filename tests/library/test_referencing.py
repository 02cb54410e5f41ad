import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind, entity_target, figure_place, figure_target
from reader.core.span import Span
from reader.library.checking import check
from reader.library.comparing import confirm, target_of
from reader.library.ledger import take_ledger
from reader.library.library import Library
from reader.library.pointing import figure_quote, target_words
from reader.library.referencing import link, references_of, unlink
from reader.library.shelf import resolve
from reader.library.undoing import history
from tests.library.alike_room import shelved, the

ANN = entity_target(EntityKey(EntityKind.PERSON, "Ann Reed"))


def letters(library: Library) -> Target:
    return target_of(the(take_ledger(library), "over 6,000"))


def test_the_key_of_a_figure_is_written_and_read_back() -> None:
    target = figure_target("0123abcd", "f00d", Span(12, 17))
    assert target == Target(TargetKind.FIGURE, "0123abcd:f00d:12-17")
    assert figure_place(target) == ("0123abcd", "f00d", Span(12, 17))
    for key in ("", "a:b", "a:b:c", "a:b:5-1"):
        with pytest.raises(ValueError, match=r".+"):
            figure_place(Target(TargetKind.FIGURE, key))
    with pytest.raises(ValueError, match="no figure"):
        figure_place(Target(TargetKind.ARTICLE, target.key))


def test_a_figure_and_an_entity_are_linked(library: Library) -> None:
    made = link(library, letters(library), "see also", ANN, "as she said")
    assert references_of(library, ANN) == [made]
    assert references_of(library, letters(library)) == [made]
    assert history(library)[0].words == "linked “over 6,000” with the person “Ann Reed” as see also"


def test_the_text_of_a_figure_is_kept_with_its_reference(library: Library) -> None:
    target = letters(library)
    link(library, target, "see also", ANN)
    (library.articles / "talks.txt").unlink()
    assert figure_quote(library, target) == "over 6,000"
    assert target_words(library, target) == "“over 6,000”"


def test_what_was_never_kept_is_told_without_its_words(library: Library) -> None:
    assert target_words(library, letters(library)) == "“a figure”"
    assert target_words(library, Target(TargetKind.ARTICLE, "nothing")) == "an article that is gone"
    assert target_words(library, Target(TargetKind.ANNOTATION, "nothing")) == "an annotation"


def test_an_article_that_has_changed_since_is_not_linked(library: Library) -> None:
    target = letters(library)
    (library.articles / "talks.txt").write_text("Nobody wrote.\n")
    with pytest.raises(ReaderError, match="has changed since"):
        link(library, target, "see also", ANN)
    assert history(library) == []


def test_a_reference_needs_two_ends_and_a_relation_that_is_known(library: Library) -> None:
    with pytest.raises(ReaderError, match="two ends"):
        link(library, ANN, "see also", ANN)
    with pytest.raises(ReaderError, match="no relation “likes”"):
        link(library, letters(library), "likes", ANN)


def test_a_reference_is_taken_away_once(library: Library) -> None:
    made = link(library, letters(library), "see also", ANN)
    unlink(library, made.record.uid)
    assert references_of(library, ANN) == []
    with pytest.raises(ReaderError, match="there is no reference"):
        unlink(library, made.record.uid)


def test_two_articles_are_kept_in_one_act(library: Library) -> None:
    told = {"One 2025-06-02": "Norholm lost 340 boats.", "Two 2025-06-03": "Norholm lost 340 boats."}
    ledger = shelved(library, told)
    confirm(library, the(ledger, "340", "One"), the(ledger, "340", "Two"))
    [act] = history(library)
    assert act.words == "linked “340” with “340” as supports"
    assert {change.noun for change in act.changes} == {"article", "reference"}
    assert resolve(library, "One").id in {change.key for change in act.changes}
    assert check(library) == []
