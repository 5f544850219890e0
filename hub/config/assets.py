"""Static files without a server beside us."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware


class AssetsMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """WhiteNoise whose answers are whole: under ASGI Django would only collect a file's
    iterator in memory anyway, with a warning for each."""

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:
        found = static_file.get_response(request.method, request.META)
        with_body = found.file is not None
        response = HttpResponse(found.file.read() if with_body else b"", status=int(found.status))
        if with_body:
            found.file.close()
        for name, value in found.headers:
            response[name] = value
        return response
