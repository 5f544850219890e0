"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from billing.views import balance, places, recharges, transitions

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
    path("recharges/<uuid:recharge_id>/reverse/", transitions.ReverseView.as_view()),
    path(
        "recharges/<uuid:recharge_id>/withdraw-reversal/",
        transitions.WithdrawReversalView.as_view(),
    ),
    path("recharges/<uuid:recharge_id>/tell/", transitions.TellView.as_view()),
    path("pay-places/", places.PayPlacesView.as_view()),
    path("pay-places/order/", places.OrderView.as_view()),
    path("pay-places/<uuid:place_id>/", places.PayPlaceView.as_view()),
    path("pay-places/<uuid:place_id>/picture/", places.PictureView.as_view()),
]
