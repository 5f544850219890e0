"""The door of whoever watches the house: figures for Prometheus, for who has the key."""

from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from hub.config.pages import no_such_door, only_read, problem
from hub.kernel import measures
from hub.kernel.errors import CHALLENGE


@csrf_exempt
def metrics(request: HttpRequest) -> HttpResponse:
    """Tell the figures of this process and of the house; without a key set, nothing is here."""
    return _figures(request) if settings.METRICS_TOKEN else no_such_door(request)


@only_read
def _figures(request: HttpRequest) -> HttpResponse:
    expected = f"Bearer {settings.METRICS_TOKEN}".encode()
    if not compare_digest(request.headers.get("Authorization", "").encode(), expected):
        refused = problem(401, "not_signed_in", "The key is missing or wrong.")
        refused["WWW-Authenticate"] = CHALLENGE
        return refused
    text = generate_latest(measures.page)
    answer = HttpResponse(text, content_type=CONTENT_TYPE_PLAIN_0_0_4)
    answer["Cache-Control"] = "no-store"
    return answer
