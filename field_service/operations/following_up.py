"""Says how the house follows up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from field_service.models import AfterSettings


@transaction.atomic
def change(fields: dict[str, Any], *, at: datetime) -> AfterSettings:
    """Change how the house follows up; what is planned already is due when it was."""
    row, _ = AfterSettings.objects.select_for_update(no_key=True).get_or_create(id=1)
    for name, value in fields.items():
        setattr(row, name, value)
    row.updated_at = at
    row.save()
    return row
