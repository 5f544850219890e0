"""The webhook door with one channel, and beside it what a Django view with the ORM would do."""

import hashlib
import hmac
import os
from typing import Any
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.config.settings"

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.MIDDLEWARE = []
settings.ROOT_URLCONF = __name__
django.setup()

from django.core.asgi import get_asgi_application  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

from channels_bridge.models import Channel, RawEvent  # noqa: E402
from channels_bridge.webhooks import application as door  # noqa: E402
from hub.kernel import clock  # noqa: E402
from tests.bench.webhook_load import KEY, SECRET  # noqa: E402

call_command("migrate", verbosity=0)
_channel, _ = Channel.objects.get_or_create(
    kind="messenger",
    key=KEY,
    defaults={
        "name": "bench",
        "credentials": {"page_id": "1", "app_secret": SECRET, "verify_token": "v"},
        "created_at": clock.now(),
        "updated_at": clock.now(),
    },
)


async def stored(request: HttpRequest) -> HttpResponse:
    """Check the signature, insert one row, answer: the usual way."""
    digest = hmac.new(SECRET.encode(), request.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(f"sha256={digest}", request.headers["X-Hub-Signature-256"]):
        return HttpResponse(status=401)
    await RawEvent.objects.acreate(
        channel=_channel, key=str(uuid4()), body=request.body, received_at=clock.now()
    )
    return HttpResponse(headers={"Content-Length": "0"})


urlpatterns = [path("orm/", stored)]
_django = get_asgi_application()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """`/webhooks/…` is the product's door, `/orm/` the view."""
    inner = door if scope["path"].startswith("/webhooks/") else _django
    await inner(scope, receive, send)
