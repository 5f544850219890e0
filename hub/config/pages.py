"""The doors at the root: health, the API's own description, and the web app behind the rest."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from hub.kernel.serving import checks


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process lives."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether everything this stands on is there: 503 names what is missing."""
    missing = {name: found for name, check in checks if (found := check()) is not None}
    if not missing:
        return JsonResponse({"status": "ready"})
    return problem(503, "unavailable", f"Missing: {', '.join(missing)}.", missing)


@require_safe
def web_app(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer any page address with the web app, which routes by itself."""
    index = settings.WEB_APP / "index.html"
    try:
        page = index.read_bytes()
    except OSError:
        return problem(503, "unavailable", "The web app is not built: npm run build in frontend/.")
    return HttpResponse(page, headers={"Cache-Control": "no-cache"})


@csrf_exempt
def no_such_door(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer an unknown address below `/api/`."""
    return problem(404, "not_found", "Not found.")


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself refuses to read."""
    return problem(400, "malformed", "The request cannot be read.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself forbids."""
    return problem(403, "forbidden", "You may not do this.")


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
