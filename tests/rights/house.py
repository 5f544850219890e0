"""One house with one of everything: Rosa's among the customers, Ana's among the staff.

A hole `{customer_id}` of an address is filled with `OWNED["customer_id"]`; where the same name
means different things, `OWNED["<first word of the address>/<name>"]` comes first. Whoever adds a
door with a new hole adds a line here, or the walk says which one is missing.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from rest_framework.test import APIClient

from billing.models import Recharge
from channels_bridge.models import Channel, RawEvent, Template
from chat.models import (
    BulkRun,
    Canned,
    Conversation,
    Hook,
    HookDelivery,
    Macro,
    MacroRun,
    Message,
    Rule,
    SavedView,
    Scheduled,
    SlaPolicy,
    Subscription,
)
from crm.models import Communication, Customer, Duplicate, Import, Merge
from hub.accounts.models import BotToken, Session, Team, User
from hub.accounts.operations import bots, people, sessions
from hub.accounts.queries import house_bot
from hub.accounts.roles import Role
from hub.accounts.scopes import SCOPES
from hub.accounts.tokens import access_token
from hub.accounts.types import Device
from hub.kernel import clock
from hub.privacy.models import Breach, PrivacyRequest
from tests.desk import picture, say
from tests.rights import collection, parts, reports
from tests.rights.schedule import give_schedule
from tests.rights.things import furnish

# Who walks; `customer` owns Rosa's things, `advisor` Ana's, `other` and `colleague` nothing. `boss`
# administers the company Rosa speaks for, and so acts for her.
STAFF = {"admin": Role.ADMIN, "advisor": Role.ADVISOR, "colleague": Role.ADVISOR,
         "clerk": Role.CLERK, "technician": Role.TECHNICIAN}  # fmt: skip
OUTSIDE = {"customer": Role.CUSTOMER, "boss": Role.CUSTOMER, "other": Role.CUSTOMER,
           "supplier": Role.SUPPLIER}  # fmt: skip


@dataclass
class House:
    """Callers by name, and what fills the holes of addresses."""

    callers: dict[str, APIClient] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    owned: dict[str, Any] = field(default_factory=dict)

    def filled(self, address: str, part: str, holes: list[str]) -> str:
        """Return an address with its holes filled; AssertionError names what is missing."""
        for hole in holes:
            found = self.owned.get(f"{part}/{hole}", self.owned.get(hole))
            assert found is not None, f"tests/rights/house.py owns nothing for {{{hole}}}"
            address = address.replace(f"{{{hole}}}", str(found))
        return address


def build() -> House:
    """Make people without passwords and one row of everything that has a door."""
    house = House()
    house.callers["nobody"] = APIClient()
    for name, role in {**STAFF, **OUTSIDE}.items():
        house.people[name] = user = people.add(username=f"right-{name}", role=role)
        house.callers[name] = _signed_in(user, house)
    house.callers["bot"] = _bot("bot", list(SCOPES))
    house.callers["bare-bot"] = _bot("bare", [])
    rosa, ana = house.people["customer"], house.people["advisor"]
    talk = _talk(house, rosa, ana)
    _desk(house, ana, talk)
    _programs(house, ana, talk)
    _records(house, rosa, ana, talk)
    furnish(house, rosa, ana)
    collection.furnish(house)
    parts.furnish(house)
    give_schedule(house)
    reports.furnish(house)
    return house


def _signed_in(user: User, house: House) -> APIClient:
    session = sessions.open_session(user, remember=False, device=Device(), at=clock.now()).session
    if user.username == "right-advisor":
        house.owned["session_id"] = _second_session(session)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(session)}")
    return client


def _second_session(session: Session) -> Any:
    device = Device()
    return sessions.open_session(
        session.user, remember=False, device=device, at=clock.now()
    ).session.id


def _bot(name: str, scopes: list[str]) -> APIClient:
    bot = bots.add(username=f"right-{name}", name=name)
    _, key = bots.give_key(bot, name="x", at=clock.now(), scopes=scopes)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {key}")
    return client


def _talk(house: House, rosa: User, ana: User) -> Conversation:
    client, body = house.callers["customer"], {"channel": "web", "body": "hola"}
    answer = client.post("/api/v1/communications/", body, format="json")
    assert answer.status_code == 201, answer.data
    talk = Conversation.objects.get(id=answer.data["conversation"])
    say(ana, talk.id, "Con gusto")
    file = picture(rosa, message=Message.objects.filter(conversation=talk).first())
    house.owned |= {
        "conversation_id": talk.id,
        "message_id": Message.objects.filter(conversation=talk).order_by("number")[0].id,
        "communication_id": answer.data["id"],
        "attachment_id": file.id,
        "identity_id": talk.identity_id,
        "emoji": "%F0%9F%91%8D",
        "conversations/key": "recharge",
        "customer_id": Customer.objects.get(portal_user=rosa).id,
    }
    return talk


def _desk(house: House, ana: User, talk: Conversation) -> None:
    at = clock.now()
    team = Team.objects.create(name="rights")
    macro = Macro.objects.create(name="m", owner=ana, created_by=ana, created_at=at)
    run = MacroRun.objects.create(macro=macro, conversation=talk, by=ana, at=at)
    bulk = BulkRun.objects.create(
        by=ana, client_id=uuid4(), action="read", state="done", total=0, created_at=at
    )
    later = Scheduled.objects.create(
        conversation=talk, author=ana, client_id=uuid4(), text="x", since_number=1,
        send_at=at + timedelta(days=1), created_at=at, updated_at=at,
    )  # fmt: skip
    rule = {"active_since": at, "created_by": ana, "created_at": at}
    canned = Canned.objects.create(shortcut="hola", owner=ana, created_at=at, updated_at=at)
    house.owned |= {
        "team": team.id,
        "team_id": team.id,
        "macro_id": macro.id,
        "macro-runs/run_id": run.id,
        "run_id": bulk.id,
        "scheduled_id": later.id,
        "canned_id": canned.id,
        "view_id": SavedView.objects.create(name="v", owner=ana, created_at=at).id,
        "policy_id": SlaPolicy.objects.create(name="p", created_at=at).id,
        "rule_id": Rule.objects.create(name="r", event="message", **rule).id,
        "user_id": house.people["clerk"].id,
    }


def _programs(house: House, ana: User, talk: Conversation) -> None:
    at, channel = clock.now(), Channel.objects.get(kind="web")
    hook = Hook.objects.create(
        conversation=talk, bot=house_bot(), name="h", digest="d", created_by=ana, created_at=at
    )
    told = Subscription.objects.create(
        name="s", url="https://x.test", created_by=ana, created_at=at
    )
    delivery = HookDelivery.objects.create(
        subscription=told, event_id="e", kind="message.created", payload={}, created_at=at
    )
    event = RawEvent.objects.create(channel=channel, key="k", body=b"{}", received_at=at)
    template = Template.objects.create(
        channel=channel, provider_id="t", name="t", language="es", status="approved", synced_at=at
    )
    token = BotToken.objects.select_related("user").filter(user__username="right-bot").get()
    house.owned |= {
        "hook_id": hook.id,
        "subscription_id": told.id,
        "delivery_id": delivery.id,
        "event_id": event.id,
        "template_id": template.id,
        "channel_id": channel.id,
        "channel": channel.id,
        "bot_id": token.user_id,
        "key_id": token.id,
    }


def _records(house: House, rosa: User, ana: User, talk: Conversation) -> None:
    at, customer = clock.now(), Customer.objects.get(portal_user=rosa)
    asked = Communication.objects.get(customer=customer)
    second = Customer.objects.create(name="Otra", created_at=at, updated_at=at)
    third = Customer.objects.create(name="Más", merged_into=second, created_at=at, updated_at=at)
    pair = sorted([customer, second], key=lambda each: each.id)
    recharge = Recharge.objects.create(
        customer=customer, communication=asked, conversation=talk, amount_minor=100,
        currency="PEN", amount_set_by=rosa, method="cash", requested_by=rosa,
        created_at=at, updated_at=at,
    )  # fmt: skip
    wish = PrivacyRequest.objects.create(
        user=rosa, customer_id=customer.id, right="objection", state="identity_checked",
        country="PE", due_on=at.date(), created_by=rosa, created_at=at,
    )  # fmt: skip
    breach = Breach.objects.create(
        title="b", what="w", found_at=at, due_at=at, created_by=ana, created_at=at
    )
    house.owned |= {
        "duplicate_id": Duplicate.objects.create(
            first=pair[0], second=pair[1], reasons=["name"], weight=1, found_at=at
        ).id,
        "merge_id": Merge.objects.create(kept=second, gone=third, by=ana, at=at).id,
        "import_id": Import.objects.create(name="i", by=ana, created_at=at).id,
        "recharge_id": recharge.id,
        "request_id": wish.id,
        "breach_id": breach.id,
        "privacy/key": "audit",
    }
