"""The words of where to pay."""

from django.db.models import TextChoices


class PlaceKind(TextChoices):
    """Where a customer can pay: a number in a wallet, or an account at a bank."""

    WALLET = "wallet"
    BANK = "bank"
