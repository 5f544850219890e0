"""The hub as strangers meet it: a whole house, and a simulator that outlives it."""

import json
import os
import secrets
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.caller import PASSWORD, Caller
from tests.house import House
from tests.patience import wait
from tests.simulator.fixture import PHONES, Simulator, start, stop

KINDS: dict[str, dict[str, str]] = {
    "telegram": {
        "bot_token": "700100:AAF-outside_bot-token-9f31",
        "secret_token": "tg-secret-71c2",
    },
    "whatsapp_twilio": {
        "account_sid": "AC0123456789abcdef0123456789abcdef",
        "auth_token": "twilio-auth-token-d41d",
        "sender": "whatsapp:+14155550100",
    },
    "whatsapp_cloud": {
        "waba_id": "200300400",
        "phone_number_id": "100200300",
        "display_number": "+15550001111",
        "access_token": "cloud-access-token-77aa",
        "app_secret": "cloud-app-secret-88bb",
        "verify_token": "cloud-verify-token-99cc",
    },
    "messenger": {
        "page_id": "555666777",
        "app_id": "111222333",
        "page_access_token": "page-access-token-12ab",
        "app_secret": "page-app-secret-34cd",
        "verify_token": "page-verify-token-56ef",
    },
}
STAFF = {"ana": "advisor", "luis": "advisor", "carla": "clerk", "tomas": "technician"}
SENT = ("sent", "delivered", "read")  # states of a message the provider took
CUSTOMERS = {"rosa": "Rosa Quispe", "jorge": "Jorge Salas"}


class Outside:
    """One house without demo day, all channels connected to one simulator."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.process, address = start(
            {"port": 0, "data_dir": str(folder / "simulator"), "phones": PHONES}
        )
        self.simulator = Simulator(address)
        bases = ("TELEGRAM_API_BASE", "TWILIO_API_BASE", "META_GRAPH_BASE")
        self.house = House(folder, demo=False, **dict.fromkeys(bases, address), **environment)
        self.callers: dict[str, Caller] = {}
        self.channels: dict[str, dict[str, Any]] = {}

    def open(self) -> None:
        """Build, start, and do what an admin does on the first day."""
        self.house.environment["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
        self.house.build()
        self.house.manage("createsuperuser", "--noinput", "--username", "admin")
        self.house.start()
        admin = self.caller("admin")
        for username, role in STAFF.items():
            self.hire(username, role, username.title())
        for username, name in CUSTOMERS.items():
            self.hire(username, "customer", *name.split())
        for kind, credentials in KINDS.items():
            made = admin.post(
                "/channels/",
                {"kind": kind, "name": f"Canal {kind}", "credentials": credentials},
                status=201,
            )
            self.channels[kind] = made
            self.simulator.add_account(kind, credentials, webhook=made["webhook_url"], name=kind)

    def close(self) -> None:
        for caller in self.callers.values():
            caller.http.close()
        self.simulator.close()
        self.house.stop()
        stop(self.process)

    def hire(
        self, username: str, role: str, first_name: str, last_name: str = ""
    ) -> dict[str, Any]:
        """Let the admin make a person."""
        person = {"username": username, "role": role, "password": PASSWORD}
        names = {"first_name": first_name, "last_name": last_name}
        made: dict[str, Any] = self.caller("admin").post("/users/", person | names, status=201)
        return made

    def caller(self, username: str) -> Caller:
        """Return that person's client; an empty name is nobody."""
        if username not in self.callers:
            self.callers[username] = Caller(self.house.base, username)
        return self.callers[username]

    def stranger(self) -> dict[str, Any]:
        """Return a person with a telephone whom the hub has never heard of."""
        digits = f"519{secrets.randbelow(10**8):08d}"
        name = "Vecina " + "".join(secrets.choice("aeioulmnrs") for _ in range(10))
        return self.simulator.add_phone(f"+{digits}", name) | {"phone": f"+{digits}", "name": name}

    def conversation(self, person: dict[str, Any]) -> dict[str, Any]:
        """Return the one conversation with that person, once it is in the inbox."""
        found = wait(lambda: self.conversations(person), what=f"{person['name']} in the inbox")
        assert len(found) == 1
        return dict(found[0])

    def conversations(self, person: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the conversations with that person, found by name or, on Messenger, by id."""
        ana = self.caller("ana")
        named = ana.get("/conversations/", q=person["name"])["results"]
        rows = [row for row in named if row["customer"]["name"] == person["name"]]
        rows += ana.get("/conversations/", q=person["accounts"]["messenger"])["results"]
        return list({row["id"]: row for row in rows}.values())

    def opened(self, kind: str = "whatsapp_cloud", text: str = "hola") -> dict[str, Any]:
        """Let a stranger write and return their conversation."""
        person = self.stranger()
        self.simulator.say(kind, text=text, phone=person["phone"])
        return self.conversation(person)

    def messages(self, conversation: str, by: str = "ana") -> list[dict[str, Any]]:
        """Return every message of a conversation, page after page."""
        rows: list[dict[str, Any]] = []
        after = 0
        while True:
            page = self.caller(by).get(
                f"/conversations/{conversation}/messages/", after=after, limit=200
            )
            rows += page["results"]
            if page["next"] is None:
                return rows
            after = int(page["next"])

    def said(self, conversation: str, text: str, by: str = "ana", **more: Any) -> dict[str, Any]:
        """Write a message and return it."""
        body = {"client_id": str(uuid4()), "text": text, **more}
        path = f"/conversations/{conversation}/messages/"
        made: dict[str, Any] = self.caller(by).post(path, body, status=201)
        return made

    def reaches(self, message: str, *states: str, seconds: float = 40, by: str = "ana") -> Any:
        """Return the message once it stands in one of these states."""
        ana = self.caller(by)
        last: dict[str, Any] = {}

        def there() -> dict[str, Any] | None:
            last.update(ana.get(f"/messages/{message}/"))
            return last if last["state"] in states else None

        try:
            return wait(there, seconds=seconds)
        except AssertionError:
            raise AssertionError(f"{last['state']} {last['error']} is not {states}") from None

    def times(self, kind: str, text: str) -> int:
        """Return how often the provider accepted that text."""
        return sum(text in str(entry["request"]) for entry in self.simulator.sent(kind))


def webhook(kind: str, person: dict[str, Any], text: str) -> tuple[str, str]:
    """Return body and content type of one message as its provider posts it."""
    sender, now, known = person["accounts"][kind], int(time.time()), KINDS[kind]
    if kind == "whatsapp_twilio":
        digits = person["phone"]
        form = {"MessageSid": f"SM{secrets.token_hex(16)}", "AccountSid": known["account_sid"]}
        form |= {"From": f"whatsapp:{digits}", "To": known["sender"], "WaId": digits[1:]}
        form |= {"Body": text, "NumMedia": "0", "ProfileName": person["name"]}
        return urlencode(form), "application/x-www-form-urlencoded"
    if kind == "telegram":
        who = {"id": person["telegram_id"], "is_bot": False, "first_name": person["name"]}
        chat = {"id": person["telegram_id"], "type": "private", "first_name": person["name"]}
        number = secrets.randbelow(10**9)
        message = {"message_id": number, "date": now, "from": who, "chat": chat, "text": text}
        body: dict[str, Any] = {"update_id": number, "message": message}
    elif kind == "whatsapp_cloud":
        digits = person["phone"][1:]
        message = {"from": digits, "id": f"wamid.{secrets.token_hex(16)}", "timestamp": str(now)}
        message |= {"type": "text", "text": {"body": text}}
        value = {
            "messaging_product": "whatsapp",
            "metadata": {
                "display_phone_number": known["display_number"],
                "phone_number_id": known["phone_number_id"],
            },
            "contacts": [{"wa_id": digits, "profile": {"name": person["name"]}}],
            "messages": [message],
        }
        change = {"field": "messages", "value": value}
        entry = {"id": known["waba_id"], "changes": [change]}
        body = {"object": "whatsapp_business_account", "entry": [entry]}
    else:
        event = {"sender": {"id": sender}, "recipient": {"id": known["page_id"]}}
        event |= {"timestamp": now * 1000, "message": {"mid": f"m_{uuid4().hex}", "text": text}}
        entry = {"id": known["page_id"], "time": now * 1000, "messaging": [event]}
        body = {"object": "page", "entry": [entry]}
    return json.dumps(body), "application/json"


def on_servers() -> bool:
    """Whether houses of this run stand on PostgreSQL and Redis."""
    return bool(os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"))
