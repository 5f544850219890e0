"""The one ASGI door: webhooks and sockets beside Django."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.config.settings")

from hub.config.asgi import build  # noqa: E402 - settings must be named first

application = build()
