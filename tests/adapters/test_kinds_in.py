"""What people send, kind by kind, over the providers' own protocols."""

from collections.abc import Callable

import pytest

from channels_bridge.types import Deleted, Edited, Inbound, Moved, Reacted, Referred
from chat.types import Kind
from tests.adapters.line import Line

LineOf = Callable[[str], Line]


@pytest.mark.parametrize(
    ("kind", "said", "becomes"),
    [
        ("whatsapp_twilio", "image", Kind.IMAGE),
        ("whatsapp_twilio", "video", Kind.VIDEO),
        ("whatsapp_twilio", "voice", Kind.AUDIO),
        ("whatsapp_twilio", "document", Kind.FILE),
        ("whatsapp_twilio", "sticker", Kind.STICKER),
        ("whatsapp_twilio", "location", Kind.LOCATION),
        ("whatsapp_twilio", "contact", Kind.FILE),
        ("whatsapp_twilio", "button", Kind.TEXT),
        ("whatsapp_twilio", "list_reply", Kind.TEXT),
        ("whatsapp_twilio", "referral", Kind.TEXT),
        ("whatsapp_twilio", "unsupported", Kind.UNSUPPORTED),
        ("whatsapp_cloud", "image", Kind.IMAGE),
        ("whatsapp_cloud", "video", Kind.VIDEO),
        ("whatsapp_cloud", "voice", Kind.AUDIO),
        ("whatsapp_cloud", "document", Kind.FILE),
        ("whatsapp_cloud", "sticker", Kind.STICKER),
        ("whatsapp_cloud", "location", Kind.LOCATION),
        ("whatsapp_cloud", "contact", Kind.CONTACT),
        ("whatsapp_cloud", "button", Kind.TEXT),
        ("whatsapp_cloud", "quick_reply", Kind.TEXT),
        ("whatsapp_cloud", "list_reply", Kind.TEXT),
        ("whatsapp_cloud", "order", Kind.TEXT),
        ("whatsapp_cloud", "unsupported", Kind.UNSUPPORTED),
        ("messenger", "image", Kind.IMAGE),
        ("messenger", "video", Kind.VIDEO),
        ("messenger", "voice", Kind.AUDIO),
        ("messenger", "document", Kind.FILE),
        ("messenger", "sticker", Kind.STICKER),
        ("messenger", "location", Kind.LOCATION),
        ("messenger", "button", Kind.TEXT),
        ("messenger", "quick_reply", Kind.TEXT),
        ("messenger", "unsupported", Kind.UNSUPPORTED),
        ("instagram", "image", Kind.IMAGE),
        ("instagram", "voice", Kind.AUDIO),
        ("instagram", "unsupported", Kind.UNSUPPORTED),
    ],
)
def test_what_a_person_sends_arrives_as_its_kind(line_of: LineOf, kind, said, becomes):
    line = line_of(kind)

    spoken = ("button", "quick_reply", "list_reply", "referral", "order")

    (item,) = line.says(said, "Sí" if said in spoken else "")

    assert isinstance(item, Inbound)
    assert item.kind is becomes
    if becomes is Kind.TEXT:
        assert item.text.split("\n")[0] == "Sí"
    if becomes is Kind.LOCATION:
        assert item.card and item.card["latitude"] == pytest.approx(-12.0464)
    for announced in item.files:
        with line.adapter.fetch(announced.source, line.account) as got:
            assert got.stream.read()


def test_an_album_is_one_message_with_several_files_on_messenger(messenger: Line):
    (item,) = messenger.says("album", media=[{}, {}, {}])

    assert isinstance(item, Inbound) and len(item.files) == 3


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram"])
def test_a_reaction_and_its_removal(line_of: LineOf, kind: str):
    line = line_of(kind)
    said = line.simulator.say(line.name, text="hola").id

    (added,) = line.says("reaction", "❤", reply_to=said)[-1:]
    (removed,) = line.says("reaction", "", reply_to=said)

    assert isinstance(added, Reacted) and (added.external_id, added.emojis) == (said, ("❤",))
    assert isinstance(removed, Reacted) and removed.emojis == ()


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram"])
def test_an_edit_and_a_deletion_are_no_messages(line_of: LineOf, kind: str):
    line = line_of(kind)
    said = line.simulator.say(line.name, text="hola").id

    (edited,) = line.says("edit", "hola!", reply_to=said)[-1:]
    assert isinstance(edited, Edited) and (edited.external_id, edited.text) == (said, "hola!")
    if kind != "messenger":
        (deleted,) = line.says("delete", reply_to=said)
        assert isinstance(deleted, Deleted) and deleted.external_id == said


@pytest.mark.parametrize("kind", ["messenger", "instagram"])
def test_a_referral_alone_is_no_message(line_of: LineOf, kind: str):
    (item,) = line_of(kind).says("referral")

    assert isinstance(item, Referred) and item.referral["ref"] == "r1"


def test_a_live_location_moves_and_ends(line_of: LineOf):
    line = line_of("telegram")
    (begun,) = line.says("live")
    assert isinstance(begun, Inbound) and begun.card and begun.card["live"] is True
    said = begun.external_id.rpartition(":")[2]

    (moved,) = line.says("move", reply_to=said, data={"latitude": -12.1, "longitude": -77.1})
    (ended,) = line.says("move", reply_to=said, data={"end": True})

    assert isinstance(moved, Moved) and isinstance(ended, Moved)
    assert moved.external_id == ended.external_id == begun.external_id
    assert (moved.card["latitude"], moved.card["live"]) == (-12.1, True)
    assert (ended.card["latitude"], ended.card["live"]) == (-12.1, False)


def test_an_album_on_telegram_is_messages_that_belong_together(line_of: LineOf):
    items = line_of("telegram").says("album", "obra", media=[{}, {}, {}])

    assert len({item.around["album"] for item in items}) == 1 and len(items) == 3


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_cloud"])
def test_only_a_number_of_ones_own_is_vouched_for(line_of: LineOf, kind: str):
    line = line_of(kind)
    hidden = {"phone": "+51900000017"}
    line.simulator.add_phone("+51900000017", "Oculta", hidden=True)

    (shared,) = line.says("share_number", **hidden)
    (of_another,) = line.says("contact", **hidden)

    assert isinstance(shared, Inbound) and isinstance(of_another, Inbound)
    assert (shared.kind, shared.sender.phone) == (Kind.CONTACT, "+51900000017")
    assert of_another.sender.phone == ""


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_the_way_somebody_came_is_kept_with_their_words(line_of: LineOf, kind: str):
    (item,) = line_of(kind).says("ad", "Vi su anuncio")

    assert isinstance(item, Inbound) and item.around is not None
    assert item.around.get("referral", {}).get("headline") or item.around.get("start")


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_a_form_filled_in_inside_the_channel(line_of: LineOf, kind: str):
    (item,) = line_of(kind).says("flow")

    assert isinstance(item, Inbound) and item.card
    assert {"label": "turno", "value": "Mañana"} in item.card["answers"]


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_twilio", "whatsapp_cloud"])
def test_what_is_forwarded_says_so(line_of: LineOf, kind: str):
    (item,) = line_of(kind).says("forward", "miren")

    assert isinstance(item, Inbound) and item.around and "forwarded" in item.around
