"""Who may be one person, who was joined, and whose identities are suppliers'."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries import conversation_of_identity
from chat.types import ConversationKind
from crm.operations import duplicates, merging, suppliers
from crm.queries import customers as queries
from crm.queries import joining
from crm.serializers import joining as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING, COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.idempotency import idempotent


class DuplicatesView(APIView):
    """Pairs of customers who may be one, the surest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=page_shape(shapes.DuplicateShape))
    def get(self, request: Request) -> Response:
        return page_of(
            joining.duplicates(request.user),
            request,
            by=("-weight", "-id"),
            shape=lambda rows: [shapes.duplicate(row) for row in rows],
        )


class DismissView(APIView):
    """They are two: the pair is never shown again."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.EmptyBody, responses={204: None})
    def post(self, request: Request, duplicate_id: UUID) -> Response:
        row = joining.duplicate_for(request.user, duplicate_id)
        body_of(shapes.EmptyBody, request)
        duplicates.dismiss(duplicate=row, by=request.user, at=clock.now())
        return Response(status=204)


class DuplicatesOfView(APIView):
    """Who one customer may be, besides."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.DuplicateShape(many=True))
    def get(self, request: Request, customer_id: UUID) -> Response:
        row = queries.customer_for(request.user, customer_id)
        pairs = joining.duplicates_of(request.user, row.id)
        return Response([shapes.duplicate(each, first=row.id) for each in pairs[:20]])


class MergeView(APIView):
    """Join another customer to this one."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.MergeBody, responses={201: shapes.MergeShape})
    @idempotent
    def post(self, request: Request, customer_id: UUID) -> Response:
        kept = queries.customer_for(request.user, customer_id)
        body = body_of(shapes.MergeBody, request)
        try:
            gone = queries.customer_for(request.user, body["customer"])
        except NotFound:
            raise Invalid(fields={"customer": ["There is no such customer."]}) from None
        row = merging.merge(
            kept=kept, gone=gone, take=body["take"], by=request.user, at=clock.now()
        )
        return Response(_shown(request, row.id), status=201)


class MergesView(APIView):
    """Who was joined to a customer, the latest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.MergeShape(many=True))
    def get(self, request: Request, customer_id: UUID) -> Response:
        row = queries.customer_for(request.user, customer_id)
        rows = joining.merges_of(request.user, row.id)[:50]
        return Response([shapes.merge(each, at=clock.now()) for each in rows])


class UndoMergeView(APIView):
    """Take two customers apart again."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.EmptyBody, responses={201: shapes.MergeShape})
    @idempotent
    def post(self, request: Request, merge_id: UUID) -> Response:
        row = joining.merge_for(request.user, merge_id)
        body_of(shapes.EmptyBody, request)
        merging.undo(merge=row, by=request.user, at=clock.now())
        return Response(_shown(request, merge_id), status=201)


class IdentityView(APIView):
    """What an identity is to us: a customer's or a supplier's."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.IdentityPatch, responses=shapes.IdentityPatch)
    def patch(self, request: Request, identity_id: UUID) -> Response:
        row = conversation_of_identity(request.user, identity_id)
        kind = ConversationKind(body_of(shapes.IdentityPatch, request)["kind"])
        turned = suppliers.turn(conversation=row, kind=kind, by=request.user, at=clock.now())
        return Response({"kind": turned.kind})


def _shown(request: Request, merge_id: UUID) -> dict[str, object]:
    return shapes.merge(joining.merge_for(request.user, merge_id), at=clock.now())
