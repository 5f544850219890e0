"""A conversation to keep or to print."""

import pytest

from chat.models import Attachment, Conversation, Message
from chat.queries import transcripts
from chat.types import IncomingFile, Kind
from tests.chat.doors import door

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> & <img src=x onerror=alert(2)>"


def page(api, who, row, query="") -> str:
    answer = api(who).get(door(row, f"transcript/{query}"))
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content).decode()


def test_text_in_order_with_files_and_without_notes(api, ana, arrives, waiting, says, monkeypatch):
    monkeypatch.setattr(transcripts, "PIECE", 2)
    file = IncomingFile(kind=Kind.IMAGE, source={}, name="yape.jpg", content_type="image/jpeg")
    arrives("mire", kind=Kind.IMAGE, files=(file,), after=1)
    says(ana, waiting, "ojo con este", private=True, after=2)
    arrives("dos\nrenglones", after=3)

    told = page(api, ana, waiting)

    assert told.index("¿Puedo recargar?") < told.index("mire") < told.index("dos\n    renglones")
    assert "Adjunto: yape.jpg (image/jpeg)" in told
    assert "ojo con este" not in told
    assert "Conversación con Rosa Quispe" in told
    assert "ojo con este" in page(api, ana, waiting, "?notes=true")


def test_a_page_without_anybodys_markup(api, ana, arrives):
    row = Conversation.objects.get(id=arrives(HOSTILE).conversation_id)
    row.identity.name = HOSTILE
    row.identity.save()

    answer = api(ana).get(door(row, "transcript/?format=html"))
    told = b"".join(answer.streaming_content).decode()

    assert "<script" not in told and "<img" not in told
    assert "&lt;script&gt;" in told
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("wanted", ["text/plain", "text/csv", "image/*"])
def test_it_comes_whatever_was_asked_for(api, ana, jorge, web, wanted):
    address = door(web, "transcript/")

    assert api(ana).get(address, HTTP_ACCEPT=wanted).status_code == 200
    refused = api(jorge).get(address, HTTP_ACCEPT=wanted)
    assert (refused.status_code, refused["Content-Type"]) == (404, "application/json")


def test_what_was_taken_back_is_not_told(api, ana, waiting, at):
    Message.objects.update(deleted_at=at)

    told = page(api, ana, waiting)

    assert "recargar" not in told
    assert "(mensaje eliminado)" in told


def test_a_customer_has_their_own_without_our_notes(api, ana, rosa, jorge, web, says):
    says(rosa, web, "hola")
    says(ana, web, "cuidado", private=True)

    told = page(api, rosa, web, "?notes=true")

    assert "hola" in told and "cuidado" not in told
    assert api(jorge).get(door(web, "transcript/")).status_code == 404
    assert api(None).get(door(web, "transcript/")).status_code == 401
    assert api(ana).get(door(web, "transcript/?format=pdf")).status_code == 422


def test_nothing_said_is_said(api, rosa, web):
    assert "Sin mensajes." in page(api, rosa, web)
    assert not Attachment.objects.exists()
