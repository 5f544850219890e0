"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.views import charges

urlpatterns = [
    path("service-orders/<uuid:order_id>/charges/", charges.ChargesView.as_view()),
    path("service-orders/<uuid:order_id>/invoice/", charges.OrderInvoiceView.as_view()),
    path("service-rates/", charges.RatesView.as_view()),
    path("service-rates/<uuid:rate_id>/", charges.RateView.as_view()),
]
