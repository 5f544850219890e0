"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.privacy.views import house, requests

urlpatterns = [
    path("privacy-requests/", requests.RequestsView.as_view()),
    path("privacy-requests/<uuid:request_id>/", requests.RequestView.as_view()),
    path("privacy-requests/<uuid:request_id>/check-identity/", requests.IdentityView.as_view()),
    path("privacy-requests/<uuid:request_id>/fulfil/", requests.FulfilView.as_view()),
    path("privacy-requests/<uuid:request_id>/deny/", requests.DenyView.as_view()),
    path("privacy-requests/<uuid:request_id>/withdraw/", requests.WithdrawView.as_view()),
    path("privacy-requests/<uuid:request_id>/download/", requests.DownloadView.as_view()),
    path("me/kept-data/", requests.KeptView.as_view()),
    path("privacy/settings/", house.PrivacySettingsView.as_view()),
    path("privacy/retention/", house.RetentionView.as_view()),
    path("privacy/retention/<slug:key>/", house.RetentionRuleView.as_view()),
    path("privacy/breaches/", house.BreachesView.as_view()),
    path("privacy/breaches/<uuid:breach_id>/", house.BreachView.as_view()),
]
