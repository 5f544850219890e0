"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.company import views

urlpatterns = [
    path("company/", views.CompanyView.as_view()),
    path("company/public/", views.PublicView.as_view()),
    path("company/public/logo/", views.PublicLogoView.as_view()),
    path("company/issuer/", views.IssuerView.as_view()),
    path("company/choices/", views.ChoicesView.as_view()),
    path("company/logo/", views.LogoView.as_view()),
    path("first-steps/", views.FirstStepsView.as_view()),
    path("first-steps/hidden/", views.StepsHiddenView.as_view()),
]
