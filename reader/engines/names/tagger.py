"""Tagger: spaCy's names, raw; the only module that imports spaCy, and it runs in the worker alone."""

import gc
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

# spaCy 3.8 warns that a model of 3.7 may not fit. This model's 20,595 tags in 167,571 words of news and web
# text are the same under spaCy 3.7.5 and 3.8.18, and a person cannot act on the warning. It goes, in this
# process; every other stays.
warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)

import spacy  # noqa: E402 (the filter comes first)
from spacy.language import Language  # noqa: E402
from spacy.util import load_config  # noqa: E402

from reader.core.span import Span  # noqa: E402
from reader.engines.names.tags import Tag  # noqa: E402

BATCH_CHARACTERS = 20_000  # bounds the memory that one step of the network takes
EMBEDDERS = ("tok2vec", "transformer", "curated_transformer")


class Tagger:
    """A loaded model, its component for names alone."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, folder: str) -> "Tagger":
        """Load the model in `folder` without what names do not need.

        Raises:
            OSError: There is no model there.
            ValueError: It finds no names.
        """
        without = unneeded(Path(folder))
        gc.disable()  # half a million objects that all stay: collecting while loading finds nothing
        nlp = spacy.load(folder, exclude=without)
        gc.freeze()
        gc.enable()
        return cls(nlp)

    def tags(self, pieces: Iterable[str]) -> Iterator[list[Tag]]:
        """The tags of each piece of a text, offsets counted from the piece's start."""
        for batch in _batches(pieces):
            for document in self._nlp.pipe(batch, batch_size=len(batch)):
                yield [Tag(Span(each.start_char, each.end_char), each.label_) for each in document.ents]


def unneeded(folder: Path) -> list[str]:
    """The components that `ner` does not listen to.

    Raises:
        ValueError: There is no `ner`.
    """
    config = load_config(folder / "config.cfg")
    components = config["components"]
    if "ner" not in components:
        raise ValueError(f"{folder.name} has no component for names (ner)")
    listens = "Listener" in str(components["ner"])
    needed = {"ner", *(EMBEDDERS if listens else ())}
    return [name for name, component in components.items() if not {name, component.get("factory")} & needed]


def _batches(pieces: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for piece in pieces:
        if batch and length + len(piece) > BATCH_CHARACTERS:
            yield batch
            batch, length = [], 0
        batch.append(piece)
        length += len(piece)
    if batch:
        yield batch
