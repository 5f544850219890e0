"""All HTTP doors; apps are named as strings."""

from django.contrib import admin
from django.urls import include, path

API = [
    "hub.realtime.urls",
    "hub.accounts.urls",
    "chat.urls",
    "channels_bridge.urls",
    "crm.urls",
    "billing.urls",
]

urlpatterns = [
    *[path("api/v1/", include(module)) for module in API],
    path("", include("hub.config.pages")),
    path("files/", include("chat.file_urls")),
    path("admin/", admin.site.urls),
]
