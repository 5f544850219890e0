"""Suppliers on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from field_service.models import Supplier, SupplierContact
from field_service.queries.suppliers import Standing
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line, Phrase


class LeadTimeShape(serializers.Serializer[Any]):
    """How long a supplier took, in days, and how often they kept their word."""

    purchases = serializers.IntegerField()
    p50_days = serializers.IntegerField()
    p90_days = serializers.IntegerField()
    on_time_percent = serializers.IntegerField()


class SupplierContactShape(serializers.Serializer[Any]):
    """Somebody at a supplier's; `conversation` is their thread."""

    id = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)
    conversation = serializers.CharField(allow_null=True)
    is_main = serializers.BooleanField()


class SupplierShape(serializers.Serializer[Any]):
    """A supplier; `rating` from 1.0 to 5.0, null without history."""

    id = serializers.CharField()
    name = serializers.CharField()
    document = serializers.CharField(allow_blank=True)
    terms = serializers.CharField(allow_blank=True)
    lead_days = serializers.IntegerField()
    note = serializers.CharField(allow_blank=True)
    rating = serializers.CharField(allow_null=True)
    asked = serializers.IntegerField()
    answered = serializers.IntegerField()
    lead_time = LeadTimeShape(allow_null=True)
    contacts = SupplierContactShape(many=True)
    archived = serializers.BooleanField()
    version = serializers.IntegerField()


class SupplierFields(StrictSerializer):
    """What is filled in about a supplier."""

    document = Line(max_length=30, required=False, allow_blank=True)
    terms = Phrase(max_length=300, required=False, allow_blank=True)
    lead_days = serializers.IntegerField(min_value=0, max_value=365, required=False)
    note = Phrase(max_length=1000, required=False, allow_blank=True)


class NewSupplier(SupplierFields):
    """A supplier to buy from."""

    name = Phrase(max_length=120)


class SupplierPatch(SupplierFields):
    """What is corrected, with the `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)
    name = Phrase(max_length=120, required=False)
    archived = serializers.BooleanField(required=False)


class SupplierFilter(serializers.Serializer[Any]):
    """What the list can be narrowed to."""

    q = Line(max_length=100, required=False)
    archived = serializers.BooleanField(required=False)


class SupplierContactPatch(StrictSerializer):
    """What is different about a contact; a `conversation` becomes a supplier's thread."""

    name = Phrase(max_length=120, required=False)
    phone = Line(max_length=30, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    conversation = serializers.UUIDField(required=False, allow_null=True)
    is_main = serializers.BooleanField(required=False)


class NewSupplierContact(StrictSerializer):
    """Somebody at a supplier's."""

    name = Phrase(max_length=120)
    phone = Line(max_length=30, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    conversation = serializers.UUIDField(required=False, allow_null=True)


def stars(standing: Standing) -> str | None:
    """Return a rating as it is written: `4.5`."""
    found = standing.rating
    return f"{found // 10}.{found % 10}" if found is not None else None


def supplier(row: Supplier, standing: Standing) -> dict[str, Any]:
    """Return a supplier with their people and how well they did."""
    times = standing.times
    return {
        "id": str(row.id),
        "name": row.name,
        "document": row.document,
        "terms": row.terms,
        "lead_days": row.lead_days,
        "note": row.note,
        "rating": stars(standing),
        "asked": standing.asked,
        "answered": standing.answered,
        "lead_time": {
            "purchases": times.purchases,
            "p50_days": times.p50_days,
            "p90_days": times.p90_days,
            "on_time_percent": times.on_time_percent,
        }
        if times is not None
        else None,
        "contacts": [_contact(each) for each in row.contacts.all()],
        "archived": row.archived_at is not None,
        "version": row.version,
    }


def _contact(row: SupplierContact) -> dict[str, Any]:
    thread = getattr(row.identity, "conversation", None) if row.identity_id else None
    return {
        "id": str(row.id),
        "name": row.name,
        "phone": row.phone,
        "email": row.email,
        "conversation": str(thread.id) if thread is not None else None,
        "is_main": row.is_main,
    }
