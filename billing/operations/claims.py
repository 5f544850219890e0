"""Holds what may back one payment only: an operation number, the file that shows it."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from billing.models import Claim
from billing.types import ClaimKind, Source
from hub.kernel.errors import Conflict


class OperationNumberUsed(Conflict):
    """A living or credited recharge, or a payment, has this operation number."""

    code, detail = "operation_number_used", "This operation number was used before."


class ProofUsed(Conflict):
    """A living or credited recharge, or a payment, shows the same file."""

    code, detail = "proof_used", "This proof was used before."


REFUSALS: dict[ClaimKind, tuple[type[Conflict], str]] = {
    ClaimKind.OPERATION: (OperationNumberUsed, "operation_number"),
    ClaimKind.PROOF: (ProofUsed, "proof"),
}


def hold(*, source: Source, operation_number: str, proof: str) -> None:
    """Hold exactly these for a source, in the caller's transaction; empty ones are let go.

    Raises OperationNumberUsed or ProofUsed where somebody else holds them.
    """
    wanted = {ClaimKind.OPERATION: operation_number, ClaimKind.PROOF: proof}
    held = {row.kind: row for row in _of(source)}
    for kind, value in wanted.items():
        row = held.get(kind)
        if row is not None and row.value == value:
            continue
        if row is not None:
            row.delete()
        if value:
            _take(kind, value, source)


def demand_free(operation_number: str, proof: str) -> None:
    """Raise OperationNumberUsed or ProofUsed where somebody holds one of these."""
    for kind, value in ((ClaimKind.OPERATION, operation_number), (ClaimKind.PROOF, proof)):
        if value and Claim.objects.filter(kind=kind, value=value).exists():
            raise refusal_of(kind)


def release(source: Source) -> None:
    """Let go what a source held."""
    _of(source).delete()


def _of(source: Source) -> QuerySet[Claim]:
    return Claim.objects.filter(source_type=source.type, source_id=source.id)


def _take(kind: ClaimKind, value: str, source: Source) -> None:
    try:
        with transaction.atomic():
            Claim.objects.create(
                kind=kind, value=value, source_type=source.type, source_id=source.id
            )
    except IntegrityError:
        raise refusal_of(kind) from None


def refusal_of(kind: ClaimKind) -> Conflict:
    """Return what is raised where another one is backed by it."""
    refusal, field = REFUSALS[kind]
    return refusal(fields={field: ["Used before."]})
