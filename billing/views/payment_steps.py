"""One door for each step of a payment."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.gateways import refunding
from billing.operations.payments import allocating, recording, undoing
from billing.queries import payments as queries
from billing.serializers import payment_bodies as bodies
from billing.serializers import payments as shapes
from billing.serializers import refunds
from billing.serializers.bodies import NothingBody
from billing.types import PaymentMethod
from billing.views.payments import CUSTOMERS_AND_COUNTER, shares_of, whole
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.idempotency import idempotent, key_of

AT_THE_COUNTER = allow(*COUNTER)


class PaymentStepView(APIView):
    """Everybody who may see a payment gets as far as the rule that refuses them by name."""

    permission_classes = [CUSTOMERS_AND_COUNTER]


class ConfirmPaymentView(PaymentStepView):
    """Finds a payment true."""

    @extend_schema(request=NothingBody, responses=shapes.PaymentDetailShape)
    @idempotent
    def post(self, request: Request, payment_id: UUID) -> Response:
        """Confirm a pending payment: it pays what it was begun for, else the oldest due."""
        queries.payment_for(request.user, payment_id)
        body_of(NothingBody, request)
        recording.confirm(payment_id=payment_id, by=request.user, at=clock.now())
        return Response(whole(payment_id, request.user))


class EndPaymentView(PaymentStepView):
    """Ends a pending payment that never came; `how` it ends is the door's."""

    how = "fail"

    @extend_schema(request=bodies.WhyMaybeBody, responses=shapes.PaymentDetailShape)
    @idempotent
    def post(self, request: Request, payment_id: UUID) -> Response:
        """End it; its operation number and proof may be used again."""
        queries.payment_for(request.user, payment_id)
        reason = body_of(bodies.WhyMaybeBody, request).get("reason", "")
        recording.give_up(
            payment_id=payment_id, how=self.how, reason=reason, by=request.user, at=clock.now()
        )
        return Response(whole(payment_id, request.user))


class ReversePaymentView(PaymentStepView):
    """Takes a payment back that was none."""

    @extend_schema(request=bodies.WhyBody, responses=shapes.PaymentDetailShape)
    @idempotent
    def post(self, request: Request, payment_id: UUID) -> Response:
        """Reverse it: what it paid is owed again. Above the house's limit it takes two admins."""
        queries.payment_for(request.user, payment_id)
        reason = body_of(bodies.WhyBody, request)["reason"]
        undoing.reverse(payment_id=payment_id, reason=reason, by=request.user, at=clock.now())
        return Response(whole(payment_id, request.user))


class AllocatePaymentView(PaymentStepView):
    """Lets a payment pay invoices."""

    @extend_schema(request=bodies.AllocationsBody, responses=shapes.PaymentDetailShape)
    @idempotent
    def post(self, request: Request, payment_id: UUID) -> Response:
        """Pay these invoices out of what is free of it."""
        queries.payment_for(request.user, payment_id)
        rows = body_of(bodies.AllocationsBody, request)["allocations"]
        allocating.allocate(
            payment_id=payment_id, shares=shares_of(rows), by=request.user, at=clock.now()
        )
        return Response(whole(payment_id, request.user))


class AllocateOldestView(PaymentStepView):
    """Lets a payment pay what its customer owes."""

    @extend_schema(request=NothingBody, responses=shapes.PaymentDetailShape)
    @idempotent
    def post(self, request: Request, payment_id: UUID) -> Response:
        """Pay out of what is free of it, oldest due first, as far as it goes."""
        queries.payment_for(request.user, payment_id)
        body_of(NothingBody, request)
        allocating.allocate_oldest(payment_id=payment_id, by=request.user, at=clock.now())
        return Response(whole(payment_id, request.user))


class UndoAllocationView(PaymentStepView):
    """Takes back what one allocation paid."""

    @extend_schema(request=NothingBody, responses=shapes.PaymentDetailShape)
    @idempotent
    def post(self, request: Request, allocation_id: UUID) -> Response:
        """Take it back; the money is the customer's to use again."""
        body_of(NothingBody, request)
        payment = allocating.deallocate(
            allocation_id=allocation_id, by=request.user, at=clock.now()
        )
        return Response(whole(payment.id, request.user))


class RefundPaymentView(PaymentStepView):
    """Asks to give back what nobody used."""

    @extend_schema(request=bodies.RefundBody, responses={201: refunds.RefundShape})
    @idempotent
    def post(self, request: Request, payment_id: UUID) -> Response:
        """Ask; another person approves."""
        queries.payment_for(request.user, payment_id)
        body = body_of(bodies.RefundBody, request)
        form = undoing.RefundForm(
            money=body["amount"],
            method=PaymentMethod(body["method"]),
            reason=body["reason"],
            operation_number=body.get("operation_number", ""),
        )
        made = undoing.ask_refund(
            payment_id=payment_id,
            form=form,
            by=request.user,
            at=clock.now(),
            key=key_of(request),
        )
        return Response(
            refunds.refund(queries.refund_for(request.user, made.id), request.user), status=201
        )


class RefundsView(APIView):
    """Refunds, newest first."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(parameters=[bodies.RefundFilter], responses=page_shape(refunds.RefundShape))
    def get(self, request: Request) -> Response:
        """All, or those that wait for a second person."""
        rows = queries.refunds_with_people(queries.refunds_for(request.user))
        if query_of(bodies.RefundFilter, request).get("waiting"):
            rows = queries.waiting(rows)
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [refunds.refund(row, request.user) for row in found],
        )


class ApproveRefundView(APIView):
    """Gives back what was asked for."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(request=NothingBody, responses=refunds.RefundShape)
    @idempotent
    def post(self, request: Request, refund_id: UUID) -> Response:
        """Approve it; never who asked, unless nobody else is an admin."""
        return _moved(undoing.approve_refund, request, refund_id)


class RefuseRefundView(APIView):
    """Leaves it where it is."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(request=NothingBody, responses=refunds.RefundShape)
    @idempotent
    def post(self, request: Request, refund_id: UUID) -> Response:
        """Refuse it."""
        return _moved(undoing.refuse_refund, request, refund_id)


class SendRefundAgainView(APIView):
    """Tries again what a gateway refused."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(request=NothingBody, responses=refunds.RefundShape)
    @idempotent
    def post(self, request: Request, refund_id: UUID) -> Response:
        """Send it anew, where its money is still there; for admins."""
        return _moved(refunding.send_again, request, refund_id)


def _moved(step: Callable[..., Any], request: Request, refund_id: UUID) -> Response:
    """Take a step of a refund this person may see, and show how it stands then."""
    queries.refund_for(request.user, refund_id)
    body_of(NothingBody, request)
    step(refund_id=refund_id, by=request.user, at=clock.now())
    return Response(refunds.refund(queries.refund_for(request.user, refund_id), request.user))
