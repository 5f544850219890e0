"""When the house and its teams are there, and what the house says first."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import Hours, Reception
from chat.operations import settings
from chat.queries.hours import hours_of
from chat.queries.receptions import reception_of
from chat.serializers import hours, reception
from chat.views.routing import HOUSE, SettingDoor, team_or_house
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.errors import NotFound


class AllHoursView(SettingDoor):
    """The house's hours first, then those of teams that keep their own."""

    @extend_schema(responses=hours.HoursShape(many=True))
    def get(self, request: Request) -> Response:
        at = clock.now()
        own = Hours.objects.filter(team__isnull=False).order_by("team__name")
        return Response([hours.hours(row, at=at) for row in (hours_of(None), *own)])


class HoursView(SettingDoor):
    """Of a team, or of the house (`house`); a team without its own keeps the house's."""

    @extend_schema(request=hours.HoursBody, responses=hours.HoursShape)
    def put(self, request: Request, team: str) -> Response:
        fields = body_of(hours.HoursBody, request)
        row = settings.set_hours(team=team_or_house(team), fields=fields)
        return Response(hours.hours(row, at=clock.now()))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, team: str) -> Response:
        found = team_or_house(team)
        if found is not None:
            settings.forget_hours(team=found)
        return Response(status=204)


class HolidaysView(APIView):
    """The holidays of a country."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[hours.HolidaysAsked], responses=hours.HolidayShape(many=True))
    def get(self, request: Request) -> Response:
        asked = query_of(hours.HolidaysAsked, request)
        return Response(hours.holidays(asked["country"], asked["year"]))


class ReceptionsView(SettingDoor):
    """What the house says first, then channels with words of their own."""

    @extend_schema(responses=reception.ReceptionShape(many=True))
    def get(self, request: Request) -> Response:
        own = Reception.objects.filter(channel_id__isnull=False).order_by("id")
        return Response([reception.reception(row) for row in (reception_of(None), *own)])


class ReceptionView(SettingDoor):
    """Of a channel, or of the house (`house`)."""

    @extend_schema(request=reception.ReceptionBody, responses=reception.ReceptionShape)
    def put(self, request: Request, channel: str) -> Response:
        fields = body_of(reception.ReceptionBody, request)
        row = settings.set_reception(channel_id=_channel(channel), fields=fields)
        return Response(reception.reception(row))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, channel: str) -> Response:
        channel_id = _channel(channel)
        if channel_id is not None:
            settings.forget_reception(channel_id=channel_id)
        return Response(status=204)


def _channel(name: str) -> UUID | None:
    try:
        return None if name == HOUSE else UUID(name)
    except ValueError:
        raise NotFound from None
