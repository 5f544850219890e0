"""How requests, settings and the register are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hub.accounts.queries import card
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.privacy import queries
from hub.privacy.models import Breach, PrivacyRequest, PrivacySettings
from hub.privacy.types import FIELDS, LONGEST, OPEN, Country
from hub.registration.types import masked

if TYPE_CHECKING:
    from hub.accounts.models import User


def requests(rows: Iterable[PrivacyRequest], user: User) -> list[dict[str, Any]]:
    """Return requests as this person sees them."""
    found = list(rows)
    names = queries.names_of(found)
    return [_request(row, user, names[row.id]) for row in found]


def _request(row: PrivacyRequest, user: User, name: str) -> dict[str, Any]:
    fetchable = queries.may_fetch(row, user, at=clock.now())
    return {
        "id": str(row.id),
        "right": row.right,
        "state": row.state,
        "allowed_transitions": queries.moves_of(row, user),
        "name": name,
        "customer": str(row.customer_id) if row.customer_id else None,
        "note": row.note,
        "changes": _changes(row, user),
        "country": row.country,
        "due_on": row.due_on.isoformat(),
        "own": row.created_by_id == row.user_id,
        "created_by": card(row.created_by),
        "created_at": iso(row.created_at),
        "identity_how": row.identity_how,
        "handled_by": card(row.handled_by) if row.handled_by else None,
        "decided_at": iso(row.decided_at),
        "reason": row.reason,
        "kept": row.kept,
        "done": row.done,
        "archive_until": iso(row.archive_until) if fetchable else None,
    }


def _changes(row: PrivacyRequest, user: User) -> dict[str, list[str]]:
    """Return what should be different; at work a document is whole only while it is a wish."""
    shown = {field: row.changes[field] for field in FIELDS if field in row.changes}
    if user.role != Role.CUSTOMER and "document_number" in shown:
        before, after = shown["document_number"]
        wished = after if row.state in OPEN else masked(after)
        shown["document_number"] = [masked(before), wished]
    return shown


def privacy_settings(row: PrivacySettings) -> dict[str, Any]:
    """Return the settings with the days that hold."""
    longest = LONGEST[row.country]
    return {
        "country": row.country,
        "days": {right: queries.days_for(right) for right in longest},
        "longest": {str(right): days for right, days in longest.items()},
        "officer": row.officer,
        "contact": row.contact,
    }


def rule(row: queries.Rule, *, at: datetime) -> dict[str, Any]:
    """Return how long one kind is kept, and what would go now."""
    return {
        "key": row.key,
        "days": row.days,
        "usual": row.kind.usual,
        "least": row.kind.least,
        "most": row.kind.most,
        "count": row.kind.count(row.before(at)),
        "ran_at": iso(row.ran_at),
        "removed": row.removed,
    }


def breach(row: Breach, *, at: datetime) -> dict[str, Any]:
    """Return one entry of the register with the words for the authority."""
    return {
        "id": str(row.id),
        "title": row.title,
        "what": row.what,
        "found_at": iso(row.found_at),
        "due_at": iso(row.due_at),
        "late": (row.authority_told_at or at) > row.due_at,
        "people": row.people,
        "affected": row.affected,
        "measures": row.measures,
        "authority_told_at": iso(row.authority_told_at),
        "people_told_at": iso(row.people_told_at),
        "closed_at": iso(row.closed_at),
        "created_by": card(row.created_by),
        "notice": _notice(row),
    }


def _notice(row: Breach) -> str:
    house = queries.settings()
    law = "Ley 29733 y DS 016-2024-JUS" if house.country == Country.PERU else "Ley 1581 de 2012"
    lines = [
        f"Notificación de incidente de seguridad de datos personales ({law})",
        f"Incidente: {row.title}",
        f"Conocido el: {row.found_at:%d/%m/%Y %H:%M} UTC",
        f"Qué ocurrió: {row.what}",
        f"Datos afectados: {row.affected or '—'}",
        f"Personas afectadas (estimado): {row.people if row.people is not None else '—'}",
        f"Medidas tomadas: {row.measures or '—'}",
        f"Contacto: {house.officer or '—'} {house.contact}".strip(),
    ]
    return "\n".join(lines)
