"""What is asked of reports over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

from rest_framework import serializers

from hub.kernel.api import StrictSerializer
from hub.reports.types.reports import Preset
from hub.reports.types.running import Format

FIRST, LAST = date(1990, 1, 1), date(2200, 12, 31)


def _within(day: date) -> None:
    if not FIRST <= day <= LAST:
        raise serializers.ValidationError("Not a day of reports.")


class Narrowed(serializers.Serializer[Any]):
    """The days, and what a report is narrowed to."""

    preset = serializers.ChoiceField(
        choices=Preset.choices, required=False, help_text="Without days: the last 30."
    )
    since = serializers.DateField(required=False, validators=[_within])
    until = serializers.DateField(required=False, validators=[_within])
    compare = serializers.BooleanField(
        required=False, default=False, help_text="Beside it the figures of the period before."
    )
    person = serializers.UUIDField(required=False)
    team = serializers.UUIDField(required=False)
    area = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    channel = serializers.UUIDField(required=False)
    currency = serializers.CharField(required=False, max_length=3)


class ReportQuery(Narrowed):
    """The same in an address, with the form the answer takes."""

    format = serializers.ChoiceField(choices=Format.choices, required=False, default=Format.JSON)


class RunBody(StrictSerializer, Narrowed):
    """The same for a report that is worked on behind the scenes."""

    format = serializers.ChoiceField(choices=Format.choices, default=Format.XLSX)
