"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import URLPattern, path

from field_service.views import order_parts, parts

ORDER, PART = "service-orders/<uuid:order_id>/parts/", "parts/<uuid:part_id>/"
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
]
