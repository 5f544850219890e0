"""Signed links to private files, below `/files/`."""

from django.urls import path

from chat.views.files import SignedFileView

urlpatterns = [path("<str:signed>/", SignedFileView.as_view())]
