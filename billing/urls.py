"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from billing.views import balance, gateways, paying, recharges, transitions

urlpatterns = [
    path("gateways/", gateways.GatewaysView.as_view()),
    path("gateways/<slug:name>/", gateways.GatewayView.as_view()),
    path("gateways/<slug:name>/test/", gateways.GatewayTestView.as_view()),
    path("gateways/<slug:name>/events/", gateways.GatewayEventsView.as_view()),
    path("gateways/<slug:name>/notices/<str:key>/", gateways.GatewayNoticeView.as_view()),
    path("invoices/<uuid:invoice_id>/pay-link/", paying.PayLinkView.as_view()),
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
]
