"""Zone: the time zone of this machine, with its rules for summer time."""

import os
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zlib import crc32
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCAL = Path("/etc/localtime")
_FOLDER = "zoneinfo/"


def local_zone(local: Path = _LOCAL) -> tzinfo:
    """The zone that `TZ` names, else that of the system; where neither can be told, the offset that holds now.

    Args:
        local: The file of the system's zone, which may be a link to it or hold its rules.
    """
    for name in (os.environ.get("TZ", "").removeprefix(":"), str(local.resolve())):
        try:
            return ZoneInfo(name.rpartition(_FOLDER)[2])
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    try:
        return _of_rules(local.read_bytes())
    except (ValueError, OSError):
        return datetime.now(UTC).astimezone().tzinfo or UTC


@lru_cache(maxsize=4)
def _of_rules(rules: bytes) -> ZoneInfo:
    """The zone of such a file; another name for other rules, for by its name it is told what was derived in it."""
    return ZoneInfo.from_file(BytesIO(rules), key=f"local {crc32(rules):08x}")
