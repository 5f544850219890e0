"""The counter's own work as the worker does it, and addresses of its settings."""

from datetime import timedelta

from chat.operations import rules, sla, surveys, work
from hub.kernel import clock
from hub.kernel.models import Mark

RULES, MACROS, POLICIES = "/api/v1/automations/", "/api/v1/macros/", "/api/v1/sla-policies/"
CLOSING, SURVEYS, RATINGS = "/api/v1/closing/", "/api/v1/survey-settings/", "/api/v1/ratings/"


def later(minutes=0.0):
    return clock.now() + timedelta(minutes=minutes)


def works(minutes=0.0):
    """Let everything that follows from what happened be done, so many minutes from now."""
    at = later(minutes)
    work.follow(at=at)
    rules.note_waits(at=at)
    for conversation in sla.due(at=at):
        sla.watch(conversation, at=at)
    for conversation in rules.due():
        rules.run_all(conversation, at=at)
    for survey in surveys.due(at=at):
        surveys.ask(survey, at=at)
    for survey in surveys.rated(at=at):
        surveys.follow(survey, at=at)
    work.follow(at=at)
    Mark.put(work.MARK, clock.now())  # the database's clock has not moved on


def made(answer, status=201):
    assert answer.status_code == status, answer.json()
    return answer.json()
