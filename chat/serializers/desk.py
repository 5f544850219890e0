"""What is kept at the desk, on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from chat.models import Attachment, Canned, DeskPreference, DeskRules, SavedView
from chat.serializers.bodies import Text
from chat.serializers.shapes import TeamRefShape
from chat.types import Scope
from hub.accounts.queries import card, team_exists
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import home
from hub.kernel.text import Line, Phrase

SHORTCUT = r"^[\w-]{1,40}$"
LONGEST_LABEL, MOST_LABELS, MOST_FILES = 40, 10, 10


class TeamField(serializers.UUIDField):
    """A team by its id."""

    def to_internal_value(self, data: Any) -> Any:
        found = super().to_internal_value(data)
        if not team_exists(found):
            raise serializers.ValidationError("There is no such team.")
        return found


class CannedBody(StrictSerializer):
    """An answer that is ready; `{{cliente.nombre}}` and the like are filled in when it is used."""

    shortcut = serializers.RegexField(SHORTCUT)
    text = Text(required=False, default="")
    scope = serializers.ChoiceField(choices=Scope.choices, default=Scope.PERSONAL)
    team = TeamField(source="team_id", required=False, allow_null=True, default=None)
    language = serializers.ChoiceField(choices=["", "es", "en"], required=False, default="")
    labels = serializers.ListField(
        child=Line(max_length=LONGEST_LABEL), required=False, default=list, max_length=MOST_LABELS
    )
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=MOST_FILES
    )


class CannedPatch(StrictSerializer):
    """What changes of an answer; what is not named stays."""

    shortcut = serializers.RegexField(SHORTCUT, required=False)
    text = Text(required=False)
    scope = serializers.ChoiceField(choices=Scope.choices, required=False)
    team = TeamField(source="team_id", required=False, allow_null=True)
    language = serializers.ChoiceField(choices=["", "es", "en"], required=False)
    labels = serializers.ListField(
        child=Line(max_length=LONGEST_LABEL), required=False, max_length=MOST_LABELS
    )
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_FILES
    )


class UseBody(StrictSerializer):
    """The conversation it is for."""

    conversation = serializers.CharField(max_length=40)


class KeptFileShape(serializers.Serializer[Any]):
    """A file that goes along; its bytes come with the copy one uses."""

    id = serializers.CharField()
    kind = serializers.CharField()
    name = serializers.CharField()
    size = serializers.IntegerField(allow_null=True)


class CannedShape(serializers.Serializer[Any]):
    """An answer that is ready."""

    id = serializers.CharField()
    shortcut = serializers.CharField()
    text = serializers.CharField()
    scope = serializers.ChoiceField(choices=Scope.choices)
    team = TeamRefShape(allow_null=True)
    owner = CardShape(allow_null=True)
    language = serializers.CharField()
    labels = serializers.ListField(child=serializers.CharField())
    files = KeptFileShape(many=True)
    uses = serializers.IntegerField()
    updated_at = serializers.DateTimeField()


class ViewBody(StrictSerializer):
    """A list with a name; `query` is what its address says (`GET conversations/`)."""

    name = Phrase(max_length=60)
    scope = serializers.ChoiceField(choices=Scope.choices, default=Scope.PERSONAL)
    team = TeamField(source="team_id", required=False, allow_null=True, default=None)
    query = serializers.DictField(child=serializers.JSONField())
    position = serializers.IntegerField(min_value=0, max_value=999, required=False, default=0)


class ViewPatch(StrictSerializer):
    """What changes of a view; what is not named stays."""

    name = Phrase(max_length=60, required=False)
    scope = serializers.ChoiceField(choices=Scope.choices, required=False)
    team = TeamField(source="team_id", required=False, allow_null=True)
    query = serializers.DictField(child=serializers.JSONField(), required=False)
    position = serializers.IntegerField(min_value=0, max_value=999, required=False)


class ViewShape(serializers.Serializer[Any]):
    """A list with a name."""

    id = serializers.CharField()
    name = serializers.CharField()
    scope = serializers.ChoiceField(choices=Scope.choices)
    team = TeamRefShape(allow_null=True)
    owner = CardShape(allow_null=True)
    query = serializers.DictField(child=serializers.JSONField())
    position = serializers.IntegerField()


class PreferenceBody(StrictSerializer):
    """How one likes one's desk; what is not named stays."""

    default_view = serializers.CharField(max_length=40, required=False, allow_null=True)
    undo_seconds = serializers.ChoiceField(choices=[0, 3, 5, 10], required=False)


class PreferenceShape(serializers.Serializer[Any]):
    """How somebody likes their desk."""

    default_view = serializers.CharField(allow_null=True)
    undo_seconds = serializers.IntegerField(help_text="0: what is sent leaves at once.")


class RulesBody(StrictSerializer):
    """What holds for the counter; minutes nobody takes somebody, null: nobody is told."""

    house_name = Phrase(
        max_length=80,
        required=False,
        allow_blank=True,
        help_text="See `company/`; blank: as it is.",
    )
    team_after = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, max_value=1440
    )
    admins_after = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, max_value=1440
    )


class RulesShape(serializers.Serializer[Any]):
    """What holds for the counter."""

    house_name = serializers.CharField()
    team_after = serializers.IntegerField(allow_null=True, help_text="Minutes.")
    admins_after = serializers.IntegerField(allow_null=True, help_text="Minutes.")


def canned(row: Canned) -> dict[str, Any]:
    """Return an answer as who may use it sees it."""
    return {
        "id": str(row.id),
        "shortcut": row.shortcut,
        "text": row.text,
        "scope": row.scope,
        "team": _team(row),
        "owner": dict(card(row.owner)) if row.owner else None,
        "language": row.language,
        "labels": row.labels,
        "files": kept_files(list(row.files.all())),
        "uses": row.uses,
        "updated_at": iso(row.updated_at),
    }


def view(row: SavedView) -> dict[str, Any]:
    """Return a view as who has it sees it."""
    return {
        "id": str(row.id),
        "name": row.name,
        "scope": row.scope,
        "team": _team(row),
        "owner": dict(card(row.owner)) if row.owner else None,
        "query": row.query,
        "position": row.position,
    }


def preference(row: DeskPreference) -> dict[str, Any]:
    """Return how somebody likes their desk."""
    return {
        "default_view": str(row.default_view_id) if row.default_view_id else None,
        "undo_seconds": row.undo_seconds,
    }


def rules(row: DeskRules) -> dict[str, Any]:
    """Return what holds for the counter."""
    return {
        "house_name": home().name,
        "team_after": row.team_after,
        "admins_after": row.admins_after,
    }


def kept_files(files: list[Attachment]) -> list[dict[str, Any]]:
    """Return files in their order, without links: they belong to nobody's message yet."""
    return [
        {"id": str(file.id), "kind": file.kind, "name": file.name, "size": file.size}
        for file in sorted(files, key=lambda file: (file.position, file.created_at))
    ]


def _team(row: Canned | SavedView) -> dict[str, Any] | None:
    return {"id": str(row.team_id), "name": row.team.name} if row.team is not None else None
