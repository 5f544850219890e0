"""Files open by short-lived links, for whom they were made, while they may."""

import io
from urllib.parse import quote

import pytest

from chat.models import Attachment
from chat.operations import conversations, files, messages
from chat.queries.files import link_for, link_for_provider
from chat.types import IncomingFile, Kind
from hub.accounts.operations import people
from tests.chat.uploads import OGG, fetch, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def test_links_open_for_the_person_they_were_made_for(api, ana, luis, direct, says, at):
    made = upload(api(ana), picture()).json()
    link = made["url"]

    opened, data = fetch(api(None), link)

    assert opened.status_code == 200
    assert opened["Content-Type"] == "image/jpeg"
    assert opened["X-Content-Type-Options"] == "nosniff"
    assert opened["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert data[:2] == b"\xff\xd8"
    assert api(None).get(link.replace("~", "~x")).status_code == 404
    assert api(None).get("/files/nonsense/").status_code == 404
    assert fetch(api(None), link, HTTP_ACCEPT="application/pdf")[0].status_code == 200
    row = Attachment.objects.get()
    assert api(None).get(link_for(row, luis.id)).status_code == 404  # not sent: only hers
    assert api(luis).get(f"/api/v1/attachments/{row.id}/").status_code == 404
    says(ana, direct, "", attachments=(row.id,))
    assert fetch(api(None), link_for(row, luis.id))[0].status_code == 200
    assert api(luis).get(f"/api/v1/attachments/{row.id}/").json()["url"] is not None


def test_links_end_with_time_membership_and_the_account(
    api, admin, ana, luis, group, says, settings
):
    made = upload(api(ana), picture()).json()
    row = Attachment.objects.get()
    says(ana, group, "", attachments=(row.id,))
    links = [link_for(row, user.id) for user in (luis, ana)]

    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=row.created_at)
    people.deactivate(user=ana, by=admin, at=row.created_at)

    assert [api(None).get(link).status_code for link in links] == [404, 404]
    settings.MEDIA_LINK_SECONDS = -1
    assert api(None).get(made["url"]).status_code == 404


def test_providers_get_the_file_without_signing_in(api, ana):
    upload(api(ana), picture())
    link = link_for_provider(Attachment.objects.get())

    door = link.removeprefix(link[: link.index("/files/")])
    assert link.startswith("http")
    assert fetch(api(None), door)[0].status_code == 200
    head = api(None).head(door)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == Attachment.objects.get().size


@pytest.mark.parametrize(
    ("asked", "status", "expected"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-4", 206, slice(-4, None)),
        ("bytes=0-999999", 206, slice(0, None)),
        ("bytes=999999-", 416, None),
        ("bytes=9-3", 416, None),
        ("bytes=a-b", 200, slice(None)),
        ("bytes=0-1,3-4", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
    ],
)
def test_sound_is_played_from_the_middle(api, ana, asked, status, expected):
    made = upload(api(ana), OGG, "voz.ogg", "audio/ogg").json()

    got, data = fetch(api(None), made["url"], HTTP_RANGE=asked)

    assert got.status_code == status
    if expected is not None:
        assert data == OGG[expected]


def test_documents_are_downloaded_not_shown(api, ana):
    made = upload(api(ana), b"%PDF-1.7\n", "año.pdf").json()

    got, _ = fetch(api(None), made["url"])

    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment; filename*=utf-8''" + quote("año.pdf"))


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"<html>", b"MZ\x90\x00", b"\xff\xd8"])
def test_whatever_a_customer_sends_is_kept_and_only_downloaded(api, ana, arrives, at, data):
    arrives("", kind=Kind.IMAGE, files=(IncomingFile(kind=Kind.IMAGE, source={}, name="x.jpg"),))
    row = Attachment.objects.get()

    files.arrived(
        attachment_id=row.id, stream=io.BytesIO(data), content_type="image/jpeg", name="", at=at
    )
    row.refresh_from_db()
    got, _ = fetch(api(None), link_for(row, ana.id))

    assert (row.kind, row.state) == ("file", "ready")
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")


def test_a_deleted_message_takes_its_file_out_of_sight(api, ana, luis, direct, says, at):
    upload(api(ana), picture())
    row = Attachment.objects.get()
    sent = says(ana, direct, "", attachments=(row.id,)).message
    link = link_for(row, luis.id)

    messages.delete(message=sent, by=ana, at=at)

    assert api(None).get(link).status_code == 404
    assert api(luis).get(f"/api/v1/messages/{sent.id}/").json()["attachments"] == []
