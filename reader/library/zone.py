"""Zone: the time zone of this machine, with its rules for summer time."""

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCAL = Path("/etc/localtime")
_FOLDER = "zoneinfo/"


def local_zone() -> tzinfo:
    """The zone that `TZ` names, else that of the system; where neither can be told, the offset that holds now."""
    for name in (os.environ.get("TZ", "").removeprefix(":"), str(_LOCAL.resolve()).rpartition(_FOLDER)[2]):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return datetime.now(UTC).astimezone().tzinfo or UTC
