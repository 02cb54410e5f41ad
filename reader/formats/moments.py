"""Moments: a time as all formats write it that take ISO 8601."""

from datetime import UTC, datetime


def moment_text(value: datetime) -> str:
    """A time in UTC, with a Z: `2025-06-02T12:00:00Z`; thousandths of a second where there are any."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
