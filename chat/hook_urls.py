"""The door bots post through, below `/webhooks/incoming/`."""

from django.urls import path

from chat.views.hooks import IncomingView

urlpatterns = [path("<str:token>/", IncomingView.as_view())]
