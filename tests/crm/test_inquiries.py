"""Queries of customers are resolved in time, by people or the house, and taken up again."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chat.models import Message
from crm.models import Inquiry
from crm.tasks import call_out_overdue, meet_newest, resume_inquiries
from hub.kernel import clock
from hub.reports.models import Notification
from tests.crm.test_at_once import writes

pytestmark = pytest.mark.django_db


@pytest.fixture
def asks(desk):
    """Register a query in the portal and return it."""

    def ask(customer, subject="¿Cuándo llega mi bomba?", **more):
        answer = desk.post(customer, "queries/", {"subject": subject, **more})
        assert answer.status_code == 201, answer.data
        return answer.data

    return ask


def does(desk, who, row, deed, body=None):
    return desk.post(who, f"queries/{row['id']}/{deed}/", body or {})


def thread(row):
    return Message.objects.filter(conversation_id=row["conversation"]).order_by("number")


def moved_back(row, **by):
    """Let it have happened that much earlier."""
    found = Inquiry.objects.get(id=row["id"])
    for name in ("created_at", "due_at", "resolved_at"):
        if (value := getattr(found, name)) is not None:
            setattr(found, name, value - timedelta(**by))
    found.save()


def test_asked_in_the_portal_answered_in_the_thread_and_reopened(desk, rosa, ana, asks):
    made = asks(rosa, body="Pagué el lunes.")
    assert (made["state"], made["overdue"], made["allowed_transitions"]) == ("pending", False, [])
    card = thread(made).get(kind="card")
    assert (card.card["type"], card.card["title"], card.text) == (
        "query",
        "¿Cuándo llega mi bomba?",
        "Pagué el lunes.",
    )

    done = does(desk, ana, made, "resolve", {"text": "Mañana a las 9."}).data

    assert (done["state"], done["not_sent"], done["resolved_by"]["name"]) == (
        "resolved",
        "",
        "Ana Torres",
    )
    said = thread(made).get(kind="text")
    assert said.text == "Sobre su consulta «¿Cuándo llega mi bomba?»:\n\nMañana a las 9."
    assert (said.author, said.direction) == (ana, "out")
    assert thread(made).get(kind="card").card["state"] == "resolved"
    notice = Notification.objects.get(user=rosa, kind="query")
    assert notice.link == f"/portal/queries/{made['id']}"

    seen = desk.get(rosa, f"queries/{made['id']}/").data
    assert (seen["resolution"], seen["allowed_transitions"]) == ("Mañana a las 9.", ["reopen"])
    again = does(desk, rosa, made, "reopen", {"note": "No llegó."}).data
    assert (again["state"], again["reopened"]) == ("pending", 1)
    assert [card.text for card in thread(made).filter(kind="card")] == [
        "Pagué el lunes.",
        "No llegó.",
    ]
    assert (
        Notification.objects.get(user=ana, kind="query").title == "Rosa Quispe reabrió su consulta"
    )


def test_after_seven_days_it_is_too_late_to_reopen(desk, rosa, ana, asks):
    made = asks(rosa)
    does(desk, ana, made, "resolve", {"text": "Listo."})

    moved_back(made, days=6, hours=23)
    assert desk.get(rosa, f"queries/{made['id']}/").data["allowed_transitions"] == ["reopen"]
    moved_back(made, hours=2)
    late = does(desk, rosa, made, "reopen")
    assert (late.status_code, late.data["code"]) == (422, "too_late_to_reopen")


def test_a_clerk_resolves_in_the_name_of_the_house(desk, rosa, carla, asks):
    made = asks(rosa)

    done = does(desk, carla, made, "resolve", {"text": "Ya está listo."})

    assert done.status_code == 200, done.data
    assert thread(made).get(kind="text").author.role == "bot"
    assert does(desk, carla, made, "reopen").status_code == 403


def test_resolving_needs_words_and_is_done_once(desk, rosa, ana, luis, asks):
    made = asks(rosa)

    assert "text" in does(desk, ana, made, "resolve", {"text": " "}).data["fields"]
    does(desk, ana, made, "resolve", {"text": "Listo."})
    twice = does(desk, luis, made, "resolve", {"text": "Listo también."})
    assert (twice.status_code, twice.data["code"]) == (409, "illegal_step")
    assert twice.data["fields"] == {"state": "resolved", "allowed": ["reopen"]}
    assert thread(made).filter(kind="text").count() == 1


def test_from_the_thread_by_a_slash(desk, ana, carla):
    talk = desk.writes("¿Tienen repuestos?").conversation_id

    offered = {each["key"]: each for each in desk.get(ana, f"conversations/{talk}/actions/").data}
    assert (offered["query"]["slash"], offered["query"]["locked"]) == ("consulta", False)
    assert (offered["opportunity"]["slash"], offered["opportunity"]["locked"]) == (
        "oportunidad",
        False,
    )
    assert "query" not in {
        each["key"] for each in desk.get(carla, f"conversations/{talk}/actions/").data
    }
    body = {"subject": "Repuestos de la X200", "body": "Sellos"}
    made = desk.post(ana, f"conversations/{talk}/actions/query/", body).data
    assert (made["assignee"]["name"], made["customer"]["name"]) == ("Ana Torres", "Pedro Mamani")
    panel = desk.get(ana, f"conversations/{talk}/panel/").data
    assert "queries" in {section["key"] for section in panel}


def test_an_opportunity_from_the_thread_is_for_ourselves(desk, ana, rosa):
    talk = desk.asks(rosa)["conversation"]
    form = {"title": "Kit de riego", "amount": {"amount": "250.00", "currency": "PEN"}}

    made = desk.post(ana, f"conversations/{talk}/actions/opportunity/", form).data

    assert (made["conversation"], made["customer"]["name"]) == (str(talk), "Rosa Quispe")
    card = thread(made).get(kind="card")
    assert (card.private, card.card["type"], card.card["amount"]["amount"]) == (
        True,
        "opportunity",
        "250.00",
    )
    kinds = {
        row["kind"] for row in desk.get(rosa, f"conversations/{talk}/messages/").data["results"]
    }
    assert "card" not in kinds
    move = {"version": made["version"], "stage": "negotiation"}
    desk.post(ana, f"opportunities/{made['id']}/move/", move)
    assert thread(made).get(kind="card").card["state"] == "negotiation"


def test_where_the_channel_refuses_it_is_resolved_and_says_so(desk, ana):
    talk = writes("51987000001")  # on a channel that is not connected any more
    meet_newest()
    made = desk.post(ana, "queries/", {"subject": "Plazo", "conversation": str(talk)}).data

    done = does(desk, ana, made, "resolve", {"text": "Listo."})

    assert done.status_code == 200, done.data
    assert (done.data["state"], done.data["not_sent"]) == ("resolved", "channel_paused")
    assert not thread(made).filter(direction="out").exists()


def test_what_is_late_is_marked_listed_and_called_out_once(desk, rosa, ana, luis, asks):
    late, fresh = asks(rosa, "Vieja"), asks(rosa, "Nueva")
    does(desk, luis, late, "assign", {"assignee": str(ana.id)})
    moved_back(late, days=3)

    call_out_overdue()
    call_out_overdue()

    listed = desk.get(luis, "queries/?overdue=true").data["results"]
    assert [(row["subject"], row["overdue"]) for row in listed] == [("Vieja", True)]
    assert desk.get(ana, "queries/counts/").data == {"pending": 2, "mine": 1, "overdue": 1}
    told = Notification.objects.filter(title="Consulta vencida de Rosa Quispe")
    assert [row.user for row in told] == [ana]
    assert fresh["id"] not in {
        row["id"] for row in desk.get(ana, "queries/?mine=true").data["results"]
    }


def test_the_clock_stands_still_while_we_wait_for_them(desk, rosa, ana, asks):
    made = asks(rosa)
    waiting = does(desk, ana, made, "wait").data
    assert (waiting["allowed_transitions"], waiting["overdue"]) == (
        ["resolve", "assign", "resume"],
        False,
    )
    Inquiry.objects.update(waiting_since=clock.now() - timedelta(hours=5))
    desk.says(rosa, made["conversation"], "Es la X200")

    resume_inquiries()

    now = desk.get(ana, f"queries/{made['id']}/").data
    assert now["waiting_since"] is None
    due = Inquiry.objects.get(id=made["id"]).due_at
    assert due - clock.now() > timedelta(hours=12), "eight hours, and five that did not count"
    assert now["history"][-1]["kind"] == "resumed"


def test_only_ones_own_and_only_what_was_proven(desk, rosa, jorge, tomas, ana, asks):
    made = asks(rosa)
    other = asks(jorge)

    assert [row["id"] for row in desk.get(rosa, "queries/").data["results"]] == [made["id"]]
    assert desk.get(rosa, f"queries/{other['id']}/").status_code == 404
    for deed in ("resolve", "reopen", "assign", "wait", "resume"):
        assert does(desk, rosa, other, deed).status_code == 404, deed
    assert does(desk, rosa, made, "resolve", {"text": "Ya"}).status_code == 403
    assert desk.get(tomas, "queries/").status_code == 403
    assert desk.get(rosa, "queries/counts/").status_code == 403
    assert {step["kind"] for step in desk.get(rosa, f"queries/{made['id']}/").data["history"]} == {
        "opened"
    }


def test_the_same_client_id_asks_once(rosa, asks):
    key = str(uuid4())

    assert asks(rosa, client_id=key)["id"] == asks(rosa, client_id=key)["id"]
    assert Inquiry.objects.count() == 1


def test_the_timeline_tells_of_both(desk, ana, rosa, asks):
    made = asks(rosa)
    body = {"customer": made["customer"]["id"], "title": "Kit de riego"}
    desk.post(ana, "opportunities/", body)

    shown = desk.get(ana, f"customers/{made['customer']['id']}/timeline/").data["results"]

    assert {"queries", "opportunities"} <= {event["kind"] for event in shown}


def test_whoever_has_the_conversation_looks_after_it(desk, rosa, ana, luis, asks):
    talk = desk.asks(rosa)["conversation"]
    desk.post(ana, f"conversations/{talk}/claim/")

    made = asks(rosa)

    assert made["assignee"]["name"] == "Ana Torres"
    assert Notification.objects.get(user=ana, kind="query").title == "Nueva consulta de Rosa Quispe"
