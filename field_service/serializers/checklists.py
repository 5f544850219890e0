"""Checklists as they are written and shown, and the answers to them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from field_service.models import Checklist, ChecklistVersion, Order
from field_service.queries.checklists import Found, found_at
from field_service.serializers.fields import Instant
from field_service.serializers.parts import named
from field_service.types import ChecklistForm, ItemKind
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line, Phrase

Shape = serializers.Serializer[Any]


class ChecklistItemBody(StrictSerializer):
    """One item; `key` is that of the version before, so that it stays the same item."""

    key = Line(max_length=20, required=False, allow_blank=True)
    kind = serializers.ChoiceField(choices=ItemKind.choices)
    label = Phrase(max_length=160)  # type: ignore[assignment]
    required = serializers.BooleanField(required=False, default=False)  # type: ignore[assignment]
    unit = Line(max_length=20, required=False, allow_blank=True)
    min = Line(max_length=20, required=False, allow_blank=True, allow_null=True)
    max = Line(max_length=20, required=False, allow_blank=True, allow_null=True)
    choices = serializers.ListField(child=Phrase(max_length=60), required=False, max_length=20)
    bad = serializers.ListField(child=Phrase(max_length=60), required=False, max_length=20)


class ChecklistBody(StrictSerializer):
    """A checklist; without kinds it is asked of every order."""

    name = Phrase(max_length=80)
    machine_kind = serializers.UUIDField(required=False, allow_null=True)
    order_kind = serializers.UUIDField(required=False, allow_null=True)
    items = ChecklistItemBody(many=True)


class ChecklistPatch(StrictSerializer):
    """What is to be another; changed items make a new version."""

    name = Phrase(max_length=80, required=False)
    machine_kind = serializers.UUIDField(required=False, allow_null=True)
    order_kind = serializers.UUIDField(required=False, allow_null=True)
    items = ChecklistItemBody(many=True, required=False)
    archived = serializers.BooleanField(required=False)


class ChecklistItemShape(Shape):
    """One item, with what its kind has."""

    key = serializers.CharField()
    kind = serializers.ChoiceField(choices=ItemKind.choices)
    label = serializers.CharField()  # type: ignore[assignment]
    required = serializers.BooleanField()  # type: ignore[assignment]
    unit = serializers.CharField()
    min = serializers.CharField(allow_null=True)
    max = serializers.CharField(allow_null=True)
    choices = serializers.ListField(child=serializers.CharField())
    bad = serializers.ListField(child=serializers.CharField())


class NamedKindShape(Shape):
    """A kind of machine or of order."""

    id = serializers.CharField()
    name = serializers.CharField()


class ChecklistShape(Shape):
    """A checklist in the version it is in now."""

    id = serializers.CharField()
    name = serializers.CharField()
    machine_kind = NamedKindShape(allow_null=True)
    order_kind = NamedKindShape(allow_null=True)
    version = serializers.IntegerField()
    items = ChecklistItemShape(many=True)
    archived_at = serializers.CharField(allow_null=True)
    created_at = serializers.CharField()
    updated_at = serializers.CharField()


class CheckedBody(StrictSerializer):
    """What was found for an item: `value` by its kind, null takes it back.

    A check is `yes`, `no` or `na`; a meter that fell needs a `reason`.
    """

    version = serializers.UUIDField(help_text="Of the checklist that was looked at.")
    item = Line(max_length=20)
    value = serializers.JSONField(allow_null=True)
    reason = Phrase(max_length=300, required=False, allow_blank=True, default="")
    happened_at = Instant(required=False)
    act_id = serializers.UUIDField()


class AnswersBody(StrictSerializer):
    """Answers in the order they were given."""

    answers = CheckedBody(many=True, allow_empty=False)


class CheckedItemShape(ChecklistItemShape):
    """An item with what was found."""

    value = serializers.JSONField(allow_null=True)
    is_bad = serializers.BooleanField()
    is_open = serializers.BooleanField(help_text="Asked for and not answered.")
    at = serializers.CharField(allow_null=True)


class OrderChecklistShape(Shape):
    """One checklist of an order; `version` is its id."""

    version = serializers.CharField()
    number = serializers.IntegerField()
    name = serializers.CharField()
    items = CheckedItemShape(many=True)


class FollowUpBody(StrictSerializer):
    """The item that was found wrong."""

    item = Line(max_length=20)


class FollowUpShape(Shape):
    """The order that was made of it."""

    id = serializers.CharField()
    number = serializers.CharField()


def form_of(body: dict[str, Any], known: Checklist | None = None) -> ChecklistForm:
    """Return the form of a body; what is left out stays as it is `known`."""
    version = known.versions.order_by("-number").first() if known is not None else None
    return ChecklistForm(
        name=body.get("name", known.name if known else ""),
        items=body.get("items", version.items if version else []),
        machine_kind_id=body.get("machine_kind", known.machine_kind_id if known else None),
        order_kind_id=body.get("order_kind", known.order_kind_id if known else None),
    )


def checklist(row: Checklist, version: ChecklistVersion) -> dict[str, Any]:
    """Return a checklist."""
    return {
        "id": str(row.id),
        "name": row.name,
        "machine_kind": named(row.machine_kind),
        "order_kind": named(row.order_kind),
        "version": version.number,
        "items": [_item(each) for each in version.items],
        "archived_at": iso(row.archived_at),
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def of_order(row: Order) -> list[dict[str, Any]]:
    """Return the checklists of an order with what was found."""
    lists: dict[str, dict[str, Any]] = {}
    for each in found_at(row):
        version = each.version
        said = lists.setdefault(
            str(version.id),
            {
                "version": str(version.id),
                "number": version.number,
                "name": version.name,
                "items": [],
            },
        )
        said["items"].append(_found(each))
    return list(lists.values())


def _found(each: Found) -> dict[str, Any]:
    said = {"value": each.value, "is_bad": each.is_bad, "is_open": each.is_open}
    return {**_item(dict(each.item)), **said, "at": iso(each.at)}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    return {"unit": "", "min": None, "max": None, "choices": [], "bad": [], **item}
