import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.outgoing import OutFile
from reader.core.reference import Reference, Target, TargetKind
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.checking import check
from reader.library.exporting.choosing import Choice
from reader.library.exporting.rendering import rendered
from reader.library.folders import Folders
from reader.library.importing.carrying_out import Imported, carry_out
from reader.library.importing.planned import Outcome
from reader.library.importing.planning import plan
from reader.library.library import Library, open_library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.shelf import resolve
from reader.library.undoing import undo
from reader.store.annotations import annotations_named
from reader.store.references import all_references
from tests.formats.parcel_pictures import names, texts

ARTICLES = {
    "rain.md": "# Rain 🌧 in the north\n\nRain 👩‍👩‍👧 fell. The river 𝔘 rose. Rain fell.\n\nשלום, said e\u0301lan.\n",
    "snow.md": "---\ntitle: Snow\nurl: https://gauge.org/snow?a=b\n---\n\nSnow fell. “All” was white — it lay.\n",
}
FORMATS = pytest.mark.parametrize("form", ["webannotation", "hypothesis"])

Mark = tuple[str, tuple[int, int] | None, str, str, list[str]]

marks = st.tuples(
    st.sampled_from(("rain", "snow")),
    st.none() | st.tuples(st.integers(0, 60), st.integers(1, 30)),
    st.sampled_from(("", "doubt", "question")),
    texts | st.sampled_from(("", "See [[Snow]] and [[nothing]].", "n" * 10_000)),
    st.lists(names, max_size=3),
)
ties = st.tuples(st.integers(0, 9), st.sampled_from(("supports", "see also")), st.integers(0, 9), texts)


@contextmanager
def library_in(folder: Path) -> Iterator[Library]:
    (folder / "river" / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / "river" / "articles" / name).write_text(text, "utf-8")
    library = open_library(folder / "river", Folders(*(folder / each for each in ("config", "data", "cache", "state"))))
    try:
        yield library
    finally:
        library.close()


def make(library: Library, found: list[Mark]) -> list[Target]:
    """Annotations, as far as they can be made."""
    made = [Target(TargetKind.ARTICLE, resolve(library, name).id) for name in ("rain", "snow")]
    for name, place, label, note, tags in found:
        opened = open_article(library, resolve(library, name))
        text = opened.document.text
        span = Span(min(place[0], len(text) - 1), min(sum(place), len(text))).trimmed(text) if place else None
        try:
            if span is None or not span.is_empty:
                uid = annotate(library, opened.entry, opened.document, span, label=label, note=note, tags=tags).uid
                made.append(Target(TargetKind.ANNOTATION, uid))
        except ReaderError:  # a tag without letters
            continue
    return made


def tie(library: Library, made: list[Target], found: list[tuple[int, str, int, str]]) -> None:
    said = {
        (made[source % len(made)], relation, made[target % len(made)]): note for source, relation, target, note in found
    }
    for (source, relation, target), note in said.items():  # what says the same twice comes back once
        if source != target and not (relation == "see also" and source.kind is TargetKind.ANNOTATION):
            link(library, source, relation, target, note=note)


def people_made(library: Library) -> tuple[dict[str, Annotation], list[Reference]]:
    """What an export can hold of the rows: not who made them, and on which machine."""
    kept = annotations_named(library.database, [each.annotation.uid for each in notes(library)])
    annotations = {uid: replace(each, record=replace(each.record, device="")) for uid, each in kept.items()}
    references = [replace(each, record=replace(each.record, device="")) for each in all_references(library.database)]
    return annotations, sorted(references, key=lambda each: each.record.uid)


def brought(library: Library, files: tuple[OutFile, ...]) -> Imported:
    return carry_out(library, plan(library, [(each.name, each.content) for each in files]))


@FORMATS
@settings(max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(marks, max_size=4), st.lists(ties, max_size=3))
def test_another_library_with_the_articles_gets_the_same_annotations_and_references(
    form: str,
    found: list[Mark],
    tied: list[tuple[int, str, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two, library_in(Path(one)) as here:
        tie(here, make(here, found), tied)
        files = rendered(here, Choice(), form).files
        assert rendered(here, Choice(), form).files == files
        with library_in(Path(two)) as there:
            nothing = people_made(there)
            brought(there, files)
            assert people_made(there) == people_made(here)
            assert check(there) == []
            assert not brought(there, files).counts.keys() - {Outcome.THERE}
            if people_made(there) != nothing:
                undo(there)
                assert people_made(there) == nothing
        assert not brought(here, files).counts.keys() - {Outcome.THERE}
