import re
from pathlib import Path

import pytest

from reader.core.outgoing import Wishes
from reader.core.reference import Target, TargetKind
from reader.library.annotating import annotate, find_annotation, find_quotes, rewrite, trash
from reader.library.exporting.choosing import Choice
from reader.library.exporting.writing import Exported, export
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.outcomes import OTHERWISE
from reader.library.importing.planned import Outcome
from reader.library.importing.planning import plan
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.shelf import resolve
from reader.library.undoing import undo


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def mark(library: Library, article: str, quote: str, note: str = "", label: str = "doubt") -> str:
    entry = resolve(library, article)
    document = open_article(library, entry).document
    return annotate(
        library, entry, document, find_quotes(document, quote)[0], label=label, note=note, tags=["rain"]
    ).uid


def sent(library: Library, vault: Path, choice: Choice | None = None) -> Exported:
    return export(library, choice or Choice(), "obsidian", vault, Wishes())


def taken(library: Library, path: Path) -> None:
    carry_out(library, plan(library, [(path.name, path.read_bytes())]))


def names(vault: Path) -> dict[str, bytes]:
    return {path.relative_to(vault).as_posix(): path.read_bytes() for path in vault.rglob("*.md")}


def test_edits_stay_new_ones_come_nothing_stands_twice_and_the_rest_is_not_touched(
    library: Library, vault: Path
) -> None:
    first = mark(library, "rain", "The river rose.", "Who measured?")
    mark(library, "rain", "Night came.")
    mark(library, "talks", "over 6,000 letters", "Who counted?")
    assert len(sent(library, vault).written) == 2
    rain, talks = vault / "Rain in the north.md", vault / "Talks end.md"
    text = rain.read_text().replace("Who measured?", "Who measured it, and *where*?")
    text = text.replace(f"^{first}\n\n", f"^{first}\n\nMine: look at the map.\n\n")
    rain.write_text(text.replace("postil-id:", "mood: wet\npostil-id:"))
    mark(library, "rain", "Rain fell.", "New.")
    done = sent(library, vault)
    assert done.written == (rain,)
    after = rain.read_text()
    assert (
        after.index("New.") < after.index("Who measured it, and *where*?") < after.index("Mine:") < after.index("Night")
    )
    assert "mood: wet\n" in after
    assert all(
        after.count(words) == 1 for words in ("> > Rain fell.", "> > The river rose.", "> > Night came.", "Mine:")
    )
    before = {path: path.stat().st_mtime_ns for path in (rain, talks)}
    assert sent(library, vault).written == ()
    assert {path: path.stat().st_mtime_ns for path in (rain, talks)} == before


def test_a_file_that_was_renamed_and_moved_is_found_again(library: Library, vault: Path) -> None:
    uid, other = mark(library, "rain", "The river rose."), mark(library, "talks", "over 6,000 letters")
    sent(library, vault)
    (vault / "news").mkdir()
    (vault / "Rain in the north.md").rename(vault / "news" / "Weather.md")
    link(library, Target(TargetKind.ANNOTATION, other), "see also", Target(TargetKind.ANNOTATION, uid))
    assert {path.name for path in sent(library, vault).written} == {"Weather.md", "Talks end.md"}
    assert set(names(vault)) == {"news/Weather.md", "Talks end.md"}
    assert f"[[Weather#^{uid}|" in (vault / "Talks end.md").read_text()


def test_the_note_on_a_reference_is_markdown_on_its_line(library: Library, vault: Path) -> None:
    uid, other = mark(library, "rain", "The river rose."), mark(library, "talks", "over 6,000 letters")
    ends = Target(TargetKind.ANNOTATION, uid), Target(TargetKind.ANNOTATION, other)
    link(library, ends[0], "see also", ends[1], note=f"see *both*\n\n%% and ^{other}")
    sent(library, vault)
    text = (vault / "Rain in the north.md").read_text()
    assert f" – see *both* %\\% and \\^{other}\n" in text
    assert not plan(library, [(path.name, path.read_bytes()) for path in vault.glob("*.md")]).writes


@pytest.mark.parametrize("copy", ["Rain in the north 1.md", "Copy of Rain in the north.md"])
def test_a_copy_beside_a_note_does_not_take_its_place(library: Library, vault: Path, copy: str) -> None:
    mark(library, "rain", "The river rose.")
    sent(library, vault)
    (vault / copy).write_bytes((vault / "Rain in the north.md").read_bytes())
    mark(library, "rain", "Night came.")
    done = sent(library, vault)
    assert done.written == (vault / "Rain in the north.md",)
    assert (*done.kept, *done.notices) == (f"{copy} is about the same article as Rain in the north.md: left as it is",)


def test_what_is_removed_is_marked_and_undo_takes_the_mark_away(library: Library, vault: Path) -> None:
    uid = mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    before = names(vault)
    trash(library, uid)
    sent(library, vault)
    assert "removed in Postil" in (vault / "Rain in the north.md").read_text()
    undo(library)
    sent(library, vault)
    assert names(vault) == before


def test_what_is_not_chosen_is_left_alone(library: Library, vault: Path) -> None:
    mark(library, "rain", "The river rose.")
    mark(library, "rain", "Night came.", label="evidence")
    sent(library, vault)
    before = names(vault)
    assert sent(library, vault, Choice(label="doubt")).written == ()
    assert sent(library, vault, Choice(articles=(resolve(library, "talks"),))).written == (vault / "Talks end.md",)
    assert before.items() <= names(vault).items()


def test_the_name_of_a_note_of_another_is_not_taken(library: Library, vault: Path) -> None:
    mark(library, "rain", "The river rose.")
    vault.mkdir()
    (vault / "rain in the north.md").write_text("My own.\n")
    sent(library, vault)
    assert (vault / "rain in the north.md").read_text() == "My own.\n"
    assert "The river rose." in (vault / "Rain in the north 2.md").read_text()


def test_a_note_of_another_library_is_left_alone(library: Library, vault: Path) -> None:
    mark(library, "rain", "The river rose.")
    sent(library, vault)
    path = vault / "Rain in the north.md"
    strange = re.sub(r"(reader://library~)\w+", r"\g<1>othersid", path.read_text()).replace("The river", "A river")
    path.write_text(strange)
    sent(library, vault)
    assert path.read_text() == strange
    assert "The river" in (vault / "Rain in the north 2.md").read_text()


def test_edits_come_back_and_go_out_again_without_a_word(library: Library, vault: Path) -> None:
    uid = mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    path = vault / "Rain in the north.md"
    path.write_text(path.read_text().replace("Who measured?", "Where?").replace("#rain", "#north #wet"))
    typed = "\n> [!quote] evidence\n> Night came.\n>\n> So early?\n"
    path.write_text(path.read_text() + typed)
    taken(library, path)
    found = find_annotation(library, uid)
    assert (found.note, found.tags) == ("Where?", ("north", "wet"))
    done = sent(library, vault)
    assert done.kept == ()
    assert done.notices == ()
    text = path.read_text()
    assert text.count("Night came.") == text.count("So early?") == 1
    taken(library, path)
    assert sent(library, vault).written == ()


@pytest.mark.parametrize("copy", ["A copy.md", "Rain in the north 1.md", "Zebra.md"])
def test_of_a_note_and_its_copy_what_was_changed_comes_in_once(library: Library, vault: Path, copy: str) -> None:
    uid = mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    note = vault / "Rain in the north.md"
    (vault / copy).write_bytes(note.read_bytes())
    note.write_text(note.read_text().replace("Who measured?", "Who, and where?"))
    files = [(path.name, path.read_bytes()) for path in sorted(vault.glob("*.md"))]
    carry_out(library, plan(library, files))
    assert [(each.annotation.uid, each.annotation.note) for each in notes(library)] == [(uid, "Who, and where?")]
    assert not plan(library, files).writes


def test_of_two_copies_that_were_changed_the_first_counts_and_that_is_told(library: Library, vault: Path) -> None:
    mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    text = (vault / "Rain in the north.md").read_text()
    files = [(f"{word}.md", text.replace("Who measured?", f"{word}?").encode()) for word in ("One", "Two")]
    made = carry_out(library, plan(library, files))
    assert [each.annotation.note for each in notes(library)] == ["One?"]
    assert [each.why for each in made.planned if each.outcome is Outcome.OURS] == [OTHERWISE]


def test_what_changed_on_both_sides_stays_and_is_told(library: Library, vault: Path) -> None:
    uid = mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    path = vault / "Rain in the north.md"
    path.write_text(path.read_text().replace("Who measured?", "Where?"))
    rewrite(library, uid, "When?")
    done = sent(library, vault)
    assert "Where?" in path.read_text()
    assert len(done.notices) == 1
    taken(library, path)
    assert find_annotation(library, uid).note == "When?"


def test_what_changed_on_both_sides_in_other_fields_goes_out_whole_once_it_came_in(
    library: Library, vault: Path
) -> None:
    uid = mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    path = vault / "Rain in the north.md"
    path.write_text(path.read_text().replace("#rain", "#wet"))
    rewrite(library, uid, "When?")
    assert "until an import has taken" in "".join(sent(library, vault).notices)
    assert "Who measured?" in path.read_text()
    taken(library, path)
    done = sent(library, vault)
    assert (done.kept, done.notices) == ((), ())
    text = path.read_text()
    assert "When?" in text
    assert "#wet" in text
    assert "Who measured?" not in text
    assert sent(library, vault).written == ()


def test_what_came_in_and_was_taken_back_stays_in_the_note(library: Library, vault: Path) -> None:
    uid = mark(library, "rain", "The river rose.", "Who measured?")
    sent(library, vault)
    path = vault / "Rain in the north.md"
    path.write_text(path.read_text().replace("#rain", "#wet"))
    rewrite(library, uid, "When?")
    taken(library, path)
    undo(library)
    assert len(sent(library, vault).notices) == 1
    assert "#wet" in path.read_text()


@pytest.mark.parametrize("content", [b"\xff\xfepostil-id: 0123456789ab", b"---\npostil-id: 0123456789ab\n"])
def test_what_cannot_be_read_is_left_alone(library: Library, vault: Path, content: bytes) -> None:
    mark(library, "rain", "The river rose.")
    vault.mkdir()
    (vault / "strange.md").write_bytes(content)
    sent(library, vault)
    assert (vault / "strange.md").read_bytes() == content


def test_a_link_in_the_vault_is_not_written_through(library: Library, vault: Path, tmp_path: Path) -> None:
    mark(library, "rain", "The river rose.")
    sent(library, vault)
    path, outside = vault / "Rain in the north.md", tmp_path / "outside.md"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    mark(library, "rain", "Night came.")
    sent(library, vault)
    assert outside.read_bytes() == before
