"""References in the trash and dismissed suggestions: listed, and brought back."""

import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.reference import entity_target
from reader.library.library import Library
from reader.library.referencing import link, turn_down, unlink
from reader.library.taken_away import DISMISSED, bring_link_back, taken_away
from reader.library.undoing import history, redo, undo
from reader.store.dismissals import all_dismissals
from reader.store.references import all_references

ANN, BEN = (entity_target(EntityKey(EntityKind.PERSON, name)) for name in ("Ann Reed", "Ben Hale"))


def listed(library: Library) -> list[str]:
    return [each.reference.relation for each in taken_away(library, ()).found]


def test_a_trashed_reference_and_a_dismissed_suggestion_are_listed_and_brought_back(library: Library) -> None:
    gone = unlink(library, link(library, ANN, "updates", BEN).record.uid)
    down = turn_down(library, BEN, ANN)
    assert listed(library) == ["updates", DISMISSED]
    bring_link_back(library, gone.record.uid)
    bring_link_back(library, down.record.uid)
    assert listed(library) == []
    assert [each.relation for each in all_references(library.database)] == ["updates"]
    assert all_dismissals(library.database) == []
    told = "no longer dismissed that the person “Ben Hale” and the person “Ann Reed” are alike"
    assert history(library)[0].words == told


def test_what_was_brought_back_is_taken_away_again_by_undo(library: Library) -> None:
    down = turn_down(library, BEN, ANN)
    bring_link_back(library, down.record.uid)
    undo(library)
    assert listed(library) == [DISMISSED]
    redo(library)
    assert listed(library) == []


def test_what_is_not_there_cannot_be_brought_back(library: Library) -> None:
    with pytest.raises(ReaderError, match="no reference"):
        bring_link_back(library, "nothing")
