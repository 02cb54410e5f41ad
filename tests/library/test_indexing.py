import asyncio
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.engines.names import NoModel
from reader.engines.names.launch import WorkerDied, worker_environment
from reader.library.census import take_census
from reader.library.index_process import AsyncIndex
from reader.library.indexing import Progress, index, to_index
from reader.library.library import DATABASE, Library
from reader.library.marking import present_engine
from tests.library.names_room import laid, with_model

TALKS = {
    "undated": "[Tom Hill|p] waited for 9 hours.",
    "2025-05-16-first": "[Ann Reed|p] met [Tom Hill|p].",
    "2025-07-23-third": "[Ann Reed|p] came with 40 boats.",
}
NEWEST_FIRST = ["2025-07-23-third", "2025-05-16-first", "undated"]


@pytest.fixture
def bare(library: Library, tmp_path: Path) -> Library:
    for each in library.articles.iterdir():
        each.unlink()
    return with_model(library, tmp_path / "told")


def titles(steps: Iterator[Progress]) -> list[str]:
    return [each.title for each in steps if each.done]


def test_the_newest_article_is_indexed_first_and_each_once(bare: Library) -> None:
    names = laid(bare, TALKS)
    steps = list(index(bare, names))
    assert [(each.done, each.total) for each in steps] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [each.title for each in steps[1:]] == NEWEST_FIRST
    assert [(each.names, each.figures, each.problem) for each in steps[1:]] == [(1, 1, ""), (2, 0, ""), (1, 1, "")]
    assert list(index(bare, names)) == [Progress(0, 0, "")]
    assert to_index(bare) == []


def test_what_was_done_before_it_stopped_stays_done(bare: Library) -> None:
    names = laid(bare, TALKS)
    steps = index(bare, names)
    assert [next(steps).done for _ in range(2)] == [0, 1]
    steps.close()
    assert titles(index(bare, names)) == NEWEST_FIRST[1:]
    assert len(names.asked) == 3


def test_stopped_in_the_middle_of_an_article_only_that_one_is_done_again(bare: Library) -> None:
    names = laid(bare, TALKS)

    def interrupted(_text: str) -> None:
        if len(names.asked) == 2:
            raise KeyboardInterrupt

    names.fails = interrupted
    with pytest.raises(KeyboardInterrupt):
        list(index(bare, names))
    assert [each.article.title for each in to_index(bare)] == NEWEST_FIRST[1:]
    assert titles(index(bare, names)) == NEWEST_FIRST[1:]


def test_a_changed_article_and_another_engine_are_indexed_anew(bare: Library) -> None:
    names = laid(bare, TALKS)
    list(index(bare, names))
    laid(bare, {"undated": "[Tom Hill|p] waited for 10 hours."})
    assert titles(index(bare, names)) == ["undated"]
    assert [each.article.title for each in to_index(bare, "another")] == NEWEST_FIRST


def test_an_article_that_fails_is_named_and_the_others_are_gone_on_with(bare: Library) -> None:
    names = laid(bare, TALKS)

    def dying(text: str) -> None:
        if "met" in text:
            raise WorkerDied("out of memory")

    names.fails = dying
    steps = list(index(bare, names))
    assert [bool(each.problem) for each in steps] == [False, False, True, False]
    assert "out of memory" in steps[2].problem
    assert [each.article.title for each in to_index(bare)] == ["2025-05-16-first"]


def test_a_file_that_went_meanwhile_is_named(bare: Library) -> None:
    names = laid(bare, TALKS)
    wanted = to_index(bare)
    wanted[1].path.unlink()
    assert [bool(each.problem) for each in index(bare, names, wanted)] == [False, False, True, False]


def test_a_model_that_cannot_be_loaded_is_told_when_the_figures_are_done(bare: Library) -> None:
    names = laid(bare, TALKS)

    def unable(_text: str) -> None:
        raise NoModel("it cannot be loaded")

    names.fails = unable
    steps: list[Progress] = []
    with pytest.raises(NoModel, match="it cannot be loaded"):
        deque(map(steps.append, index(bare, names)), maxlen=0)
    assert [(each.names, each.figures) for each in steps[1:]] == [(None, 1), (None, 0), (None, 1)]
    assert len(names.asked) == 1


def test_without_names_figures_are_found(bare: Library) -> None:
    laid(bare, TALKS)
    assert [each.figures for each in index(bare, None)] == [None, 1, 0, 1]
    assert to_index(bare, "") == []
    assert len(to_index(bare)) == 3


def test_two_at_once_do_no_harm(bare: Library, opening: Callable[[], Library], tmp_path: Path) -> None:
    names = laid(bare, TALKS)
    other = with_model(opening(), tmp_path / "told")
    both = zip(index(bare, names), index(other, names), strict=True)
    assert all(one == two for one, two in both)
    assert len(names.asked) == 3
    assert take_census(bare) == take_census(other)


def test_indexing_leaves_the_annotations_as_they_were(bare: Library) -> None:
    before = (bare.root / DATABASE).read_bytes()
    list(index(bare, laid(bare, TALKS)))
    take_census(bare)
    assert (bare.root / DATABASE).read_bytes() == before


async def test_a_process_of_its_own_finds_the_names_of_the_installed_model(library: Library) -> None:
    before = (library.root / DATABASE).read_bytes()
    steps = [each async for each in AsyncIndex(library)]
    assert [(each.done, each.total, each.problem) for each in steps] == [(0, 2, ""), (1, 2, ""), (2, 2, "")]
    assert to_index(library) == []
    assert "Ann Reed" in {each.name for each in take_census(library).entities}
    assert [each async for each in AsyncIndex(library)] == [Progress(0, 0, "")]
    assert (library.root / DATABASE).read_bytes() == before


async def test_a_stopped_process_ends_and_another_goes_on(library: Library) -> None:
    for number in range(40):
        (library.articles / f"more{number}.txt").write_text(f"Ann Reed met {number} people in London.\n" * 50, "utf-8")
    work = AsyncIndex(library)
    done = 0
    async for progress in work:
        done = progress.done
        if done == 2:
            await work.stop()
    left = len(to_index(library))
    assert 0 < left <= 40
    assert [each async for each in work] == []
    rest = [each async for each in AsyncIndex(library)]
    assert (rest[0].total, rest[-1].done) == (left, left)


async def test_a_stop_before_the_first_word_is_a_stop(library: Library) -> None:
    work = AsyncIndex(library)
    reading = asyncio.ensure_future(anext(aiter(work)))
    await asyncio.sleep(0)
    await work.stop()
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    assert [each async for each in work] == []


async def test_without_a_model_the_process_finds_figures_and_says_so(bare: Library) -> None:
    laid(bare, TALKS)
    (Path(bare.settings.model) / "config.cfg").unlink()
    assert present_engine(bare) == ""
    steps: list[Progress] = []
    with pytest.raises(NoModel) as told:
        await _kept(AsyncIndex(bare), steps)
    assert [each.figures for each in steps] == [None, 1, 0, 1]
    assert told.value.hint


def test_a_process_that_nobody_listens_to_ends(library: Library) -> None:
    folders = library.folders
    places = {"CONFIG": folders.config, "DATA": folders.data, "CACHE": folders.cache, "STATE": folders.state}
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.library.index_worker", str(library.root), "no_such_model"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=worker_environment() | {f"READER_{name}_DIR": str(path) for name, path in places.items()},
    )
    assert worker.stdout is not None
    assert worker.stderr is not None
    worker.stdout.close()
    said = worker.stderr.read()
    worker.stderr.close()
    assert (worker.wait(), said) == (0, b"")


async def _kept(work: AsyncIndex, steps: list[Progress]) -> None:
    async for each in work:
        steps.append(each)  # noqa: PERF401 - what came before an error is kept
