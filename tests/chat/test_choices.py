"""Questions with buttons over HTTP, and a customer who presses one in the portal."""

import pytest

from tests.chat.doors import say

pytestmark = pytest.mark.django_db

OPTIONS = [
    {"id": "yes", "title": "Sí, confirmo"},
    {"id": "no", "title": "No", "description": "Prefiero otro día"},
]


def asked(api, ana, web):
    answer = say(api(ana), web, "¿Confirma su visita?", choices={"options": OPTIONS})
    assert answer.status_code == 201
    return answer.json()


def test_a_press_in_the_portal_answers_the_question(api, ana, rosa, web):
    question = asked(api, ana, web)
    assert question["card"] == {"type": "choices", "options": OPTIONS}

    pressed = say(api(rosa), web, "", choice={"of": question["id"], "id": "yes"}).json()

    assert (pressed["kind"], pressed["text"]) == ("text", "Sí, confirmo")
    assert pressed["card"] == {
        "type": "choice", "id": "yes", "title": "Sí, confirmo", "of": question["id"],
    }  # fmt: skip
    assert pressed["reply_to"]["id"] == question["id"]


def test_what_was_not_offered_cannot_be_pressed(api, ana, rosa, web, waiting):
    question = asked(api, ana, web)
    elsewhere = say(api(ana), web, "hola").json()

    for choice in (
        {"of": question["id"], "id": "maybe"},
        {"of": elsewhere["id"], "id": "yes"},
        {"of": str(waiting.id), "id": "yes"},
    ):
        refused = say(api(rosa), web, "", choice=choice)
        assert (refused.status_code, list(refused.json()["fields"])) == (422, ["choice"])


def test_who_asks_and_who_presses(api, ana, luis, rosa, web, direct):
    question = asked(api, ana, web)
    choices, choice = {"options": OPTIONS}, {"of": question["id"], "id": "yes"}

    assert say(api(ana), web, "", choice=choice).status_code == 422
    assert say(api(rosa), web, "¿?", choices=choices).status_code == 422
    assert say(api(ana), direct, "¿?", choices=choices).status_code == 422
    assert say(api(ana), web, "¿?", choices=choices, private=True).status_code == 422
    assert say(api(ana), web, "", choices=choices).status_code == 422
    assert say(api(ana), web, "¿?", choices={"options": OPTIONS * 6}).status_code == 422
    both = {"choices": choices, "card": {"type": "location", "latitude": 1, "longitude": 1}}
    assert say(api(ana), web, "¿?", **both).status_code in (400, 422)
