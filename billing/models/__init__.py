"""The rows of money."""

from billing.models.bank import BankLine, Intake
from billing.models.books import Claim, PeriodLock, Series
from billing.models.catalogue import Item, ItemPrice, TaxRate
from billing.models.coupon_rules import Booklet, CouponAward, CouponRule
from billing.models.coupons import Coupon, CouponChange, CouponUse
from billing.models.credit_notes import CreditNote, CreditNoteLine
from billing.models.gateways import Checkout, GatewayAccount, GatewayEvent, GatewayRefund
from billing.models.invoices import Invoice, InvoiceChange, InvoiceLine, WriteOff
from billing.models.ledger import Account, Entry, Posting
from billing.models.lines import LineFields, Sums
from billing.models.notices import Charge, InvoiceNotice, Submission
from billing.models.papers import BouncedAddress, Mailed, StoredPdf
from billing.models.payments import Allocation, Payment, Refund
from billing.models.places import PayPicture, PayPlace
from billing.models.prints import ProofLikeness, ProofPrint
from billing.models.quotes import Quote, QuoteAnswer, QuoteLine, QuoteRevision, QuoteStep
from billing.models.recharges import Recharge, RechargeChange
from billing.models.reminders import RemindedInvoice, Reminder, ReminderLevel, ReminderPause

__all__ = [
    "Account",
    "Allocation",
    "BankLine",
    "Booklet",
    "BouncedAddress",
    "Charge",
    "Checkout",
    "Claim",
    "Coupon",
    "CouponAward",
    "CouponChange",
    "CouponRule",
    "CouponUse",
    "CreditNote",
    "CreditNoteLine",
    "Entry",
    "GatewayAccount",
    "GatewayEvent",
    "GatewayRefund",
    "Intake",
    "Invoice",
    "InvoiceChange",
    "InvoiceLine",
    "InvoiceNotice",
    "Item",
    "ItemPrice",
    "LineFields",
    "Mailed",
    "PayPicture",
    "PayPlace",
    "Payment",
    "PeriodLock",
    "Posting",
    "ProofLikeness",
    "ProofPrint",
    "Quote",
    "QuoteAnswer",
    "QuoteLine",
    "QuoteRevision",
    "QuoteStep",
    "Recharge",
    "RechargeChange",
    "Refund",
    "RemindedInvoice",
    "Reminder",
    "ReminderLevel",
    "ReminderPause",
    "Series",
    "StoredPdf",
    "Submission",
    "Sums",
    "TaxRate",
    "WriteOff",
]
