"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.audit import views

urlpatterns = [
    path("audit/", views.AuditView.as_view()),
    path("audit/facts/", views.AuditFactsView.as_view()),
    path("audit/export/", views.AuditExportView.as_view()),
]
