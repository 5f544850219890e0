"""The counter at work over HTTP: customers ask, advisors answer, recharges are loaded."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from chat.models import Attachment, Conversation
from chat.operations import messages
from chat.ports import courier
from chat.types import Draft, Incoming, Kind, Received, Sender
from crm.operations import customers
from crm.tasks import meet_newest
from hub.accounts.models import User
from hub.accounts.queries import house_bot
from hub.kernel import clock
from hub.kernel.ids import new_id

Committing = Callable[..., AbstractContextManager[Any]]


class Desk:
    """Calls the API as anybody; what follows a commit happens before the answer is looked at.

    The bell of a burst is answered here, as no worker runs beside these stories.
    """

    def __init__(self, api: Callable[[User | None], APIClient], committing: Committing) -> None:
        self._api = api
        self._committing = committing
        self._clients: dict[Any, APIClient] = {}
        self.working = True  # somebody answers the bell of a burst

    def call(self, who: User | None, verb: str, path: str, body: Any = None, **headers: str) -> Any:
        key = who.pk if who is not None else None
        client = self._clients.get(key)
        if client is None:
            client = self._clients[key] = self._api(who)
        # Encoded here: the test client cannot send the bad text that a hostile one does.
        data = "" if body is None else json.dumps(body)
        kind = "application/json"
        with self._committing(execute=True):
            answer = client.generic(
                verb, f"/api/v1/{path}", data, content_type=kind, headers=headers
            )
        self._work()
        return answer

    def _work(self) -> None:
        if self.working:
            meet_newest()

    def get(self, who: User | None, path: str) -> Any:
        return self.call(who, "GET", path)

    def post(self, who: User | None, path: str, body: Any = None, *, key: str = "") -> Any:
        headers = {"Idempotency-Key": key or uuid4().hex}
        return self.call(who, "POST", path, {} if body is None else body, **headers)

    def offer(self, who: User, thread: str, key: str = "recharge") -> Any:
        """Return what one may do from a thread, by its key."""
        return next(each for each in self.get(who, f"{thread}/actions/").data if each["key"] == key)

    def patch(self, who: User | None, path: str, body: Any) -> Any:
        return self.call(who, "PATCH", path, body)

    def asks(self, customer: User, body: str = "Quiero recargar", **more: Any) -> dict[str, Any]:
        """Ask in the portal and return the communication."""
        answer = self.post(customer, "communications/", {"channel": "web", "body": body, **more})
        assert answer.status_code == 201, answer.data
        return dict(answer.data)

    def proves(self, customer: User, conversation: Any) -> None:
        """Show that the outsider of a conversation is this portal user."""
        row = Conversation.objects.select_related("identity").get(id=conversation)
        with self._committing(execute=True):
            customers.prove(conversation=row, user=customer, at=clock.now())

    def writes(
        self, text: str = "hola", *, sender: str = "51987000001", name: str = "Pedro Mamani"
    ) -> Received:
        """Let somebody without portal write by a channel that needs no provider."""
        incoming = Incoming(
            channel=courier.port().web(),
            sender=Sender(external_id=sender, name=name, phone=f"+{sender}"),
            external_id=uuid4().hex,
            kind=Kind.TEXT,
            text=text,
        )
        with self._committing(execute=True):
            received = messages.receive(incoming=incoming, at=clock.now())
        self._work()
        return received

    def says(self, who: User, conversation: Any, text: str = "Con gusto", **more: Any) -> Any:
        """Write into a conversation and return the message."""
        body = {"client_id": str(uuid4()), "kind": "text", "text": text, **more}
        answer = self.post(who, f"conversations/{conversation}/messages/", body)
        assert answer.status_code == 201, answer.data
        return answer.data

    def bot_says(self, conversation: Any, text: str) -> None:
        """Let the house itself write into a conversation."""
        with self._committing(execute=True):
            say(house_bot(), conversation, text)

    def unlocked(self, customer: User, advisor: User) -> dict[str, Any]:
        """Ask, have it answered, and return the communication as it stands then."""
        asked = self.asks(customer)
        self.says(advisor, asked["conversation"])
        return dict(self.get(customer, f"communications/{asked['id']}/").data)

    def loads(self, who: User, communication: dict[str, Any], **more: Any) -> Any:
        """Load a recharge of 50.00 in cash, unless said otherwise."""
        form = {"amount": soles("50.00"), "method": "cash", **more}
        return self.post(who, "recharges/", {"communication": communication["id"], **form})

    def balance(self, customer: User) -> str:
        return str(self.get(customer, "me/balance/").data["balance"]["amount"])


def say(by: User, conversation: Any, text: str) -> None:
    """Write into a conversation without HTTP."""
    row = Conversation.objects.get(id=conversation)
    draft = Draft(client_id=uuid4(), text=text)
    messages.send(conversation=row, draft=draft, by=by, at=clock.now())


def soles(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "PEN"}


def picture(owner: User, **more: Any) -> Attachment:
    """Return an uploaded image that no message carries yet."""
    fields = {"kind": Kind.IMAGE, "name": "yape.jpg", "content_type": "image/jpeg", **more}
    fields.setdefault("sha256", new_id().hex * 2)
    return Attachment.objects.create(owner=owner, created_at=clock.now(), **fields)


@pytest.fixture
def desk(
    api: Callable[[User | None], APIClient],
    django_capture_on_commit_callbacks: Committing,
    db: None,
) -> Desk:
    return Desk(api, django_capture_on_commit_callbacks)
