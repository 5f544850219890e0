"""What follows from a done order offers to the floors below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from chat.ports.files import doors
from chat.ports.opinions import asked
from crm.queries import personal
from field_service.models import OrderSurvey
from field_service.operations.papers.forgetting import Papers
from field_service.operations.surveys import answering
from field_service.operations.surveys.asking import FACTS
from field_service.queries import documents, surveys
from field_service.serializers import surveys as shapes
from field_service.types.after import SurveyState, SurveyVia
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.kernel import clock, public_links
from hub.kernel.clock import iso
from hub.kernel.errors import NotFound
from hub.kernel.public_links import Act, LinkKind, Visit
from hub.kernel.public_links import kinds as link_kinds
from hub.kernel.trail import Watch, watches
from hub.reports.ports.kinds import kinds


class Answers(Keeper):
    """What they thought of jobs."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each answer."""
        rows = OrderSurvey.objects.filter(order__customer__in=personal.family(subject))
        for row in rows.filter(score__isnull=False).select_related("order").order_by("created_at"):
            yield {
                "order": row.order.label,
                "score": row.score,
                "comment": row.comment,
                "at": iso(row.answered_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Blank the words and ask no more; that so many stars were given stays a figure."""
        rows = OrderSurvey.objects.filter(order__customer__in=personal.family(subject))
        for survey_id in rows.values_list("id", flat=True):
            public_links.revoke(surveys.KIND, survey_id, at=clock.now())
        rows.filter(answered_at=None).update(state=SurveyState.SKIPPED, told_error="forgotten")
        rows.update(comment="")
        return None


def _opened(visit: Visit) -> OrderSurvey:
    found = surveys.whole().filter(id=UUID(visit.link.subject)).first()
    if found is None:
        raise NotFound
    return found


def _shown(visit: Visit) -> Mapping[str, Any]:
    return shapes.shown(_opened(visit), visit.at)


def _answers(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    row = answering.answer(
        survey_id=_opened(visit).id,
        score=body["score"],
        comment=body.get("comment"),
        via=SurveyVia.LINK,
        at=visit.at,
    )
    return shapes.shown(row, visit.at)


link_kinds.add(
    surveys.KIND,
    LinkKind(show=_shown, acts={"answer": Act(run=_answers, body=shapes.SurveyBody)}),
)
doors.add("order_document", documents.opens_file)
asked.add("service", surveys.was_asked)
keepers.add("service_surveys", Answers())
keepers.add("order_documents", Papers())
for _key, _kind in FACTS.items():
    kinds.add(_key, _kind)

watches.add("field_service.servicerate", Watch(overlooks=("updated_at",)))
watches.add("field_service.aftersettings", Watch(overlooks=("updated_at",)))
watches.add("field_service.orderdocument", Watch(tells=("name",), overlooks=("updated_at",)))
for _table in ("billedsource", "documentversion", "review"):
    watches.add(f"field_service.{_table}", Watch(why_not="a row of it is the trail itself"))
watches.add("field_service.ordersurvey", Watch(why_not="the customer's answer tells itself"))
