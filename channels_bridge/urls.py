"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from channels_bridge.views import channels, events, setup, templates

_ONE = "channels/<uuid:channel_id>/"

urlpatterns = [
    path("channels/", channels.ChannelsView.as_view()),
    path("channels/health/", channels.AlarmsView.as_view()),
    path("channels/ground/", setup.GroundView.as_view()),
    path("channels/outward/", templates.OutwardView.as_view()),
    path(_ONE, channels.ChannelView.as_view()),
    path(f"{_ONE}test/", channels.ChannelTestView.as_view()),
    path(f"{_ONE}health/", channels.ChannelHealthView.as_view()),
    path(f"{_ONE}credentials/", setup.CredentialsView.as_view()),
    path(f"{_ONE}templates/", templates.TemplatesView.as_view()),
    path(f"{_ONE}templates/sync/", templates.TemplateSyncView.as_view()),
    path(f"{_ONE}templates/<uuid:template_id>/preview/", templates.TemplatePreviewView.as_view()),
    path(f"{_ONE}events/", events.EventsView.as_view()),
    path(f"{_ONE}replay/", events.ReplayParkedView.as_view()),
    path("events/parked/", events.ParkedView.as_view()),
    path("events/<uuid:event_id>/", events.EventView.as_view()),
    path("events/<uuid:event_id>/replay/", events.ReplayView.as_view()),
]
