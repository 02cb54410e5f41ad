from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.labels import DEFAULT, Label
from reader.core.span import Span
from reader.library.annotating import annotate, find_annotation, trash
from reader.library.codebook import add_label, change_label, label_uses, new_label, remove_label
from reader.library.following import Follower
from reader.library.library import LABELS, Library
from reader.library.opening import open_article
from reader.library.placing import LAST_LABEL, recall, remember
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo

CLAIM = Label("6", "claim", "cyan", "★", "What someone says.")
Opening = Callable[[], Library]


def _mark(library: Library, label: str) -> str:
    opened = open_article(library, resolve(library, "rain"))
    return annotate(library, opened.entry, opened.document, Span(0, 4), label=label).uid


def _names(library: Library) -> list[str]:
    return [label.name for label in library.codebook.labels]


def test_the_file_is_there_only_once_something_was_changed(library: Library, opening: Opening) -> None:
    assert not (library.root / LABELS).exists()
    add_label(library, CLAIM)
    assert (library.root / LABELS).is_file()
    assert list(opening().codebook.labels) == [*DEFAULT, CLAIM]
    assert history(library, 1)[0].words == "added the label “claim”"


def test_undo_takes_the_file_away_again_and_redo_brings_it_back(library: Library) -> None:
    add_label(library, CLAIM)
    undo(library)
    assert not (library.root / LABELS).exists()
    assert library.codebook.labels == DEFAULT
    redo(library)
    assert [*library.codebook.labels] == [*DEFAULT, CLAIM]


def test_a_label_is_renamed_in_the_file_and_on_its_annotations_in_the_trash_too(library: Library) -> None:
    uids = [_mark(library, "doubt"), _mark(library, "doubt"), _mark(library, "evidence")]
    trash(library, uids[1])
    remember(library, LAST_LABEL, "doubt")
    change_label(library, "Doubt", replace(library.codebook.named("doubt"), name="unsure"))
    assert [find_annotation(library, uid).label for uid in uids] == ["unsure", "unsure", "evidence"]
    assert recall(library, LAST_LABEL) == "unsure"
    assert history(library, 1)[0].words == "renamed the label “doubt” to “unsure”, on 2 annotations"
    undo(library)
    assert [find_annotation(library, uid).label for uid in uids] == ["doubt", "doubt", "evidence"]
    assert library.codebook.labels == DEFAULT


def test_what_a_person_wrote_over_the_labels_stays(library: Library, root: Path) -> None:
    add_label(library, CLAIM)
    file = root / LABELS
    file.write_text("# agreed in June\n" + file.read_text())
    change_label(library, "claim", replace(CLAIM, glyph="◇", colour="grey", key="9", definition=""))
    assert file.read_text().startswith("# agreed in June\n")
    assert library.codebook.named("claim") == replace(CLAIM, glyph="◇", colour="grey", key="9", definition="")


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (replace(CLAIM, key="1"), "key “1”"),
        (replace(CLAIM, name="Doubt"), "name “doubt”"),
        (replace(CLAIM, colour="mud"), "no colour “mud”"),
        (replace(CLAIM, glyph="日"), "not one cell wide"),
        (replace(CLAIM, name=" "), "no name"),
    ],
)
def test_a_label_that_is_none_changes_nothing(library: Library, wanted: Label, message: str) -> None:
    with pytest.raises(ReaderError, match=message):
        add_label(library, wanted)
    with pytest.raises(ReaderError, match=message):
        change_label(library, "evidence", wanted)
    assert library.codebook.labels == DEFAULT
    assert not (library.root / LABELS).exists()
    assert history(library, 1) == []


def test_when_the_file_cannot_be_written_no_annotation_is_changed(library: Library) -> None:
    uid = _mark(library, "doubt")
    (library.root / LABELS).mkdir()
    with pytest.raises(ReaderError, match="cannot be written"):
        change_label(library, "doubt", replace(library.codebook.named("doubt"), name="unsure"))
    assert find_annotation(library, uid).label == "doubt"
    assert library.codebook.labels == DEFAULT


def test_only_an_unused_label_is_removed_unless_another_takes_its_place(library: Library) -> None:
    uid = _mark(library, "doubt")
    remove_label(library, "context")
    assert "context" not in _names(library)
    with pytest.raises(ReaderError, match="is in use"):
        remove_label(library, "doubt")
    assert remove_label(library, "doubt", into="question") == 1
    assert find_annotation(library, uid).label == "question"
    assert history(library, 1)[0].words == "merged the label “doubt” into “question”, on 1 annotation"


def test_the_last_label_stays(library: Library) -> None:
    for name in _names(library)[1:]:
        remove_label(library, name)
    with pytest.raises(ReaderError, match="one label at least"):
        remove_label(library, "important")


def test_uses_tell_of_labels_that_only_annotations_know(library: Library, root: Path) -> None:
    uid = _mark(library, "doubt")
    _mark(library, "")
    (root / LABELS).write_text('[[label]]\nkey = "1"\nname = "claim"\ncolour = "red"\n')
    assert library.labels.read()
    assert [(use.name, use.label is None, use.count) for use in label_uses(library)] == [
        ("claim", False, 0),
        ("doubt", True, 1),
        ("", True, 1),
    ]
    remove_label(library, "doubt", into="claim")
    assert find_annotation(library, uid).label == "claim"


def test_what_another_program_changed_is_read_before_it_is_changed_again(opening: Opening) -> None:
    one, two = opening(), opening()
    add_label(one, CLAIM)
    change_label(two, "evidence", replace(two.codebook.named("evidence"), glyph="◇"))
    assert two.codebook.by_name("claim")
    undo(one)
    assert one.codebook.named("evidence").glyph == "▲"
    assert one.codebook.by_name("claim")


def test_undo_does_not_take_back_what_was_changed_by_hand_since(library: Library, root: Path) -> None:
    add_label(library, CLAIM)
    (root / LABELS).write_text('[[label]]\nkey = "1"\nname = "mine"\ncolour = "red"\n')
    with pytest.raises(ReaderError, match="has changed since"):
        undo(library)


def test_one_who_follows_hears_of_another_codebook(opening: Opening) -> None:
    one, two = opening(), opening()
    follower = Follower(two)
    add_label(one, CLAIM)
    assert follower.changed()
    assert two.codebook.by_name("claim")
    assert not follower.changed()


def test_a_new_label_gets_a_free_key_and_colour(library: Library) -> None:
    label = new_label(library, "claim")
    assert (label.key, label.colour) == ("6", "orange")
    for number in range(4):
        add_label(library, new_label(library, f"label {number}"))
    with pytest.raises(ReaderError, match="all 9 keys"):
        new_label(library, "one more")
