"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from channels_bridge import views

urlpatterns = [
    path("channels/", views.ChannelsView.as_view()),
    path("channels/health/", views.AlarmsView.as_view()),
    path("channels/<uuid:channel_id>/", views.ChannelView.as_view()),
    path("channels/<uuid:channel_id>/test/", views.ChannelTestView.as_view()),
    path("channels/<uuid:channel_id>/health/", views.ChannelHealthView.as_view()),
    path("channels/<uuid:channel_id>/events/", views.EventsView.as_view()),
    path("events/<uuid:event_id>/", views.EventView.as_view()),
    path("events/<uuid:event_id>/replay/", views.ReplayView.as_view()),
]
