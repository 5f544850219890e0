"""Who gets what waits: in turns, whoever is here, nobody more than they carry."""

import pytest

from chat.models import Conversation, Message
from hub.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(counter, ana, luis):
    counter.come(ana, luis)
    return counter


def asked(counter, numbers):
    rows = [counter.asks(number) for number in numbers]
    counter.works()
    return [counter.has(row) for row in rows]


def test_by_hand_nobody_is_given_anything(both):
    assert asked(both, [1, 2]) == [None, None]


def test_in_turns_each_gets_one_and_the_thread_says_so(both):
    both.give_out()

    assert asked(both, [1, 2, 3, 4]) == ["ana", "luis", "ana", "luis"]
    line = Message.objects.filter(kind="system").order_by("created_at").first()
    assert line.card["event"] == "assigned" and line.card["by"]["role"] == "bot"
    assert line.card["to"]["name"] == "Ana Torres"


def test_who_has_least_gets_the_next(both, desk, luis):
    held = [both.asks(number) for number in (1, 2)]
    for row in held:
        desk.post(luis, f"conversations/{row.id}/claim/")
    both.give_out("least_busy")

    assert asked(both, [3, 4, 5]) == ["ana", "ana", "luis"]


def test_nobody_gets_more_than_they_carry_and_the_queue_drains_in_turn(both, desk, ana, luis):
    both.give_out(capacity=1)
    both.carries(luis, 2)
    rows = [both.asks(number) for number in (1, 2, 3, 4, 5)]
    Conversation.objects.filter(id=rows[4].id).update(priority=4)
    both.works()
    given = [both.has(row) for row in rows]

    assert sorted(filter(None, given)) == ["ana", "luis", "luis"]
    assert given[4] is not None and given[2:4] == [None, None]
    done = next(row for row in rows if both.has(row) == "ana")
    desk.post(ana, f"conversations/{done.id}/state/", {"state": "resolved"})
    both.works()
    assert [both.has(row) for row in rows[2:4]] == ["ana", None]


def test_only_who_is_here_and_not_away_gets_any(counter, desk, ana, luis):
    counter.give_out()
    assert asked(counter, [1]) == [None]

    counter.come(ana, luis)
    desk.call(ana, "PUT", "me/availability/", {"availability": "away"})
    desk.call(luis, "PUT", "me/availability/", {"availability": "busy"})
    assert asked(counter, [2]) == [None]

    desk.call(luis, "PUT", "me/availability/", {"availability": "online"})
    assert asked(counter, []) == [] and asked(counter, [3]) == ["luis"]
    assert Conversation.objects.filter(assignee=luis).count() == 3


def test_a_window_in_the_background_is_still_here(counter, ana):
    counter.come(ana, state="away")
    counter.give_out()

    assert asked(counter, [1]) == ["ana"]


def test_a_team_gives_to_its_own_people(both, desk, admin, luis):
    support = both.team("Soporte", luis)
    both.give_out(team=support)
    row = both.asks()
    desk.post(admin, f"conversations/{row.id}/assign/", {"team": str(support.id)})
    both.works()

    assert both.has(row) == "luis"
    assert asked(both, [2]) == [None]


@pytest.mark.parametrize(("keeps", "gets"), [(True, "luis"), (False, "ana")])
def test_a_customer_goes_back_to_who_had_them_where_that_is_wanted(both, desk, luis, keeps, gets):
    row = both.asks()
    desk.post(luis, f"conversations/{row.id}/claim/")
    desk.post(luis, f"conversations/{row.id}/state/", {"state": "resolved"})
    both.give_out(keeps=keeps)
    both.asks(text="otra cosa")
    both.works()

    assert both.has(row) == gets


def test_who_is_not_here_does_not_keep_them(counter, desk, ana, luis):
    row = counter.asks()
    desk.post(luis, f"conversations/{row.id}/claim/")
    desk.post(luis, f"conversations/{row.id}/state/", {"state": "resolved"})
    counter.give_out()
    counter.asks(text="¿hola?")
    counter.works()
    assert counter.has(row) is None

    counter.come(ana)
    counter.works()
    assert counter.has(row) == "ana"


def test_spam_waits_for_nobody(both):
    both.give_out()
    row = both.asks()
    row.identity.spam_at = row.created_at
    row.identity.save()
    both.works()

    assert both.has(row) is None


def test_away_and_reassign_gives_back_what_waits(both, desk, ana, luis):
    rows = [both.asks(number) for number in (1, 2)]
    for row in rows:
        desk.post(ana, f"conversations/{row.id}/claim/")
    desk.says(ana, rows[1].id)
    both.give_out()

    assert desk.get(ana, "me/hand-back/").data == {"waiting": 1}
    assert desk.post(ana, "me/hand-back/").data == {"handed_back": 1}
    both.works()

    assert [both.has(row) for row in rows] == ["luis", "ana"]
    assert desk.get(ana, "me/").data["availability"] == "away"
    lines = Message.objects.filter(conversation=rows[0], kind="system").order_by("number")
    assert [line.card["event"] for line in lines] == ["claimed", "handed_back", "assigned"]


def test_gone_for_long_is_away_until_they_are_back(counter, desk, ana, luis, settings):
    from datetime import timedelta

    from chat.operations import attendance
    from hub.kernel import clock

    at = clock.now()
    counter.come(luis)
    counter.give_out("claim", away_after=5)
    attendance.note(at=at)
    attendance.note(at=at + timedelta(minutes=4))
    assert User.objects.get(id=ana.id).availability == "online"

    attendance.note(at=at + timedelta(minutes=6))
    assert User.objects.get(id=ana.id).availability == "away"
    assert User.objects.get(id=luis.id).availability == "online"

    counter.come(ana)
    attendance.note(at=at + timedelta(minutes=7))
    assert User.objects.get(id=ana.id).availability == "online"


def test_away_by_choice_stays_when_a_window_opens(counter, desk, ana):
    from chat.operations import attendance
    from hub.kernel import clock

    desk.call(ana, "PUT", "me/availability/", {"availability": "away"})
    counter.come(ana)
    attendance.note(at=clock.now())

    assert User.objects.get(id=ana.id).availability == "away"


def test_admins_say_how_and_the_counter_reads_it(desk, admin, ana, carla, rosa, counter):
    team = counter.team("Ventas", ana)
    put = desk.call(admin, "PUT", "routing/house/", {"mode": "least_busy", "away_after": 0})
    own = desk.call(admin, "PUT", f"routing/{team.id}/", {"mode": "round_robin", "capacity": 3})

    assert (put.status_code, put.data["mode"]) == (200, "least_busy")
    assert desk.get(carla, "routing/").data == [put.data, own.data]
    assert desk.call(ana, "PUT", "routing/house/", {"mode": "claim"}).status_code == 403
    assert desk.call(admin, "PUT", "routing/house/", {"mode": "x"}).status_code == 422
    assert desk.call(admin, "PUT", "routing/nobody/", {}).status_code == 404
    assert desk.get(rosa, "routing/").status_code == 403
    assert desk.call(admin, "DELETE", f"routing/{team.id}/").status_code == 204
    seat = desk.call(admin, "PUT", f"seats/{ana.id}/", {"capacity": 4})
    assert seat.data["capacity"] == 4 and seat.data["teams"] == [str(team.id)]
    assert desk.call(admin, "PUT", f"seats/{carla.id}/", {"capacity": 4}).status_code == 404
    assert [each["username"] for each in desk.get(carla, "takers/").data["people"]] == [
        "admin",
        "ana",
    ]
