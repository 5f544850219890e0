"""What people's programs write into cells: amounts and days, in the ways of our countries."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_NOT_NUMBER = re.compile(r"[^0-9,.()-]")
_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_CENTS = re.compile(r"[.,]\d{1,2}$")
_CENTURY = 2000


def amount_of(cell: str) -> Decimal | None:
    """Return an amount, None where nobody can tell: `S/ 1,250.00`, `1.250,00`, `(80.00)`, `-80`."""
    said = _NOT_NUMBER.sub("", cell.replace("S/.", "").replace("s/.", ""))
    negative = said.startswith("(") or "-" in said
    digits = said.strip("()-")
    cents = _CENTS.search(digits)
    whole = digits[: cents.start()] if cents else digits
    plain = re.sub(r"[.,]", "", whole) + (f".{cents.group()[1:]}" if cents else "")
    if not re.search(r"\d", plain):
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return -value if negative else value


def day_of(cell: str) -> date | None:
    """Return a day, None where it is none: ISO, else day, month, year."""
    found = _DAY.search(cell)
    if found is None:
        return None
    first, month, last = (int(part) for part in found.groups())
    year, day = (first, last) if len(found.group(1)) == 4 else (last, first)
    try:
        return date(year if year > 99 else _CENTURY + year, month, day)
    except ValueError:
        return None
