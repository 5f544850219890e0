"""The notification centre, and how one wants to be reached."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.reports import queries, serializers
from hub.reports.adapters import webpush
from hub.reports.operations import devices, linking, notices, switching
from hub.reports.serializers import telling
from hub.reports.types import Device


class NotificationsView(APIView):
    """What one was told, newest first; `unread` beside the page counts all of them."""

    permission_classes = [allow()]

    @extend_schema(
        parameters=[OpenApiParameter("unread", bool)], responses=serializers.NotificationsShape
    )
    def get(self, request: Request) -> Response:
        asked = query_of(serializers.ListQuery, request)
        page = page_of(
            queries.notices_of(request.user.id, unread=asked["unread"]),
            request,
            by=["-created_at", "-id"],
            shape=lambda rows: [serializers.notification(row) for row in rows],
        )
        page.data["unread"] = queries.unread_of(request.user.id)
        return page


class ReadView(APIView):
    """Reading, on one device for all of them."""

    permission_classes = [allow()]

    @extend_schema(request=serializers.SeenBody, responses=serializers.UnreadShape)
    def post(self, request: Request) -> Response:
        body = body_of(serializers.SeenBody, request)
        notices.read(request.user.id, ids=body["ids"], at=clock.now())
        return Response({"unread": queries.unread_of(request.user.id)})


class SettingsView(APIView):
    """How one wants to be reached; what is not named stays."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=serializers.SettingsShape)
    def get(self, request: Request) -> Response:
        return Response(serializers.wants(queries.settings_of(request.user.id)))

    @extend_schema(request=serializers.SettingsBody, responses=serializers.SettingsShape)
    def put(self, request: Request) -> Response:
        fields = body_of(serializers.SettingsBody, request)
        row = devices.change_settings(request.user.id, fields=fields)
        return Response(serializers.wants(row))


class TelegramLinkView(APIView):
    """One's chat with the bot of the house."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=None, responses={201: serializers.TelegramCodeShape})
    def post(self, request: Request) -> Response:
        """A code to show the bot, in place of any before; 409 `no_telegram` without a bot."""
        made = linking.invite(request.user.id, at=clock.now())
        return Response(serializers.invitation(made), status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Link nothing any more; codes end too."""
        linking.unlink(request.user.id)
        return Response(status=204)


class PushKeyView(APIView):
    """What a browser is asked to subscribe with."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=serializers.PushKeyShape)
    def get(self, request: Request) -> Response:
        return Response({"key": webpush.public_key()})


class PushSubscriptionsView(APIView):
    """This browser, to be pushed at or not."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=serializers.SubscribeBody, responses={201: serializers.PushedShape})
    def post(self, request: Request) -> Response:
        body = body_of(serializers.SubscribeBody, request)
        row = devices.subscribe(
            request.user.id,
            device=Device(endpoint=body["endpoint"], **body["keys"]),
            session_id=request.auth.id,
            at=clock.now(),
        )
        return Response({"id": str(row.id)}, status=201)

    @extend_schema(request=serializers.UnsubscribeBody, responses={204: None})
    def delete(self, request: Request) -> Response:
        body = body_of(serializers.UnsubscribeBody, request)
        devices.unsubscribe(request.user.id, endpoint=body["endpoint"])
        return Response(status=204)


class NoticePreferencesView(APIView):
    """How a customer wants to be told; what is not named stays."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=telling.NoticePreferencesShape)
    def get(self, request: Request) -> Response:
        return Response(telling.preferences(request.user))

    @extend_schema(request=telling.NoticePreferencesBody, responses=telling.NoticePreferencesShape)
    def put(self, request: Request) -> Response:
        body = body_of(telling.NoticePreferencesBody, request)
        switching.switch(
            request.user.id,
            switches=[
                (each["kind"], each["road"], each["on"]) for each in body.get("switches", [])
            ],
            quiet={name: body[name] for name in ("quiet_from", "quiet_to") if name in body},
            zone=body.get("zone"),
        )
        return Response(telling.preferences(request.user))


class NoticeLogView(APIView):
    """Which customer was told what, by which road, when, and why not."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[telling.TellingFilter], responses=telling.TellingPageShape)
    def get(self, request: Request) -> Response:
        """Newest first."""
        names = telling.labels(request.user.language)
        page = page_of(
            queries.tellings().filter(**query_of(telling.TellingFilter, request)),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [telling.telling(row, names) for row in rows],
        )
        page.data["kinds"], page.data["mail_available"] = names, queries.mail_is_on()
        return page
