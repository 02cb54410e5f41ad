"""Folders: where on this machine settings, work that is not in the library, cache and state lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import platformdirs

APPLICATION = "postil"


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's four folders; none of them need exist.

    Attributes:
        config: Holds `config.toml`.
        data: Holds backups, logs of acts and the user's own library.
        cache: Holds what can be derived again.
        state: Holds reading places and what else nobody would miss for long.
    """

    config: Path
    data: Path
    cache: Path
    state: Path

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    @property
    def own_library(self) -> Path:
        """The library of a user who has named none."""
        return self.data / "library"

    def backups(self, root: Path) -> Path:
        """The folder of the backups of the library at `root`."""
        return self.data / "backups" / library_name(root)

    def act_log(self, root: Path) -> Path:
        """The log of the acts in the library at `root`."""
        return self.data / "acts" / f"{library_name(root)}.jsonl"

    def memories(self, root: Path) -> Path:
        """What is derived of the cards of the library at `root`."""
        return self.cache / f"memories-1-{library_name(root)}.db"


def user_folders(environ: Mapping[str, str]) -> Folders:
    """The folders that this system uses, each overridden by READER_CONFIG_DIR, READER_DATA_DIR … when set."""
    return Folders(
        config=_folder(environ, "READER_CONFIG_DIR", platformdirs.user_config_path(APPLICATION, appauthor=False)),
        data=_folder(environ, "READER_DATA_DIR", platformdirs.user_data_path(APPLICATION, appauthor=False)),
        cache=_folder(environ, "READER_CACHE_DIR", platformdirs.user_cache_path(APPLICATION, appauthor=False)),
        state=_folder(environ, "READER_STATE_DIR", platformdirs.user_state_path(APPLICATION, appauthor=False)),
    )


def library_name(root: Path) -> str:
    """A file name for the library at `root`: readable, and different for every path."""
    path = str(root.resolve())
    readable = "".join(each if each.isascii() and each.isalnum() else "-" for each in root.resolve().name)[:40]
    return f"{readable.strip('-') or 'library'}-{sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:10]}"


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    chosen = environ.get(name, "")
    return Path(chosen).expanduser().absolute() if chosen else default
