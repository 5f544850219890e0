"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.views import charges, documents, follow_up

urlpatterns = [
    path("service-orders/<uuid:order_id>/charges/", charges.ChargesView.as_view()),
    path("service-orders/<uuid:order_id>/invoice/", charges.OrderInvoiceView.as_view()),
    path("service-rates/", charges.RatesView.as_view()),
    path("service-rates/<uuid:rate_id>/", charges.RateView.as_view()),
    path("service-orders/<uuid:order_id>/follow-up/", follow_up.FollowUpView.as_view()),
    path("service-orders/<uuid:order_id>/survey/", follow_up.SurveyView.as_view()),
    path("service-orders/<uuid:order_id>/review/", follow_up.ReviewView.as_view()),
    path("service-orders/<uuid:order_id>/return-visit/", follow_up.ReturnVisitView.as_view()),
    path("service-orders/<uuid:order_id>/documents/", documents.DocumentsView.as_view()),
    path("service-orders/<uuid:order_id>/history.zip", documents.HistoryView.as_view()),
    path("order-documents/<uuid:document_id>/", documents.DocumentView.as_view()),
    path("order-documents/<uuid:document_id>/versions/", documents.VersionsView.as_view()),
    path("after-service-settings/", follow_up.AfterSettingsView.as_view()),
]
