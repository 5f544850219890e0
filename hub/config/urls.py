"""All HTTP doors; apps are named as strings."""

from django.contrib import admin
from django.urls import include, path, re_path

from hub.config import metrics, openapi, pages

API = [
    "hub.realtime.urls",
    "hub.accounts.urls",
    "hub.audit.urls",
    "hub.upkeep.urls",
    "hub.company.urls",
    "hub.reports.urls",
    "hub.registration.urls",
    "hub.privacy.urls",
    "chat.urls",
    "channels_bridge.urls",
    "crm.urls",
    "billing.urls",
    "field_service.urls",
]

# What never is a page of the web app, whatever stands behind it.
RESERVED = "api|webhooks|ws|files|assets|metrics|healthz|readyz"

urlpatterns = [
    *[path("api/v1/", include(module)) for module in API],
    path("api/v1/schema/", openapi.schema),
    path("api/v1/docs/", openapi.docs),
    path("healthz", pages.healthz),
    path("readyz", pages.readyz),
    path("metrics", metrics.metrics),
    path("files/", include("chat.file_urls")),
    path("webhooks/incoming/", include("chat.hook_urls")),
    path("admin/", admin.site.urls),
    re_path("^p(?:/.*)?$", pages.public_page),
    re_path(f"^(?:{RESERVED})(?:/.*)?$", pages.no_such_door),
    re_path("^(?P<path>.*)$", pages.web_app),
]
handler400 = pages.malformed
handler403 = pages.forbidden
handler404 = pages.not_found
handler500 = pages.broken
