"""Numbers that are written as texts, so that nothing rounds them on the way."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

_PLAIN = re.compile(r"-?\d{1,20}(\.\d{1,12})?", re.ASCII)


@extend_schema_field(OpenApiTypes.STR)
class DecimalText(serializers.DecimalField):
    """Reads `"12.50"`, and no JSON number."""

    def to_internal_value(self, data: Any) -> Decimal:
        if not isinstance(data, str) or not _PLAIN.fullmatch(data):
            raise serializers.ValidationError('A decimal as text: "12.50".')
        return super().to_internal_value(data)


def plain(value: Decimal) -> str:
    """Return a number without zeros behind it: `1.5`, `18`, `200`."""
    return f"{value.normalize():f}"
