"""Places kept for staff: made by admins, taken by whoever has the link."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import serializers, staff_queries
from hub.accounts import staff_shapes as shapes
from hub.accounts.operations import entering, invitations, joining
from hub.accounts.operations.invitations import Guest
from hub.accounts.origin import device_of
from hub.accounts.permissions import allow, allow_anyone, demand_proof
from hub.accounts.roles import Role
from hub.accounts.views.sign_in import signed_in
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape


class InvitationsView(APIView):
    """The list, newest first, and a new one."""

    permission_classes = [allow(Role.ADMIN), demand_proof("POST")]

    @extend_schema(
        parameters=[OpenApiParameter("state", str, enum=["pending"])],
        responses=page_shape(shapes.InvitationShape),
    )
    def get(self, request: Request) -> Response:
        at = clock.now()
        rows = staff_queries.staff_invitations()
        if request.query_params.get("state") == "pending":
            rows = staff_queries.pending(rows, at=at)
        return page_of(
            rows,
            request,
            by=["-created_at", "-id"],
            shape=lambda found: [shapes.invitation(row, at=at) for row in found],
        )

    @extend_schema(request=shapes.InvitationBody, responses={201: shapes.InvitationMadeShape})
    def post(self, request: Request) -> Response:
        at = clock.now()
        body = body_of(shapes.InvitationBody, request)
        body["area"] = staff_queries.area_named(body.get("area"))
        body["position"] = staff_queries.position_named(body.get("position"))
        row = invitations.invite(Guest(**body), by=request.user, at=at)
        return _answer(shapes.invited(row, at=at), status=201)


class InvitationView(APIView):
    """One invitation, without its link; taken back, its links are dead."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.InvitationShape)
    def get(self, request: Request, invitation_id: UUID) -> Response:
        row = staff_queries.invitation_for(invitation_id)
        return _answer(shapes.invitation(row, at=clock.now()))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, invitation_id: UUID) -> Response:
        invitations.revoke(staff_queries.invitation_for(invitation_id), at=clock.now())
        return Response(status=204)


class ResendView(APIView):
    """Another week and another link; the links before are dead."""

    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(request=shapes.EmptyBody, responses=shapes.InvitationMadeShape)
    def post(self, request: Request, invitation_id: UUID) -> Response:
        body_of(shapes.EmptyBody, request)
        at, row = clock.now(), staff_queries.invitation_for(invitation_id)
        renewed = invitations.resend(row, by=request.user, at=at)
        return _answer(shapes.invited(renewed, at=at))


class OpenView(APIView):
    """Look at the invitation a link opens; its token never stands in an address of ours."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=shapes.OpenBody, responses=shapes.OpenedShape)
    def post(self, request: Request) -> Response:
        found = invitations.opened(body_of(shapes.OpenBody, request)["token"], at=clock.now())
        return Response(shapes.opened(found.invitation))


class AcceptView(APIView):
    """Take the place: an account, signed in."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=shapes.AcceptBody, responses={201: serializers.SignInShape})
    def post(self, request: Request) -> Response:
        at = clock.now()
        body = body_of(shapes.AcceptBody, request)
        user = invitations.accept(body.pop("token"), **body, at=at)
        renewed = entering.first_time(user, device=device_of(request), at=at)
        return signed_in(renewed, status=201)


class JoinView(APIView):
    """Take the place with the account one is signed in with, after saying once more who one is."""

    permission_classes = [allow(), demand_proof()]

    @extend_schema(request=shapes.OpenBody, responses=shapes.JoinedShape)
    def post(self, request: Request) -> Response:
        token = body_of(shapes.OpenBody, request)["token"]
        user, was = joining.join(token, user=request.user, at=clock.now()), request.user.role
        return Response({"role": user.role, "signed_out": user.role != was})


def _answer(shaped: dict[str, Any], *, status: int = 200) -> Response:
    return Response(shaped, status=status, headers={"Cache-Control": "no-store"})
