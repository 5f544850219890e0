"""The rows of money."""

from billing.models.books import Claim, PeriodLock, Series
from billing.models.catalogue import Item, ItemPrice, TaxRate
from billing.models.credit_notes import CreditNote, CreditNoteLine
from billing.models.gateways import Checkout, GatewayAccount, GatewayEvent, GatewayRefund
from billing.models.invoices import Invoice, InvoiceChange, InvoiceLine, WriteOff
from billing.models.ledger import Account, Entry, Posting
from billing.models.lines import LineFields, Sums
from billing.models.papers import Mailed, StoredPdf
from billing.models.payments import Allocation, Payment, Refund
from billing.models.quotes import Quote, QuoteAnswer, QuoteLine, QuoteRevision, QuoteStep
from billing.models.recharges import Recharge, RechargeChange

__all__ = [
    "Account",
    "Allocation",
    "Checkout",
    "Claim",
    "CreditNote",
    "CreditNoteLine",
    "Entry",
    "GatewayAccount",
    "GatewayEvent",
    "GatewayRefund",
    "Invoice",
    "InvoiceChange",
    "InvoiceLine",
    "Item",
    "ItemPrice",
    "LineFields",
    "Mailed",
    "Payment",
    "PeriodLock",
    "Posting",
    "Quote",
    "QuoteAnswer",
    "QuoteLine",
    "QuoteRevision",
    "QuoteStep",
    "Recharge",
    "RechargeChange",
    "Refund",
    "Series",
    "StoredPdf",
    "Sums",
    "TaxRate",
    "WriteOff",
]
