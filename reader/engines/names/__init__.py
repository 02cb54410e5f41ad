"""Names: who and where an article speaks of, found by spaCy in a process of its own; nothing here imports spaCy.

`background.AsyncNames` is for a screen, `process.NamesProcess` for the command line; both talk to the same worker.
"""

from reader.engines.names.models import Model, NoModel, engine_version, find_model

__all__ = ["Model", "NoModel", "engine_version", "find_model"]
