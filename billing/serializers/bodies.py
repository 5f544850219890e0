"""What callers send to move money."""

from typing import Any

from rest_framework import serializers

from billing.types import Method, RechargeForm, RechargeState
from hub.kernel.api import StrictSerializer
from hub.kernel.money_fields import MoneyField

METHODS = {
    Method.TRANSFER: {"es": "Transferencia", "en": "Bank transfer"},
    Method.WALLET: {"es": "Yape o Plin", "en": "Wallet"},
    Method.CASH: {"es": "Efectivo", "en": "Cash"},
}


class RechargeFields(StrictSerializer):
    """What is filled in to load a recharge, wherever it is loaded."""

    amount = MoneyField(style={"label": {"es": "Monto", "en": "Amount"}})
    method = serializers.ChoiceField(
        choices=Method.choices,
        style={"label": {"es": "Medio de pago", "en": "Paid by"}, "choices": METHODS},
    )
    operation_number = serializers.CharField(
        max_length=60,
        required=False,
        allow_blank=True,
        style={"label": {"es": "Número de operación", "en": "Operation number"}},
    )
    proof = serializers.UUIDField(
        required=False,
        allow_null=True,
        help_text="An attachment: own upload, or of the thread.",
        style={
            "label": {"es": "Comprobante", "en": "Proof of payment"},
            "help": {"es": "Imagen o PDF", "en": "Image or PDF"},
        },
    )
    note = serializers.CharField(
        max_length=500,
        required=False,
        allow_blank=True,
        style={"label": {"es": "Nota", "en": "Note"}},
    )


class NewRecharge(RechargeFields):
    """A recharge for one answered communication."""

    communication = serializers.UUIDField()


class RechargePatch(StrictSerializer):
    """What the counter may correct; after the credit everything but the amount."""

    amount = MoneyField(required=False)
    method = serializers.ChoiceField(choices=Method.choices, required=False)
    operation_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    proof = serializers.UUIDField(required=False)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class ProofBody(StrictSerializer):
    """A proof of payment, with corrections that came to light with it."""

    proof = serializers.UUIDField()
    amount = MoneyField(required=False)
    operation_number = serializers.CharField(max_length=60, required=False)


class ApprovalBody(StrictSerializer):
    """What whoever approves has looked at; refused when it is no longer so."""

    amount = MoneyField(required=False, help_text="The amount seen: another one now is a 409.")


class ReasonBody(StrictSerializer):
    """Why a recharge is refused; the customer reads it."""

    reason = serializers.CharField(max_length=500)


class ReversalBody(StrictSerializer):
    """Why a credited recharge is taken back; whoever confirms need not say it again."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    owed = MoneyField(
        required=False, help_text="What is missing of a spent balance: they owe it from then on."
    )


class NothingBody(StrictSerializer):
    """No fields."""


class RechargeFilter(serializers.Serializer[Any]):
    """What a list of recharges can be narrowed to."""

    state = serializers.ChoiceField(choices=RechargeState.choices, required=False)
    method = serializers.ChoiceField(choices=Method.choices, required=False)
    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False, help_text="First day, local time.")
    until = serializers.DateField(required=False, help_text="Last day, local time.")
    advisor = serializers.UUIDField(
        required=False, help_text="Who loaded it, decided it, or speaks with the customer."
    )
    number = serializers.CharField(
        required=False, max_length=60, help_text="How an operation number begins."
    )
    pending = serializers.BooleanField(required=False, help_text="Waits for a decision.")
    untold = serializers.BooleanField(required=False, help_text="The customer was not told.")
    reversing = serializers.BooleanField(
        required=False, help_text="Waits for a second admin to reverse it."
    )


def form_of(body: dict[str, Any]) -> RechargeForm:
    """Return the checked body of `RechargeFields` as the operation takes it."""
    return RechargeForm(
        amount=body["amount"],
        method=body["method"],
        operation_number=body.get("operation_number", ""),
        proof=body.get("proof"),
        note=body.get("note", ""),
    )
