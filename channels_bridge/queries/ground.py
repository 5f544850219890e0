"""Where providers find us."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Ground:
    """Our public address; not `reachable`: no provider can bring us webhooks there."""

    public_url: str
    reachable: bool


def ground() -> Ground:
    """Return where providers find us; those of this very machine reach any address of ours."""
    here = urlsplit(settings.TELEGRAM_API_BASE).hostname in LOOPBACK
    local = urlsplit(settings.PUBLIC_URL).hostname in LOOPBACK
    return Ground(settings.PUBLIC_URL, here or (settings.SECURE and not local))
