"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.accounts import views

urlpatterns = [
    path("me/", views.MeView.as_view()),
]
