"""The OpenAPI document and the page that shows it, from our own files only (CSP)."""

from collections.abc import Iterable

from django.views.decorators.cache import cache_page
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class Written(DefaultContentNegotiation):
    """`?format=json` says how the document is written; elsewhere the word is each door's own."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        asked = format_suffix or request.query_params.get("format")
        chosen: tuple[BaseRenderer, str] = super().select_renderer(request, renderers, asked)
        return chosen


_open = {"authentication_classes": [], "permission_classes": [AllowAny]}

schema = cache_page(3600)(SpectacularAPIView.as_view(content_negotiation_class=Written, **_open))
docs = SpectacularSwaggerSplitView.as_view(url="/api/v1/schema/", **_open)
