"""Money that is given back, as each caller may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Refund
from billing.queries import payments as queries
from billing.types import PaymentMethod
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User

REFUND_STEPS = ["approve", "refuse", "send-again"]


class PaperShape(serializers.Serializer[Any]):
    """A document by its printed number."""

    id = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class RefundShape(serializers.Serializer[Any]):
    """Money that is to be given back, or was."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=["waiting", "approved", "refused", "failed"])
    allowed_transitions = serializers.ListField(child=serializers.ChoiceField(choices=REFUND_STEPS))
    payment = serializers.CharField(allow_null=True)
    credit_note = PaperShape(allow_null=True)
    customer = NamedShape()
    amount = MoneyShape()
    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    operation_number = serializers.CharField(allow_blank=True)
    reason = serializers.CharField()
    asked_by = CardShape()
    approved_by = CardShape(allow_null=True)
    at_gateway = serializers.ChoiceField(
        choices=["", "sending", "done", "failed"], help_text="How it stands at the card's gateway."
    )
    error = serializers.CharField(allow_blank=True, help_text="What the gateway said; for staff.")
    kept_by_one = serializers.BooleanField()
    decided_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()


def refund(row: Refund, user: User) -> dict[str, Any]:
    """Return a refund of `queries.refunds_with_people`."""
    giver = row.payment or row.credit_note
    assert giver is not None, "a refund has one source"
    return {
        "id": str(row.id),
        "state": queries.refund_state(row),
        "allowed_transitions": queries.refund_steps(row, user),
        "payment": str(row.payment_id) if row.payment_id else None,
        "credit_note": paper(row.credit_note) if row.credit_note is not None else None,
        "customer": {"id": str(giver.customer_id), "name": giver.customer.name},
        "amount": Money(row.amount_minor, row.currency).as_json(),
        "method": row.method,
        "operation_number": row.operation_number,
        "reason": row.reason if user.role in COUNTER else "",
        "asked_by": card(row.asked_by),
        "approved_by": card(row.approved_by) if row.approved_by is not None else None,
        **_at_gateway(row, user),
        "kept_by_one": row.kept_by_one,
        "decided_at": iso(row.approved_at or row.refused_at),
        "created_at": iso(row.created_at),
    }


def _at_gateway(row: Refund, user: User) -> dict[str, str]:
    found = getattr(row, "at_gateway", None)
    if found is None:
        return {"at_gateway": "", "error": ""}
    state = "failed" if found.failed_at else "done" if found.done_at else "sending"
    return {"at_gateway": state, "error": found.error if user.role in COUNTER else ""}


def paper(row: Any) -> dict[str, str]:
    """Return a document by its printed number."""
    return {"id": str(row.id), "label": row.label}
