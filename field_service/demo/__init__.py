"""The service of the demo day, a module for each part of it."""

from __future__ import annotations

from datetime import datetime

from field_service.demo import after, checklists, parts, people, plans, service


def seed(*, at: datetime) -> None:
    """Seed each part, those that others stand on first."""
    service.seed(at=at)
    people.seed(at=at)
    checklists.seed(at=at)
    plans.seed(at=at)
    parts.seed(at=at)
    after.seed(at=at)
