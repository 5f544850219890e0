"""The words of contracts, and when two printed numbers are one."""

from datetime import timedelta

from django.db.models import TextChoices

from hub.kernel.folding import fold

LONGEST_CONTRACT = 40
MISSES = 10  # looks for somebody else's contract, within
MISSES_COUNT_FOR = timedelta(hours=1)


class ContractState(TextChoices):
    """`active → ended`, and back."""

    ACTIVE = "active"
    ENDED = "ended"


def contract_key(number: str) -> str:
    """Return a number as it is compared: letters made large and digits, no zeros in front."""
    signs = "".join(sign for sign in fold(number).upper() if sign.isascii() and sign.isalnum())
    return (signs.lstrip("0") or signs[:1])[:LONGEST_CONTRACT]
