"""The roles of the house and the sets that doors ask for."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person (or bot) is here."""

    ADMIN = "admin"
    ADVISOR = "advisor"
    CLERK = "clerk"
    TECHNICIAN = "technician"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    BOT = "bot"


STAFF = frozenset({Role.ADMIN, Role.ADVISOR, Role.CLERK, Role.TECHNICIAN})
COUNTER = frozenset(
    {Role.ADMIN, Role.ADVISOR, Role.CLERK}
)  # those who see customers' conversations
ANSWERING = frozenset({Role.ADMIN, Role.ADVISOR})
OFFICE = frozenset({Role.ADMIN, Role.CLERK})  # who issues, collects and keeps the books
