"""Finds customers who may be one person; joining them is left to people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from chat.queries import identities_by_phone, identities_of, identities_proven_by
from crm.models import Customer, Duplicate
from crm.types import WEIGHTS, Reason
from hub.kernel import phones

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 20  # what more than these have in common tells nothing


def compare(*, customer_id: UUID, at: datetime) -> int:
    """Look for others who may be this customer, and return how many there are.

    Pairs that have nothing in common any more are forgotten, unless somebody dismissed them.
    """
    with transaction.atomic():
        row = Customer.objects.select_for_update(no_key=True).filter(id=customer_id).first()
        if row is None:
            return 0
        found = _alike(row) if row.merged_into_id is None else {}
        Duplicate.objects.bulk_create(
            [_pair(row, other, reasons, at) for other, reasons in found.items()],
            update_conflicts=True,
            unique_fields=["first", "second"],
            update_fields=["reasons", "weight"],
        )
        theirs = Duplicate.objects.filter(Q(first=row) | Q(second=row), dismissed_at=None)
        theirs.exclude(Q(first__in=found) | Q(second__in=found)).delete()
        Customer.objects.filter(id=row.id).update(compared_at=at)
    return len(found)


def dismiss(*, duplicate: Duplicate, by: User, at: datetime) -> None:
    """Take it that these are two: nobody is asked again."""
    rows = Duplicate.objects.filter(id=duplicate.id, dismissed_at=None)
    rows.update(dismissed_at=at, dismissed_by=by)


def _pair(row: Customer, other: UUID, reasons: Iterable[Reason], at: datetime) -> Duplicate:
    # As the database compares them, which is not the same everywhere.
    first, second = sorted([row.id, other], key=lambda each: each.hex)
    words = sorted(reasons, key=lambda reason: -WEIGHTS[reason])
    return Duplicate(
        first_id=first,
        second_id=second,
        reasons=[str(each) for each in words],
        weight=sum(WEIGHTS[each] for each in words),
        found_at=at,
    )


def _alike(row: Customer) -> dict[UUID, set[Reason]]:
    """Return who has something in common with a customer, and what."""
    found: dict[UUID, set[Reason]] = defaultdict(set)
    for reason, ids in (
        (Reason.DOCUMENT, _with(row, document_key=row.document_key)),
        (Reason.CHANNEL, _by_channel(row)),
        (Reason.PHONE, _by_phone(row)),
        (Reason.EMAIL, _with(row, email_key=row.email_key)),
        (Reason.NAME, _by_name(row)),
    ):
        if len(ids) <= MOST:
            for each in ids:
                found[each].add(reason)
    if row.portal_user_id is not None:  # two accounts are never one
        portals = _others(row).filter(id__in=list(found), portal_user__isnull=False)
        for each in portals.values_list("id", flat=True):
            del found[each]
    return dict(found)


def _others(row: Customer) -> QuerySet[Customer]:
    return Customer.objects.filter(merged_into=None).exclude(id=row.id)


def _with(row: Customer, **key: str) -> list[UUID]:
    if not all(key.values()):
        return []
    return list(_others(row).filter(**key).values_list("id", flat=True)[: MOST + 1])


def _by_phone(row: Customer) -> list[UUID]:
    written = identities_of(row.id).exclude(phone="").values_list("phone", flat=True)
    lines = {row.phone_key, *map(phones.canonical, written)} - {""}
    if not lines:
        return []
    forms = [f"+{form}" for line in lines for form in phones.variants(line)]
    heard = {customer_id for _, customer_id in identities_by_phone(forms)}
    same = _others(row).filter(Q(phone_key__in=lines) | Q(id__in=heard))
    return list(same.values_list("id", flat=True)[: MOST + 1])


def _by_channel(row: Customer) -> list[UUID]:
    """Return who has a channel that this account proved, or whose account proved one of ours."""
    if row.portal_user_id is not None:
        proven = identities_proven_by(row.portal_user_id).exclude(customer_id=row.id)
        same = _others(row).filter(id__in=proven.values("customer_id"))
    else:
        owners = identities_of(row.id).exclude(portal_user=None).values("portal_user_id")
        same = _others(row).filter(portal_user_id__in=owners)
    return list(same.values_list("id", flat=True)[: MOST + 1])


def _by_name(row: Customer) -> list[UUID]:
    """Return those of the same name whose document and phone do not say that they are others."""
    same = _others(row).filter(name_key=row.name_key) if row.name_key else _others(row).none()
    for key in ("document_key", "phone_key"):
        if mine := getattr(row, key):
            same = same.filter(**{f"{key}__in": ["", mine]})
    return list(same.values_list("id", flat=True)[: MOST + 1])
