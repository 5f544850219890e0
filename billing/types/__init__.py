"""The words of money: accounts, documents, states and the frozen values that cross borders."""

from billing.types.ledger import LIABILITIES, OWNED, AccountKind, EntryKind, Line, Source
from billing.types.lines import (
    ItemKind,
    LineInput,
    Priced,
    PricedLine,
    TaxKind,
    TaxSum,
    priced,
    spread,
)
from billing.types.papers import (
    HELD,
    OWED,
    PAID_FROM,
    ClaimKind,
    CreditNoteState,
    CreditReason,
    DocumentKind,
    InvoiceState,
    PaymentMethod,
    PaymentState,
)
from billing.types.places import PlaceKind
from billing.types.profiles import Profile, profile_of
from billing.types.recharges import (
    CLEARING,
    LONGEST_NUMBER,
    SETTLED,
    TAKEN,
    Method,
    RechargeForm,
    RechargeState,
)

__all__ = [
    "CLEARING",
    "HELD",
    "LIABILITIES",
    "LONGEST_NUMBER",
    "OWED",
    "OWNED",
    "PAID_FROM",
    "SETTLED",
    "TAKEN",
    "AccountKind",
    "ClaimKind",
    "CreditNoteState",
    "CreditReason",
    "DocumentKind",
    "EntryKind",
    "InvoiceState",
    "ItemKind",
    "Line",
    "LineInput",
    "Method",
    "PaymentMethod",
    "PaymentState",
    "PlaceKind",
    "Priced",
    "PricedLine",
    "Profile",
    "RechargeForm",
    "RechargeState",
    "Source",
    "TaxKind",
    "TaxSum",
    "priced",
    "profile_of",
    "spread",
]
