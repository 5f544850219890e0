"""Macros: several deeds by one press, counted, told in the thread, taken back."""

from uuid import uuid4

import pytest

from chat.models import Macro, Message
from hub.accounts.models import Team
from tests.chat.doors import door, say
from tests.work.house import MACROS, made

pytestmark = pytest.mark.django_db

DEEDS = [
    {"kind": "say", "text": "Gracias, {{nombre}}."},
    {"kind": "labels", "add": ["cerrado"], "remove": []},
    {"kind": "priority", "to": 2},
    {"kind": "state", "to": "resolved"},
]


@pytest.fixture
def macro(api, admin):
    def make(actions=DEEDS, by=None, **more):
        body = {"name": "Despedida", "actions": actions, "personal": False, **more}
        return made(api(by or admin).post(MACROS, body))

    return make


@pytest.fixture
def press(api):
    def run(who, macro, conversation, key=None):
        return api(who).post(
            f"{MACROS}{macro['id']}/run/",
            {"conversation": str(conversation.id)},
            headers={"Idempotency-Key": key or str(uuid4())},
        )

    return run


def test_one_press_does_it_all_in_the_advisors_name(api, ana, rosa, web, macro, press):
    say(api(rosa), web)
    given, key = macro(), str(uuid4())

    ran = made(press(ana, given, web, key))
    again = made(press(ana, given, web, key))

    web.refresh_from_db()
    said = Message.objects.get(conversation=web, direction="out")
    line = Message.objects.filter(conversation=web, kind="system").last()
    assert (said.author, said.text) == (ana, "Gracias, Rosa.")
    assert (web.state, web.label_names, web.priority) == ("resolved", ["cerrado"], 2)
    assert (line.card["event"], line.card["name"], line.card["done"]) == ("macro", "Despedida", 4)
    assert ran == again and Macro.objects.get().used == 1


def test_a_press_is_taken_back_while_nobody_touched_it(api, ana, luis, web, macro, press):
    given = macro(DEEDS[1:])
    first = made(press(ana, given, web))
    stolen = api(luis).post(f"/api/v1/macro-runs/{first['id']}/undo/", {})
    back = made(api(ana).post(f"/api/v1/macro-runs/{first['id']}/undo/", {}), 200)
    twice = api(ana).post(f"/api/v1/macro-runs/{first['id']}/undo/", {})

    assert (back["state"], back["labels"], back["priority"]) == ("open", [], 0)
    assert (stolen.status_code, twice.status_code) == (404, 409)

    second = made(press(ana, given, web))
    api(luis).post(door(web, "labels/"), {"add": ["otro"]})
    late = api(ana).post(f"/api/v1/macro-runs/{second['id']}/undo/", {})
    assert late.status_code == 409


def test_what_fails_spares_the_rest(api, ana, luis, web, macro, press):
    given = macro([{"kind": "assign", "to": str(luis.id)}, DEEDS[1]])
    luis.is_active = False
    luis.save()

    ran = made(press(ana, given, web))

    assert [each["error"] for each in ran["outcome"]] == ["not_found", None]
    line = Message.objects.filter(conversation=web, kind="system").last()
    assert (line.card["done"], line.card["failed"]) == (1, 1)


def test_each_sees_their_own_their_teams_and_those_for_all(api, ana, luis, admin, macro):
    team = Team.objects.create(name="Ventas")
    team.members.add(ana)
    macro(name="Todos")
    macro(name="Equipo", team=str(team.id))
    macro(name="Mío", by=ana, personal=True)

    def names(who):
        return sorted(each["name"] for each in made(api(who).get(MACROS), 200))

    assert names(ana) == ["Equipo", "Mío", "Todos"]
    assert names(luis) == ["Todos"]
    assert names(admin) == ["Equipo", "Todos"]


def test_advisors_keep_their_own_only(api, ana, luis, carla, macro, press, web):
    shared, own = macro(), macro(name="Mío", by=ana, personal=True)

    for method, body in (("patch", {"name": "X"}), ("delete", None)):
        assert getattr(api(ana), method)(f"{MACROS}{shared['id']}/", body).status_code == 403
        assert getattr(api(luis), method)(f"{MACROS}{own['id']}/", body).status_code == 404
    refused = api(ana).post(MACROS, {"name": "X", "actions": DEEDS, "personal": False})
    assert refused.status_code == 403
    assert press(carla, shared, web).status_code == 403
    assert api(ana).delete(f"{MACROS}{own['id']}/").status_code == 204


def test_a_macro_holds_no_macro_and_presses_need_a_key(api, admin, ana, macro, web):
    given = macro()
    nested = {"name": "X", "actions": [{"kind": "macro", "id": given["id"]}], "personal": False}

    assert api(admin).post(MACROS, nested).status_code == 422
    keyless = api(ana).post(f"{MACROS}{given['id']}/run/", {"conversation": str(web.id)})
    assert keyless.status_code == 400
