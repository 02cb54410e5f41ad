"""Names: who and where an article speaks of, found by spaCy in a process of its own; nothing here imports spaCy."""

from reader.engines.names.background import AsyncNames
from reader.engines.names.models import Model, NoModel, engine_version, find_model
from reader.engines.names.process import NamesProcess

__all__ = ["AsyncNames", "Model", "NamesProcess", "NoModel", "engine_version", "find_model"]
