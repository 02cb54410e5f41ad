from reader.core.reference import Target, TargetKind
from reader.library.annotating import annotate, find_annotation, rewrite, trash
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.referencing import find_reference, link, references_of, unlink
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


def test_all_of_it_comes_back_at_once_and_goes_at_once(library: Library) -> None:
    first = Target(TargetKind.ANNOTATION, mark(library, "rain", "Rain fell."))
    opened = open_article(library, resolve(library, "rain"))
    made = annotate(library, opened.entry, opened.document, None, note=f"see [[talks]] and [[{first.key}]]")
    tied = [each.record.uid for each in references_of(library, Target(TargetKind.ANNOTATION, made.uid))]
    rewrite(library, made.uid, "see nothing")

    def living() -> list[str]:
        return [uid for uid in tied if find_reference(library, uid).record.deleted is None]

    assert restore_changed(library, history(library, 1)[0].changes) == len(tied) == len(living()) == 2
    undo(library)
    assert living() == []
