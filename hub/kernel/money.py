"""Money: integer minor units and a currency; text only at the wall."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hub.kernel.errors import Invalid

# Decimals of the currencies a house may count in (ISO 4217).
EXPONENTS = {
    **dict.fromkeys(("PEN", "COP", "USD", "EUR", "ARS", "BOB", "BRL", "CRC", "DOP", "GTQ"), 2),
    **dict.fromkeys(("HNL", "MXN", "NIO", "PAB", "UYU", "VES"), 2),
    **dict.fromkeys(("CLP", "PYG"), 0),
}
SYMBOLS = {
    **{"PEN": "S/", "USD": "US$", "EUR": "€", "BOB": "Bs", "BRL": "R$", "CRC": "₡", "DOP": "RD$"},
    **{"GTQ": "Q", "HNL": "L", "NIO": "C$", "PAB": "B/.", "PYG": "Gs.", "UYU": "$U", "VES": "Bs."},
    **dict.fromkeys(("COP", "CLP", "ARS", "MXN"), "$"),
}
WHOLE = {"COP"}  # people leave its decimals away unless there are any
PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
LARGEST = 10**15  # fits a 64-bit column with room for sums


@dataclass(frozen=True, order=True)
class Money:
    """An amount in minor units (`1250` is 12.50) of one currency (ISO 4217)."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, amount: str, currency: str) -> "Money":
        """Read what the API receives; Invalid for anything but a plain decimal that fits."""
        if currency not in EXPONENTS:
            raise Invalid(fields={"currency": ["Unknown currency."]})
        if not isinstance(amount, str) or not PLAIN.fullmatch(amount):
            raise Invalid(fields={"amount": ["Not an amount."]})
        value = Decimal(amount)
        if abs(value) > LARGEST:
            raise Invalid(fields={"amount": ["Not an amount."]})
        scaled = value.scaleb(EXPONENTS[currency])
        if scaled != scaled.to_integral_value():
            raise Invalid(fields={"amount": ["Too many decimals."]})
        return cls(int(scaled), currency)

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def as_json(self) -> dict[str, str]:
        """Return the shape the API writes: `{"amount": "12.50", "currency": "PEN"}`."""
        exponent = EXPONENTS[self.currency]
        amount = Decimal(self.minor).scaleb(-exponent)
        return {"amount": f"{amount:.{exponent}f}", "currency": self.currency}

    def __str__(self) -> str:
        """Return the amount as people write it: `S/ 1,250.00`, `-S/ 3.00`, `$ 119,000`."""
        exponent = EXPONENTS[self.currency]
        amount = Decimal(abs(self.minor)).scaleb(-exponent)
        if self.currency in WHOLE and not amount % 1:
            exponent = 0
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{SYMBOLS[self.currency]} {amount:,.{exponent}f}"

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise Invalid("Amounts of two currencies cannot be mixed.")


def minor_of(units: int, currency: str) -> int:
    """Return whole units in minor units: 5 PEN are 500, 5 CLP are 5."""
    return units * int(10 ** EXPONENTS[currency])


def round_half_up(value: Decimal) -> int:
    """Round to a whole minor unit, halves away from zero, as every document does."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
