"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.upkeep import views

urlpatterns = [
    path("health/", views.HealthView.as_view()),
]
