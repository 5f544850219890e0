"""What money keeps about a person: all of it stays, and says by which law."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any
from uuid import UUID

from django.db.models import QuerySet

from billing.models import BouncedAddress, Mailed, Posting, Recharge
from billing.types.ledger import told_of
from crm.queries.personal import family
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso
from hub.kernel.money import Money

ACCOUNTING = "accounting"  # what was posted is kept for the tax office's years


def recharges(subject: Subject) -> QuerySet[Recharge]:
    """Return what somebody paid in; on proven channels only where no customer is named."""
    rows = Recharge.objects.filter(customer__in=family(subject))
    if subject.customer_id is None:
        rows = rows.filter(conversation__identity__portal_user=subject.user_id)
    return rows.order_by("created_at")


def holds(ids: set[UUID]) -> set[UUID]:
    """Return those of these files that prove a payment."""
    return set(Recharge.objects.filter(proof__in=ids).values_list("proof_id", flat=True))


class RechargeKeeper(Keeper):
    """What somebody paid in."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in recharges(subject):
            yield {
                "created_at": iso(row.created_at),
                "amount": row.amount.as_json(),
                "method": row.method,
                "operation_number": row.operation_number,
                "state": row.state,
                "note": row.note,
                "reason": row.reason,
                "credited_at": iso(row.credited_at),
            }

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        for row in recharges(subject).exclude(proof=None).select_related("proof"):
            proof = row.proof
            if proof is not None and proof.file:
                try:
                    yield PurePosixPath(proof.name or "proof"), proof.file.open("rb")
                except FileNotFoundError:
                    continue

    def forget(self, subject: Subject) -> Kept | None:
        return Kept(kind="recharges", count=recharges(subject).count(), reason=ACCOUNTING)


class LedgerKeeper(Keeper):
    """What was posted to somebody's balance."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in _postings(subject).select_related("entry", "account"):
            yield {
                "at": iso(row.entry.created_at),
                "kind": row.entry.kind,
                "description": told_of(row.entry.kind, row.entry.description),
                "amount": Money(row.amount, row.account.currency).as_json(),
                "balance": Money(row.balance_after, row.account.currency).as_json(),
            }

    def forget(self, subject: Subject) -> Kept | None:
        return Kept(kind="ledger", count=_postings(subject).count(), reason=ACCOUNTING)


class MailKeeper(Keeper):
    """The mail that carried somebody's documents."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in _mailed(subject):
            yield {
                "created_at": iso(row.created_at),
                "to": row.to,
                "subject": row.subject,
                "body": row.body,
                "state": row.state,
                "sent_at": iso(row.sent_at),
            }

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        for row in _mailed(subject).exclude(pdf=None).select_related("pdf"):
            assert row.pdf is not None
            try:
                yield PurePosixPath(row.file_name), row.pdf.file.open("rb")
            except FileNotFoundError:
                continue

    def forget(self, subject: Subject) -> Kept | None:
        """Blank where it went and what was said; that a document was sent stays."""
        rows = _mailed(subject)
        known = {to.lower() for to in rows.values_list("to", flat=True)}
        BouncedAddress.objects.filter(address__in=known).delete()
        rows.update(to="", body="", subject="")
        return Kept(kind="mail", count=rows.count(), reason=ACCOUNTING)


def _mailed(subject: Subject) -> QuerySet[Mailed]:
    return Mailed.objects.filter(customer__in=family(subject)).order_by("created_at")


def _postings(subject: Subject) -> QuerySet[Posting]:
    return Posting.objects.filter(account__customer__in=family(subject)).order_by("id")
