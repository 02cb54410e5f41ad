from collections.abc import Callable

import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.reference import RELATIONS, entity_target
from reader.library.library import Library
from reader.library.referencing import link, unlink
from reader.library.relations import (
    add_relation,
    last_relation,
    relation_for,
    relation_named,
    relations,
    remove_relation,
    rename_relation,
    reorder_relations,
    uses,
    usual_relation,
)
from reader.library.undoing import history, redo, undo
from reader.store.references import all_references

ANN, BEN = (entity_target(EntityKey(EntityKind.PERSON, name)) for name in ("Ann Reed", "Ben Hale"))


def said(library: Library) -> list[str]:
    return [each.relation for each in all_references(library.database)]


def test_a_relation_is_added_at_the_end_and_can_be_said(library: Library) -> None:
    assert add_relation(library, "  answers \n to ") == "answers to"
    assert relations(library) == [*RELATIONS, "answers to"]
    link(library, ANN, "answers to", BEN)
    assert uses(library)["answers to"] == 1
    assert history(library)[1].words == "added the relation “answers to”"


def test_a_renamed_relation_is_renamed_in_every_reference_also_in_the_trash(library: Library) -> None:
    kept, gone = link(library, ANN, "see also", BEN), link(library, BEN, "see also", ANN)
    unlink(library, gone.record.uid)
    rename_relation(library, "see also", "cf.")
    assert relations(library) == [*RELATIONS[:-1], "cf."]
    assert said(library) == ["cf."]
    assert [each.relation for each in all_references(library.database, trashed=True)] == ["cf."]
    assert history(library)[0].words == "renamed the relation “see also” to “cf.”"
    undo(library)
    assert relations(library) == list(RELATIONS)
    assert said(library) == ["see also"] == [kept.relation]
    redo(library)
    assert said(library) == ["cf."]


def test_the_case_of_a_relation_can_be_changed(library: Library) -> None:
    link(library, ANN, "see also", BEN)
    rename_relation(library, "see also", "See also")
    assert said(library) == ["See also"]


def test_only_a_relation_that_nothing_says_is_removed(library: Library) -> None:
    unlink(library, link(library, ANN, "updates", BEN).record.uid)
    with pytest.raises(ReaderError, match=r"1 references say “updates”, 1 of them in the trash"):
        remove_relation(library, "updates")
    remove_relation(library, "supports")
    assert "supports" not in relations(library)
    undo(library)
    assert relations(library) == list(RELATIONS)


def test_the_last_relation_stays(library: Library) -> None:
    for name in RELATIONS[1:]:
        remove_relation(library, name)
    with pytest.raises(ReaderError, match="has to say something"):
        remove_relation(library, RELATIONS[0])


def test_relations_are_put_in_another_order(library: Library) -> None:
    reorder_relations(library, ["updates", "no such", "see also"])
    assert relations(library) == ["updates", "see also", "supports", "contradicts", "same as", "source of"]
    assert history(library)[0].words == "put the relations in another order"
    undo(library)
    assert relations(library) == list(RELATIONS)


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (lambda library: add_relation(library, "SUPPORTS"), "there is a relation “supports”"),
        (lambda library: add_relation(library, " "), "a letter"),
        (lambda library: rename_relation(library, "updates", "supports"), "there is a relation “supports”"),
        (lambda library: rename_relation(library, "nothing", "supports"), "there is no relation “nothing”"),
        (lambda library: remove_relation(library, "nothing"), "there is no relation “nothing”"),
    ],
)
def test_what_cannot_be_done_to_a_relation_is_told(
    library: Library, refused: Callable[[Library], object], why: str
) -> None:
    with pytest.raises(ReaderError, match=why):
        refused(library)
    assert history(library) == []


def test_a_relation_is_named_by_its_first_letters(library: Library) -> None:
    assert relation_named(library, "UP") == "updates"
    assert relation_named(library, "Same  As") == "same as"
    with pytest.raises(ReaderError, match="beginning of 4 relations"):
        relation_named(library, "s")
    with pytest.raises(ReaderError, match="no relation “”"):
        relation_named(library, "")


def test_the_newest_reference_says_what_is_offered_first(library: Library) -> None:
    assert last_relation(library) == usual_relation(library) == "see also"
    link(library, ANN, "updates", BEN)
    assert last_relation(library) == "updates"
    remove_relation(library, "see also")
    assert usual_relation(library) == "supports"


def test_a_relation_is_merged_into_another_in_one_act(library: Library) -> None:
    link(library, ANN, "updates", BEN)
    unlink(library, link(library, BEN, "updates", ANN).record.uid)
    assert remove_relation(library, "updates", "see also") == 2
    assert "updates" not in relations(library)
    assert said(library) == ["see also"]
    assert history(library)[0].words == "removed the relation “updates”, 2 references to “see also”"
    undo(library)
    assert relations(library) == list(RELATIONS)
    assert said(library) == ["updates"]
    with pytest.raises(ReaderError, match="its own place"):
        remove_relation(library, "updates", "updates")


def test_a_relation_that_is_typed_is_the_one_of_that_name_or_a_new_one(library: Library) -> None:
    assert relation_for(library, " UPDATES ") == "updates"
    assert relation_for(library, "answers") == "answers"
    assert relations(library) == [*RELATIONS, "answers"]
