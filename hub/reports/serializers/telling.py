"""How customers want to be told, and the log of what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.reports import queries
from hub.reports.models import Telling
from hub.reports.ports import deliverer
from hub.reports.ports.kinds import kinds
from hub.reports.types import Road, TellingState

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_SWITCHES = 200


class RoadsShape(serializers.Serializer[Any]):
    """Whether each road is on."""

    app = serializers.BooleanField()
    channel = serializers.BooleanField()
    mail = serializers.BooleanField()


class KindShape(serializers.Serializer[Any]):
    """One kind of fact with its switches."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    roads = RoadsShape()


class NoticePreferencesShape(serializers.Serializer[Any]):
    """How a customer wants to be told. `channel` and `email` are empty where there is none."""

    kinds = KindShape(many=True)
    channel = serializers.CharField(help_text="Where one is reached beside the portal.")
    email = serializers.CharField()
    mail_available = serializers.BooleanField(help_text="Whether the house can send mail.")
    quiet_from = serializers.CharField(allow_null=True, help_text="Time of day, 22:00.")
    quiet_to = serializers.CharField(allow_null=True)
    zone = serializers.CharField(help_text="IANA name; empty for the house's.")


class SwitchBody(StrictSerializer):
    kind = serializers.CharField(max_length=40)
    road = serializers.ChoiceField(choices=Road.choices)
    on = serializers.BooleanField()


class NoticePreferencesBody(StrictSerializer):
    """What is to change; the rest stays."""

    switches = SwitchBody(many=True, required=False)
    quiet_from = serializers.TimeField(required=False, allow_null=True)
    quiet_to = serializers.TimeField(required=False, allow_null=True)
    zone = serializers.CharField(max_length=64, required=False, allow_blank=True)

    def validate_switches(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Refuse more than there can be."""
        if len(rows) > MOST_SWITCHES:
            raise serializers.ValidationError(f"At most {MOST_SWITCHES} at once.")
        return rows


class TellingFilter(serializers.Serializer[Any]):
    """What the log can be narrowed to."""

    road = serializers.ChoiceField(choices=Road.choices, required=False)
    state = serializers.ChoiceField(choices=TellingState.choices, required=False)
    kind = serializers.CharField(max_length=40, required=False)
    user = serializers.UUIDField(required=False)


class TellingShape(serializers.Serializer[Any]):
    """One fact for one customer by one road."""

    id = serializers.CharField()
    person = CardShape()
    kind = serializers.CharField()
    kind_label = serializers.CharField()
    title = serializers.CharField()
    road = serializers.ChoiceField(choices=Road.choices)
    state = serializers.ChoiceField(choices=TellingState.choices)
    reason = serializers.CharField(help_text="A code: preference_off, no_channel …; may be empty.")
    via = serializers.CharField(help_text="By which channel; may be empty.")
    tries = serializers.IntegerField()
    created_at = serializers.CharField()
    due_at = serializers.CharField(allow_null=True)
    done_at = serializers.CharField(allow_null=True)


class TellingPageShape(serializers.Serializer[Any]):
    """A page of the log, with the kinds there are and whether mail can be sent."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = TellingShape(many=True)
    kinds = serializers.DictField(child=serializers.CharField())
    mail_available = serializers.BooleanField()


def labels(language: str) -> dict[str, str]:
    """Return how each kind of fact is called, in the order of their switches."""
    rows = sorted(kinds, key=lambda each: (each[1].order, each[0]))
    return {key: kind.label.get(language, kind.label["es"]) for key, kind in rows}


def preferences(user: User) -> dict[str, Any]:
    """Return how a customer wants to be told, and by which roads they can be."""
    on, wants = queries.switched(user.id), queries.settings_of(user.id)
    return {
        "kinds": [
            {
                "key": key,
                "label": label,
                "roads": {str(road): on.get((key, road), True) for road in Road},
            }
            for key, label in labels(user.language).items()
        ],
        "channel": deliverer.port().channel_of(user.id),
        "email": user.email,
        "mail_available": queries.mail_is_on(),
        "quiet_from": f"{wants.quiet_from:%H:%M}" if wants.quiet_from else None,
        "quiet_to": f"{wants.quiet_to:%H:%M}" if wants.quiet_to else None,
        "zone": wants.zone,
    }


def telling(row: Telling, names: dict[str, str]) -> dict[str, Any]:
    """Return one line of the log."""
    return {
        "id": str(row.id),
        "person": card(row.user),
        "kind": row.kind,
        "kind_label": names.get(row.kind, row.kind),
        "title": row.notification.title,
        "road": row.road,
        "state": row.state,
        "reason": row.reason,
        "via": row.via,
        "tries": row.tries,
        "created_at": iso(row.created_at),
        "due_at": iso(row.due_at),
        "done_at": iso(row.done_at),
    }
