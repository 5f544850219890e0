"""Checklists of the house, and those of an order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.models import Checklist
from field_service.operations.fieldwork import answering, checklists, following
from field_service.queries import checklists as queries
from field_service.queries.orders import order_for
from field_service.serializers import checklists as shapes
from field_service.serializers.fieldwork import act_of
from field_service.types import Answer
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.idempotency import idempotent

WRITING = allow(*OFFICE, Role.TECHNICIAN)


class ChecklistsView(APIView):
    """All checklists, and a new one."""

    def get_permissions(self) -> list[Any]:
        making = self.request is not None and self.request.method == "POST"
        return [allow(*(OFFICE if making else STAFF))()]

    @extend_schema(responses=page_shape(shapes.ChecklistShape))
    def get(self, request: Request) -> Response:
        """Newest first."""
        return page_of(queries.listed(), request, by=("-created_at", "-id"), shape=_shaped)

    @extend_schema(request=shapes.ChecklistBody, responses={201: shapes.ChecklistShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Make one; every order of its kinds that begins from now on has it."""
        form = shapes.form_of(body_of(shapes.ChecklistBody, request))
        made = checklists.make(form=form, by=request.user, at=clock.now())
        return Response(_whole(made.id), status=201)


class ChecklistView(APIView):
    """One checklist."""

    def get_permissions(self) -> list[Any]:
        changing = self.request is not None and self.request.method == "PATCH"
        return [allow(*(OFFICE if changing else STAFF))()]

    @extend_schema(responses=shapes.ChecklistShape)
    def get(self, request: Request, checklist_id: UUID) -> Response:
        """As it is now."""
        return Response(_whole(checklist_id))

    @extend_schema(request=shapes.ChecklistPatch, responses=shapes.ChecklistShape)
    def patch(self, request: Request, checklist_id: UUID) -> Response:
        """Changed items make a new version; orders keep the one they began with."""
        body = body_of(shapes.ChecklistPatch, request)
        row, now = queries.checklist_for(checklist_id), clock.now()
        if set(body) - {"archived"}:
            form = shapes.form_of(body, row)
            checklists.change(checklist_id=checklist_id, form=form, by=request.user, at=now)
        if "archived" in body:
            checklists.put_away(checklist_id=checklist_id, away=body["archived"], at=now)
        return Response(_whole(checklist_id))


class OrderChecklistView(APIView):
    """The checklists of an order."""

    def get_permissions(self) -> list[Any]:
        writing = self.request is not None and self.request.method == "PUT"
        return [WRITING() if writing else allow(*STAFF)()]

    @extend_schema(responses=shapes.OrderChecklistShape(many=True))
    def get(self, request: Request, order_id: UUID) -> Response:
        """What is asked, and what was found."""
        return Response(shapes.of_order(order_for(request.user, order_id)))

    @extend_schema(request=shapes.AnswersBody, responses=shapes.OrderChecklistShape(many=True))
    def put(self, request: Request, order_id: UUID) -> Response:
        """Answer items; an act counts once, and an older one never covers a newer one.

        409 `not_at_work`, `checklist_changed`, `meter_fell` (say why in `reason`).
        """
        body = body_of(shapes.AnswersBody, request)
        answers = [_answer(each) for each in body["answers"]]
        answering.answer(order_id=order_id, answers=answers, by=request.user, at=clock.now())
        return Response(shapes.of_order(order_for(request.user, order_id)))


class FollowUpView(APIView):
    """Another visit because of what was found."""

    permission_classes = [WRITING]

    @extend_schema(request=shapes.FollowUpBody, responses={201: shapes.FollowUpShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """Make an order of an item that was found wrong, once for an item."""
        item = body_of(shapes.FollowUpBody, request)["item"]
        made = following.follow_up(order_id=order_id, item=item, by=request.user, at=clock.now())
        return Response({"id": str(made.id), "number": made.label}, status=201)


def _answer(body: dict[str, Any]) -> Answer:
    return Answer(
        version_id=body["version"],
        item=body["item"],
        value=body["value"],
        reason=body["reason"],
        act=act_of(body),
    )


def _shaped(rows: list[Checklist]) -> list[dict[str, Any]]:
    versions = queries.newest(rows)
    return [shapes.checklist(row, versions[row.id]) for row in rows]


def _whole(checklist_id: UUID) -> dict[str, Any]:
    return _shaped([queries.checklist_for(checklist_id)])[0]
