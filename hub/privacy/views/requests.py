"""Requests about one's own data: a customer's, and what people at work took down for one."""

from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow, demand_proof, prove
from hub.accounts.ports.personal import Subject
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Forbidden, NotFound
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note
from hub.privacy import queries, serializers
from hub.privacy.adapters import archive
from hub.privacy.models import PrivacyRequest
from hub.privacy.operations import requests
from hub.privacy.ports.people import people
from hub.privacy.types import OPEN, Right, Wish


class RequestsView(APIView):
    """Requests one may see, newest first, and new ones."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(
        operation_id="privacy_requests_list",
        parameters=[serializers.RequestsAsked],
        responses=page_shape(serializers.RequestShape),
    )
    def get(self, request: Request) -> Response:
        asked, rows = query_of(serializers.RequestsAsked, request), queries.visible_to(request.user)
        if asked.get("right"):
            rows = rows.filter(right=asked["right"])
        if asked.get("customer"):
            rows = rows.filter(customer_id=asked["customer"])
        if state := asked.get("state"):
            rows = rows.filter(state__in=OPEN if state == "open" else [state])
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: serializers.requests(found, request.user),
        )

    @extend_schema(request=serializers.RequestBody, responses={201: serializers.RequestShape})
    def post(self, request: Request) -> Response:
        body = body_of(serializers.RequestBody, request)
        wish = Wish(right=body["right"], note=body["note"], changes=body.get("changes", {}))
        at, by = clock.now(), request.user
        if "customer" in body:
            if not by.is_at_counter:
                raise Forbidden
            person = people.get().find(by, body["customer"])
            row = requests.ask_for(person=person, wish=wish, by=by, at=at)
        else:
            if wish.right == Right.ACCESS:
                prove(request)  # the copy is made without anybody looking
            row = requests.ask_own(wish=wish, by=by, at=at)
        return Response(serializers.requests([row], by)[0], status=201)


class RequestView(APIView):
    """One request."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(responses=serializers.RequestShape)
    def get(self, request: Request, request_id: UUID) -> Response:
        return _shown(queries.request_for(request.user, request_id), request)


class IdentityView(APIView):
    """That somebody is who they say."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=serializers.IdentityBody, responses=serializers.RequestShape)
    def post(self, request: Request, request_id: UUID) -> Response:
        row = queries.request_for(request.user, request_id)
        how = body_of(serializers.IdentityBody, request)["how"]
        row = requests.check_identity(row=row, how=how, by=request.user, at=clock.now())
        return _shown(row, request)


class FulfilView(APIView):
    """Doing what was asked; copying and forgetting somebody demand a fresh proof."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=serializers.NothingBody, responses=serializers.RequestShape)
    def post(self, request: Request, request_id: UUID) -> Response:
        body_of(serializers.NothingBody, request)
        row = queries.request_for(request.user, request_id)
        if row.right in (Right.ACCESS, Right.ERASURE):
            prove(request)
        return _shown(requests.fulfil(row=row, by=request.user, at=clock.now()), request)


class DenyView(APIView):
    """A refusal with its reason."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=serializers.DenyBody, responses=serializers.RequestShape)
    def post(self, request: Request, request_id: UUID) -> Response:
        row = queries.request_for(request.user, request_id)
        reason = body_of(serializers.DenyBody, request)["reason"]
        row = requests.deny(row=row, reason=reason, by=request.user, at=clock.now())
        return _shown(row, request)


class WithdrawView(APIView):
    """A wish taken back."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(request=serializers.NothingBody, responses=serializers.RequestShape)
    def post(self, request: Request, request_id: UUID) -> Response:
        body_of(serializers.NothingBody, request)
        row = queries.request_for(request.user, request_id)
        return _shown(requests.withdraw(row=row, by=request.user, at=clock.now()), request)


class DownloadView(APIView):
    """The copy, for a day: for whoever asked for themselves, or the admin who hands it over."""

    content_negotiation_class = AsItIs
    permission_classes = [allow(Role.ADMIN, Role.CUSTOMER), demand_proof()]

    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def get(self, request: Request, request_id: UUID) -> HttpResponseBase:
        row = queries.request_for(request.user, request_id)
        if not queries.may_fetch(row, request.user, at=clock.now()):
            raise NotFound
        try:
            file = archive.opened(row.archive)
        except FileNotFoundError:
            raise NotFound from None
        note("exported", kind="privacy.privacyrequest", object_id=row.id, format="zip")
        answer = FileResponse(
            file, as_attachment=True, filename="mis-datos.zip", content_type="application/zip"
        )
        answer["Cache-Control"] = "private, no-store"
        return answer


class KeptView(APIView):
    """What the house keeps about oneself, counted."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=serializers.KeptListShape)
    def get(self, request: Request) -> Response:
        house = queries.settings()
        found = queries.kept_about(Subject(user_id=request.user.id))
        told = {"officer": house.officer, "contact": house.contact}
        return Response({"results": found, **told})


def _shown(row: PrivacyRequest, request: Request) -> Response:
    return Response(serializers.requests([row], request.user)[0])
