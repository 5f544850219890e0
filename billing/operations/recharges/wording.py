"""What a customer reads about their recharge, on whatever channel; Spanish, formal."""

from datetime import datetime

from billing.models import Recharge
from hub.kernel.money import Money


def paid(amount: Money) -> str:
    """Return an amount as people write it: `S/ 1,250.00`."""
    return str(amount)


def receipt(recharge: Recharge, balance_after: int) -> str:
    """Return the receipt of a credited recharge."""
    balance = Money(balance_after, recharge.currency)
    text = f"Su recarga de {paid(recharge.amount)} fue acreditada. Saldo: {paid(balance)}."
    if recharge.operation_number:
        text += f" Operación {recharge.operation_number}."
    return text


def rejection(recharge: Recharge) -> str:
    """Return why a recharge was not accepted, and what can be done."""
    return (
        f"Su recarga de {paid(recharge.amount)} no fue aprobada: {recharge.reason.rstrip('.')}. "
        "Puede enviar de nuevo el comprobante."
    )


def reversal(recharge: Recharge, balance_after: int) -> str:
    """Return why a recharge was taken back, and what the balance is now."""
    balance, debt = Money(balance_after, recharge.currency), recharge.debt
    text = (
        f"Su recarga de {paid(recharge.amount)} fue extornada: "
        f"{recharge.reversal_reason.rstrip('.')}. Saldo: {paid(balance)}."
    )
    if debt is None:
        return text
    return f"{text} Ya había usado {paid(debt.total)}: queda por pagar ({debt.label})."


def invitation(url: str, end: datetime) -> str:
    """Return what goes with a link to load a recharge."""
    return (
        f"Puede cargar su recarga aquí, sin crear una cuenta: {url}\n"
        f"El enlace sirve una sola vez, hasta el {end:%d/%m/%Y} a las {end:%H:%M}."
    )
