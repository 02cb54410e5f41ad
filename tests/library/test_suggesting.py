from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.reference import TargetKind
from reader.core.segment import sentence_at
from reader.library.annotating import annotate
from reader.library.checking import check
from reader.library.indexing import index
from reader.library.ledger import take_ledger
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.said_where import gather
from reader.library.shelf import resolve
from reader.library.suggesting import Focus, Suggestion, accept, dismiss, focus_on, suggest
from reader.library.undoing import undo
from tests.library.names_room import laid, with_model

FERRIES = {
    "2025-06-02-strike": (
        "The weather was fine. [Ann Reed|p] said that the night ferries of [Norholm|l] would be moored. "
        "Nobody else spoke."
    ),
    "2025-06-09-harbour": (
        "A market opened. [Ann Reed|p] told the harbour board that night ferries stay moored. [Norholm|l] has a mayor."
    ),
    "2025-06-10-school": "[Ann Reed|p] opened a school. The weather in [Velgrad|l] was fine, and children sang songs.",
    "2025-06-11-toll": "The flood in [Norholm|l] destroyed 340 wooden houses near the harbour.",
    "2025-06-12-count": "Insurers count 340 wooden houses that the flood in [Norholm|l] destroyed near the harbour.",
}
MOORED, BOARD = "night ferries of Norholm", "told the harbour board"


@pytest.fixture
def bare(library: Library, tmp_path: Path) -> Library:
    for file in library.articles.iterdir():
        file.unlink()
    return with_model(library, tmp_path / "told")


def ferries(library: Library, articles: Mapping[str, str] = FERRIES) -> Library:
    list(index(library, laid(library, articles)))
    return library


def on(library: Library, article: str, words: str) -> Focus:
    """The sentence of an article in which these words stand."""
    opened = open_article(library, resolve(library, article))
    span = sentence_at(opened.document, opened.document.text.index(words))
    return focus_on(library, opened.entry, opened.document, span)


def found(library: Library, focus: Focus) -> list[Suggestion]:
    return suggest(library, gather(library), take_ledger(library), focus)


def titles(library: Library, article: str, words: str) -> list[str]:
    return [each.entry.article.title for each in found(library, on(library, article, words))]


def test_a_passage_that_names_and_says_the_same_is_suggested_with_its_reason(bare: Library) -> None:
    library = ferries(bare)
    [one] = found(library, on(library, "strike", MOORED))
    assert one.text == "Ann Reed told the harbour board that night ferries stay moored."
    assert one.reason == "both name Ann Reed; both say “ferries” and “moored”"
    assert one.relation == "see also"
    assert 0 < one.strength <= 1


def test_a_name_alone_and_words_alone_are_no_reason(bare: Library) -> None:
    library = ferries(bare)
    assert titles(library, "school", "opened a school") == []
    assert titles(library, "strike", "The weather was fine") == []


def test_the_same_measure_is_a_reason(bare: Library) -> None:
    library = ferries(bare)
    [one] = found(library, on(library, "toll", "340"))
    assert one.entry.article.title == "2025-06-12-count"
    assert one.reason.startswith("“340” there too: same noun “houses”")
    assert one.relation == "supports"
    assert one.figures


def test_what_the_reader_has_annotated_goes_before(bare: Library) -> None:
    articles = {**FERRIES, "2025-06-10-board": FERRIES["2025-06-09-harbour"]}
    library = ferries(bare, articles)
    for article in ("board", "harbour"):
        opened = open_article(library, resolve(library, article))
        start = opened.document.text.index("night ferries")
        made = annotate(library, opened.entry, opened.document, sentence_at(opened.document, start), note="Why?")
        best, other = found(library, on(library, "strike", MOORED))
        assert best.entry.id == opened.entry.id
        assert best.annotation == made.uid
        assert best.reason.endswith("; you noted it")
        assert best.strength > other.strength
        undo(library)


def test_what_is_linked_is_not_suggested_and_comes_back_when_that_is_undone(bare: Library) -> None:
    library = ferries(bare)
    focus = on(library, "strike", MOORED)
    [one] = found(library, focus)
    made = accept(library, focus, one, "see also")
    assert (made.source.kind, made.target.kind) == (TargetKind.ANNOTATION, TargetKind.ANNOTATION)
    assert found(library, focus) == []
    assert titles(library, "harbour", BOARD) == []
    undo(library)
    assert len(found(library, focus)) == 1
    assert check(library) == []


def test_figures_are_linked_as_figures_the_newer_one_first(bare: Library) -> None:
    library = ferries(bare)
    focus = on(library, "toll", "340")
    [one] = found(library, focus)
    made = accept(library, focus, one, one.relation)
    assert made.source.key.startswith(resolve(library, "count").id)
    assert made.target.key.startswith(resolve(library, "toll").id)
    assert found(library, focus) == []


@pytest.mark.parametrize(("article", "words", "other"), [("strike", MOORED, BOARD), ("toll", "340", "Insurers")])
def test_what_is_dismissed_stays_dismissed_from_both_ends_and_can_be_undone(
    bare: Library, article: str, words: str, other: str
) -> None:
    library = ferries(bare)
    focus = on(library, article, words)
    [one] = found(library, focus)
    dismiss(library, focus, one)
    assert found(library, focus) == []
    assert titles(library, one.entry.id, other) == []
    undo(library)
    assert len(found(library, focus)) == 1


def test_what_is_dismissed_stays_so_when_another_part_of_the_article_is_edited(bare: Library) -> None:
    library = ferries(bare)
    focus = on(library, "strike", MOORED)
    dismiss(library, focus, found(library, focus)[0])
    for article in ("strike", "harbour"):
        file = resolve(library, article).path
        file.write_text(file.read_text("utf-8").replace("\n\n", "\n\nA new beginning.\n\n"), "utf-8")
    list(index(library, laid(library, {})))
    assert titles(library, "strike", MOORED) == []


def test_an_article_is_suggested_twice_at_most_and_five_in_all(bare: Library) -> None:
    said = "[Ann Reed|p] told [Norholm|l] that night ferries stay moored at the eastern quay."
    many = {f"2025-06-{day:02}-harbour{day}": f"{said}\n\n{said}\n\n{said}" for day in range(10, 13)}
    strike = "[Ann Reed|p] said that the night ferries of [Norholm|l] would be moored at the eastern quay."
    library = ferries(bare, {"2025-06-02-strike": strike, **many})
    counted = titles(library, "strike", MOORED)
    assert len(counted) == 5
    assert max(counted.count(title) for title in counted) == 2


def test_an_article_that_changed_meanwhile_is_not_linked(bare: Library) -> None:
    library = ferries(bare)
    focus = on(library, "strike", MOORED)
    [one] = found(library, focus)
    resolve(library, "harbour").path.write_text("Nothing.\n", "utf-8")
    with pytest.raises(ReaderError, match="has changed meanwhile"):
        accept(library, focus, one, "see also")
