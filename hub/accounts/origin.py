"""Where a request comes from: the browser's page, the device behind it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from hub.accounts.types import Device
from hub.kernel.errors import Forbidden

CLIENT = "web"


class ForeignOrigin(Forbidden):
    """A cookie came with a request that our own page did not make."""

    code, detail = "foreign_origin", "This request did not come from the hub's own page."


def refuse_foreign(request: Request) -> None:
    """Raise ForeignOrigin unless our own page sent this cookie (OWASP ASVS 5.0, V3.5).

    Asked only where a cookie is sent: programs without one need neither header.
    """
    if request.headers.get("X-Hub-Client") != CLIENT:
        raise ForeignOrigin
    origin = request.headers.get("Origin")
    if origin is None:
        own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    else:
        # The host was checked against ALLOWED_HOSTS; a page elsewhere cannot choose it.
        own = origin in (settings.PUBLIC_URL, f"{request.scheme}://{request.get_host()}")
    if not own:
        raise ForeignOrigin


def device_of(request: Request | HttpRequest) -> Device:
    """Return the caller's address and browser; forwarded hops count only from trusted peers."""
    return Device(ip=_address(request), user_agent=request.headers.get("User-Agent", ""))


def _address(request: Request | HttpRequest) -> str | None:
    """Return the right-most hop that is not one of our own proxies: loopback and those named."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [*forwarded, request.META.get("REMOTE_ADDR") or ""]
    last = None
    for hop in reversed(hops):
        try:
            address = ipaddress.ip_address(hop.strip())
        except ValueError:
            break
        last = str(address)
        if not address.is_loopback and not any(
            address in network for network in settings.TRUSTED_PROXIES
        ):
            break
    return last
