"""What is done to a quote: sent, answered, revised, cancelled, made an invoice."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.quotes import answering, converting, drafting, sending, telling
from billing.queries import quotes as queries
from billing.serializers import quote_bodies as bodies
from billing.serializers import quotes as shapes
from billing.types.quotes import AnsweredBy, Signed
from crm.serializers.joining import EmptyBody
from hub.accounts.origin import device_of
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING, COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent

ANSWERED = allow(*COUNTER, Role.CUSTOMER)


class SendQuoteView(APIView):
    """Sends a draft."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=bodies.SendQuoteBody, responses=shapes.QuoteDetailShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        """Number it and freeze the revision; the customer is told in their channel."""
        queries.quote_for(request.user, quote_id)
        tell = body_of(bodies.SendQuoteBody, request)["tell"]
        sending.send(quote_id=quote_id, by=request.user, at=clock.now(), tell=tell)
        return _as_it_stands(request, quote_id)


class TellQuoteView(APIView):
    """Tells the customer once more in their channel."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=EmptyBody, responses=shapes.QuoteDetailShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        queries.quote_for(request.user, quote_id)
        body_of(EmptyBody, request)
        telling.tell_again(quote_id=quote_id, by=request.user, at=clock.now())
        return _as_it_stands(request, quote_id)


class QuoteLinkView(APIView):
    """Makes an address that opens the quote, to be copied."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=EmptyBody, responses={201: shapes.MadeLinkShape})
    def post(self, request: Request, quote_id: UUID) -> Response:
        queries.quote_for(request.user, quote_id)
        body_of(EmptyBody, request)
        made = sending.link(quote_id=quote_id, by=request.user, at=clock.now())
        return Response({"link": made}, status=201)


class AcceptQuoteView(APIView):
    """Takes it that the customer agrees."""

    permission_classes = [ANSWERED]

    @extend_schema(request=bodies.AcceptQuoteBody, responses=shapes.QuoteDetailShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        """By the customer in the portal, or by an advisor with evidence; once, and in time."""
        queries.quote_for(request.user, quote_id)
        body = body_of(bodies.AcceptQuoteBody, request)
        own = request.user.role == Role.CUSTOMER
        signed = Signed(
            how=AnsweredBy.PORTAL if own else AnsweredBy.ADVISOR,
            name=body["name"],
            revision=body["revision"],
            document=body.get("document", ""),
            signature=bodies.signature_of(body),
            ip=device_of(request).ip,
            evidence="" if own else body.get("evidence", ""),
            file_id=None if own else body.get("file"),
        )
        answering.accept(quote_id=quote_id, signed=signed, by=request.user, at=clock.now())
        return _as_it_stands(request, quote_id)


class RejectQuoteView(APIView):
    """Takes it that the customer does not want it."""

    permission_classes = [ANSWERED]

    @extend_schema(request=bodies.QuoteReasonBody, responses=shapes.QuoteDetailShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        queries.quote_for(request.user, quote_id)
        why = body_of(bodies.QuoteReasonBody, request).get("reason", "")
        answering.reject(quote_id=quote_id, reason=why, by=request.user, at=clock.now())
        return _as_it_stands(request, quote_id)


class ReviseQuoteView(APIView):
    """Begins the next revision."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=EmptyBody, responses=shapes.QuoteDetailShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        """What was sent keeps its paper; its links are dead."""
        queries.quote_for(request.user, quote_id)
        body_of(EmptyBody, request)
        drafting.revise(quote_id=quote_id, by=request.user, at=clock.now())
        return _as_it_stands(request, quote_id)


class CancelQuoteView(APIView):
    """Takes a quote back."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=bodies.QuoteReasonBody, responses=shapes.QuoteDetailShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        queries.quote_for(request.user, quote_id)
        why = body_of(bodies.QuoteReasonBody, request).get("reason", "")
        answering.cancel(quote_id=quote_id, reason=why, by=request.user, at=clock.now())
        return _as_it_stands(request, quote_id)


class ConvertQuoteView(APIView):
    """Makes the invoice of an accepted quote."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=EmptyBody, responses={201: shapes.ConvertedShape})
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        """A draft with equal sums, once."""
        queries.quote_for(request.user, quote_id)
        body_of(EmptyBody, request)
        made = converting.convert(quote_id=quote_id, by=request.user, at=clock.now())
        whole = shapes.detail(queries.quote_for(request.user, quote_id), request.user)
        return Response({"invoice": str(made.id), "quote": whole}, status=201)


def _as_it_stands(request: Request, quote_id: UUID) -> Response:
    return Response(shapes.detail(queries.quote_for(request.user, quote_id), request.user))
