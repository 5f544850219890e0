"""Saved views, how one likes one's desk, and the counter's rules."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations.desk import preferences, views
from chat.queries import inbox
from chat.queries.desk import preference_of, rules, view_for, views_of
from chat.serializers import desk as shapes
from chat.serializers.asked import wanted_of
from chat.serializers.bulk import query_in
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of

MOST = 100  # counted; beyond that nobody reads the number


class ViewCountsShape(serializers.Serializer[Any]):
    """How many conversations each view holds, at most a hundred each."""

    counts = serializers.DictField(child=serializers.IntegerField())
    most = serializers.IntegerField()


class ViewsView(APIView):
    """The views one has: one's own, one's teams', everybody's; and a new one."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.ViewShape(many=True))
    def get(self, request: Request) -> Response:
        return Response([shapes.view(row) for row in views_of(request.user)])

    @extend_schema(request=shapes.ViewBody, responses={201: shapes.ViewShape})
    def post(self, request: Request) -> Response:
        body = body_of(shapes.ViewBody, request)
        query_in(body["query"])
        made = views.save(told=body, by=request.user, at=clock.now())
        return Response(shapes.view(view_for(request.user, made.id)), status=201)


class ViewView(APIView):
    """One view."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.ViewPatch, responses=shapes.ViewShape)
    def patch(self, request: Request, view_id: str) -> Response:
        row = view_for(request.user, view_id)
        body = body_of(shapes.ViewPatch, request)
        if "query" in body:
            query_in(body["query"])
        views.change(view=row, told=body, by=request.user)
        return Response(shapes.view(view_for(request.user, view_id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, view_id: str) -> Response:
        views.forget(view=view_for(request.user, view_id), by=request.user)
        return Response(status=204)


class ViewCountsView(APIView):
    """The numbers beside the views: asked when the list opens and now and then, never by events."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=ViewCountsShape)
    def get(self, request: Request) -> Response:
        at = clock.now()
        counts = {
            str(row.id): inbox.tallied(
                request.user, wanted_of(query_in(row.query), at=at), most=MOST
            )
            for row in views_of(request.user)
        }
        return Response({"counts": counts, "most": MOST})


class DeskView(APIView):
    """How one likes one's desk."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.PreferenceShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.preference(preference_of(request.user)))

    @extend_schema(request=shapes.PreferenceBody, responses=shapes.PreferenceShape)
    def put(self, request: Request) -> Response:
        body = body_of(shapes.PreferenceBody, request)
        if body.get("default_view") is not None:
            body["default_view"] = view_for(request.user, body["default_view"])
        kept = preferences.prefer(by=request.user, told=body)
        return Response(shapes.preference(kept))


class RulesView(APIView):
    """What holds for the whole counter; everybody there reads it, admins write it."""

    def get_permissions(self) -> list[Any]:
        roles = COUNTER if self.request.method == "GET" else [Role.ADMIN]
        return [allow(*roles)()]

    @extend_schema(responses=shapes.RulesShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.rules(rules()))

    @extend_schema(request=shapes.RulesBody, responses=shapes.RulesShape)
    def put(self, request: Request) -> Response:
        return Response(shapes.rules(preferences.rule(told=body_of(shapes.RulesBody, request))))
