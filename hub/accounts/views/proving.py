"""The second factor, the fresh proof before what is grave, and what the house asks of all."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import proof_shapes as shapes
from hub.accounts import queries
from hub.accounts.operations import entering, proofs, two_factor
from hub.accounts.origin import device_of
from hub.accounts.permissions import allow, allow_anyone, demand_proof
from hub.accounts.roles import STAFF, Role
from hub.accounts.views.sign_in import signed_in
from hub.kernel import clock
from hub.kernel.api import body_of


class ProofView(APIView):
    """Say who one is once more: a password, or a code."""

    permission_classes = [allow()]

    @extend_schema(request=shapes.StepUpBody, responses=shapes.StepUpShape)
    def post(self, request: Request) -> Response:
        at = clock.now()
        proofs.prove(request.auth, **body_of(shapes.StepUpBody, request), at=at)
        return Response(shapes.proof(at=at))


class MyFactorView(APIView):
    """One's own second factor: how it stands, a new one begun, taken away."""

    permission_classes = [allow(*STAFF), demand_proof("POST", "DELETE")]

    @extend_schema(responses=shapes.FactorShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.factor(request.user))

    @extend_schema(request=None, responses={201: shapes.SetupShape})
    def post(self, request: Request) -> Response:
        made = two_factor.begin(request.user, at=clock.now())
        return _secret(shapes.setup(made), status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        two_factor.take_away(request.user)
        return Response(status=204)


class ConfirmFactorView(APIView):
    """The first code of the app: from now on it is asked."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=shapes.CodeBody, responses=shapes.RecoveryShape)
    def post(self, request: Request) -> Response:
        code = body_of(shapes.CodeBody, request)["code"]
        return _secret({"recovery_codes": two_factor.confirm(request.user, code, at=clock.now())})


class RecoveryView(APIView):
    """Fresh recovery codes; the old ones are worth nothing."""

    permission_classes = [allow(*STAFF), demand_proof()]

    @extend_schema(request=None, responses=shapes.RecoveryShape)
    def post(self, request: Request) -> Response:
        return _secret({"recovery_codes": two_factor.new_codes(request.user)})


class TheirFactorView(APIView):
    """Somebody's second factor, for an admin: how it stands, and taken away when it is lost."""

    permission_classes = [allow(Role.ADMIN), demand_proof("DELETE")]

    @extend_schema(responses=shapes.FactorShape)
    def get(self, request: Request, user_id: UUID) -> Response:
        return Response(shapes.factor(queries.person_for(user_id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, user_id: UUID) -> Response:
        two_factor.take_away(queries.person_for(user_id))
        return Response(status=204)


class BeginView(APIView):
    """Set up a second factor on the way in, where the house demands one."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=shapes.TicketBody, responses={201: shapes.SetupShape})
    def post(self, request: Request) -> Response:
        user = proofs.holder_of(body_of(shapes.TicketBody, request)["ticket"])
        return _secret(shapes.setup(two_factor.begin(user, at=clock.now())), status=201)


class FinishView(APIView):
    """Its first code: signed in, with the recovery codes."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=shapes.TicketCodeBody, responses=shapes.SignInWithCodesShape)
    def post(self, request: Request) -> Response:
        body = body_of(shapes.TicketCodeBody, request)
        renewed, codes = entering.set_up(**body, device=device_of(request), at=clock.now())
        return signed_in(renewed, recovery_codes=codes)


class RulesView(APIView):
    """What the house asks of everybody who works here."""

    permission_classes = [allow(Role.ADMIN), demand_proof("PATCH")]

    @extend_schema(responses=shapes.SecurityRulesShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.rules(proofs.rules(), without=queries.without_factor().count()))

    @extend_schema(request=shapes.SecurityRulesPatch, responses=shapes.SecurityRulesShape)
    def patch(self, request: Request) -> Response:
        row = proofs.set_rules(fields=body_of(shapes.SecurityRulesPatch, request), at=clock.now())
        return Response(shapes.rules(row, without=queries.without_factor().count()))


def _secret(answer: dict[str, Any], *, status: int = 200) -> Response:
    return Response(answer, status=status, headers={"Cache-Control": "no-store"})
