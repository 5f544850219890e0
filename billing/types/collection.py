"""The words of collection: tables brought along, lines of a bank, reminders."""

from django.db.models import TextChoices


class IntakeKind(TextChoices):
    """What a table tells."""

    BANK = "bank"  # what came in on an account
    BALANCES = "balances"  # what customers owed or had when the house began here
    INVOICES = "invoices"  # open invoices of before


class IntakeState(TextChoices):
    """`uploaded → done`."""

    UPLOADED = "uploaded"
    DONE = "done"


# What a column may mean, by what the table tells.
COLUMNS: dict[str, tuple[str, ...]] = {
    IntakeKind.BANK: ("day", "amount", "number", "description"),
    IntakeKind.BALANCES: ("document", "phone", "owed", "credit"),
    IntakeKind.INVOICES: ("document", "phone", "number", "day", "due", "total", "balance"),
}
NEEDED: dict[str, tuple[str, ...]] = {
    IntakeKind.BANK: ("day", "amount"),
    IntakeKind.BALANCES: (),
    IntakeKind.INVOICES: ("number", "day", "balance"),
}


class LineState(TextChoices):
    """`open → matched` or `ignored`, and back."""

    OPEN = "open"
    MATCHED = "matched"
    IGNORED = "ignored"


class ReminderState(TextChoices):
    """How a reminder reached its customer, or that it did not."""

    SAID = "said"  # on their channel
    QUEUED = "queued"  # for the mail server
    MAILED = "mailed"
    UNTOLD = "untold"
