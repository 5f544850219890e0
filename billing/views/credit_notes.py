"""Credit notes: the only way an issued invoice is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.credit_notes import drafting, issuing
from billing.operations.credit_notes.drafting import CreditForm, TakenBack
from billing.queries import credit_notes as queries
from billing.queries.invoices import invoice_for
from billing.serializers import credit_notes as shapes
from billing.serializers.invoice_bodies import IssueBody, NewCreditNote, minor_of
from billing.types import CreditReason
from billing.views.invoices import CUSTOMERS_AND_COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.idempotency import idempotent

if TYPE_CHECKING:
    from hub.accounts.models import User


class CreditNotesView(APIView):
    """All credit notes one may see, and a new draft."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(
        parameters=[shapes.CreditNoteFilter], responses=page_shape(shapes.CreditNoteShape)
    )
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        asked = query_of(shapes.CreditNoteFilter, request)
        rows = queries.with_people(queries.visible_to(request.user))
        return page_of(
            queries.narrowed(rows, asked),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.credit_note(row, request.user) for row in found],
        )

    @extend_schema(request=NewCreditNote, responses={201: shapes.CreditNoteDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Write down what is taken back; an admin issues it."""
        body = body_of(NewCreditNote, request)
        invoice_for(request.user, body["invoice"])
        made = drafting.draft(
            invoice_id=body["invoice"],
            form=_form_of(body),
            by=request.user,
            at=clock.now(),
        )
        return Response(whole(made.id, request.user), status=201)


class CreditNoteView(APIView):
    """One credit note."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.CreditNoteDetailShape)
    def get(self, request: Request, credit_note_id: UUID) -> Response:
        return Response(whole(credit_note_id, request.user))

    @extend_schema(responses={204: OpenApiResponse(description="Thrown away.")})
    def delete(self, request: Request, credit_note_id: UUID) -> Response:
        """Throw a draft away."""
        drafting.discard(credit_note_id=credit_note_id, by=request.user)
        return Response(status=204)


class IssueCreditNoteView(APIView):
    """Gives a credit note its number."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=IssueBody, responses=shapes.CreditNoteDetailShape)
    @idempotent
    def post(self, request: Request, credit_note_id: UUID) -> Response:
        """Issue it: off what is owed first, the rest becomes the customer's to use."""
        queries.credit_note_for(request.user, credit_note_id)
        series_id = body_of(IssueBody, request).get("series")
        issuing.issue(
            credit_note_id=credit_note_id, series_id=series_id, by=request.user, at=clock.now()
        )
        return Response(whole(credit_note_id, request.user))


def whole(credit_note_id: UUID, user: User) -> dict[str, Any]:
    """Return a credit note as every answer about one shows it."""
    return shapes.detail(queries.credit_note_for(user, credit_note_id), user)


def _form_of(body: dict[str, Any]) -> CreditForm:
    """Return a checked `NewCreditNote` as the operation takes it."""
    lines = [
        TakenBack(
            line=each["line"],
            quantity=each.get("quantity"),
            amount=minor_of("lines", each["amount"]) if "amount" in each else None,
        )
        for each in body.get("lines", [])
    ]
    return CreditForm(reason=CreditReason(body["reason"]), lines=lines, note=body.get("note", ""))
