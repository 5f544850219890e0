"""Twilio as its own client sees it."""

from urllib.parse import parse_qsl

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.patience import wait
from tests.simulator.fixture import ROSA

TO = f"whatsapp:{ROSA}"


@pytest.fixture
def client(simulator, twilio):
    http = TwilioHttpClient(timeout=5)
    made = Client(twilio["account_sid"], twilio["auth_token"], http_client=http)
    made.api.base_url = made.messaging.base_url = simulator.base
    yield made
    http.session.close()


def forms(hub, path="/webhooks/"):
    return [dict(parse_qsl(each.body.decode(), keep_blank_values=True))
            for each in hub.heard if each.path.startswith(path)]  # fmt: skip


def statuses(hub):
    return {form["MessageStatus"]: form for form in forms(hub, "/status")}


@pytest.mark.parametrize("kind", ["text", "image", "voice", "video", "document", "sticker",
                                  "location", "contact", "button", "list_reply", "referral",
                                  "forward", "unsupported"])  # fmt: skip
def test_everything_a_phone_can_do_is_a_signed_form(simulator, hub, twilio, kind):
    said = simulator.say(twilio["name"], kind, "hola")

    (form,) = forms(hub)
    assert form["MessageSid"] == said.id and form["SmsStatus"] == "received"
    assert "MessageStatus" not in form and form["From"] == TO and form["WaId"] == ROSA[1:]
    assert (form["NumMedia"] == "1") == ("MediaUrl0" in form)


def test_a_refused_webhook_is_not_sent_again_and_stays_in_the_list(simulator, hub, twilio, client):
    hub.script = [500]
    said = simulator.say(twilio["name"], "text", "¿llegó?")

    assert len(simulator.log(account=twilio["name"], direction="webhook")) == 1
    (found,) = client.messages.list(to=twilio["sender"], limit=5)
    assert (found.sid, found.body, found.direction) == (said.id, "¿llegó?", "inbound")
    assert client.messages(said.id).fetch().status == "received"


def test_an_answer_is_queued_and_its_callbacks_are_signed(simulator, hub, twilio, client):
    simulator.say(twilio["name"], "text", "hola")
    callback = hub.base + "/status?delivery=7"

    sent = client.messages.create(
        from_=twilio["sender"], to=TO, body="buenas", status_callback=callback
    )
    wait(lambda: {"sent", "delivered"} <= statuses(hub).keys())
    simulator.read(twilio["name"])

    assert sent.status == "queued" and sent.sid.startswith("SM")
    assert statuses(hub).keys() == {"sent", "delivered", "read"}
    check = RequestValidator(twilio["auth_token"]).validate
    for heard in [each for each in hub.heard if each.path.startswith("/status")]:
        form = dict(parse_qsl(heard.body.decode()))
        assert check(hub.base + heard.path, form, heard.headers["X-Twilio-Signature"])


def test_outside_the_window_it_is_accepted_and_fails_by_callback(simulator, hub, twilio, client):
    simulator.add_phone("+51900000002")

    sent = client.messages.create(
        from_=twilio["sender"], to="whatsapp:+51900000002", body="hola",
        status_callback=hub.base + "/status",
    )  # fmt: skip

    failed = wait(lambda: statuses(hub).get("undelivered"))
    assert sent.status == "queued" and failed["ErrorCode"] == "63016"


def test_media_is_fetched_from_the_hub(simulator, hub, twilio, client):
    simulator.say(twilio["name"], "text", "hola")
    hub.files["/files/a"] = ("image/jpeg", b"\xff\xd8jpeg")

    for name in ("a", "missing"):
        client.messages.create(
            from_=twilio["sender"], to=TO, media_url=[f"{hub.base}/files/{name}"],
            status_callback=f"{hub.base}/status",
        )  # fmt: skip

    failed = wait(lambda: statuses(hub).get("failed"))
    shown = simulator.chat(twilio["name"])[1:]
    assert failed["ErrorCode"] == "63019"
    assert [each.method for each in hub.heard if each.path == "/files/a"] == ["HEAD", "GET"]
    assert (shown[0]["kind"], shown[1]["state"]) == ("image", "failed")


def test_inbound_media_wants_basic_auth_and_redirects(simulator, hub, twilio, http):
    simulator.say(twilio["name"], "voice")
    (form,) = forms(hub)

    auth = (twilio["account_sid"], twilio["auth_token"])
    refused = http.get(form["MediaUrl0"])
    redirect = http.get(form["MediaUrl0"], auth=auth)
    content = http.get(form["MediaUrl0"], auth=auth, follow_redirects=True)

    assert (refused.status_code, redirect.status_code) == (401, 307)
    assert form["MediaContentType0"] == "audio/ogg" and content.content.startswith(b"OggS")


def test_typing_marks_read(simulator, twilio, client):
    said = simulator.say(twilio["name"], "text", "hola")

    done = client.messaging.v2.typing_indicator.create(channel="whatsapp", message_id=said.id)

    assert done.success and simulator.chat(twilio["name"])[-1]["state"] == "read"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"body": "a" * 1601}, 21617),
        ({"body": None}, 21619),
        ({"to": "whatsapp:123"}, 21211),
        ({"from_": "whatsapp:+19999999999"}, 63007),
        ({"status_callback": "http://a_b/"}, 21609),
        ({"content_sid": "HX0"}, 21655),
    ],
)
def test_what_twilio_refuses_at_once(simulator, twilio, client, wrong, code):
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(**{"from_": twilio["sender"], "to": TO, "body": "a"} | wrong)

    assert (refused.value.code, refused.value.status) == (code, 400)


def test_a_wrong_token_is_20003(simulator, twilio, client):
    client.auth = client.username, client.password = twilio["account_sid"], "no"

    with pytest.raises(TwilioRestException) as refused:
        client.messages("SM0").fetch()

    assert (refused.value.code, refused.value.status) == (20003, 401)


def test_statuses_can_be_held_and_come_in_reverse(simulator, hub, twilio, client):
    simulator.say(twilio["name"], "text", "hola")
    simulator.manners(twilio["name"], statuses="hold", auto_read=True)
    client.messages.create(
        from_=twilio["sender"], to=TO, body="a", status_callback=hub.base + "/status"
    )
    wait(lambda: simulator.chat(twilio["name"])[-1]["state"] == "read")

    assert statuses(hub) == {}
    assert simulator.release("reverse") == 3
    assert [form["MessageStatus"] for form in forms(hub, "/status")] == [
        "read", "delivered", "sent",
    ]  # fmt: skip


def test_statuses_can_overtake_the_answer(simulator, hub, twilio, client):
    simulator.say(twilio["name"], "text", "hola")
    simulator.manners(twilio["name"], early_statuses=True)

    client.messages.create(
        from_=twilio["sender"], to=TO, body="a", status_callback=hub.base + "/status"
    )

    assert statuses(hub).keys() == {"sent", "delivered"}
