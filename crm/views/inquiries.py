"""Inquiries (consultas): asked by customers, resolved at the counter, taken up again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries import conversation_for
from crm.models import Inquiry
from crm.operations import inquiries
from crm.queries import inquiries as queries
from crm.serializers import inquiries as shapes
from crm.serializers.joining import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import Forbidden, Invalid, NotFound

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class InquiriesView(APIView):
    """All inquiries one may see, and a new one."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[shapes.InquiryFilter], responses=shapes.InquiryPageShape)
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        asked, now = query_of(shapes.InquiryFilter, request), clock.now()
        rows = queries.with_people(queries.visible_to(request.user))
        return page_of(
            queries.narrowed(rows, asked, request.user, at=now),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.inquiry(row, request.user, at=now) for row in found],
        )

    @extend_schema(request=shapes.NewInquiry, responses={201: shapes.InquiryDetailShape})
    def post(self, request: Request) -> Response:
        """Ask as a customer; as an advisor write down what the customer of a conversation asks."""
        form = body_of(shapes.NewInquiry, request)
        made = (
            _asked(request, form) if request.user.role == Role.CUSTOMER else _noted(request, form)
        )
        return Response(_whole(request, made.id), status=201)


class InquiryCountsView(APIView):
    """What waits."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.InquiryCountsShape)
    def get(self, request: Request) -> Response:
        """How many are pending, one's own, and overdue."""
        return Response(queries.counts(request.user, at=clock.now()))


class InquiryView(APIView):
    """One inquiry."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.InquiryDetailShape)
    def get(self, request: Request, inquiry_id: UUID) -> Response:
        """The inquiry with what happened to it."""
        return Response(_whole(request, inquiry_id))


class ResolveView(APIView):
    """Resolves with an answer."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=shapes.AnswerBody, responses=shapes.InquiryDetailShape)
    def post(self, request: Request, inquiry_id: UUID) -> Response:
        """Say it in the thread and in the portal, and be done; of two at once one is."""
        queries.inquiry_for(request.user, inquiry_id)
        text = body_of(shapes.AnswerBody, request)["text"]
        inquiries.resolve(inquiry_id=inquiry_id, text=text, by=request.user, at=clock.now())
        return Response(_whole(request, inquiry_id))


class ReopenView(APIView):
    """Takes it up again."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=shapes.ReopenBody, responses=shapes.InquiryDetailShape)
    def post(self, request: Request, inquiry_id: UUID) -> Response:
        """For some days after it was resolved; 422 `too_late_to_reopen` after that."""
        queries.inquiry_for(request.user, inquiry_id)
        if request.user.role == Role.CLERK:
            raise Forbidden
        note = body_of(shapes.ReopenBody, request).get("note", "")
        inquiries.reopen(inquiry_id=inquiry_id, note=note, by=request.user, at=clock.now())
        return Response(_whole(request, inquiry_id))


class AssignInquiryView(APIView):
    """Gives it to somebody."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=shapes.InquiryAssignBody, responses=shapes.InquiryDetailShape)
    def post(self, request: Request, inquiry_id: UUID) -> Response:
        """Somebody at the counter looks after it from now on, or nobody."""
        queries.inquiry_for(request.user, inquiry_id)
        to = body_of(shapes.InquiryAssignBody, request)["assignee"]
        inquiries.assign(inquiry_id=inquiry_id, to=to, by=request.user, at=clock.now())
        return Response(_whole(request, inquiry_id))


class _StepView(APIView):
    """A step of one inquiry that needs no words."""

    permission_classes = [CUSTOMERS_AND_COUNTER]
    step: Callable[..., Inquiry]

    @extend_schema(request=EmptyBody, responses=shapes.InquiryDetailShape)
    def post(self, request: Request, inquiry_id: UUID) -> Response:
        queries.inquiry_for(request.user, inquiry_id)
        body_of(EmptyBody, request)
        self.step(inquiry_id=inquiry_id, by=request.user, at=clock.now())
        return Response(_whole(request, inquiry_id))


class WaitView(_StepView):
    """Waits for the customer: its clock stands still until they write."""

    step = staticmethod(inquiries.wait)


class ResumeView(_StepView):
    """Goes on: its clock runs again; what was waited counts for nothing."""

    step = staticmethod(inquiries.resume)


def _asked(request: Request, form: dict[str, Any]) -> Inquiry:
    if "conversation" in form:
        raise Invalid(fields={"conversation": ["Not for customers."]})
    return inquiries.open_by_customer(
        user=request.user,
        subject=form["subject"],
        body=form.get("body", ""),
        client_id=form.get("client_id"),
        at=clock.now(),
    )


def _noted(request: Request, form: dict[str, Any]) -> Inquiry:
    if request.user.role == Role.CLERK:
        raise Forbidden
    if "conversation" not in form:
        raise Invalid(fields={"conversation": ["Say in which conversation they asked."]})
    try:
        conversation = conversation_for(request.user, form["conversation"])
    except NotFound:
        raise Invalid(fields={"conversation": ["There is no such conversation."]}) from None
    return inquiries.open_in_thread(
        conversation=conversation,
        subject=form["subject"],
        body=form.get("body", ""),
        client_id=form.get("client_id"),
        by=request.user,
        at=clock.now(),
    )


def _whole(request: Request, inquiry_id: UUID) -> dict[str, Any]:
    found = queries.inquiry_for(request.user, inquiry_id)
    return shapes.detail(found, queries.history(found), request.user, at=clock.now())
