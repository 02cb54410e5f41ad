import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.incoming import About, Incoming, IncomingLink, Offsets, Read, Unread
from reader.library.checking import check
from reader.library.folders import Folders
from reader.library.importing.planned import Outcome
from reader.library.library import Library, open_library
from reader.library.undoing import history, redo, undo
from tests.core.pictures import strange_texts
from tests.library.importing.coming_in import brought_in, everything

TEXTS = {
    "rain": "Rain fell on the town. The river rose. The river rose. The engineers counted forty bridges in the north.",
    "snow": "“Snow,” said Ann Reed — twice. The railway to the north was closed, and forty letters lay in the station.",
}
QUOTES = (
    *(quote for text in TEXTS.values() for quote in text.split(". ")),
    "The engineers counted fifty bridges in the north.",
    "engineers counted fifty bridges in the",
    '"Snow," said Ann Reed - twice.',
    "The railway to the south was closed, and forty letters lay in the station",
    "forty",
    "What nobody said.",
    "",
)
KEYS = st.sampled_from("abcde")
ABOUTS = st.sampled_from((About("Rain"), About("Snow"), About("Hail"), About(), About("Snow", url="https://a.org/x")))
RECORDS = st.builds(
    Incoming,
    st.integers(1, 9),
    KEYS,
    ABOUTS,
    st.sampled_from(QUOTES) | strange_texts,
    prefix=st.sampled_from(("", "The river rose. ", "Hail")),
    suffix=st.sampled_from(("", ". Night")),
    offsets=st.none() | st.builds(Offsets, st.integers(-2, 120), st.integers(-2, 120), st.booleans()),
    label=st.sampled_from(("", "doubt", "red", "what?")),
    note=st.sampled_from(("", "Whose?", "[[Rain]] and [[nothing]]")) | strange_texts,
    tags=st.lists(st.sampled_from(("a", "#b", "c/d", " ", "A")) | strange_texts, max_size=3).map(tuple),
    created=st.none() | st.datetimes(),
    changed=st.none() | st.datetimes(),
)
LINKS = st.builds(IncomingLink, st.integers(1, 9), KEYS, KEYS, st.sampled_from(("supports", "quotes")), KEYS)
READS = st.lists(RECORDS | LINKS | st.just(Unread(1, "torn")), max_size=8)


def started(folder: Path) -> Library:
    articles = folder / "library" / "articles"
    articles.mkdir(parents=True)
    for name, text in TEXTS.items():
        (articles / f"{name}.md").write_text(f"# {name.title()}\n\n{text}\n", "utf-8")
    return open_library(articles.parent, Folders(*(folder / each for each in ("config", "data", "cache", "state"))))


@settings(max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.too_slow])
@given(READS, READS)
def test_any_import_adds_nothing_the_second_time_and_is_one_act(first: list[Read], second: list[Read]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = started(Path(folder))
        try:
            for reads in (first, second):
                before, acts = everything(library), len(history(library))
                made = brought_in(library, *reads)
                assert len(made.planned) == len(reads)
                assert check(library) == []
                after = everything(library)
                assert len(history(library)) == acts + (after != before)
                again = brought_in(library, *reads)
                assert not {each.outcome for each in again.planned} & {Outcome.NEW, Outcome.UPDATED, Outcome.PARKED}
                assert everything(library) == after
                if after != before:
                    undo(library)
                    assert everything(library) == before
                    redo(library)
                    assert everything(library) == after
        finally:
            library.close()
