"""A house with a door and a job that fail, run by itself: `python -m tests.watch.broken`.

It fails with what nobody outside may hear: a key, a phone, what somebody wrote.
"""

import json
import logging
import os

import django

WORDS = "mi clave es 4321, llámeme"
PHONE = "+51987654321"
TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
urlpatterns = []


class Refused(Exception):
    """Says too much."""


def door(request, what):
    heard = json.loads(request.body)
    raise Refused(f"{heard['text']} {PHONE} https://api.telegram.org/bot{TOKEN}/sendMessage")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    import sentry_sdk
    from django.conf import settings
    from django.test import Client
    from django.urls import path

    from hub.kernel import jobs

    urlpatterns.append(path("broken/<str:what>/", door))
    settings.ROOT_URLCONF = __name__

    @jobs.task
    def failing(row: str) -> None:
        phone = PHONE  # a local name a report might show
        raise Refused(f"{WORDS} {phone} {row}")

    client = Client(
        raise_request_exception=False, REMOTE_ADDR="203.0.113.9", SERVER_NAME="localhost"
    )
    headers = {"Authorization": f"Token {TOKEN}", "X-Request-ID": "request-0001"}
    body = {"text": WORDS, "phone": PHONE}
    address = f"/broken/{TOKEN.replace(':', '-')}/?phone={PHONE}"
    client.post(address, body, content_type="application/json", headers=headers)
    client.cookies["sessionid"] = TOKEN
    failing.apply(args=["row-0001"])
    client.get("/healthz", SERVER_NAME="somewhere.else")
    logging.getLogger("hub.tests").error("ledger_differs", extra={"text": WORDS, "phone": PHONE})
    try:
        raise Refused(f"{WORDS} {PHONE}")
    except Refused:
        logging.getLogger("hub.tests").exception("event_left %s", PHONE)
    sentry_sdk.flush(10)


if __name__ == "__main__":
    main()
