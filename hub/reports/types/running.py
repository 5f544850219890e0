"""The words of reports worked on behind the scenes, and of goals."""

from datetime import timedelta

from django.db.models import TextChoices

RUN_KEPT = timedelta(days=7)
LEASE = timedelta(minutes=10)  # longer than any report takes
MOST_TRIES = 3
MOST_OPEN = 5  # of one person at a time


class Format(TextChoices):
    """What a report comes as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class RunState(TextChoices):
    """Where a report that takes long stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Comparison(TextChoices):
    """On which side of its target a figure is wanted."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Scope(TextChoices):
    """Whose figure a goal is about."""

    HOUSE = "house"
    TEAM = "team"
    PERSON = "person"


class Standing(TextChoices):
    """How a figure stands to its goal; `none` where it cannot be said."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"
