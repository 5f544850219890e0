"""The life of a machine, its papers and its label on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from chat.queries import link_for
from field_service.models import MachineDocument, MachineLabel
from field_service.queries import labels
from field_service.types import Change, DocumentKind, MachineState
from hub.accounts.queries import card
from hub.accounts.roles import STAFF
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Phrase

if TYPE_CHECKING:
    from hub.accounts.models import User

WHAT = (*Change.values, "order", "reading", "document")
MOST_LABELS = 60


class HistoryAsked(serializers.Serializer[Any]):
    """From when on backwards."""

    before = serializers.DateTimeField(required=False)


class HappenedShape(serializers.Serializer[Any]):
    """One thing that happened to a machine; what it has nothing of is empty."""

    what = serializers.ChoiceField(choices=WHAT)
    at = serializers.DateTimeField()
    id = serializers.CharField(allow_null=True, help_text="Of an order that can be opened.")
    title = serializers.CharField(allow_blank=True)
    number = serializers.CharField(allow_blank=True)
    state = serializers.CharField(allow_blank=True)
    hours = serializers.IntegerField(allow_null=True)
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)


class DownShape(serializers.Serializer[Any]):
    """For how long it stood still in the last year."""

    hours = serializers.FloatField()
    times = serializers.IntegerField()
    since_at = serializers.DateTimeField(allow_null=True, help_text="Where it does now.")


class MachineHistoryShape(serializers.Serializer[Any]):
    """What happened, newest first; `next` is given back as `before`."""

    results = HappenedShape(many=True)
    next = serializers.DateTimeField(allow_null=True)
    down = DownShape()


class NodeShape(serializers.Serializer[Any]):
    """A machine in a tree; `parts` are of the same shape."""

    id = serializers.CharField()
    name = serializers.CharField()
    serial = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=MachineState.choices)


class ComponentShape(NodeShape):
    """A component, and what it is made of in turn."""

    parts = serializers.ListField(child=serializers.DictField())


class TreeShape(serializers.Serializer[Any]):
    """What a machine is a part of, the outermost first, and its components."""

    above = NodeShape(many=True)
    parts = ComponentShape(many=True)


class MachineTransferForm(StrictSerializer):
    """Whose a machine is from now on."""

    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    customer = serializers.UUIDField()
    reason = Phrase(max_length=300, required=False, allow_blank=True)


class MachinePaperForm(StrictSerializer):
    """A paper and its first file, which was uploaded before."""

    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    title = Phrase(max_length=120)
    file = serializers.UUIDField()
    is_shared = serializers.BooleanField(required=False, default=True)
    note = Phrase(max_length=300, required=False, allow_blank=True)


class MachinePaperPatch(StrictSerializer):
    """What a paper is called, what it is, and whether the customer sees it."""

    kind = serializers.ChoiceField(choices=DocumentKind.choices, required=False)
    title = Phrase(max_length=120, required=False)
    is_shared = serializers.BooleanField(required=False)


class PaperVersionForm(StrictSerializer):
    """A newer file of a paper."""

    file = serializers.UUIDField()
    note = Phrase(max_length=300, required=False, allow_blank=True)


class PaperVersionShape(serializers.Serializer[Any]):
    """A file of a paper; `file` opens as attachments do."""

    number = serializers.IntegerField()
    file = serializers.CharField()
    name = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField()
    url = serializers.CharField(allow_null=True, help_text="Opens it, for five minutes.")
    note = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class MachinePaperShape(serializers.Serializer[Any]):
    """A paper with its versions, the newest first."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    title = serializers.CharField()
    is_shared = serializers.BooleanField()
    versions = PaperVersionShape(many=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class LabelShape(serializers.Serializer[Any]):
    """The label of a machine: what its code opens."""

    url = serializers.CharField()
    created_at = serializers.DateTimeField()
    created_by = CardShape()


class LabelsAsked(serializers.Serializer[Any]):
    """Which machines: ids with commas between."""

    ids = serializers.CharField(max_length=40 * MOST_LABELS)


class LabelForm(StrictSerializer):
    """`anew`: the label that is on it opens nothing any more."""

    anew = serializers.BooleanField(required=False, default=False)


def document(row: MachineDocument, user: User) -> dict[str, Any]:
    """Return a paper; customers do not read who of us brought it."""
    staff = user.role in STAFF
    return {
        "id": str(row.id),
        "kind": row.kind,
        "title": row.title,
        "is_shared": row.is_shared,
        "versions": [
            {
                "number": each.number,
                "file": str(each.attachment_id),
                "name": each.attachment.name,
                "content_type": each.attachment.content_type,
                "size": each.attachment.size or 0,
                "url": link_for(each.attachment, user.id),
                "note": each.note if staff else "",
                "author": dict(card(each.author)) if staff else None,
                "created_at": iso(each.created_at),
            }
            for each in row.versions.all()
        ],
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def label(row: MachineLabel) -> dict[str, Any]:
    """Return a label with what stands in its code."""
    return {
        "url": labels.address_of(row),
        "created_at": iso(row.created_at),
        "created_by": dict(card(row.created_by)),
    }
