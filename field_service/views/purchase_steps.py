"""What is done to a request for parts: asked, answered, bought, received, ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.serializers.joining import EmptyBody
from field_service.operations.purchases import answering, asking, mailing, ordering, receiving
from field_service.queries import purchases as queries
from field_service.serializers import purchase_bodies as bodies
from field_service.serializers import purchase_shapes as shapes
from field_service.views.purchases import whole
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import NotFound
from hub.kernel.idempotency import idempotent

DETAIL = shapes.PartsRequestDetailShape


class _Step(APIView):
    """The office takes it; a request one may not see is not there."""

    permission_classes = [allow(*OFFICE)]

    def answered(self, request_id: UUID) -> Response:
        return Response(whole(self.request, request_id))

    def said(self, body: Any, request_id: UUID) -> dict[str, Any]:
        queries.request_for(self.request.user, request_id)
        return body_of(body, self.request)


class AskSuppliersView(_Step):
    """Asks suppliers for prices."""

    @extend_schema(request=bodies.AskBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        """By mail and in their thread, with a link to answer; again writes to them again."""
        body = self.said(bodies.AskBody, request_id)
        asking.ask(
            request_id=request_id,
            supplier_ids=body["suppliers"],
            version=body.get("version"),
            by=request.user,
            at=clock.now(),
        )
        return self.answered(request_id)


class AnswerOfferView(_Step):
    """Writes down what a supplier said."""

    @extend_schema(request=bodies.OfferAnswerBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        body = self.said(bodies.OfferAnswerBody, request_id)
        answering.answer(
            request_id=request_id,
            offer_id=body["offer"],
            form=bodies.offer_form(body),
            by=request.user,
            at=clock.now(),
        )
        return self.answered(request_id)


class DeclineOfferView(_Step):
    """Writes down that a supplier has none of it."""

    @extend_schema(request=bodies.OfferDeclineBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        body = self.said(bodies.OfferDeclineBody, request_id)
        answering.decline(
            request_id=request_id,
            offer_id=body["offer"],
            note=body.get("note", ""),
            by=request.user,
            at=clock.now(),
        )
        return self.answered(request_id)


class SupplierLinkView(_Step):
    """Makes an address by which a supplier answers, to be copied."""

    @extend_schema(request=bodies.OfferBody, responses={201: shapes.SupplierLinkShape})
    def post(self, request: Request, request_id: UUID) -> Response:
        body = self.said(bodies.OfferBody, request_id)
        made = asking.link(
            request_id=request_id, offer_id=body["offer"], by=request.user, at=clock.now()
        )
        return Response({"link": made}, status=201)


class RevokeSupplierLinkView(_Step):
    """Takes a supplier's links back."""

    @extend_schema(request=bodies.OfferBody, responses=DETAIL)
    def post(self, request: Request, request_id: UUID) -> Response:
        body = self.said(bodies.OfferBody, request_id)
        asking.revoke(
            request_id=request_id, offer_id=body["offer"], by=request.user, at=clock.now()
        )
        return self.answered(request_id)


class OrderPartsRequestView(_Step):
    """Buys what one supplier offered."""

    @extend_schema(request=bodies.OrderOfferBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        """403 `over_limit` where an admin has to."""
        body = self.said(bodies.OrderOfferBody, request_id)
        ordering.order(
            request_id=request_id,
            offer_id=body["offer"],
            version=body["version"],
            by=request.user,
            at=clock.now(),
        )
        return self.answered(request_id)


class ConfirmPurchaseView(_Step):
    """Notes that the supplier will deliver."""

    @extend_schema(request=bodies.ConfirmPurchaseBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        day = self.said(bodies.ConfirmPurchaseBody, request_id).get("eta_on")
        ordering.confirm(request_id=request_id, eta_on=day, by=request.user, at=clock.now())
        return self.answered(request_id)


class ShipPurchaseView(_Step):
    """Notes that it is on its way."""

    @extend_schema(request=bodies.ShipBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        """Again corrects who brings it and when."""
        body = self.said(bodies.ShipBody, request_id)
        ordering.ship(
            request_id=request_id,
            carrier=body.get("carrier", ""),
            tracking=body.get("tracking", ""),
            eta_on=body["eta_on"],
            by=request.user,
            at=clock.now(),
        )
        return self.answered(request_id)


class ReceivePurchaseView(_Step):
    """Takes in what came."""

    @extend_schema(request=bodies.ReceivePurchaseBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID) -> Response:
        """In as many parts as it comes; 409 `too_much` above what was bought."""
        body = self.said(bodies.ReceivePurchaseBody, request_id)
        receiving.receive(
            request_id=request_id,
            version=body["version"],
            came=bodies.came(body),
            by=request.user,
            at=clock.now(),
        )
        return self.answered(request_id)


class EndPartsRequestView(_Step):
    """`reject`, `cancel` or `break-off` (an admin, once it left the supplier)."""

    permission_classes = [allow(*OFFICE, Role.TECHNICIAN)]

    @extend_schema(request=bodies.EndRequestBody, responses=DETAIL)
    @idempotent
    def post(self, request: Request, request_id: UUID, step: str) -> Response:
        """A technician takes back what they asked for, until somebody was asked."""
        reason = self.said(bodies.EndRequestBody, request_id)["reason"]
        ordering.end(
            request_id=request_id, step=step, reason=reason, by=request.user, at=clock.now()
        )
        return self.answered(request_id)


class RetrySupplierMailView(_Step):
    """Tries a mail to a supplier once more."""

    @extend_schema(request=EmptyBody, responses=DETAIL)
    def post(self, request: Request, request_id: UUID, mail_id: UUID) -> Response:
        self.said(EmptyBody, request_id)
        row = queries.request_for(request.user, request_id)
        if not row.offers.filter(mails=mail_id).exists():
            raise NotFound
        mailing.retry(mail_id=mail_id, by=request.user, at=clock.now())
        return self.answered(request_id)
