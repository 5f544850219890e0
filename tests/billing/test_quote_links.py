"""Customers answer where they are: by the link, by a button in their channel; and once."""

import base64
import io
import re
from datetime import timedelta

import pytest
from PIL import Image
from rest_framework.test import APIClient

from billing.models import Quote, QuoteAnswer
from billing.tasks import take_presses
from chat.models import Message
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.home import today
from tests.billing.quoting import PUMP, media, pedro, quotes
from tests.desk import desk

__all__ = ["desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db


class Stranger:
    """Somebody who holds a link."""

    def __init__(self, link: str) -> None:
        self.client = APIClient(REMOTE_ADDR="203.0.113.24")
        self.door = f"/api/v1/p/{link.rstrip('/').rpartition('/')[2]}/"

    def sees(self):
        return self.client.get(self.door)

    def does(self, act, key="k", **body):
        headers = {"Idempotency-Key": key}
        return self.client.post(f"{self.door}{act}/", body, format="json", headers=headers)


def drawing() -> str:
    file = io.BytesIO()
    Image.new("RGBA", (300, 100)).save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


@pytest.fixture
def holds(quotes):
    """Somebody with a link to a quote."""

    def make(row):
        return Stranger(quotes.step(row, "link").data["link"])

    return make


@pytest.fixture
def told(desk, ana, media):
    """Somebody in a channel of their own who was sent a quote; returns thread and quote."""

    def tell(sender="51987000009"):
        thread = desk.writes("¿Cuánto cuesta?", sender=sender).conversation_id
        desk.says(ana, thread)
        form = {"lines": [PUMP], "title": "Bombas"}
        made = desk.post(ana, f"conversations/{thread}/actions/quote/", form)
        assert made.status_code == 201, made.data
        return thread, made.data

    return tell


def question_of(thread) -> Message:
    return Message.objects.get(conversation=thread, card__type="choices")


def presses(desk, thread, number="1"):
    sender = Message.objects.filter(conversation=thread, direction="in").first()
    identity = sender.identity
    desk.writes(number, sender=identity.external_id, name=identity.name)


def test_a_link_shows_the_quote_and_is_seen_once(quotes, holds):
    row = quotes.sent(title="Bombas")
    stranger = holds(row)

    shown = stranger.sees().json()["data"]
    assert (shown["number"], shown["total"]["amount"]) == ("COT-000001", "157.33")
    assert shown["allowed_transitions"] == ["accept", "reject"]
    assert quotes.now(row)["state"] == "sent"
    stranger.client.post(f"{stranger.door}seen/", {}, format="json")
    assert quotes.now(row)["state"] == "viewed"


def test_who_holds_the_link_accepts_with_name_and_drawing(desk, ana, quotes, holds):
    row = quotes.sent()
    stranger = holds(row)
    body = {"name": " Pedro  Mamani ", "revision": 1, "signature": drawing()}

    agreed = stranger.does("accept", **body)
    assert agreed.status_code == 200, agreed.json()
    assert agreed.json()["state"] == "accepted"
    assert agreed.json()["answered"]["name"] == "Pedro Mamani"
    answer = QuoteAnswer.objects.select_related("revision").get()
    assert (answer.how, answer.hash, answer.ip) == ("link", answer.revision.hash, "203.0.113.24")
    assert desk.get(ana, f"quotes/{row['id']}/signature/").content.startswith(b"\x89PNG")
    assert stranger.does("accept", **body).json() == agreed.json()
    assert stranger.does("accept", "k2", **body).status_code == 409
    assert stranger.sees().json()["data"]["allowed_transitions"] == []
    assert stranger.client.get(f"{stranger.door}files/paper/").content.startswith(b"%PDF")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x", "signature": "data:text/html,x"}])
def test_a_name_is_needed_and_a_drawing_is_one(quotes, holds, wrong):
    stranger = holds(quotes.sent())

    assert stranger.does("accept", revision=1, **wrong).status_code == 422
    assert not QuoteAnswer.objects.exists()


def test_behind_its_validity_the_link_says_so(quotes, holds):
    row = quotes.sent()
    stranger = holds(row)
    Quote.objects.update(valid_until=today(clock.now()) - timedelta(days=2))

    assert stranger.sees().json()["data"]["state"] == "expired"
    late = stranger.does("accept", name="Pedro", revision=1)
    assert (late.status_code, late.json()["code"]) == (409, "expired")


def test_a_revision_kills_the_links_before_it(quotes, holds):
    row = quotes.sent()
    stranger = holds(row)
    quotes.step(row, "revise")

    assert stranger.sees().status_code == 410
    assert stranger.does("accept", name="Pedro", revision=1).status_code == 410


def test_who_does_not_want_it_says_why(quotes, holds):
    row = quotes.sent()
    assert holds(row).does("reject", reason="Ya compré").json()["state"] == "rejected"
    assert quotes.now(row)["reason"] == "Ya compré"


def test_the_customer_gets_link_buttons_and_paper_in_their_channel(desk, ana, told):
    thread, row = told()
    question = question_of(thread)

    assert "COT-000001" in question.text and "S/ 118.00" in question.text
    link = re.search(r"http\S+/p/\S+", question.text)
    assert link is not None and Stranger(link[0]).sees().status_code == 200
    assert [each["title"] for each in question.card["options"]] == ["Acepto", "No, gracias"]
    paper = Message.objects.get(conversation=thread, kind="file")
    assert paper.attachments.get().name == "cotizacion-COT-000001.pdf"
    card = Message.objects.get(conversation=thread, card__type="quote")
    assert (card.private, card.card["state"], card.card["told"]) == (True, "sent", str(question.id))
    assert desk.get(ana, f"quotes/{row['id']}/").data["told"]


def test_a_pressed_button_is_the_answer(desk, told):
    thread, row = told()
    presses(desk, thread)

    answer = QuoteAnswer.objects.get()
    assert (answer.how, answer.name) == ("button", "Pedro Mamani")
    assert answer.message.text == "1"
    assert Quote.objects.get().state == "accepted"
    said = Message.objects.filter(conversation=thread, direction="out").last()
    assert "aceptó la cotización COT-000001" in said.text
    presses(desk, thread, "2")
    assert Quote.objects.get().state == "accepted"


def test_a_press_nobody_heard_of_is_found(desk, told, monkeypatch):
    thread, _ = told()
    with monkeypatch.context() as deaf:
        deaf.setattr("billing.operations.quotes.presses.follow", lambda **_: None)
        presses(desk, thread, "2")
    assert Quote.objects.get().state == "sent"

    take_presses()
    assert Quote.objects.get().state == "rejected"


def test_a_thread_nobody_answered_offers_no_quote(desk, ana):
    thread = desk.writes("hola").conversation_id

    assert desk.offer(ana, f"conversations/{thread}", "quote")["locked"]
    refused = desk.post(ana, f"conversations/{thread}/actions/quote/", {"lines": [PUMP]})
    assert (refused.status_code, refused.data["code"]) == (403, "locked")


def test_a_draft_from_the_thread_is_nobodys_to_read(desk, ana, media):
    thread = desk.writes("hola").conversation_id
    desk.says(ana, thread)
    form = {"lines": [PUMP], "send": False}
    made = desk.post(ana, f"conversations/{thread}/actions/quote/", form)

    assert made.data["state"] == "draft"
    assert not Message.objects.filter(conversation=thread, card__type="choices").exists()
    assert Message.objects.get(conversation=thread, card__type="quote").private


def test_where_nobody_was_told_it_is_kept_and_told_again(desk, ana, luis, told):
    thread, row = told()
    User.objects.filter(id=ana.id).update(role=Role.CLERK)  # who sent it may not write there now
    desk.post(luis, f"quotes/{row['id']}/tell/")

    kept = desk.get(luis, f"quotes/{row['id']}/").data
    assert (kept["told"], kept["told_error"]) == (False, "forbidden")
    card = Message.objects.get(conversation=thread, card__type="quote")
    assert card.card["told_error"] == "forbidden"
    User.objects.filter(id=ana.id).update(role=Role.ADVISOR)
    desk.post(luis, f"quotes/{row['id']}/tell/")
    assert desk.get(luis, f"quotes/{row['id']}/").data["told"]
