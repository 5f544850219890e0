"""Workers at once: a rule runs once, a question goes out once, the first rating counts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chat.models import Message, RuleRun, SlaAlert, Survey
from chat.operations import rules, sla, surveys, work
from tests.chat.doors import door, say
from tests.work.house import POLICIES, RULES, SURVEYS, later, made

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 4


def at_once(*deeds):
    def alone(deed):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(alone, deeds))


def all_run(conversation):
    work.follow(at=later())
    rules.run_all(conversation.id, at=later())


def test_a_rule_answers_once_however_many_look(api, admin, rosa, web):
    actions = [{"kind": "say", "text": "Ya lo vemos."}, {"kind": "note", "text": "mirar"}]
    body = {"name": "R", "event": "message_received", "actions": actions}
    made(api(admin).post(RULES, body))
    for text in ("uno", "dos", "tres"):
        made(say(api(rosa), web, text))

    at_once(*[lambda: all_run(web)] * WORKERS)
    all_run(web)

    assert [run.state for run in RuleRun.objects.all()] == ["done"] * 3
    said = Message.objects.filter(conversation=web, direction="out")
    assert (said.count(), Message.objects.filter(conversation=web, kind="note").count()) == (3, 3)


def test_a_breach_is_told_once(api, admin, rosa, web):
    body = {"name": "P", "first_minutes": 5, "warn_minutes": 0, "in_hours": False}
    made(api(admin).post(POLICIES, body))
    made(say(api(rosa), web))
    work.follow(at=later())

    at_once(*[lambda: sla.watch(web.id, at=later(6))] * WORKERS)

    assert SlaAlert.objects.filter(breached=True).count() == 1


def test_one_question_and_the_first_rating_counts(api, admin, ana, rosa, web):
    made(api(admin).put(SURVEYS, {"on": True, "delay_minutes": 0}), 200)
    made(say(api(rosa), web))
    made(say(api(ana), web, "Listo"))
    made(api(ana).post(door(web, "state/"), {"state": "resolved"}), 200)
    work.follow(at=later())
    survey = Survey.objects.get()

    at_once(*[lambda: surveys.ask(survey.id, at=later())] * WORKERS)
    client = api(rosa)
    answers = at_once(*[lambda n=n: say(client, web, str(n)).status_code for n in (1, 2, 4, 5)])
    at_once(*[lambda: surveys.follow(survey.id, at=later())] * WORKERS)

    survey.refresh_from_db()
    first = Message.objects.filter(conversation=web, topic=f"survey:{survey.id}").earliest("number")
    assert answers == [201] * 4
    assert (survey.state, str(survey.score)) == ("rated", first.text)
    assert Message.objects.filter(conversation=web, card__event="rated").count() == 1
    assert Message.objects.filter(conversation=web, card__type="choices").count() == 1
    web.refresh_from_db()
    assert web.state == "resolved"
