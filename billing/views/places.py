"""Where to pay: everybody signed in looks, admins arrange; the pictures are for whoever pays."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import quote_etag
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations import places
from billing.queries import places as queries
from billing.serializers import places as shapes
from hub.accounts.permissions import allow, allow_anyone, demand_proof
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, refuse_large
from hub.kernel.negotiation import AsItIs

_WEBP = "image/webp"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"


# Whoever changes where customers pay could lead their money elsewhere.
ARRANGES = [allow(Role.ADMIN), demand_proof()]


class PayPlacesView(APIView):
    """The places to pay."""

    def get_permissions(self) -> list[Any]:
        writes = self.request.method == "POST"
        return [each() for each in (ARRANGES if writes else [allow()])]

    @extend_schema(responses=shapes.PayPlacePageShape)
    def get(self, request: Request) -> Response:
        """In the order of the house; those shown to nobody for admins only."""
        admin = request.user.role == Role.ADMIN
        return page_of(
            queries.everywhere() if admin else queries.open_places(),
            request,
            by=("position", "id"),
            shape=lambda rows: [queries.place(row) for row in rows],
        )

    @extend_schema(request=shapes.NewPayPlace, responses={201: shapes.PayPlaceShape})
    def post(self, request: Request) -> Response:
        """Put one at the end of the list; `place_taken` where it is there."""
        made = places.add(fields=body_of(shapes.NewPayPlace, request), at=clock.now())
        return Response(queries.place(made), status=201)


class OrderView(APIView):
    """The order they are shown in."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=shapes.PlacesInOrder, responses=shapes.PayPlaceShape(many=True))
    def post(self, request: Request) -> Response:
        """Each place named once."""
        places.order(ids=body_of(shapes.PlacesInOrder, request)["ids"], at=clock.now())
        return Response([queries.place(row) for row in queries.everywhere()])


class PayPlaceView(APIView):
    """One place."""

    permission_classes = ARRANGES

    @extend_schema(request=shapes.PayPlacePatch, responses=shapes.PayPlaceShape)
    def patch(self, request: Request, place_id: UUID) -> Response:
        """Correct it, or show it no more."""
        fields = body_of(shapes.PayPlacePatch, request)
        return Response(
            queries.place(places.change(place_id=place_id, fields=fields, at=clock.now()))
        )

    @extend_schema(responses={204: None})
    def delete(self, request: Request, place_id: UUID) -> Response:
        """Take it off the list."""
        places.remove(place_id=place_id)
        return Response(status=204)


class PictureView(APIView):
    """The QR of a wallet: shown to whoever has its address, as forms and pay pages do."""

    def get_permissions(self) -> list[Any]:
        looks = self.request.method == "GET"
        return [each() for each in ([allow_anyone] if looks else ARRANGES)]

    def get_authenticators(self) -> list[Any]:
        anyone = self.request is not None and self.request.method == "GET"
        return [] if anyone else super().get_authenticators()

    def get_parsers(self) -> list[Any]:
        return [MultiPartParser()]

    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, _WEBP): OpenApiTypes.BINARY})
    def get(self, request: Request, place_id: UUID) -> HttpResponse:
        """The picture, by the address that `picture` says."""
        found = queries.picture(place_id)
        mark = quote_etag(found.version)
        if request.headers.get("If-None-Match") == mark:
            answer = HttpResponse(status=304)
        else:
            answer = HttpResponse(bytes(found.image), content_type=_WEBP)
        answer["ETag"] = mark
        asked = request.query_params.get("v")
        answer["Cache-Control"] = _FOR_EVER if asked == found.version else _ASK_AGAIN
        answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer

    @extend_schema(request=shapes.PayPictureBody, responses=shapes.PayPlaceShape)
    def put(self, request: Request, place_id: UUID) -> Response:
        """Draw it anew."""
        refuse_large(request, largest=places.LARGEST)
        upload = body_of(shapes.PayPictureBody, request)["file"]
        made = places.draw_picture(place_id=place_id, file=upload, size=upload.size, at=clock.now())
        return Response(queries.place(made))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, place_id: UUID) -> Response:
        """Leave the wallet without one."""
        places.take_picture_away(place_id=place_id, at=clock.now())
        return Response(status=204)
