from reader.core.reference import Target, TargetKind
from reader.library.annotating import find_annotation, trash
from reader.library.library import Library
from reader.library.referencing import find_reference, link, unlink
from reader.library.removing import remove
from reader.library.restoring import restore_changed
from reader.library.shelf import entries, resolve
from reader.library.undoing import history, undo
from tests.library.test_notebook import mark


def test_whatever_an_act_put_into_the_trash_comes_back(library: Library) -> None:
    here, there = (
        Target(TargetKind.ANNOTATION, mark(library, "rain", quote)) for quote in ("Rain fell.", "Night came.")
    )
    tied = link(library, here, "updates", there)
    unlink(library, tied.record.uid)
    trash(library, here.key)
    remove(library, resolve(library, "talks"))
    removed, trashed, unlinked = history(library, 3)
    assert [restore_changed(library, each.changes) for each in (removed, trashed, unlinked)] == [1, 1, 1]
    assert len(entries(library)) == 2
    assert find_annotation(library, here.key).record.deleted is None
    assert find_reference(library, tied.record.uid).record.deleted is None
    assert restore_changed(library, trashed.changes) == 0


def test_it_is_an_act_of_its_own(library: Library) -> None:
    uid = mark(library, "rain", "Rain fell.")
    trash(library, uid)
    restore_changed(library, history(library, 1)[0].changes)
    undo(library)
    assert find_annotation(library, uid).record.deleted
