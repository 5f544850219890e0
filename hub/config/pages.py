"""The web app and the health doors, at the root."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
