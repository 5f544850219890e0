"""Messages for later: sent once, by who wrote them, or told why not."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chat.models import Message, Scheduled
from chat.operations import identities
from chat.operations.desk import dispatching, scheduling
from chat.tasks import send_scheduled
from hub.kernel import clock
from hub.reports.models import Notification
from tests.chat.doors import door
from tests.chat.uploads import picture, upload
from tests.crowd import at_once

pytestmark = pytest.mark.django_db


def plan(client, conversation, **more):
    when = clock.now() + timedelta(hours=1)
    body = {"client_id": str(uuid4()), "text": "Buenos días", "send_at": when.isoformat()}
    return client.post(door(conversation, "scheduled/"), body | more)


def come(minutes=90):
    """Let time pass and the sweep look."""
    at = clock.now() + timedelta(minutes=minutes)
    for conversation in dispatching.needless():
        dispatching.call_off(conversation, at=at)
    for each in dispatching.due(at=at, most=50):
        dispatching.dispatch(each, at=at)


def said(conversation):
    rows = Message.objects.filter(conversation=conversation, direction="out")
    return list(rows.values_list("text", "author__username"))


def test_it_leaves_when_its_time_has_come_in_the_writers_name(api, ana, luis, waiting):
    made = plan(api(ana), waiting, private=True)
    send_scheduled()
    shown = api(luis).get(door(waiting, "scheduled/")).json()
    listed = api(luis).get(door(waiting)).json()["scheduled"]

    come()

    assert (made.status_code, listed) == (201, 1)
    assert [(row["text"], row["changeable"]) for row in shown] == [("Buenos días", False)]
    note = Message.objects.get(conversation=waiting, kind="note")
    assert (note.author, str(note.client_id)) == (ana, made.json()["client_id"])
    assert api(ana).get(door(waiting, "scheduled/")).json() == []
    assert api(ana).get(door(waiting)).json()["scheduled"] == 0
    assert (
        Notification.objects.get(user=ana, kind="reminder").title
        == "Recordatorio sobre Rosa Quispe"
    )


def test_to_a_customer_and_asked_twice_it_is_one(api, ana, web):
    body = {"client_id": str(uuid4())}
    first, second = plan(api(ana), web, **body), plan(api(ana), web, **body)

    come()
    come()

    assert (first.status_code, second.status_code) == (201, 200)
    assert said(web) == [("Buenos días", "ana")]


@pytest.mark.usefixtures("media")
def test_files_wait_with_it(api, ana, web, at):
    from chat.operations import files

    kept = upload(api(ana), picture()).json()["id"]
    plan(api(ana), web, attachments=[kept])
    files.forget_unsent(at=at + timedelta(days=400))

    come()

    assert str(Message.objects.get(conversation=web).attachments.get().id) == kept


def test_it_is_changed_sent_now_or_called_off(api, ana, luis, admin, web):
    rows = [plan(api(ana), web).json() for _ in range(3)]
    one, two, three = (f"/api/v1/scheduled/{row['id']}/" for row in rows)

    assert api(luis).patch(one, {"text": "no"}).status_code == 403
    assert api(ana).patch(one, {"text": "Otra"}).json()["text"] == "Otra"
    assert api(admin).delete(two).status_code == 204
    assert api(ana).post(f"{three}send/", {}).status_code == 202
    send_scheduled()
    assert said(web) == [("Buenos días", "ana")]
    assert api(ana).patch(three, {"text": "tarde"}).status_code == 409
    come()
    assert [text for text, _ in said(web)] == ["Buenos días", "Otra"]


def test_what_the_channel_refuses_then_is_told_and_can_wait_again(api, ana, waiting, monkeypatch):
    made = plan(api(ana), waiting).json()
    ana.role = "clerk"
    ana.save()

    come()

    row = api(ana).get(door(waiting, "scheduled/")).json()[0]
    assert (row["state"], row["error"]["code"]) == ("failed", "forbidden")
    told = Notification.objects.get(user=ana, kind="scheduled_failed")
    assert "ya no puede responder" in told.text
    ana.role = "advisor"
    ana.save()
    path = f"/api/v1/scheduled/{made['id']}/"
    assert api(ana).patch(path, {"text": "x"}).status_code == 422
    again = (clock.now() + timedelta(hours=2)).isoformat()
    assert api(ana).patch(path, {"send_at": again}).json()["state"] == "waiting"
    assert api(ana).delete(path).status_code == 204


def test_who_left_leaves_word_to_the_admins(api, ana, admin, web):
    plan(api(ana), web)
    ana.is_active = False
    ana.save()

    come()

    assert said(web) == []
    assert Notification.objects.get().user == admin


def test_a_word_of_theirs_calls_it_off_where_that_was_asked(api, ana, waiting, arrives):
    plan(api(ana), waiting, unless_they_write=True, text="¿Sigue ahí?")
    plan(api(ana), waiting, private=True, text="llamar")
    arrives("sí, aquí", after=2)

    come()

    left = api(ana).get(door(waiting, "scheduled/")).json()
    assert [(row["text"], row["error"]["code"]) for row in left] == [("¿Sigue ahí?", "they_wrote")]
    assert Message.objects.filter(conversation=waiting, kind="note").count() == 1


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"send_at": "2020-01-01T00:00:00Z"}, 422),
        ({"send_at": "9999-12-31T23:59:59Z"}, 422),
        ({"send_at": "mañana"}, 422),
        ({"text": ""}, 422),
        ({"attachments": [str(uuid4())]}, 422),
        ({"reply_to": str(uuid4())}, 422),
        ({"x": 1}, 400),
    ],
)
def test_nonsense_is_refused(api, ana, web, more, status):
    assert plan(api(ana), web, **more).status_code == status


def test_among_ourselves_only_who_wrote_it_sees_it(api, ana, luis, direct, tomas):
    made = plan(api(ana), direct).json()

    assert api(luis).get(door(direct, "scheduled/")).json() == []
    assert api(luis).delete(f"/api/v1/scheduled/{made['id']}/").status_code == 404
    assert api(tomas).get(door(direct, "scheduled/")).status_code == 404
    assert len(api(ana).get(door(direct, "scheduled/")).json()) == 1


def test_customers_and_clerks_plan_no_answers(api, rosa, carla, web):
    assert plan(api(rosa), web).status_code == 403
    assert plan(api(carla), web).status_code == 403
    assert plan(api(carla), web, private=True).status_code == 201


@pytest.mark.parametrize("nonsense", [{}, {"name": "saludo"}, {"id": 7}, "saludo"])
def test_a_template_that_names_none_is_refused_at_once(api, ana, web, nonsense):
    refused = plan(api(ana), web, template=nonsense)

    assert refused.status_code == 422
    assert "template" in refused.json()["fields"]


@pytest.mark.django_db(transaction=True)
def test_many_sweeps_and_a_hand_that_calls_it_off_leave_one_truth(ana, rosa, at):
    from chat.ports import courier

    web = identities.web_conversation(channel=courier.port().web(), user=rosa, at=at)
    rows = []
    for number in range(4):
        told = {
            "client_id": uuid4(),
            "send_at": at + timedelta(minutes=1),
            "text": f"m{number}",
            "attachments": [],
            "private": False,
            "template": None,
            "reply_to": None,
            "unless_they_write": False,
        }
        rows.append(scheduling.plan(conversation=web, told=told, by=ana, at=at)[0])
    later = at + timedelta(minutes=2)
    sends = [lambda r=row: dispatching.dispatch(r.id, at=later) for row in rows for _ in range(4)]
    stops = [lambda r=row: scheduling.cancel(row=r, by=ana, at=later) for row in rows[:2]]

    at_once([*sends, *stops], threads=9)

    sent = set(Scheduled.objects.filter(state="sent").values_list("text", flat=True))
    texts = list(Message.objects.filter(conversation=web).values_list("text", flat=True))
    assert sorted(texts) == sorted(sent)
    assert {"m2", "m3"} <= sent
    states = set(Scheduled.objects.values_list("state", flat=True))
    assert states <= {"sent", "cancelled"}
