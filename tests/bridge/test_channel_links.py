"""A customer proves a channel by a link that works once, through the real adapters."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from channels_bridge.models import Channel
from channels_bridge.operations import channels
from chat.models import Conversation, Identity, Message
from chat.queries import owner_of_phone
from crm.models import Communication, Customer, Duplicate, LinkCode
from crm.operations import customers
from crm.queries.linking import proven_phones
from crm.tasks import meet_newest, settle_codes
from hub.accounts.ports.personal import Subject, keepers
from hub.accounts.roles import Role
from hub.kernel import clock
from tests.simulator.fixture import JORGE, ROSA

LINKS, ASKED = "/api/v1/channel-links/", "/api/v1/communications/"
WORDS = {
    "telegram": "telegram",
    "whatsapp_cloud": "whatsapp",
    "whatsapp_twilio": "whatsapp",
    "messenger": "messenger",
}


class Links:
    """What a story does: ask for links, send what they carry, look at the phone."""

    def __init__(self, bridge, api, kind="telegram"):
        self.bridge, self.api, self.word = bridge, api, WORDS[kind]
        self.channel = bridge.channel(kind)
        channels.connect(self.channel.id, at=clock.now())
        self.channel = Channel.objects.get(id=self.channel.id)

    def asks(self, user, **more):
        body = {"channel": self.word, "body": "Quiero recargar 20", **more}
        made = self.api(user).post(ASKED, body)
        assert made.status_code == 201, made.data
        return made.json()

    def made(self, user):
        answer = self.api(user).post(LINKS, {"channel": self.word})
        assert answer.status_code == 201, answer.data
        return answer.json()

    def sends(self, text, kind="text", phone=ROSA, **more):
        self.bridge.say(self.channel, kind, text, phone=phone, **more)
        self.settles()
        self.bridge.deliver(self.channel)
        return self.hears(phone)

    def settles(self):
        meet_newest()
        settle_codes()

    def hears(self, phone=ROSA):
        said = self.bridge.phone(self.channel, phone)
        return [bubble["text"] for bubble in said if bubble["author"] == "hub"]


@pytest.fixture
def links(bridge, api):
    return Links(bridge, api)


def talk(links):
    return Conversation.objects.get(channel_kind=links.channel.kind)


@pytest.mark.parametrize("kind", WORDS)
def test_what_waits_on_the_web_goes_on_where_it_was_proven(bridge, api, rosa, ana, kind):
    links = Links(bridge, api, kind)
    asked = links.asks(rosa)
    web = Conversation.objects.get(id=asked["conversation"])
    assert web.channel_kind == "web"
    made = links.made(rosa)
    assert made["qr"].startswith("data:image/svg+xml") and made["name"] == kind

    [answer] = links.sends(made["text"])

    assert answer.startswith("Listo, Rosa")
    proven = talk(links)
    assert proven.identity.portal_user_id == rosa.id
    row = Communication.objects.get()
    assert (str(row.id), row.conversation_id, row.state) == (asked["id"], proven.id, "received")
    assert proven.needs_reply_since is not None and proven.last_message["preview"] == row.body
    web.refresh_from_db()
    assert (web.state, web.needs_reply_since) == ("resolved", None)

    bridge.answer(proven, ana, "Con gusto, Rosa")
    bridge.deliver(links.channel)
    meet_newest()

    assert links.hears()[-1] == "Con gusto, Rosa"
    seen = api(rosa).get(f"{ASKED}{asked['id']}/").json()
    assert (seen["state"], [each["key"] for each in seen["actions"]]) == ("answered", ["recharge"])
    [listed] = api(rosa).get(LINKS).json()["results"]
    assert listed["conversation"] == str(proven.id)


def test_the_link_opens_the_chat_with_the_code_in_it(bridge, api, rosa):
    for kind, host in (("telegram", "t.me"), ("messenger", "m.me"), ("whatsapp_cloud", "wa.me")):
        links = Links(bridge, api, kind)
        made = links.made(rosa)
        where = urlsplit(made["url"])
        code = made["text"].split()[-1]
        said = parse_qs(where.query)
        assert where.netloc == host
        assert code in (said.get("start") or said.get("ref") or said["text"])[0]
        assert code not in str(list(LinkCode.objects.values()))


def test_a_link_of_messenger_counts_without_a_word(bridge, api, rosa, jorge):
    links = Links(bridge, api, "messenger")
    code = links.made(rosa)["text"]
    assert links.sends("", "start", data={"payload": code})[-1].startswith("Listo, Rosa")

    links.bridge.say(links.channel, text="hola", phone=JORGE)
    code = links.made(jorge)["text"]
    assert links.sends("", "referral", phone=JORGE, data={"payload": code})[-1].startswith("Listo")
    assert set(Identity.objects.values_list("portal_user", flat=True)) == {rosa.id, jorge.id}


def test_a_code_counts_once_and_the_second_phone_stays_a_stranger(links, rosa):
    text = links.made(rosa)["text"]
    links.sends(text)

    assert "ya se usó" in links.sends(text, phone=JORGE)[-1]
    assert links.sends(text)[-1].startswith("Listo"), "the same phone again"

    mine, other = (row.identity for row in Conversation.objects.order_by("created_at"))
    assert (mine.portal_user_id, other.portal_user_id) == (rosa.id, None)
    assert Customer.objects.count() == 2
    assert not Communication.objects.exists(), "a code is no request"


def test_a_newer_link_ends_the_one_before_and_links_run_out(links, rosa):
    first, second = (links.made(rosa)["text"] for _ in range(2))
    assert "no es válido" in links.sends(first)[-1]
    LinkCode.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert "venció" in links.sends(second)[-1]
    assert not Identity.objects.exclude(portal_user=None).exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.ADVISOR}])
def test_a_link_of_who_is_no_customer_any_more_opens_nothing(links, rosa, change):
    text = links.made(rosa)["text"]
    for name, value in change.items():
        setattr(rosa, name, value)
    rosa.save()

    assert "no es válido" in links.sends(text)[-1]
    assert not Identity.objects.exclude(portal_user=None).exists()


def test_a_link_of_somebody_forgotten_opens_nothing(links, rosa):
    links.sends(links.made(rosa)["text"], phone=JORGE)
    text = links.made(rosa)["text"]
    keeper, subject = keepers.get("channel_links"), Subject(user_id=rosa.id)
    assert [bool(row["used_at"]) for row in keeper.rows(subject)] == [True, False]

    keeper.forget(subject)

    assert "no es válido" in links.sends(text)[-1]
    assert list(keeper.rows(subject)) == []


def test_what_another_account_has_proven_stays_theirs(links, rosa, jorge):
    links.sends(links.made(rosa)["text"])
    asked = links.asks(jorge)

    assert "otra cuenta" in links.sends(links.made(jorge)["text"])[-1]

    assert Identity.objects.get(channel_id=links.channel.id).portal_user_id == rosa.id
    assert str(Communication.objects.get().conversation_id) == asked["conversation"]
    lines = Message.objects.filter(kind="system").values_list("card", flat=True)
    told = next(card for card in lines if card["event"] == "link_taken")
    assert told["account"] == "Jorge Salas"


def test_whom_the_counter_knows_as_somebody_is_offered_to_be_joined(links, api, rosa, ana):
    links.bridge.say(links.channel, text="hola")
    meet_newest()
    known = Customer.objects.get()
    customers.change(customer=known, fields={"document_number": "45678912"}, at=clock.now())
    asked = links.asks(rosa)

    assert "un asesor lo revisará" in links.sends(links.made(rosa)["text"])[-1]

    row = talk(links)
    assert (row.identity.customer_id, row.identity.portal_user_id) == (known.id, rosa.id)
    pair = Duplicate.objects.get()
    assert pair.reasons[0] == "channel"
    moved = Communication.objects.get(id=asked["id"])
    assert moved.conversation_id == row.id, "the phone is theirs: there it goes on"
    own = Customer.objects.get(portal_user=rosa)
    merged = api(ana).post(
        f"/api/v1/customers/{own.id}/merge/",
        {"customer": str(known.id), "take": []},
        headers={"Idempotency-Key": "one"},
    )
    assert merged.status_code in (200, 201)
    mine = api(rosa).get(ASKED).json()["results"]
    assert {each["body"] for each in mine} == {"hola", "Quiero recargar 20"}


def test_a_phone_of_whatsapp_is_proven_by_it_and_one_that_was_typed_is_not(bridge, api, rosa):
    rosa.phone = JORGE
    rosa.save()
    links = Links(bridge, api, "whatsapp_cloud")
    links.asks(rosa)
    assert proven_phones(rosa.id) == []

    links.sends(links.made(rosa)["text"])

    assert proven_phones(rosa.id) == [ROSA]
    assert owner_of_phone(ROSA) == rosa.id
    assert owner_of_phone(JORGE) is None and owner_of_phone("") is None


def test_who_may_ask_for_links_and_for_which(api, rosa, ana):
    assert api(ana).post(LINKS, {"channel": "telegram"}).status_code == 403
    assert api(rosa).post(LINKS, {"channel": "fax"}).status_code == 422
    assert api(rosa).post(LINKS, {"channel": "web"}).status_code == 422
    refused = api(rosa).post(LINKS, {"channel": "telegram"})
    assert (refused.status_code, refused.json()["code"]) == (409, "no_channel")
    assert api(rosa).get(LINKS).json()["results"] == []


def test_a_code_written_in_the_portal_proves_nothing(links, api, rosa):
    asked = links.asks(rosa)
    text = links.made(rosa)["text"]
    body = {"client_id": str(uuid4()), "kind": "text", "text": text}
    api(rosa).post(f"/api/v1/conversations/{asked['conversation']}/messages/", body)
    links.settles()

    assert LinkCode.objects.get().used_at is None
