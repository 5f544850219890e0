"""The first words: a greeting per request, the hours per closed time, a menu that traps nobody."""

from datetime import timedelta

import pytest

from chat.models import Conversation, Identity, Message, Visit
from chat.operations import reception
from chat.tasks import meet_customers
from hub.accounts.queries import house_bot
from hub.kernel import clock

pytestmark = pytest.mark.django_db
GREETING = "Hola {{nombre}}, gracias por escribir."
NIGHT = {"week": [[], [], [], [], [], [], [["00:00", "00:01"]]], "country": ""}


@pytest.fixture
def house(desk, admin, counter, ana, luis):
    """A house with a menu of two teams."""
    counter.sales, counter.support = counter.team("Ventas", ana), counter.team("Soporte", luis)
    counter.says = lambda **more: _says(desk, admin, more)
    return counter


def _says(desk, admin, more):
    answer = desk.call(admin, "PUT", "receptions/house/", more)
    assert answer.status_code == 200, answer.data


def menu(house, **more):
    options = [
        {"id": "sales", "title": "Ventas", "team": str(house.sales.id), "label": "compra"},
        {"id": "help", "title": "Soporte técnico", "team": str(house.support.id), "text": "¡Ya!"},
    ]
    return {"question": "¿Con quién?", "again": "Elija 1 o 2", "options": options, **more}


def said(conversation):
    rows = Message.objects.filter(conversation=conversation, author=house_bot(), direction="out")
    return [row.text for row in rows.order_by("number")]


def asks(house, *texts, **more):
    row = None
    for text in texts:
        row = house.asks(text=text, **more)
        house.works()
    return row


def now(conversation):
    return Conversation.objects.select_related("team").get(id=conversation.id)


def test_the_first_word_of_a_request_is_greeted_once(house, desk, ana):
    house.says(greets=True, greeting=GREETING)
    row = asks(house, "hola", "¿hay alguien?", name="Pedro Mamani")
    assert said(row) == ["Hola Pedro, gracias por escribir."]

    desk.says(ana, row.id)
    asks(house, "gracias")
    desk.post(ana, f"conversations/{row.id}/state/", {"state": "resolved"})
    asks(house, "otra cosa", name="Pedro Mamani")

    assert said(row) == ["Hola Pedro, gracias por escribir."] * 2


def test_an_answer_meanwhile_and_an_old_word_are_not_greeted(house, desk, ana):
    house.says(greets=True, greeting=GREETING)
    answered, old = house.asks(1), house.asks(2)
    desk.says(ana, answered.id)
    Conversation.objects.filter(id=old.id).update(episode_at=clock.now() - timedelta(hours=1))
    house.works()

    assert said(answered) == [] and said(old) == []


def test_who_answers_what_we_wrote_first_is_not_greeted(house, desk, ana):
    row = asks(house, "hola")
    desk.says(ana, row.id)
    desk.post(ana, f"conversations/{row.id}/state/", {"state": "resolved"})
    desk.says(ana, row.id, "¿Le llegó su pedido?")
    house.says(greets=True, greeting=GREETING)
    asks(house, "sí, gracias")

    assert said(row) == []


@pytest.mark.parametrize("mark", ["spam_at", "opted_out_at"])
def test_some_are_never_greeted(house, mark):
    house.says(greets=True, greeting=GREETING, asks=True, menu=menu(house))
    row = house.asks()
    Identity.objects.update(**{mark: clock.now()})
    house.works()

    assert said(row) == [] and Visit.objects.get(conversation=row).menu is None


def test_a_closed_house_says_once_when_it_is_there(house, desk, admin):
    desk.call(admin, "PUT", "hours/house/", NIGHT)
    house.says(greets=True, greeting=GREETING, tells_hours=True, away="Volvemos {{next_opening}}.")
    row = asks(house, "hola", "¿hola?")

    assert len(said(row)) == 1 and said(row)[0].startswith("Volvemos ")
    assert "{{" not in said(row)[0]


def test_a_choice_leads_to_its_team_label_and_words(house):
    house.says(asks=True, menu=menu(house))
    row = asks(house, "hola")
    asked = Message.objects.get(conversation=row, author=house_bot())
    assert [each["title"] for each in asked.card["options"]] == ["Ventas", "Soporte técnico"]

    asks(house, "2", "2")

    assert now(row).team == house.support and said(row) == ["¿Con quién?", "¡Ya!"]
    asks(house, "1", number=2), asks(house, "quiero ventas, por favor", number=2)
    other = Conversation.objects.exclude(id=row.id).get()
    assert other.team == house.sales and other.label_names == ["compra"]


def test_a_press_is_a_choice(house):
    house.says(asks=True, menu=menu(house))
    row = asks(house, "hola")
    house.asks(text="Ventas")
    newest = Message.objects.filter(direction="in").order_by("-number").first()
    Message.objects.filter(id=newest.id).update(text="x", card={"type": "choice", "id": "sales"})
    house.works()

    assert now(row).team == house.sales


def test_nonsense_is_asked_once_more_then_somebody_takes_it(house):
    house.says(asks=True, menu=menu(house, team=str(house.sales.id)))
    row = asks(house, "hola", "qué", "no entiendo", "¿hola?")

    assert said(row) == ["¿Con quién?", "Elija 1 o 2"] and now(row).team == house.sales


def test_silence_leads_to_somebody_too(house):
    house.says(asks=True, menu=menu(house, team=str(house.support.id), minutes=5))
    house.give_out(team=house.support)
    house.come(*house.support.members.all())
    row = asks(house, "hola")
    assert house.has(row) is None

    reception.meet_all(at=clock.now() + timedelta(minutes=6))
    house.works()

    assert now(row).team == house.support and house.has(row) == "luis"


def test_a_person_ends_the_menu(house, desk, ana):
    house.says(asks=True, menu=menu(house, team=str(house.support.id)))
    row = asks(house, "hola")
    desk.post(ana, f"conversations/{row.id}/claim/")
    asks(house, "2")

    assert now(row).team is None and house.has(row) == "ana"
    assert Visit.objects.get(conversation=row).menu is None


def test_admins_say_what_is_said_and_nothing_empty(house, desk, admin, ana):
    channel = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"
    own = desk.call(admin, "PUT", f"receptions/{channel}/", {"asks": True, "menu": menu(house)})

    assert own.status_code == 200 and own.data["channel"] == channel
    assert len(desk.get(ana, "receptions/").data) == 2
    assert desk.call(ana, "PUT", "receptions/house/", {}).status_code == 403
    one = menu(house, options=menu(house)["options"][:1])
    twice = menu(house, options=menu(house)["options"][:1] * 2)
    for wrong in ({"greets": True}, {"asks": True}, {"menu": one}, {"menu": twice}):
        assert desk.call(admin, "PUT", "receptions/house/", wrong).status_code == 422, wrong
    assert desk.call(admin, "DELETE", f"receptions/{channel}/").status_code == 204


def test_without_any_words_nothing_waits(house):
    row = house.asks()
    meet_customers()

    assert now(row).arrived_at is None and not Visit.objects.exists()
