"""Addresses that are told what happens, for admins; and what became of each telling."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import telling
from chat.queries import conversation_for
from chat.queries.hooks import delivery_for, subscription_for, subscriptions
from chat.serializers import programs as shapes
from chat.serializers.bodies import EmptyBody
from hub.accounts.permissions import allow, demand_proof, prove
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.errors import Invalid, NotFound


class SubscriptionsView(APIView):
    """The list, and a new one; its secret is shown this once."""

    permission_classes = [allow(Role.ADMIN), demand_proof("POST")]

    @extend_schema(responses=page_shape(shapes.SubscriptionShape))
    def get(self, request: Request) -> Response:
        return page_of(
            subscriptions(),
            request,
            by=["-created_at", "-id"],
            shape=lambda found: [shapes.subscription(row) for row in found],
        )

    @extend_schema(request=shapes.SubscriptionBody, responses={201: shapes.NewSubscriptionShape})
    def post(self, request: Request) -> Response:
        body = body_of(shapes.SubscriptionBody, request)
        where = body.pop("conversation")
        try:
            conversation = conversation_for(request.user, where) if where else None
        except NotFound:
            raise Invalid(fields={"conversation": ["There is no such conversation."]}) from None
        row, secret = telling.subscribe(
            **body, conversation=conversation, by=request.user, at=clock.now()
        )
        answer = {**shapes.subscription(subscription_for(row.id)), "secret": secret}
        return Response(answer, status=201, headers={"Cache-Control": "no-store"})


class SubscriptionView(APIView):
    """One subscription."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.SubscriptionShape)
    def get(self, request: Request, subscription_id: str) -> Response:
        return Response(shapes.subscription(subscription_for(subscription_id)))

    @extend_schema(request=shapes.SubscriptionPatch, responses=shapes.SubscriptionShape)
    def patch(self, request: Request, subscription_id: str) -> Response:
        row = subscription_for(subscription_id)
        fields = body_of(shapes.SubscriptionPatch, request)
        if "url" in fields:
            prove(request)  # what is said here would be told elsewhere
        telling.change(row, fields=fields, by=request.user, at=clock.now())
        return Response(shapes.subscription(subscription_for(subscription_id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, subscription_id: str) -> Response:
        telling.remove(subscription_for(subscription_id))
        return Response(status=204)


class TestView(APIView):
    """An event that only tries the address."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=EmptyBody, responses={201: shapes.DeliveryShape})
    def post(self, request: Request, subscription_id: str) -> Response:
        row = subscription_for(subscription_id)
        body_of(EmptyBody, request)
        made = telling.test(row, by=request.user, at=clock.now())
        return Response(shapes.delivery(made), status=201)


class DeliveriesView(APIView):
    """What an address was told, the newest first."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=page_shape(shapes.DeliveryShape))
    def get(self, request: Request, subscription_id: str) -> Response:
        row = subscription_for(subscription_id)
        return page_of(
            row.deliveries.all(),
            request,
            by=["-created_at", "-id"],
            shape=lambda found: [shapes.delivery(each) for each in found],
        )


class DeliveryRetryView(APIView):
    """Tell it again now."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=EmptyBody, responses=shapes.DeliveryShape)
    def post(self, request: Request, delivery_id: str) -> Response:
        row = delivery_for(delivery_id)
        body_of(EmptyBody, request)
        return Response(shapes.delivery(telling.retry(row, by=request.user, at=clock.now())))
