"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from billing.views import (
    balance,
    collection,
    payment_steps,
    payments,
    recharges,
    transitions,
)

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
    path("customers/<uuid:customer_id>/debt/", collection.DebtView.as_view()),
    path("invoices/<uuid:invoice_id>/use-credit/", collection.UseCreditView.as_view()),
    path("invoices/<uuid:invoice_id>/promise/", collection.PromiseView.as_view()),
    path("invoices/<uuid:invoice_id>/dispute/", collection.DisputeView.as_view()),
    path("payments/", payments.PaymentsView.as_view()),
    path("payments/daily/", collection.DailyView.as_view()),
    path("payments/daily/file/", collection.DailyFileView.as_view()),
    path("payments/<uuid:payment_id>/", payments.PaymentView.as_view()),
    path("payments/<uuid:payment_id>/confirm/", payment_steps.ConfirmPaymentView.as_view()),
    path("payments/<uuid:payment_id>/fail/", payment_steps.EndPaymentView.as_view(how="fail")),
    path("payments/<uuid:payment_id>/cancel/", payment_steps.EndPaymentView.as_view(how="cancel")),
    path("payments/<uuid:payment_id>/reverse/", payment_steps.ReversePaymentView.as_view()),
    path("payments/<uuid:payment_id>/allocate/", payment_steps.AllocatePaymentView.as_view()),
    path("payments/<uuid:payment_id>/allocate-oldest/", payment_steps.AllocateOldestView.as_view()),
    path("payments/<uuid:payment_id>/refund/", payment_steps.RefundPaymentView.as_view()),
    path("allocations/<uuid:allocation_id>/undo/", payment_steps.UndoAllocationView.as_view()),
    path("refunds/", payment_steps.RefundsView.as_view()),
    path("refunds/<uuid:refund_id>/approve/", payment_steps.ApproveRefundView.as_view()),
    path("refunds/<uuid:refund_id>/refuse/", payment_steps.RefuseRefundView.as_view()),
]
