"""Writes suppliers and their people down, and says which thread is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.queries import conversation_for
from chat.types import ConversationKind
from crm.operations import suppliers as outsiders
from field_service.models import Supplier, SupplierContact
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.phones import e164

if TYPE_CHECKING:
    from hub.accounts.models import User

FIELDS = ("name", "document", "terms", "lead_days", "note")


class SupplierTaken(Conflict):
    """Another supplier has this name or document."""

    code, detail = "supplier_taken", "Another supplier has this name or document."


class SupplierChanged(Conflict):
    """Somebody else was faster."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


class ContactTaken(Conflict):
    """This thread is another contact's."""

    code, detail = "contact_taken", "This conversation is another contact's."


def add(*, fields: Mapping[str, Any], by: User, at: datetime) -> Supplier:
    """Add a supplier. Raises Forbidden, SupplierTaken."""
    _demand_office(by)
    with transaction.atomic():
        return _kept(Supplier(created_by=by, created_at=at), fields, at)


def change(
    *, supplier_id: UUID, version: int, fields: Mapping[str, Any], by: User, at: datetime
) -> Supplier:
    """Correct a supplier, put them away (`archived`) or take them out again.

    Raises Forbidden, NotFound, SupplierChanged, SupplierTaken.
    """
    _demand_office(by)
    with transaction.atomic():
        row = _locked(supplier_id)
        if row.version != version:
            raise SupplierChanged(fields={"version": row.version})
        row.version += 1
        if "archived" in fields:
            row.archived_at = (row.archived_at or at) if fields["archived"] else None
        return _kept(row, fields, at)


def add_contact(
    *, supplier_id: UUID, fields: Mapping[str, Any], by: User, at: datetime
) -> SupplierContact:
    """Add somebody at a supplier's; the first is the main one.

    With a `conversation` its outsider is a supplier from now on: a thread of their own, nothing
    granted. Raises Forbidden, NotFound, ContactTaken, Invalid (`phone`, `conversation`).
    """
    _demand_office(by)
    with transaction.atomic():
        supplier = _locked(supplier_id)
        row = SupplierContact(supplier=supplier, created_at=at)
        row.is_main = not supplier.contacts.filter(is_main=True).exists()
        return _kept_contact(row, fields, by, at)


def change_contact(
    *, contact_id: UUID, fields: Mapping[str, Any], by: User, at: datetime
) -> SupplierContact:
    """Correct a contact, make them the main one, give them a thread. Raises as `add_contact`."""
    _demand_office(by)
    with transaction.atomic():
        row = _contact(contact_id)
        if fields.get("is_main"):
            row.supplier.contacts.filter(is_main=True).update(is_main=False)
            row.is_main = True
        return _kept_contact(row, fields, by, at)


def remove_contact(*, contact_id: UUID, by: User) -> None:
    """Remove somebody who is not there any more. Raises Forbidden, NotFound."""
    _demand_office(by)
    with transaction.atomic():
        row = _contact(contact_id)
        supplier, main = row.supplier, row.is_main
        row.delete()
        following = supplier.contacts.order_by("created_at", "id").first() if main else None
        if following is not None:
            following.is_main = True
            following.save(update_fields=["is_main"])


def _kept(row: Supplier, fields: Mapping[str, Any], at: datetime) -> Supplier:
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise SupplierTaken(fields={"name": ["Another supplier is called so."]}) from None
    return row


def _kept_contact(
    row: SupplierContact, fields: Mapping[str, Any], by: User, at: datetime
) -> SupplierContact:
    for name in ("name", "email"):
        if name in fields:
            setattr(row, name, fields[name].strip())
    if "phone" in fields:
        row.phone = _phone(fields["phone"])
    if "conversation" in fields:
        row.identity = _identity(fields["conversation"], by, at)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise ContactTaken from None
    return row


def _identity(conversation_id: UUID | None, by: User, at: datetime) -> Any:
    """Return the outsider of a thread, a supplier from now on."""
    if conversation_id is None:
        return None
    try:
        thread = conversation_for(by, conversation_id)
    except NotFound:
        raise Invalid(fields={"conversation": ["There is no such conversation."]}) from None
    if thread.identity is None:
        raise Invalid(fields={"conversation": ["Nobody outside is in it."]})
    if thread.kind != ConversationKind.SUPPLIER:
        outsiders.turn(conversation=thread, kind=ConversationKind.SUPPLIER, by=by, at=at)
    return thread.identity


def _phone(raw: str) -> str:
    if not raw.strip():
        return ""
    phone = e164(raw)
    if not phone:
        raise Invalid(fields={"phone": ["Not a phone number."]})
    return phone


def _locked(supplier_id: UUID) -> Supplier:
    row = Supplier.objects.select_for_update(of=("self",)).filter(id=supplier_id).first()
    if row is None:
        raise NotFound
    return row


def _contact(contact_id: UUID) -> SupplierContact:
    rows = SupplierContact.objects.select_related("supplier")
    row = rows.filter(id=contact_id).first()
    if row is None:
        raise NotFound
    _locked(row.supplier_id)
    return row


def _demand_office(by: User) -> None:
    if by.role not in OFFICE:
        raise Forbidden
