"""What a customer says to a survey is its answer: nothing opens again, nobody waits.

A press is unmistakable. A typed score counts right after the question only, and a comment only
where it asks for nothing: what may be a request stays one.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from chat.models import Conversation, Message, Survey
from chat.models.promises import SurveyState
from chat.operations import notices
from chat.types import CHOICE, ConversationState, Direction, Kind
from hub.kernel import jobs
from hub.kernel.folding import fold

TOPIC = "survey:"
TAKEN_FOR = timedelta(hours=48)  # after the question
COMMENT_FOR = timedelta(hours=1)  # after the rating
SCORES = ("Muy mala", "Mala", "Regular", "Buena", "Muy buena")  # 1 to 5
FOLLOW = "chat.tasks.follow_surveys"
_DIGIT = re.compile(r"([1-5])(?: (?:5|de 5|of 5|estrellas?|stars?|puntos?))?")  # folded: "4/5"
_STAR = "⭐"
# What people say who want something: one of these too many only opens a conversation again.
_ASKING = re.compile(
    r"\b(necesit\w+|quier[oe]\w*|queremos|quisiera\w*|queria\w*|podria\w*|puede[ns]?|favor|ayud\w+"
    r"|consult\w+|pregunt\w+|duda\w*|cuant[oa]s?|cuando|donde|urgen\w+|factura\w*|boleta\w*|pedido\w*"
    r"|cotiz\w+|otr[oa]s?|tambien|ademas|falta\w*|todavia|aun|sigue\w*|problema\w*|error\w*"
    r"|llam\w+|envi\w+|mand\w+|need\w*|want\w*|could|can|please|help\w*|when|where|how|still"
    r"|problem\w*|issue\w*|invoice\w*|order\w*|another|also|call\w*|send\w*)\b"
)


def options() -> list[tuple[str, str]]:
    """Return the scores to choose from, from 1: a typed number means the same as a place."""
    return [(f"rate:{n}", f"{n} · {SCORES[n - 1]}") for n in range(1, 6)]


def takes(message: Message, row: Conversation, *, at: datetime) -> bool:
    """Take a customer's message as the answer to a survey, where it is one.

    Under the conversation's counter: of two presses the first is the rating.
    """
    if message.direction != Direction.IN or message.standby:
        return False
    survey = _meant(message, row, at)
    if survey is None or not _answer(survey, message, row, at):
        return False
    message.topic = f"{TOPIC}{survey.id}"
    message.save(update_fields=["topic"])
    return True


def score_of(message: Message) -> int | None:
    """Return the score a press or a typed answer gives."""
    card = message.card or {}
    if card.get("type") == CHOICE:
        chosen = re.fullmatch(r"rate:([1-5])", str(card.get("id", "")))
        return int(chosen[1]) if chosen is not None else None
    text = message.text.strip()
    if text and len(text) <= 5 * len(_STAR) + 5 and not text.replace(_STAR, "").strip("\ufe0f "):
        return text.count(_STAR) if 1 <= text.count(_STAR) <= 5 else None
    folded = fold(text)
    titles = {fold(title): int(key[-1]) for key, title in options()}
    digit = _DIGIT.fullmatch(folded)
    return int(digit[1]) if digit is not None else titles.get(folded)


def _meant(message: Message, row: Conversation, at: datetime) -> Survey | None:
    """Return the survey a message may answer: that of its press, else the one just asked."""
    asked = Survey.objects.filter(
        conversation=row,
        state__in=[SurveyState.ASKED, SurveyState.RATED],
        asked_at__gt=at - TAKEN_FOR,
    ).order_by("-asked_at")
    card = message.card or {}
    # A number that was typed keeps the text it had; whoever presses says the option's title.
    if card.get("type") == CHOICE and card.get("of") and message.text == card.get("title"):
        return asked.filter(question=card["of"]).first() if score_of(message) else None
    survey = asked.first() if row.state == ConversationState.RESOLVED else None
    return None if survey is None or _was_spoken(survey, row) else survey


def _was_spoken(survey: Survey, row: Conversation) -> bool:
    """Whether we said something since that a customer may be answering instead."""
    number = survey.question.number if survey.question is not None else survey.number
    said = row.messages.filter(direction=Direction.OUT, private=False, number__gt=number)
    return said.exclude(card__has_key="why").exists()


def _answer(survey: Survey, message: Message, row: Conversation, at: datetime) -> bool:
    score = score_of(message)
    if survey.state == SurveyState.ASKED:
        if score is None:
            return False
        survey.state, survey.score, survey.rated_at = SurveyState.RATED, score, at
        survey.save(update_fields=["state", "score", "rated_at"])
        jobs.enqueue(FOLLOW)
        return True
    if score is not None:
        return True  # a second press changes nothing, and is no request
    if not _is_comment(survey, message, row, at):
        return False
    survey.comment = message.text.strip()[:2000]
    survey.save(update_fields=["comment"])
    notices.tell_comment(survey, row, at=at)
    return True


def _is_comment(survey: Survey, message: Message, row: Conversation, at: datetime) -> bool:
    """Whether words are the first after a rating, what the house asked for, and no request."""
    assert survey.rated_at is not None
    text = message.text.strip()
    if survey.comment or not text or message.kind != Kind.TEXT or message.card is not None:
        return False
    if at > survey.rated_at + COMMENT_FOR or "?" in text or "¿" in text:
        return False
    return _was_asked_for(survey, row) and _ASKING.search(fold(text)) is None


def _was_asked_for(survey: Survey, row: Conversation) -> bool:
    question = survey.question
    if question is None:
        return False
    said = row.messages.filter(direction=Direction.OUT, number__gt=question.number)
    return said.filter(card__why="csat").exists()
