"""How the house sends its people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from field_service.models import DispatchRules
from field_service.models.dispatch import ONLY


def change(*, fields: Mapping[str, Any]) -> DispatchRules:
    """Change what is left between two bookings, or when a licence that ends is told."""
    with transaction.atomic():
        row, _ = DispatchRules.objects.get_or_create(id=ONLY)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return row
