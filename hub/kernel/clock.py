"""The one place that reads the clock; operations receive instants as arguments."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the current instant, aware, in UTC."""
    return datetime.now(UTC)


def iso(instant: datetime | None) -> str | None:
    """Return the instant as the API writes it: ISO-8601, UTC, microseconds, `Z`."""
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
