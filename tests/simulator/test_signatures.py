"""The signatures, against vectors that the providers' own libraries made."""

from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

from channels_bridge.simulator import sign


def test_metas_golden_vector():
    body = (
        b'{"object":"page","entry":[{"id":"1","time":1,'
        b'"messaging":[{"message":{"text":"\\u00f1"}}]}]}'
    )

    assert sign.meta("app_secret", body) == (
        "sha256=a35f28030d471754464e777844fe5e798444cfc82b601e1af5bac3e90daf0b64"
    )


def test_metas_bodies_are_escaped():
    assert sign.meta_body({"text": "ñ/"}) == b'{"text":"\\u00f1\\/"}'


def test_twilios_golden_vector():
    form = [
        ("Body", "Hola 😀"),
        ("From", "whatsapp:+51987654321"),
        ("MessageSid", "SM0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
        ("NumMedia", "0"),
        ("To", "whatsapp:+14155238886"),
    ]
    url = "https://hub.example.com/webhooks/twilio/wa?tenant=acme"

    assert sign.twilio("12345", url, form) == "2uPWMAVNpSMwu2I2qHdWuhw712A="


def test_twilios_validator_accepts_a_message_and_a_status(simulator, hub, twilio):
    simulator.say(twilio["name"], "text", "Hola 😀 = & +")

    heard = hub.heard[0]
    form = dict(parse_qsl(heard.body.decode(), keep_blank_values=True))
    check = RequestValidator(twilio["auth_token"]).validate
    assert check(hub.base + heard.path, form, heard.headers["X-Twilio-Signature"])
    assert form["Body"] == "Hola 😀 = & +"


def test_a_raw_body_can_carry_no_signature_or_a_wrong_one(simulator, hub, cloud):
    simulator.raw(cloud["name"], "{}")
    simulator.raw(cloud["name"], "{}", sign="wrong")
    simulator.raw(cloud["name"], "{}", sign="missing")

    right, wrong, missing = (h.headers.get("X-Hub-Signature-256") for h in hub.heard)
    assert right == sign.meta("app_secret", b"{}")
    assert wrong not in (None, right)
    assert missing is None
