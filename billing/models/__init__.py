"""The rows of money."""

from billing.models.bank import BankLine, Intake
from billing.models.books import Claim, PeriodLock, Series
from billing.models.credit_notes import CreditNote, CreditNoteLine
from billing.models.invoices import Invoice, InvoiceChange, InvoiceLine, WriteOff
from billing.models.ledger import Account, Entry, Posting
from billing.models.lines import LineFields, Sums
from billing.models.payments import Allocation, Payment, Refund
from billing.models.recharges import Recharge, RechargeChange
from billing.models.reminders import RemindedInvoice, Reminder, ReminderLevel, ReminderPause

__all__ = [
    "Account",
    "Allocation",
    "BankLine",
    "Claim",
    "CreditNote",
    "CreditNoteLine",
    "Entry",
    "Intake",
    "Invoice",
    "InvoiceChange",
    "InvoiceLine",
    "LineFields",
    "Payment",
    "PeriodLock",
    "Posting",
    "Recharge",
    "RechargeChange",
    "Refund",
    "RemindedInvoice",
    "Reminder",
    "ReminderLevel",
    "ReminderPause",
    "Series",
    "Sums",
    "WriteOff",
]
