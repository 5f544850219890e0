"""Shapes of pairs that may be one person, and of those that were joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from rest_framework import serializers

from crm.models import Duplicate, Merge
from crm.queries.joining import is_undoable
from crm.serializers import NamedShape
from crm.serializers.customers import CustomerRecordShape, customer
from crm.types import MERGED_FIELDS, Reason
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from datetime import datetime


class MergeBody(StrictSerializer):
    """Who is joined to the customer of the address, and which of their values are taken over."""

    customer = serializers.UUIDField()
    take = serializers.ListField(
        child=serializers.ChoiceField(choices=MERGED_FIELDS),
        required=False,
        default=list,
        max_length=10,
    )


class EmptyBody(StrictSerializer):
    """Nothing is said."""


class IdentityPatch(StrictSerializer):
    """What an identity is to us."""

    kind = serializers.ChoiceField(choices=["customer", "supplier"])


class DuplicateShape(serializers.Serializer[Any]):
    """Two customers who may be one; the stronger reason first."""

    id = serializers.CharField()
    customers = CustomerRecordShape(many=True)
    reasons = serializers.ListField(child=serializers.ChoiceField(choices=Reason.choices))
    found_at = serializers.DateTimeField()


class MergeShape(serializers.Serializer[Any]):
    """One customer joined to another."""

    id = serializers.CharField()
    kept = NamedShape()
    gone = NamedShape()
    by = CardShape()
    at = serializers.DateTimeField()
    undone_at = serializers.DateTimeField(allow_null=True)
    undoable = serializers.BooleanField()


def duplicate(row: Duplicate, *, first: UUID | None = None) -> dict[str, Any]:
    """Return a pair; `first` is the customer it is shown for, who leads."""
    pair = [row.first, row.second]
    if first == row.second_id:
        pair.reverse()
    return {
        "id": str(row.id),
        "customers": [customer(each) for each in pair],
        "reasons": row.reasons,
        "found_at": iso(row.found_at),
    }


def merge(row: Merge, *, at: datetime) -> dict[str, Any]:
    """Return a merge as it stands at an instant."""
    return {
        "id": str(row.id),
        "kept": {"id": str(row.kept_id), "name": row.kept.name},
        "gone": {"id": str(row.gone_id), "name": row.gone.name},
        "by": dict(card(row.by)),
        "at": iso(row.at),
        "undone_at": iso(row.undone_at),
        "undoable": is_undoable(row, at=at),
    }
