"""Documents that are drawn and mailed, and what is kept of both."""

from billing.operations.quotes import papers as quote_papers
from billing.ports.printable import printables
from billing.queries import credit_notes, invoices, payments, personal, printed, quotes
from billing.types.printing import Printable
from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches

for _kind, _check, _said in (
    ("invoice", invoices.invoice_for, printed.invoice),
    ("credit_note", credit_notes.credit_note_for, printed.credit_note),
    ("receipt", payments.payment_for, printed.receipt),
    ("quote", quotes.quote_for, quote_papers.printed),
):
    printables.add(_kind, Printable(check=_check, printed=_said))

keepers.add("mail", personal.MailKeeper())
watches.add("billing.storedpdf", Watch(why_not="nobody can change or remove it itself"))
watches.add(
    "billing.mailed", Watch(overlooks=("tries", "due_at", "error", "sent_at", "message_id"))
)
watches.add("billing.bouncedaddress", Watch(why_not="the log of mail says the same"))
