"""Cards in a thread follow the object they show."""

from uuid import uuid4

import pytest

from chat.operations import cards, messages
from tests.chat.doors import door

pytestmark = pytest.mark.django_db


def test_cards_follow_their_object(api, ana, web, rosa, at):
    def post(client_id, tell=False):
        return messages.post_card(
            conversation=web,
            ref="recharge:1",
            card={"type": "recharge", "title": "Recarga", "state": "submitted"},
            text="Recarga de S/ 20.00",
            by=ana,
            at=at,
            tell=tell,
            client_id=client_id,
        )

    once = uuid4()
    first, again, told = post(once), post(once), post(uuid4(), tell=True)
    changed = cards.update(
        conversation_id=web.id, ref="recharge:1", card={**first.card, "state": "credited"}, at=at
    )

    assert again.id == first.id
    assert (first.direction, told.direction, told.state) == ("internal", "out", "sent")
    assert changed == 2
    thread = api(rosa).get(door(web, "messages/")).json()["results"]
    assert [row["card"]["state"] for row in thread] == ["credited", "credited"]
    assert {row["card"]["ref"] for row in thread} == {"recharge:1"}


def test_cards_of_other_threads_stay(web, waiting, ana, at):
    for row in (web, waiting):
        messages.post_card(
            conversation=row,
            ref="recharge:1",
            card={"type": "recharge", "title": "Recarga", "state": "a"},
            text="",
            by=ana,
            at=at,
            tell=False,
            client_id=uuid4(),
        )

    cards.update(conversation_id=web.id, ref="recharge:1", card={"state": "b"}, at=at)

    assert waiting.messages.get(kind="card").card["state"] == "a"
