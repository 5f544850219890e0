"""What people send, kind by kind, over the providers' own protocols."""

from collections.abc import Callable

import pytest

from channels_bridge.types import Deleted, Edited, Ignored, Inbound, Reacted
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
        ("whatsapp_cloud", "order", Kind.UNSUPPORTED),
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

    spoken = ("button", "quick_reply", "list_reply", "referral")

    (item,) = line.says(said, "Sí" if said in spoken else "")

    assert isinstance(item, Inbound)
    assert item.kind is becomes
    if becomes is Kind.TEXT:
        assert item.text == "Sí"
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

    assert isinstance(item, Ignored)
