"""How customers are asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from chat.models import SurveySettings


def settings() -> SurveySettings:
    """Return how customers are asked now."""
    return SurveySettings.objects.first() or SurveySettings()


@transaction.atomic
def change_settings(fields: dict[str, Any], *, at: datetime) -> SurveySettings:
    """Say how customers are asked; what was resolved before it was switched on is left alone."""
    row, _ = SurveySettings.objects.select_for_update(no_key=True).get_or_create(id=1)
    if fields.get("on") and not row.on:
        row.on_since = at
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row
