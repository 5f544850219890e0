"""The house's doors: two for everybody, the rest for whoever is signed in or administers it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.http import quote_etag
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow, allow_anyone
from hub.accounts.roles import STAFF, Role
from hub.company import queries
from hub.company import serializers as shapes
from hub.company.operations import house, steps
from hub.kernel import clock
from hub.kernel.api import body_of, refuse_large
from hub.kernel.home import home
from hub.kernel.negotiation import AsItIs

_WEBP = "image/webp"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"


class PublicView(APIView):
    """What the house is called, for the pages before one signs in."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(responses=shapes.HouseShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.house(home()), headers={"Cache-Control": _ASK_AGAIN})


class PublicLogoView(APIView):
    """Its picture, by the address that `logo` says."""

    content_negotiation_class = AsItIs
    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(responses={(200, _WEBP): OpenApiTypes.BINARY})
    def get(self, request: Request) -> HttpResponse:
        found = queries.logo()
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


class CompanyView(APIView):
    """What the house says about itself."""

    def get_permissions(self) -> list[Any]:
        return [allow(Role.ADMIN)() if self.request.method == "PATCH" else allow()()]

    @extend_schema(responses=shapes.CompanyShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.company(queries.company()))

    @extend_schema(request=shapes.CompanyBody, responses=shapes.CompanyShape)
    def patch(self, request: Request) -> Response:
        """Change it; 409 `currency_settled` once there are amounts."""
        row = house.change(fields=body_of(shapes.CompanyBody, request))
        return Response(shapes.company(row))


class IssuerView(APIView):
    """Who issues documents, as it is printed on them."""

    def get_permissions(self) -> list[Any]:
        return [allow(Role.ADMIN)() if self.request.method == "PATCH" else allow(*STAFF)()]

    @extend_schema(responses=shapes.IssuerShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.issuer(queries.company()))

    @extend_schema(request=shapes.IssuerBody, responses=shapes.IssuerShape)
    def patch(self, request: Request) -> Response:
        """Change it; documents that were issued keep what they say."""
        row = house.change_issuer(fields=body_of(shapes.IssuerBody, request))
        return Response(shapes.issuer(row))


class ChoicesView(APIView):
    """The zones, countries and currencies there are."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.CompanyChoicesShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.choices(), headers={"Cache-Control": "private, max-age=3600"})


class LogoView(APIView):
    """The picture is drawn anew, or taken away."""

    permission_classes = [allow(Role.ADMIN)]
    parser_classes = [MultiPartParser]

    @extend_schema(request=shapes.LogoBody, responses=shapes.CompanyShape)
    def put(self, request: Request) -> Response:
        refuse_large(request, largest=house.LARGEST)
        upload = body_of(shapes.LogoBody, request)["file"]
        return Response(shapes.company(house.draw_logo(upload, size=upload.size)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        house.take_logo_away()
        return Response(status=204)


class FirstStepsView(APIView):
    """What is left until the house answers its customers."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.FirstStepsShape)
    def get(self, request: Request) -> Response:
        hidden = queries.are_hidden_from(request.user.id)
        return Response(shapes.first_steps(queries.first_steps(), hidden=hidden))


class StepsHiddenView(APIView):
    """Whether oneself wants to see them."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=None, responses={204: None})
    def put(self, request: Request) -> Response:
        steps.hide(request.user.id, at=clock.now())
        return Response(status=204)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        steps.show(request.user.id)
        return Response(status=204)
