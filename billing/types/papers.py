"""The words of invoices, credit notes and what is paid on them."""

from django.db.models import TextChoices

from billing.types.ledger import AccountKind


class DocumentKind(TextChoices):
    """What a document is called by law or, where none is named, by custom."""

    INVOICE = "invoice"  # factura
    RECEIPT = "boleta"  # Peru: for consumers
    CREDIT_NOTE = "credit_note"
    RECEIPT_CREDIT_NOTE = "boleta_credit_note"  # Peru: for boletas, in a series of their own
    OPENING = "opening"  # owed from before this house kept its books here: its number is theirs
    DEBT = "debt"  # owed since a recharge was reversed whose balance was spent


# Nothing is sold by them: no authority hears of them, and no register of sales has them.
UNSOLD = (DocumentKind.OPENING, DocumentKind.DEBT)


class InvoiceState(TextChoices):
    """`draft → open → partial → paid`, or `void`, or `uncollectible`; overdue is read, not kept."""

    DRAFT = "draft"
    OPEN = "open"
    PARTIAL = "partial"
    PAID = "paid"
    VOID = "void"
    UNCOLLECTIBLE = "uncollectible"


# Something is still owed on them.
OWED = (InvoiceState.OPEN, InvoiceState.PARTIAL)


class CreditNoteState(TextChoices):
    """`draft → issued`."""

    DRAFT = "draft"
    ISSUED = "issued"


class CreditReason(TextChoices):
    """Why a document is corrected (Peru: catalogue 09; the rest of the world the same words)."""

    CANCELLED = "cancelled"  # 01 anulación de la operación
    WRONG_TAX_ID = "wrong_tax_id"  # 02 anulación por error en el RUC
    DISCOUNT = "discount"  # 04 descuento global
    RETURNED = "returned"  # 06 devolución total
    PARTLY_RETURNED = "partly_returned"  # 07 devolución por ítem
    OTHER = "other"  # 10 otros conceptos


class PaymentState(TextChoices):
    """`pending → confirmed → reversed`, or `failed`, `expired`, `cancelled`."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REVERSED = "reversed"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


# While a payment is in one of these, its operation number and its proof are taken.
HELD = (PaymentState.PENDING, PaymentState.CONFIRMED, PaymentState.REVERSED)


class PaymentMethod(TextChoices):
    """How an invoice was paid."""

    CASH = "cash"
    TRANSFER = "transfer"
    WALLET = "wallet"
    CARD = "card"  # by a gateway
    BALANCE = "balance"  # from what was recharged


# Where the money of a payment comes from; a balance is the customer's own account.
PAID_FROM: dict[str, AccountKind] = {
    PaymentMethod.CASH: AccountKind.CLEARING_CASH,
    PaymentMethod.TRANSFER: AccountKind.CLEARING_TRANSFER,
    PaymentMethod.WALLET: AccountKind.CLEARING_WALLET,
    PaymentMethod.CARD: AccountKind.CLEARING_CARD,
    PaymentMethod.BALANCE: AccountKind.CUSTOMER,
}


class ClaimKind(TextChoices):
    """What may back one payment only, whoever shows it."""

    OPERATION = "operation"  # the number of a transfer or wallet, `A-Z0-9`
    PROOF = "proof"  # SHA-256 of the file
