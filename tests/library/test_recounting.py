import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, retag, rewrite, trash
from reader.library.bulk import add_tags
from reader.library.correcting import rename
from reader.library.library import Library
from reader.library.opening import Opened, open_article
from reader.library.recounting import NOWHERE, Part, Recounted, Where, recounted, where
from reader.library.referencing import link, turn_down
from reader.library.saving_searches import save_search
from reader.library.shelf import resolve
from reader.library.undoing import history

ANN = EntityKey(EntityKind.PERSON, "Ann Reed")


@pytest.fixture
def rain(library: Library) -> Opened:
    return open_article(library, resolve(library, "rain"))


def _made(library: Library, rain: Opened, note: str = "one") -> str:
    return annotate(library, rain.entry, rain.document, Span(0, 4), note=note, tags=["a"]).uid


def _last(library: Library) -> list[Recounted]:
    return recounted(library, history(library, 1)[0].changes)


def _parts(library: Library) -> list[Part]:
    [one] = _last(library)
    return list(one.parts)


def test_what_was_made_has_nothing_before(library: Library, rain: Opened) -> None:
    _made(library, rain)
    assert _parts(library) == [Part("passage", "", "“Rain”"), Part("tags", "", "#a"), Part("note", "", "one")]


def test_of_what_was_changed_only_that_is_told(library: Library, rain: Opened) -> None:
    uid = _made(library, rain)
    rewrite(library, uid, "two")
    assert _parts(library) == [Part("note", "one", "two")]
    retag(library, uid, ["b", "a"])
    assert _parts(library) == [Part("tags", "#a", "#b #a")]
    relabel(library, uid, "doubt")
    assert _parts(library) == [Part("label", "", "doubt")]
    trash(library, uid)
    assert _parts(library) == [Part("where", "", "in the trash")]


def test_a_reference_is_told_by_its_ends(library: Library, rain: Opened) -> None:
    uid = _made(library, rain)
    link(library, Target(TargetKind.ANNOTATION, uid), "supports", entity_target(ANN), "as she said")
    assert _parts(library) == [
        Part("from", "", "“Rain”"),
        Part("to", "", "the person “Ann Reed”"),
        Part("relation", "", "supports"),
        Part("note", "", "as she said"),
    ]


def test_a_correction_is_told_by_what_the_name_is(library: Library) -> None:
    rename(library, ANN, "Ann B. Reed")
    assert _parts(library) == [Part("name", "", "Ann Reed, person"), Part("is", "", "Ann B. Reed, person")]


def test_of_many_rows_each_is_told_up_to_a_number(library: Library, rain: Opened) -> None:
    uids = [_made(library, rain, str(number)) for number in range(10)]
    add_tags(library, uids, ["b"])
    changes = history(library, 1)[0].changes
    assert history(library, 1)[0].words == "tagged 10 annotations #b"
    told = recounted(library, changes, at_most=3)
    assert [each.parts for each in told] == [(Part("tags", "#a", "#a #b"),)] * 3
    assert told[0].words == "tagged #b: “Rain” in “Rain in the north”"


def test_where_an_act_is_to_be_seen(library: Library, rain: Opened) -> None:
    uid = _made(library, rain)
    assert where(history(library, 1)[0].changes) == Where(rain.entry.id, uid)
    link(library, Target(TargetKind.ANNOTATION, uid), "supports", entity_target(ANN))
    assert where(history(library, 1)[0].changes) == Where(annotation=uid)
    rename(library, ANN, "Ann B. Reed")
    assert where(history(library, 1)[0].changes) == Where(entity=EntityKey(EntityKind.PERSON, "Ann B. Reed"))
    turn_down(library, entity_target(ANN), Target(TargetKind.ARTICLE, rain.entry.id))
    assert where(history(library, 1)[0].changes) == Where(entity=ANN)
    save_search(library, "wet", "rain")
    assert where(history(library, 1)[0].changes) == NOWHERE
