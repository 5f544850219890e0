"""Customers are asked how it was: planned with the resolving, asked when its time has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from chat.models import Conversation, Message, Survey, SurveySettings
from chat.models.promises import SurveyState
from chat.operations import automatic, numbers
from chat.operations.messages.rating import options
from chat.ports.opinions import asked as asked_elsewhere
from chat.queries.conversations import whole
from chat.queries.receptions import ours_since
from chat.types import ConversationState

AT_ONCE = 200
DAY = timedelta(days=1)


def plan(message: Message, row: Conversation, settings: SurveySettings) -> None:
    """Plan to ask after the line that resolved a conversation; once per line."""
    if settings.on_since is None or message.created_at < settings.on_since:
        return
    channels = {str(row.channel_id), row.channel_kind}
    if settings.channels and not channels & set(settings.channels):
        return
    if settings.teams and str(row.team_id) not in settings.teams:
        return
    survey = Survey(
        conversation=row,
        number=message.number,
        customer_id=row.identity.customer_id if row.identity else None,
        assignee=row.assignee,
        team_id=row.team_id,
        due_at=message.created_at + timedelta(minutes=settings.delay_minutes),
    )
    Survey.objects.bulk_create([survey], ignore_conflicts=True)


def due(*, at: datetime) -> list[UUID]:
    """Return the surveys to be asked now."""
    rows = Survey.objects.filter(state=SurveyState.DUE, due_at__lte=at).order_by("due_at")
    return list(rows.values_list("id", flat=True)[:AT_ONCE])


@numbers.transacted
def ask(survey_id: UUID, *, at: datetime) -> None:
    """Ask once, or note why not: reopened, asked lately, unanswered, switched off."""
    place = Survey.objects.values_list("conversation_id", flat=True).get(id=survey_id)
    numbers.hold(place)
    survey = Survey.objects.filter(id=survey_id, state=SurveyState.DUE).first()
    if survey is None:
        return
    row = whole(Conversation.objects.filter(id=place)).get()
    settings = SurveySettings.objects.filter(on=True).first()
    reason = _reason(survey, row, settings, at)
    if reason or settings is None:
        _skip(survey, reason)
        return
    said = automatic.say(
        conversation=row,
        text=settings.question,
        at=at,
        why="csat",
        options=options(),
        card={"survey": str(survey.id)},
        trigger=survey.id,
    )
    if said is None:
        _skip(survey, "unsaid")
        return
    survey.state, survey.asked_at, survey.question = SurveyState.ASKED, at, said
    survey.save(update_fields=["state", "asked_at", "question"])


def _skip(survey: Survey, reason: str) -> None:
    survey.state, survey.reason = SurveyState.SKIPPED, reason
    survey.save(update_fields=["state", "reason"])


def _reason(
    survey: Survey, row: Conversation, settings: SurveySettings | None, at: datetime
) -> str:
    """Return why nobody is asked, or nothing."""
    if settings is None:
        return "off"
    later = Survey.objects.filter(conversation=row, number__gt=survey.number)
    if row.state != ConversationState.RESOLVED or later.exists():
        return "reopened"
    asked = Survey.objects.filter(asked_at__gt=at - timedelta(days=settings.every_days))
    same = asked.filter(conversation=row)
    if survey.customer_id is not None:
        same = same | asked.filter(customer_id=survey.customer_id)
    if same.exists() or any(was(survey.customer_id, at - DAY) for _, was in asked_elsewhere):
        return "lately"
    # Who heard from nobody of ours has nothing to rate, as where many are put away at once.
    return "" if ours_since(row, row.episode_at or row.created_at).exists() else "unanswered"
