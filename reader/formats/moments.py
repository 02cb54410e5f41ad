"""Moments: a time as all formats write it that take ISO 8601, and read it."""

from datetime import UTC, datetime


def moment_text(value: datetime) -> str:
    """A time in UTC, with a Z: `2025-06-02T12:00:00Z`; thousandths of a second where there are any."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_moment(text: str) -> datetime | None:
    """What a text in the form of ISO 8601 tells, in UTC, also where it names no zone; None where it tells no time."""
    try:
        told = datetime.fromisoformat(text.strip())
        return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
