"""The list, one conversation, and conversations among ourselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import Conversation, Label
from chat.operations import conversations
from chat.ports import courier
from chat.queries import conversation_for, inbox, members_of
from chat.queries.conversations import PORTAL
from chat.serializers import gathering
from chat.serializers.asked import ListAsked, wanted_of
from chat.serializers.conversations import for_user, many_for_user
from chat.serializers.shapes import (
    ConversationDetailShape,
    ConversationPageShape,
)
from chat.types import OUTSIDE, TEXT_LIMIT
from hub.accounts.permissions import allow
from hub.accounts.queries import person_named
from hub.accounts.roles import COUNTER
from hub.accounts.scopes import CONVERSATIONS_READ
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


class CountsShape(serializers.Serializer[Any]):
    """How many conversations each view holds."""

    mine = serializers.IntegerField()
    unassigned = serializers.IntegerField()
    all = serializers.IntegerField()
    unread = serializers.IntegerField()
    calling = serializers.IntegerField(help_text="Unread and not silenced.")
    needs_reply = serializers.IntegerField()
    mentions = serializers.IntegerField()
    teams = serializers.DictField(
        child=serializers.IntegerField(), help_text="By team; what has none is left out."
    )


class ConversationsView(APIView):
    """The list, and new conversations among ourselves."""

    permission_classes = [allow(bots={"GET": [CONVERSATIONS_READ]})]

    @extend_schema(
        operation_id="conversations_list",
        parameters=[ListAsked],
        responses=ConversationPageShape,
    )
    def get(self, request: Request) -> Response:
        asked = query_of(ListAsked, request)
        return page_of(
            inbox.listed(request.user, wanted_of(asked, at=clock.now())),
            request,
            by=inbox.ORDERS[asked["sort"]],
            shape=lambda rows: many_for_user(rows, request.user),
        )

    @extend_schema(
        request=PolymorphicProxySerializer(
            component_name="NewConversation",
            serializers=[gathering.ConversationBody, gathering.CustomerBody],
            resource_type_field_name=None,
        ),
        responses={201: ConversationDetailShape, 200: ConversationDetailShape},
    )
    def post(self, request: Request) -> Response:
        if isinstance(request.data, dict) and request.data.get("kind") == "customer":
            return self._start(request)
        body = body_of(gathering.ConversationBody, request)
        people = _people_of(body["members"], "members")
        at = clock.now()
        if body["kind"] == "group":
            row = conversations.open_group(
                by=request.user, title=body["title"], members=people, at=at
            )
        elif len(people) == 1:
            row = conversations.open_direct(by=request.user, other=people[0], at=at)
        else:
            raise Invalid(fields={"members": ["One other person."]})
        return Response(
            detail_of(request.user, row.id), status=201 if row.created_at == at else 200
        )

    def _start(self, request: Request) -> Response:
        """Write to a customer first; 200 when that `client_id` is already said."""
        body = body_of(gathering.CustomerBody, request)
        started = conversations.start(
            channel_id=body["channel"],
            to=body["to"],
            customer_id=body["customer"],
            draft=gathering.first_words(body),
            by=request.user,
            at=clock.now(),
        )
        status = 200 if started.sent.duplicate else 201
        return Response(detail_of(request.user, started.conversation_id), status=status)


class CountsView(APIView):
    """The numbers beside the views of the list."""

    permission_classes = [allow()]

    @extend_schema(responses=CountsShape)
    def get(self, request: Request) -> Response:
        return Response(inbox.counts(request.user, at=clock.now()))


class LabelsInUseView(APIView):
    """The words known so far."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=serializers.ListSerializer(child=serializers.CharField()))
    def get(self, request: Request) -> Response:
        return Response(list(Label.objects.order_by("name").values_list("name", flat=True)))


class ConversationView(APIView):
    """One conversation."""

    permission_classes = [allow(bots={"GET": [CONVERSATIONS_READ]})]

    @extend_schema(responses=ConversationDetailShape)
    def get(self, request: Request, conversation_id: str) -> Response:
        return Response(detail_of(request.user, conversation_id))

    @extend_schema(request=gathering.ConversationPatch, responses=ConversationDetailShape)
    def patch(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body = body_of(gathering.ConversationPatch, request)
        told: dict[str, Any] = {"conversation": row, "by": request.user, "at": clock.now()}
        if "title" in body:
            conversations.rename(title=body["title"], **told)
        if "picture" in body:
            conversations.set_picture(picture=body["picture"], **told)
        if "open_history" in body:
            conversations.open_history(on=body["open_history"], **told)
        if "priority" in body:
            conversations.set_priority(priority=body["priority"], **told)
        return Response(detail_of(request.user, conversation_id))


class MembersView(APIView):
    """Who is in a group; whoever leaves gets 204, as it is no longer theirs to see."""

    permission_classes = [allow()]

    @extend_schema(
        request=gathering.MembersBody, responses={200: ConversationDetailShape, 204: None}
    )
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body = body_of(gathering.MembersBody, request)
        there = members_of([row.id]).get(row.id, [])
        conversations.set_members(
            conversation=row,
            add=_people_of(body["add"], "add"),
            remove=[each.user for each in there if each.user_id in body["remove"]],
            owners=body["owners"],
            by=request.user,
            at=clock.now(),
        )
        if request.user.id in body["remove"]:
            return Response(status=204)
        return Response(detail_of(request.user, conversation_id))


def detail_of(user: User, conversation_id: UUID | str) -> dict[str, Any]:
    """Return one conversation afresh, with what depends on the caller."""
    row = conversation_for(user, conversation_id)
    return {
        **for_user(row, user),
        "limits": _limits(row, user),
        "allowed_transitions": conversations.transitions(row, user),
    }


def _people_of(ids: list[UUID], field: str) -> list[User]:
    """Return active people in order; Invalid names the field with a stranger in it."""
    return [person_named(user_id, field) for user_id in dict.fromkeys(ids)]


def _limits(row: Conversation, user: User) -> dict[str, Any]:
    ours = {"text": TEXT_LIMIT, "caption": TEXT_LIMIT, "kinds": {}}
    if row.kind not in OUTSIDE or user.role in PORTAL:
        return ours
    return {**ours, **courier.port().limits(conversation=row)}
