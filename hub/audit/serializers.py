"""How lines of the trail are asked for and shown."""

from typing import Any

from rest_framework import serializers

from hub.accounts.queries import people
from hub.audit import queries
from hub.audit.models import Entry
from hub.audit.types import Asked, Called
from hub.kernel.clock import iso


class AuditAsked(serializers.Serializer[Any]):
    """What is looked for; a name that is not asked means anything."""

    by = serializers.UUIDField(required=False)
    kind = serializers.CharField(required=False, max_length=60)
    action = serializers.CharField(required=False, max_length=24)
    object = serializers.CharField(required=False, max_length=64)
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False)
    q = serializers.CharField(required=False, max_length=100, allow_blank=True)


class ActorShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.CharField()


class CalledShape(serializers.Serializer[Any]):
    name = serializers.CharField()
    kind = serializers.CharField(help_text="`app.table` of the row whose page shows it.")
    id = serializers.CharField()


class ObjectShape(serializers.Serializer[Any]):
    kind = serializers.CharField(help_text="`app.table`, or a word of its own.")
    id = serializers.CharField()
    name = serializers.CharField(help_text="As it is called today; empty when it is gone.")
    page = CalledShape(allow_null=True, help_text="Which row's page shows it; null when gone.")


class EntryShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    action = serializers.CharField()
    by = ActorShape(allow_null=True, help_text="Null: the house itself, or nobody signed in.")
    object = ObjectShape()
    changes = serializers.DictField(
        child=serializers.ListField(), help_text="Field → [before, after]; `•••` is not told."
    )
    about = serializers.DictField()
    names = serializers.DictField(
        child=CalledShape(), help_text="Id in `changes` or `about` → what it is, where it still is."
    )
    ip = serializers.CharField(allow_null=True)
    session = serializers.UUIDField(allow_null=True)
    request = serializers.CharField()


class AuditFactsShape(serializers.Serializer[Any]):
    kinds = serializers.ListField(child=serializers.CharField())
    actions = serializers.ListField(child=serializers.CharField())
    sealed_until = serializers.DateField(allow_null=True)
    verified_until = serializers.DateField(allow_null=True)
    broken = serializers.ListField(child=serializers.DateField())
    checked_at = serializers.DateTimeField(allow_null=True)
    whole_at = serializers.DateTimeField(
        allow_null=True, help_text="When every closed day was looked at again."
    )


def asked_of(fields: dict[str, Any]) -> Asked:
    """Return what a query string looks for."""
    return Asked(
        by=fields.get("by"),
        kind=fields.get("kind", ""),
        action=fields.get("action", ""),
        object_id=fields.get("object", ""),
        since=fields.get("since"),
        until=fields.get("until"),
        text=fields.get("q", ""),
    )


def facts() -> dict[str, Any]:
    """Return what there is to look for and what the last looks at closed days found."""
    found = queries.verified()
    return {
        "kinds": queries.kinds(),
        "actions": queries.actions(),
        "sealed_until": queries.sealed_until(),
        "verified_until": found.through,
        "broken": found.broken,
        "checked_at": iso(found.checked_at),
        "whole_at": iso(found.whole_at),
    }


def entries(rows: list[Entry]) -> list[dict[str, Any]]:
    """Return lines as they are shown; three queries for a page and one for each kind."""
    cards, found = people(queries.people_of(rows)), queries.named(rows)
    return [
        {
            "id": str(row.id),
            "at": iso(row.at),
            "action": row.action,
            "by": cards.get(row.user_id) if row.user_id else None,
            "object": _object(row, found.get((row.kind, row.object_id))),
            "changes": row.changes,
            "about": row.about,
            "names": queries.shown(found, row),
            "ip": row.ip,
            "session": str(row.session_id) if row.session_id else None,
            "request": row.request_id,
        }
        for row in rows
    ]


def _object(row: Entry, called: Called | None) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "id": row.object_id,
        "name": called.name if called else "",
        "page": called.as_json() if called else None,
    }
