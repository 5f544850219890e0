"""The OpenAPI document and the page that shows it, from our own files only (CSP)."""

from django.views.decorators.cache import cache_page
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny

_open = {"authentication_classes": [], "permission_classes": [AllowAny]}

schema = cache_page(3600)(SpectacularAPIView.as_view(**_open))
docs = SpectacularSwaggerSplitView.as_view(url="/api/v1/schema/", **_open)
