"""The doors at the root: health, the API's own description, and the web app behind the rest."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from hub.kernel.serving import checks

Page = Callable[..., HttpResponse]


def only_read(page: Page) -> Page:
    """Answer anything but GET and HEAD with 405; nothing is written here, so no token is asked."""

    @csrf_exempt
    @wraps(page)
    def guarded(request: HttpRequest, **named: str) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return page(request, **named)
        refused = problem(405, "method_not_allowed", f'Method "{request.method}" not allowed.')
        refused["Allow"] = "GET, HEAD"
        return refused

    return guarded


@only_read
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process lives."""
    return JsonResponse({"status": "ok"})


@only_read
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether everything this stands on is there: 503 names what is missing."""
    missing = {name: found for name, check in checks if (found := check()) is not None}
    if not missing:
        return JsonResponse({"status": "ready"})
    return problem(503, "unavailable", f"Missing: {', '.join(missing)}.", missing)


@only_read
def web_app(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer any page address with the web app, which routes by itself."""
    index = settings.WEB_APP / "index.html"
    try:
        page = index.read_bytes()
    except OSError:
        return problem(503, "unavailable", "The web app is not built: npm run build in frontend/.")
    # Addresses of pages may hold one-time links: nobody is told where one comes from.
    return HttpResponse(
        page, headers={"Cache-Control": "no-cache", "Referrer-Policy": "no-referrer"}
    )


@only_read
def public_page(request: HttpRequest) -> HttpResponse:
    """Answer the address of a public link with the web app: kept, and found, by nobody."""
    page = web_app(request)
    page["Cache-Control"] = "no-store"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page


@csrf_exempt
def no_such_door(request: HttpRequest) -> HttpResponse:
    """Answer an address below a prefix of the hub's own that nobody serves."""
    return problem(404, "not_found", "Not found.")


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself refuses to read."""
    return problem(400, "malformed", "The request cannot be read.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself forbids."""
    return problem(403, "forbidden", "You may not do this.")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form of the admin's pages that came without its token."""
    return problem(403, "forbidden", "The form's token is missing or wrong.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address nobody serves."""
    return problem(404, "not_found", "Not found.")


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when we failed; the log line with this request's id keeps the traceback."""
    return problem(500, "internal", "Something went wrong here.")


def problem(
    status: int, code: str, detail: str, fields: dict[str, Any] | None = None
) -> HttpResponse:
    """Return the one shape of refusals, outside REST framework."""
    return JsonResponse({"code": code, "detail": detail, "fields": fields or {}}, status=status)
