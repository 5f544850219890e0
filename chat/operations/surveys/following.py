"""What follows a rating: a line in the thread, a word of thanks, and a notice where it is low."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chat.models import Conversation, Survey, SurveySettings
from chat.models.promises import SurveyState
from chat.operations import automatic, conversations, notices, numbers
from chat.operations.conversations import events
from chat.queries.conversations import whole
from chat.types import ConversationState
from hub.accounts.queries import house_bot

AT_ONCE = 200


def rated(*, at: datetime) -> list[UUID]:
    """Return the surveys whose rating nobody followed yet."""
    rows = Survey.objects.filter(state=SurveyState.RATED, followed_at=None).order_by("rated_at")
    return list(rows.values_list("id", flat=True)[:AT_ONCE])


@numbers.transacted
def follow(survey_id: UUID, *, at: datetime) -> None:
    """Follow one rating once."""
    place = Survey.objects.values_list("conversation_id", flat=True).get(id=survey_id)
    numbers.hold(place)
    survey = Survey.objects.filter(id=survey_id, followed_at=None, score__isnull=False).first()
    if survey is None:
        return
    settings = SurveySettings.objects.first() or SurveySettings()
    row = whole(Conversation.objects.filter(id=place)).get()
    bot = house_bot()
    row = events.note(row, "rated", by=bot, at=at, change=None, score=survey.score)
    if settings.comment and row.state == ConversationState.RESOLVED:
        automatic.say(
            conversation=row, text=settings.comment, at=at, why="csat", trigger=f"{survey.id}:more"
        )
    assert survey.score is not None
    if survey.score <= settings.low:
        notices.tell_low(survey, row, at=at)
        if settings.reopen_low and row.state == ConversationState.RESOLVED:
            conversations.set_state(conversation=row, state=ConversationState.OPEN, by=bot, at=at)
    survey.followed_at = at
    survey.save(update_fields=["followed_at"])
