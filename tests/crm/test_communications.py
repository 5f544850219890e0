"""A customer asks, a person of ours answers, and the answer unlocks one recharge."""

from uuid import uuid4

import pytest

from crm.models import Communication, Customer, Grant
from crm.operations import customers
from hub.realtime.models import PersonState


def test_what_a_customer_asks_in_the_portal_is_unlocked_by_the_first_answer(desk, rosa, ana):
    asked = desk.asks(rosa, "Quiero recargar", data={"motivo": "recarga"})
    assert (asked["state"], asked["actions"], asked["channel"]) == ("received", [], "web")

    desk.says(ana, asked["conversation"])

    [row] = desk.get(rosa, "communications/").data["results"]
    assert row["state"] == "answered"
    assert row["answered_by"]["name"] == "Ana Torres"
    assert 0 <= row["first_response_seconds"] < 30
    assert [action["key"] for action in row["actions"]] == ["recharge"]
    assert row["data"] == {"motivo": "recarga"}
    told = PersonState.objects.get(
        user_id=rosa.id, kind="notification", key=f"communication:{asked['id']}"
    )
    assert told.data["communication"] == asked["id"]


def test_a_second_answer_changes_nothing_and_the_next_message_opens_another(desk, rosa, ana, luis):
    asked = desk.asks(rosa)
    desk.says(ana, asked["conversation"])
    desk.says(luis, asked["conversation"])
    first = Communication.objects.get()
    assert first.answered_by == ana

    desk.says(rosa, asked["conversation"], "otra cosa")
    desk.says(rosa, asked["conversation"], "y otra más")

    assert [row["state"] for row in desk.get(rosa, "communications/").data["results"]] == [
        "received",
        "answered",
    ]
    assert Grant.objects.count() == 1


def test_one_answer_answers_every_open_communication(desk, rosa, ana):
    first = desk.asks(rosa, "una")
    second = desk.asks(rosa, "dos")
    assert first["conversation"] == second["conversation"]

    desk.says(ana, first["conversation"])

    assert Grant.objects.count() == 2


def test_neither_a_note_nor_a_bot_answers(desk, rosa, ana):
    asked = desk.asks(rosa)
    desk.says(ana, asked["conversation"], "ojo con este", private=True)
    desk.bot_says(asked["conversation"], "Pronto le atendemos")

    assert desk.get(rosa, f"communications/{asked['id']}/").data["state"] == "received"
    assert not Grant.objects.exists()


def test_somebody_who_writes_by_a_channel_becomes_a_customer_with_one_open_request(desk, ana):
    received = desk.writes("buenas")
    desk.writes("¿hay alguien?")

    [row] = desk.get(ana, "communications/").data["results"]
    assert (row["body"], row["opening_number"]) == ("buenas", 1)
    assert row["customer"]["name"] == "Pedro Mamani"
    [customer] = desk.get(ana, "customers/?q=pedro").data["results"]
    assert customer["phone"] == "+51987000001"
    shown = desk.get(ana, f"conversations/{received.conversation_id}/").data["customer"]
    assert shown["id"] == customer["id"]


def test_a_communication_follows_the_conversations_assignment_and_end(desk, rosa, ana):
    asked = desk.asks(rosa)
    thread = f"conversations/{asked['conversation']}"
    desk.post(ana, f"{thread}/claim/")
    assert Communication.objects.get().state == "assigned"

    desk.says(ana, asked["conversation"])
    desk.post(ana, f"{thread}/state/", {"state": "resolved"})

    row = desk.get(rosa, f"communications/{asked['id']}/").data
    assert row["state"] == "closed"
    assert row["actions"], "an ended conversation takes nothing back"


def test_the_same_request_twice_is_one(desk, rosa):
    mark = str(uuid4())

    first, second = desk.asks(rosa, client_id=mark), desk.asks(rosa, client_id=mark)

    assert first["id"] == second["id"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"channel": "fax", "body": "hola"}, 422),
        ({"channel": "web", "body": "  "}, 422),
        ({"channel": "web"}, 422),
        ({"channel": "web", "body": "a\x00b"}, 422),
        ({"channel": "web", "body": "\ud800"}, 422),
        ({"channel": "web", "body": "x" * 4001}, 422),
        ({"channel": "web", "body": "hola", "data": {"a\x00": "b"}}, 422),
        ({"channel": "web", "body": "hola", "data": {"a": {"b": "c"}}}, 422),
        ({"channel": "web", "body": "hola", "data": {str(n): "x" for n in range(31)}}, 422),
        ({"channel": "web", "body": "hola", "data": []}, 422),
        ({"channel": "web", "body": "hola", "customer": "x"}, 400),
        ([], 422),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_stored(desk, rosa, body, status):
    answer = desk.post(rosa, "communications/", body)

    assert answer.status_code == status, answer.data
    assert not Communication.objects.exists()


def test_only_customers_ask(desk, ana, tomas):
    body = {"channel": "web", "body": "hola"}

    assert desk.post(ana, "communications/", body).status_code == 403
    assert desk.get(tomas, "communications/").status_code == 403
    assert desk.get(None, "communications/").status_code == 401


def test_the_counter_corrects_a_customer_and_chat_learns_the_name(desk, ana, jorge):
    received = desk.writes()
    [customer] = desk.get(ana, "customers/").data["results"]
    change = {"name": "Pedro Mamani Ccori", "document_number": "45678912", "category": "vip"}

    changed = desk.patch(ana, f"customers/{customer['id']}/", change)

    assert changed.status_code == 200, changed.data
    assert changed.data["category"] == "vip"
    assert changed.data["channels"][0]["conversation"] == str(received.conversation_id)
    shown = desk.get(ana, f"conversations/{received.conversation_id}/").data
    assert shown["customer"]["name"] == "Pedro Mamani Ccori"
    assert desk.get(ana, "customers/?q=45678912").data["results"][0]["id"] == customer["id"]
    bad = desk.patch(ana, f"customers/{customer['id']}/", {"status": "gone"})
    assert bad.status_code == 422
    panel = desk.get(ana, f"conversations/{received.conversation_id}/panel/").data
    assert panel[0]["key"] == "customer"
    [asked] = [each for each in panel if each["key"] == "communications"]
    assert asked["items"][0]["state"] == "received"
    assert asked["items"][0]["at"] is not None


def test_who_proves_a_channel_theirs_sees_it_and_what_was_asked_there(desk, rosa, jorge, ana):
    received = desk.writes("hola desde mi teléfono")
    desk.says(ana, received.conversation_id)
    first, second = desk.asks(rosa), desk.writes("otro teléfono", sender="51987000002")

    for each in (received, second):
        desk.proves(rosa, each.conversation_id)

    assert Customer.objects.get().portal_user == rosa
    rows = desk.get(rosa, "communications/").data["results"]
    assert {row["conversation"] for row in rows} == {
        first["conversation"],
        str(received.conversation_id),
        str(second.conversation_id),
    }
    assert desk.get(rosa, f"conversations/{received.conversation_id}/").status_code == 200
    with pytest.raises(customers.ProvenByAnother):
        desk.proves(jorge, received.conversation_id)


def test_what_is_open_follows_its_customer_and_what_is_credited_stays(desk, rosa, ana, luis):
    received = desk.writes("quiero recargar")
    desk.says(ana, received.conversation_id)
    asked = desk.get(ana, "communications/").data["results"][0]
    paid = desk.loads(ana, asked).data
    desk.post(luis, f"recharges/{paid['id']}/approve/")
    desk.writes("otra más")
    desk.says(ana, received.conversation_id)
    again = desk.get(ana, "communications/").data["results"][0]
    opened = desk.loads(ana, again).data
    desk.asks(rosa)

    desk.proves(rosa, received.conversation_id)

    own = Customer.objects.get(portal_user=rosa)
    assert [row["id"] for row in desk.get(rosa, "recharges/").data["results"]] == [opened["id"]]
    history = desk.get(luis, f"recharges/{opened['id']}/").data["history"]
    assert [row["field"] for row in history] == ["state", "customer"]
    assert desk.get(luis, f"recharges/{paid['id']}/").data["customer"]["id"] != str(own.id)
    desk.post(luis, f"recharges/{opened['id']}/approve/")
    assert desk.balance(rosa) == "50.00"


def test_a_customer_nothing_refers_to_any_more_is_gone_after_the_move(desk, rosa, ana):
    received = desk.writes("quiero recargar")
    desk.says(ana, received.conversation_id)
    desk.loads(ana, desk.get(ana, "communications/").data["results"][0])
    made = Customer.objects.get()
    desk.patch(ana, f"customers/{made.id}/", {"document_number": "45678912"})
    desk.asks(rosa)

    desk.proves(rosa, received.conversation_id)

    assert Customer.objects.get().portal_user == rosa
    assert Customer.objects.get().document_number == "45678912"


def test_a_customer_known_by_a_number_alone_gets_the_name_that_arrives(desk, ana):
    desk.writes(name="")
    assert desk.get(ana, "customers/").data["results"][0]["name"] == "+51987000001"

    desk.writes(name="Lucía Paredes")

    assert desk.get(ana, "customers/").data["results"][0]["name"] == "Lucía Paredes"
