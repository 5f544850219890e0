"""What customers' records keep about somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from crm.models import Communication, Customer, Merge
from crm.queries.custom import field_names, written
from crm.queries.customers import family_of
from hub.accounts.ports.personal import Subject
from hub.kernel.clock import iso


def root_of_subject(subject: Subject) -> Customer | None:
    """Return the customer somebody is, by name or by account."""
    rows = Customer.objects.all()
    if subject.customer_id is not None:
        return rows.filter(id=subject.customer_id).first()
    return rows.filter(portal_user=subject.user_id).first() if subject.user_id else None


def family(subject: Subject) -> list[UUID]:
    """Return the ids of every row that is this person."""
    root = root_of_subject(subject)
    return family_of(root.id) if root is not None else []


def customer_rows(subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield who the house takes somebody to be."""
    fields = field_names()
    rows = Customer.objects.filter(id__in=family(subject)).order_by("created_at")
    for row in rows.select_related("category", "status").prefetch_related("labels"):
        yield {
            "kind": row.kind,
            "name": row.name,
            "document_number": row.document_number,
            "phone": row.phone,
            "email": row.email,
            "status": row.status.es,
            "category": row.category.es,
            "labels": sorted(label.name for label in row.labels.all()),
            "custom": {
                field.name: written(field, row.custom[key])
                for key, field in fields.items()
                if key in row.custom
            },
            "created_at": iso(row.created_at),
            "updated_at": iso(row.updated_at),
        }


def communication_rows(subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield what somebody asked; only on channels they have proven where no customer is named."""
    rows = Communication.objects.filter(customer__in=family(subject))
    if subject.customer_id is None:
        rows = rows.filter(identity__portal_user=subject.user_id)
    for row in rows.order_by("created_at"):
        yield {
            "created_at": iso(row.created_at),
            "channel": row.channel,
            "body": row.body,
            "data": row.data,
            "state": row.state,
            "answered_at": iso(row.answered_at),
        }


def merges_of(ids: list[UUID]) -> Any:
    """Return the joins these rows were part of."""
    return Merge.objects.filter(kept__in=ids) | Merge.objects.filter(gone__in=ids)
