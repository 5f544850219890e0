"""Reports of work on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from field_service.models import ActivityReport
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso

Shape = serializers.Serializer[Any]


class ReportFilter(serializers.Serializer[Any]):
    """What a list of reports can be narrowed to."""

    order = serializers.UUIDField(required=False)
    machine = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)


class ReportOrderShape(Shape):
    """The order it tells of."""

    id = serializers.CharField()
    number = serializers.CharField()
    title = serializers.CharField()


class ActivityReportShape(Shape):
    """A report of what was done at an order."""

    id = serializers.CharField()
    number = serializers.CharField()
    version = serializers.IntegerField()
    order = ReportOrderShape()
    customer = serializers.CharField()
    machine = serializers.CharField(allow_null=True)
    author = CardShape()
    hash = serializers.CharField()
    told_at = serializers.CharField(allow_null=True)
    told_by = serializers.CharField(help_text="`channel`, `mail`, or why it was not sent.")
    created_at = serializers.CharField()


class ReportDetailShape(ActivityReportShape):
    """With what it says."""

    snapshot = serializers.DictField()


def report(row: ActivityReport) -> dict[str, Any]:
    """Return a report."""
    order = row.order
    return {
        "id": str(row.id),
        "number": row.label,
        "version": row.version,
        "order": {"id": str(order.id), "number": order.label, "title": order.title},
        "customer": order.customer.name,
        "machine": order.machine.name if order.machine is not None else None,
        "author": card(row.author),
        "hash": row.hash,
        "told_at": iso(row.told_at),
        "told_by": row.told_by,
        "created_at": iso(row.created_at),
    }


def detail(row: ActivityReport) -> dict[str, Any]:
    """Return a report with what it says."""
    return {**report(row), "snapshot": row.snapshot}
