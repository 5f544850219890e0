"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from billing.views import balance, books, papers, recharges, statements, transitions

urlpatterns = [
    path("me/balance/", balance.MyBalanceView.as_view()),
    path("me/transactions/", balance.MyTransactionsView.as_view()),
    path("customers/<uuid:customer_id>/balance/", balance.CustomerBalanceView.as_view()),
    path("customers/<uuid:customer_id>/transactions/", balance.CustomerTransactionsView.as_view()),
    path("recharges/", recharges.RechargesView.as_view()),
    path("recharges/<uuid:recharge_id>/", recharges.RechargeView.as_view()),
    path("recharges/<uuid:recharge_id>/attach-proof/", transitions.AttachProofView.as_view()),
    path("recharges/<uuid:recharge_id>/approve/", transitions.ApproveView.as_view()),
    path("recharges/<uuid:recharge_id>/reject/", transitions.RejectView.as_view()),
    path("recharges/<uuid:recharge_id>/cancel/", transitions.CancelView.as_view()),
    path("me/statement/", statements.MyStatementView.as_view()),
    path("customers/<uuid:customer_id>/statement/", statements.StatementView.as_view()),
    path("customers/<uuid:customer_id>/statement/send/", statements.SendStatementView.as_view()),
    path("books/", books.BooksView.as_view()),
    path("books/sales/", books.SalesView.as_view()),
    path("books/ledger/", books.LedgerView.as_view()),
    path("books/period/", books.PeriodView.as_view()),
    path("invoices/<uuid:invoice_id>/pdf/", papers.PdfView.as_view(kind="invoice")),
    path("invoices/<uuid:invoice_id>/send/", papers.SendView.as_view(kind="invoice")),
    path("credit-notes/<uuid:credit_note_id>/pdf/", papers.PdfView.as_view(kind="credit_note")),
    path("credit-notes/<uuid:credit_note_id>/send/", papers.SendView.as_view(kind="credit_note")),
    path("payments/<uuid:payment_id>/receipt/", papers.PdfView.as_view(kind="receipt")),
    path("payments/<uuid:payment_id>/send/", papers.SendView.as_view(kind="receipt")),
    path("mails/", papers.MailsView.as_view()),
    path("mails/<uuid:mail_id>/", papers.MailView.as_view()),
    path("mails/<uuid:mail_id>/pdf/", papers.MailPdfView.as_view()),
    path("mails/<uuid:mail_id>/retry/", papers.RetryMailView.as_view()),
]
