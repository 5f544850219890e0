"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import URLPattern, path

from field_service.views import order_parts, parts, purchases, suppliers
from field_service.views import purchase_steps as buying

ORDER, PART = "service-orders/<uuid:order_id>/parts/", "parts/<uuid:part_id>/"
REQUEST, SUPPLIER = "parts-requests/<uuid:request_id>/", "suppliers/<uuid:supplier_id>/"
urlpatterns: list[URLPattern] = [
    path("parts/", parts.PartsView.as_view()),
    path(PART, parts.PartView.as_view()),
    path(f"{PART}moves/", parts.MovesView.as_view()),
    path(f"{PART}count/", parts.CountView.as_view()),
    path(f"{PART}correct/", parts.CorrectView.as_view()),
    path(f"{PART}receive/", parts.ReceivePartView.as_view()),
    path(f"{PART}transfer/", parts.TransferView.as_view()),
    path("stock-locations/", parts.LocationsView.as_view()),
    path("stock-locations/<uuid:location_id>/", parts.LocationView.as_view()),
    path(ORDER, order_parts.OrderPartsView.as_view()),
    path(f"{ORDER}reserve/", order_parts.ReservePartView.as_view()),
    path(f"{ORDER}release/", order_parts.ReleasePartView.as_view()),
    path(f"{ORDER}give-back/", order_parts.GiveBackView.as_view()),
    path("suppliers/", suppliers.SuppliersView.as_view()),
    path(SUPPLIER, suppliers.SupplierView.as_view()),
    path(f"{SUPPLIER}contacts/", suppliers.SupplierContactsView.as_view()),
    path(f"{SUPPLIER}contacts/<uuid:contact_id>/", suppliers.SupplierContactView.as_view()),
    path("parts-requests/", purchases.PartsRequestsView.as_view()),
    path(REQUEST, purchases.PartsRequestView.as_view()),
    path(f"{REQUEST}ask/", buying.AskSuppliersView.as_view()),
    path(f"{REQUEST}answer/", buying.AnswerOfferView.as_view()),
    path(f"{REQUEST}decline/", buying.DeclineOfferView.as_view()),
    path(f"{REQUEST}link/", buying.SupplierLinkView.as_view()),
    path(f"{REQUEST}revoke/", buying.RevokeSupplierLinkView.as_view()),
    path(f"{REQUEST}order/", buying.OrderPartsRequestView.as_view()),
    path(f"{REQUEST}confirm/", buying.ConfirmPurchaseView.as_view()),
    path(f"{REQUEST}ship/", buying.ShipPurchaseView.as_view()),
    path(f"{REQUEST}receive/", buying.ReceivePurchaseView.as_view()),
    path(f"{REQUEST}mails/<uuid:mail_id>/retry/", buying.RetrySupplierMailView.as_view()),
    *(
        path(f"{REQUEST}{step}/", buying.EndPartsRequestView.as_view(), {"step": step})
        for step in ("reject", "cancel", "break-off")
    ),
]
