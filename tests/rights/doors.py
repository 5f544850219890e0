"""Every door of the API, with the holes in its address by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("get", "post", "put", "patch", "delete")
# Answering without a sign-in is these doors' purpose.
OPEN = {
    "/healthz",
    "/readyz",
    "/api/v1/schema/",
    "/api/v1/docs/",
    "/api/v1/auth/login/",
    "/api/v1/auth/refresh/",
    "/api/v1/auth/logout/",
    "/api/v1/auth/first-admin/",
    "/api/v1/auth/register/",
    "/api/v1/auth/ways/",
    "/api/v1/auth/password-reset/",
    "/api/v1/auth/password-reset/confirm/",
    "/api/v1/auth/email-verification/confirm/",
    "/api/v1/auth/two-factor/begin/",
    "/api/v1/auth/two-factor/confirm/",
    "/api/v1/company/public/",
    "/api/v1/company/public/logo/",
    "/api/v1/identity/lookup/",
    "/api/v1/invitations/open/",
    "/api/v1/invitations/accept/",
    # Open to whoever holds a link (tests/accounts/test_public_links.py); the walk knocks with x.
    *(
        f"/api/v1/p/{token}/{rest}"
        for token in ("{token}", "x")
        for rest in ("", "seen/", "files/", "files/{name}/", "files/x/", "{act}/", "x/")
    ),
}
_HOLE = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Door:
    """One address with `{name}` for its holes, and the methods behind it."""

    address: str
    methods: tuple[str, ...]

    @property
    def holes(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.address)

    @property
    def part(self) -> str:
        """The first word of the address, by which the walk is parted."""
        return self.address.removeprefix("/api/v1/").partition("/")[0]


def walk(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Yield every pattern with its address; those by regular expression are our fallbacks."""
    for found in resolver.url_patterns:
        route = getattr(found.pattern, "_route", None)
        if route is None:
            continue
        if isinstance(found, URLResolver):
            yield from walk(found, prefix + route)
        else:
            yield _HOLE.sub(r"{\1}", prefix + route), found


def api_doors() -> list[Door]:
    """Return the API's doors in the order of their addresses."""
    found = []
    for address, pattern in walk(get_resolver()):
        view = getattr(pattern.callback, "view_class", None)
        methods = tuple(each for each in METHODS if hasattr(view, each))
        if address.startswith("/api/v1/") and address not in OPEN and methods:
            found.append(Door(address, methods))
    return sorted(found, key=lambda each: each.address)
