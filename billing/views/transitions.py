"""One door for each transition of a recharge."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.recharges import correct, decide, reverse, telling
from billing.queries.recharges import recharge_for
from billing.serializers import bodies
from billing.serializers.recharges import RechargeDetailShape
from billing.views.recharges import CUSTOMERS_AND_COUNTER, whole
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent


class TransitionView(APIView):
    """Everybody who may see a recharge gets as far as the rule that refuses them by name."""

    permission_classes = [CUSTOMERS_AND_COUNTER]


class AttachProofView(TransitionView):
    """Shows what was paid, first or again."""

    @extend_schema(request=bodies.ProofBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Attach the proof of payment, with corrections that came to light with it."""
        recharge_for(request.user, recharge_id)
        fields = body_of(bodies.ProofBody, request)
        proof = fields.pop("proof")
        correct.attach_proof(
            recharge_id=recharge_id, proof=proof, fields=fields, by=request.user, at=clock.now()
        )
        return Response(whole(recharge_id, request.user))


class ApproveView(TransitionView):
    """Approves and credits."""

    @extend_schema(request=bodies.ApprovalBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Approve a recharge and credit it; `amount_changed` when it is not the amount seen."""
        recharge_for(request.user, recharge_id)
        seen = body_of(bodies.ApprovalBody, request).get("amount")
        decide.approve(recharge_id=recharge_id, seen=seen, by=request.user, at=clock.now())
        return Response(whole(recharge_id, request.user))


class RejectView(TransitionView):
    """Refuses with a reason."""

    @extend_schema(request=bodies.ReasonBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Reject a recharge; the customer reads the reason and may show it again."""
        recharge_for(request.user, recharge_id)
        reason = body_of(bodies.ReasonBody, request)["reason"]
        decide.reject(recharge_id=recharge_id, reason=reason, by=request.user, at=clock.now())
        return Response(whole(recharge_id, request.user))


class CancelView(TransitionView):
    """Gives up."""

    @extend_schema(request=bodies.NothingBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Cancel a recharge; its answer may give another one."""
        recharge_for(request.user, recharge_id)
        body_of(bodies.NothingBody, request)
        decide.cancel(recharge_id=recharge_id, by=request.user, at=clock.now())
        return Response(whole(recharge_id, request.user))


class ReverseView(TransitionView):
    """Takes a credited recharge back, by two."""

    @extend_schema(request=bodies.ReversalBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Ask to reverse it, or confirm what another asked; `balance_spent` for what lacks."""
        recharge_for(request.user, recharge_id)
        body = body_of(bodies.ReversalBody, request)
        reverse.reverse(
            recharge_id=recharge_id,
            reason=body.get("reason", ""),
            owed=body.get("owed"),
            by=request.user,
            at=clock.now(),
        )
        return Response(whole(recharge_id, request.user))


class WithdrawReversalView(TransitionView):
    """Lets it stand."""

    @extend_schema(request=bodies.NothingBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Take the request to reverse it back."""
        recharge_for(request.user, recharge_id)
        body_of(bodies.NothingBody, request)
        reverse.withdraw(recharge_id=recharge_id, by=request.user, at=clock.now())
        return Response(whole(recharge_id, request.user))


class TellView(TransitionView):
    """Tells the customer what could not be told."""

    @extend_schema(request=bodies.NothingBody, responses=RechargeDetailShape)
    @idempotent
    def post(self, request: Request, recharge_id: UUID) -> Response:
        """Send the kept receipt again; `window_closed` … while the channel refuses."""
        recharge_for(request.user, recharge_id)
        body_of(bodies.NothingBody, request)
        telling.tell_again(recharge_id=recharge_id, by=request.user, at=clock.now())
        return Response(whole(recharge_id, request.user))
