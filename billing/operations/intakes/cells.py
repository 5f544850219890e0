"""Cells that have to be amounts, in minor units of the house's currency."""

from __future__ import annotations

from billing.types.cells import amount_of
from hub.kernel.money import EXPONENTS, LARGEST


class Refused(ValueError):
    """A cell that does not say what it has to: the code of why, and its column."""

    def __init__(self, code: str, column: str) -> None:
        super().__init__(code)
        self.code, self.column = code, column


def minor_or_refuse(cell: str, currency: str, column: str) -> int:
    """Return an amount in minor units; Refused where it is none, or has too many decimals."""
    value = amount_of(cell)
    if value is None or abs(value) > LARGEST:
        raise Refused("bad_amount", column)
    scaled = value.scaleb(EXPONENTS[currency])
    if scaled != scaled.to_integral_value():
        raise Refused("bad_amount", column)
    return int(scaled)
