"""What a customer reads about their payment, on whatever channel; Spanish, formal."""

from billing.models import Payment
from billing.operations.recharges.wording import paid
from billing.types import PaymentState
from hub.kernel.money import Money

TITLES = {
    PaymentState.CONFIRMED: "Recibo",
    PaymentState.REVERSED: "Extorno",
    PaymentState.FAILED: "Pago no encontrado",
}


def told(payment: Payment, *, owed: Money) -> str:
    """Return the receipt of a payment, or what became of it instead."""
    amount = paid(payment.amount)
    if payment.state == PaymentState.REVERSED:
        return f"Se extornó su pago de {amount}. Saldo pendiente: {paid(owed)}."
    if payment.state == PaymentState.FAILED:
        why = f": {payment.reason.rstrip('.')}" if payment.reason else ""
        return f"No pudimos confirmar su pago de {amount}{why}. Puede enviarnos el comprobante."
    said = [f"Recibimos {amount}."]
    if payment.operation_number:
        said.append(f"Operación {payment.operation_number}.")
    said.append(f"Saldo pendiente: {paid(owed)}.")
    if payment.free.minor and not owed.minor:
        said.append(f"A su favor: {paid(payment.free)}.")
    return " ".join(said)
