"""Everybody, for admins; one's colleagues, for those who work here."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import queries, serializers
from hub.accounts.models import EndReason
from hub.accounts.operations import people, sessions
from hub.accounts.permissions import allow, demand_proof, prove
from hub.accounts.roles import STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of

_FILTERS = {"role": "role", "area": "area_id", "active": "is_active"}
_GRAVE = frozenset({"role", "is_active", "password", "username", "email"})


class PeopleView(APIView):
    """The list, and a new person; colleagues see cards of active staff only."""

    def get_permissions(self) -> list[Any]:
        roles = STAFF if self.request.method in SAFE_METHODS else {Role.ADMIN}
        return [allow(*roles)()]

    @extend_schema(
        parameters=[
            OpenApiParameter("q", str),
            OpenApiParameter("staff", bool),
            OpenApiParameter("role", str, description="A role, or `staff` for all who work here."),
            OpenApiParameter("area", UUID),
            OpenApiParameter("active", bool),
        ],
        responses=page_shape(serializers.ListedShape),
    )
    def get(self, request: Request) -> Response:
        everyone = request.user.role == Role.ADMIN
        rows = queries.all_people() if everyone else queries.colleagues()
        if request.query_params.get("staff") == "true":
            rows = rows & queries.colleagues()
        if everyone:
            asked = query_of(serializers.PeopleAsked, request)
            if asked.get("role") == serializers.EVERY_STAFF:
                asked.pop("role")
                rows = rows.filter(role__in=STAFF)
            rows = rows.filter(**{_FILTERS[name]: value for name, value in asked.items()})
        rows = queries.named(rows, request.query_params.get("q", ""))
        return page_of(
            rows,
            request,
            by=["username"],
            shape=lambda found: serializers.listed(found, whole=everyone),
        )

    @extend_schema(request=serializers.PersonBody, responses={201: serializers.PersonShape})
    def post(self, request: Request) -> Response:
        prove(request)
        fields = body_of(serializers.PersonBody, request)
        return Response(serializers.person(people.add(**fields, by=request.user)), status=201)


class PersonView(APIView):
    """One person."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=serializers.PersonShape)
    def get(self, request: Request, user_id: UUID) -> Response:
        return Response(serializers.person(queries.person_for(user_id)))

    @extend_schema(request=serializers.PersonPatch, responses=serializers.PersonShape)
    def patch(self, request: Request, user_id: UUID) -> Response:
        user = queries.person_for(user_id)
        fields = body_of(serializers.PersonPatch, request)
        if _GRAVE & set(fields):
            prove(request)
        changed = people.change(user, fields=fields, by=request.user, at=clock.now())
        return Response(serializers.person(changed))


class TheirSessionsView(APIView):
    """Where somebody is signed in, for an admin; all of it ended at once."""

    permission_classes = [allow(Role.ADMIN), demand_proof("DELETE")]

    @extend_schema(responses=serializers.SESSIONS)
    def get(self, request: Request, user_id: UUID) -> Response:
        return page_of(
            queries.living_sessions(queries.person_for(user_id), at=clock.now()),
            request,
            by=["-last_seen_at", "-id"],
            shape=lambda rows: [serializers.session(row, current=request.auth) for row in rows],
        )

    @extend_schema(responses={204: None})
    def delete(self, request: Request, user_id: UUID) -> Response:
        user = queries.person_for(user_id)
        sessions.end_all(user, reason=EndReason.ENDED, at=clock.now(), keep=request.auth.id)
        return Response(status=204)


class TheirSessionView(APIView):
    """One of them."""

    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, user_id: UUID, session_id: UUID) -> Response:
        sessions.end(session_id, user=queries.person_for(user_id), at=clock.now())
        return Response(status=204)
