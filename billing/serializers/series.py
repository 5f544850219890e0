"""Series of numbers on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import Series
from billing.queries.series import usage
from billing.types import DocumentKind
from hub.kernel import clock
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import today
from hub.kernel.text import Phrase

LARGEST = 99_999_999
CODE = r"^(?=.*[A-Z])[A-Z0-9]{1,10}$"


class SeriesPatch(StrictSerializer):
    """What may change: all of it before the first number, then the range, days and default."""

    code = serializers.RegexField(CODE, required=False)
    digits = serializers.IntegerField(min_value=0, max_value=10, required=False)
    first_number = serializers.IntegerField(min_value=1, max_value=LARGEST, required=False)
    last_number = serializers.IntegerField(
        min_value=1, max_value=LARGEST, required=False, allow_null=True
    )
    valid_since = serializers.DateField(required=False, allow_null=True)
    valid_until = serializers.DateField(required=False, allow_null=True)
    resolution = Phrase(max_length=120, required=False, allow_blank=True)
    is_default = serializers.BooleanField(required=False)


class NewSeries(SeriesPatch):
    """A series of one kind of document."""

    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    code = serializers.RegexField(CODE)


class SeriesShape(serializers.Serializer[Any]):
    """A series and how far it is used; `warning` says what needs looking at, or is empty."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    code = serializers.CharField()
    digits = serializers.IntegerField()
    first_number = serializers.IntegerField()
    last_number = serializers.IntegerField(allow_null=True)
    valid_since = serializers.DateField(allow_null=True)
    valid_until = serializers.DateField(allow_null=True)
    resolution = serializers.CharField(allow_blank=True)
    is_default = serializers.BooleanField()
    archived_at = serializers.DateTimeField(allow_null=True)
    last_used = serializers.IntegerField(allow_null=True)
    next_label = serializers.CharField()
    used_percent = serializers.IntegerField(allow_null=True)
    warning = serializers.ChoiceField(
        choices=["", "nearly_used", "ends_soon", "exhausted", "expired", "not_yet_valid"]
    )


def series(row: Series) -> dict[str, Any]:
    """Return a series as it stands today."""
    found = usage(row, on=today(clock.now()))
    return {
        "id": str(row.id),
        "kind": row.kind,
        "code": row.code,
        "digits": row.digits,
        "first_number": row.first_number,
        "last_number": row.last_number,
        "valid_since": row.valid_since.isoformat() if row.valid_since else None,
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "resolution": row.resolution,
        "is_default": row.is_default,
        "archived_at": iso(row.archived_at),
        "last_used": found.last,
        "next_label": row.label(found.next),
        "used_percent": found.percent,
        "warning": found.warning,
    }
