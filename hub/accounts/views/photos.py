"""Faces: of those who work here, for those who work here; one's own for everybody."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import queries, staff_queries
from hub.accounts import staff_shapes as shapes
from hub.accounts.models import User
from hub.accounts.operations import photos
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF, Role
from hub.kernel.api import body_of, refuse_large
from hub.kernel.errors import Forbidden, NotFound
from hub.kernel.negotiation import AsItIs

_WEBP = "image/webp"


class PhotosView(APIView):
    """Who of the staff has a photo, and of which version."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=shapes.PhotosShape)
    def get(self, request: Request) -> Response:
        return Response({"photos": staff_queries.photo_versions()})


class PhotoView(APIView):
    """One photo; another takes its place, by an admin or by whom it shows."""

    content_negotiation_class = AsItIs
    permission_classes = [allow()]
    parser_classes = [MultiPartParser]

    @extend_schema(responses={(200, _WEBP): OpenApiTypes.BINARY})
    def get(self, request: Request, user_id: UUID) -> HttpResponse:
        _seen_by(request.user, user_id)
        found = staff_queries.photo_of(user_id)
        response = HttpResponse(bytes(found.image), content_type=_WEBP)
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response

    @extend_schema(request=shapes.PhotoBody, responses=shapes.PhotosShape)
    def put(self, request: Request, user_id: UUID) -> Response:
        user = _kept_by(request.user, user_id)
        refuse_large(request, largest=photos.LARGEST)
        upload = body_of(shapes.PhotoBody, request)["file"]
        made = photos.put(user, upload, size=upload.size)
        return Response({"photos": {str(user.id): made.version}})

    @extend_schema(responses={204: None})
    def delete(self, request: Request, user_id: UUID) -> Response:
        photos.take_away(_kept_by(request.user, user_id))
        return Response(status=204)


def _seen_by(user: User, user_id: UUID) -> None:
    """Raise NotFound unless it is one's own, or both work here."""
    shown = queries.person_for(user_id)
    if user.id != shown.id and not (user.role in STAFF and shown.role in STAFF):
        raise NotFound


def _kept_by(user: User, user_id: UUID) -> User:
    """Return whose photo it is; Forbidden for a colleague's."""
    _seen_by(user, user_id)
    if user.id != user_id and user.role != Role.ADMIN:
        raise Forbidden
    return queries.person_for(user_id)
