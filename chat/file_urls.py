"""Signed links to private files, below `/files/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
