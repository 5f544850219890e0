"""A link opens one thing to whoever holds it; guessing opens nothing."""

import io
import json
import random
from collections import Counter
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from rest_framework import serializers
from rest_framework.test import APIClient

from chat.models import Attachment
from hub.kernel import clock, public_links
from hub.kernel.api import StrictSerializer
from hub.kernel.link_files import file_behind
from hub.kernel.models import IdempotencyKey, PublicLink
from hub.kernel.public_links import Act, Download, LinkKind

pytestmark = pytest.mark.django_db
DONE: Counter[str] = Counter()


class Answer(StrictSerializer):
    word = serializers.CharField(max_length=10)


class Proof(StrictSerializer):
    file = serializers.CharField()


def _says(visit, body):
    DONE[body["word"]] += 1
    return {"said": body["word"], "times": DONE[body["word"]]}


def _proves(visit, body):
    return {"file": str(file_behind(visit.link, body["file"]))}


NOTE = LinkKind(
    show=lambda visit: {"text": f"nota {visit.link.subject}", "signed_in": visit.user is not None},
    acts={
        "say": Act(run=_says, body=Answer),
        "pay": Act(run=_says, body=Answer, keyed=True),
        "accept": Act(run=_says, body=Answer, keyed=True, uses_up=True),
        "prove": Act(run=_proves, body=Proof),
    },
    downloads={"paper": lambda visit: Download(content=b"%PDF", content_type="application/pdf",
                                               name="nota ñ.pdf")},
    seen=lambda visit: DONE.update(["seen"]),
    files=True,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _notes(monkeypatch):
    monkeypatch.setitem(public_links.kinds._items, "note", NOTE)
    DONE.clear()


@pytest.fixture
def media(settings, tmp_path):
    """Where files of this test lie."""
    settings.MEDIA_ROOT = tmp_path / "media"


def png():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def door():
    """A stranger from an address of their own."""
    address = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(256)}"
    return APIClient(REMOTE_ADDR=address)


def link(**life) -> str:
    life = {"expires_at": clock.now() + timedelta(days=1), "by": None, "at": clock.now()} | life
    return public_links.make("note", 7, **life).split("/p/")[1].strip("/")


def say(door, key, act, word="sí", once=""):
    headers = {"Idempotency-Key": once} if once else {}
    path = f"/api/v1/p/{key}/{act}/"
    return door.post(path, {"word": word}, format="json", headers=headers)


def test_whoever_holds_it_sees_what_it_opens(door):
    answer = door.get(f"/api/v1/p/{link()}/")
    assert (answer.status_code, answer.data["kind"], answer.data["state"]) == (200, "note", "open")
    assert answer.data["data"] == {"text": "nota 7", "signed_in": False}
    assert answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "no-referrer"


def test_who_is_signed_in_is_known(api, admin):
    assert api(admin).get(f"/api/v1/p/{link()}/").data["data"]["signed_in"] is True


def test_the_key_itself_is_kept_nowhere(door):
    key = link()
    assert len(key) >= 32
    say(door, key, "pay", once="k1")
    rows = [*PublicLink.objects.values_list(), *IdempotencyKey.objects.values_list()]
    assert key not in str(rows)


def test_what_never_was_and_what_is_over_take_the_same_road(door):
    at = clock.now() - timedelta(days=2)
    expired = link(at=at, expires_at=at + timedelta(days=1))
    over = {"": "x" * 32, "link_revoked": link(), "link_expired": expired}
    PublicLink.objects.filter(digest=public_links._digest(over["link_revoked"])).update(
        revoked_at=at
    )
    asked = set()
    for code, key in over.items():
        with CaptureQueriesContext(connection) as queries:
            answer = door.get(f"/api/v1/p/{key}/")
        asked.add(len(queries))
        assert answer["Referrer-Policy"] == "no-referrer"
        if code:
            assert (answer.status_code, answer.data["code"]) == (410, code)
            assert answer.data["fields"]["kind"] == "note"
            assert say(door, key, "say").status_code == 410
        else:
            assert (answer.status_code, answer.data["code"]) == (404, "not_found")
    assert asked == {1}


def test_revoking_ends_all_links_to_a_thing(door):
    first, second = link(), link()
    assert public_links.revoke("note", 7, at=clock.now()) == 2
    assert [door.get(f"/api/v1/p/{key}/").status_code for key in (first, second)] == [410, 410]


def test_guessing_is_slowed_down_for_the_whole_network(door):
    key = link()
    answers = [door.get(f"/api/v1/p/{number:032}/") for number in range(11)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429]
    assert int(answers[-1]["Retry-After"]) >= 1
    assert door.get(f"/api/v1/p/{key}/").status_code == 429, "a hit would tell"
    assert APIClient(REMOTE_ADDR="198.51.100.7").get(f"/api/v1/p/{key}/").status_code == 200


def test_the_right_key_never_counts_as_a_guess(door):
    key = link()
    assert {door.get(f"/api/v1/p/{key}/").status_code for _ in range(30)} == {200}


def test_fetching_a_preview_is_not_a_view_but_the_page_says_so(door, api, admin):
    key = link()
    door.get(f"/api/v1/p/{key}/")
    door.get(f"/p/{key}/")
    assert PublicLink.objects.get().times_seen == 0
    assert door.post(f"/api/v1/p/{key}/seen/").status_code == 204
    api(admin).post(f"/api/v1/p/{key}/seen/")
    row = PublicLink.objects.get()
    assert (row.times_seen, DONE["seen"]) == (1, 1), "ours do not count"
    assert row.first_seen_at == row.last_seen_at is not None


def test_a_keyed_act_happens_once(door):
    key = link()
    assert say(door, key, "pay").status_code == 400, "without a key"
    first, again = say(door, key, "pay", once="k1"), say(door, key, "pay", once="k1")
    assert first.json() == again.json() == {"said": "sí", "times": 1}
    assert again["Idempotent-Replayed"] == "true"
    assert say(door, key, "pay", "no", once="k1").status_code == 422
    other = link()
    assert say(door, other, "pay", once="k1").json()["times"] == 2, "keys are each link's own"


def test_what_is_for_once_is_used_up_and_still_readable(door):
    key = link()
    first = say(door, key, "accept", once="k1")
    assert say(door, key, "accept", once="k1").json() == first.json()
    late = say(door, key, "accept", once="k2")
    assert (late.status_code, late.data["code"], DONE["sí"]) == (410, "link_used", 1)
    assert door.get(f"/api/v1/p/{key}/").data["state"] == "used"


def test_an_act_that_fails_uses_nothing_up(door):
    key = link()
    assert say(door, key, "accept", "demasiado largo", once="k1").status_code == 422
    assert door.get(f"/api/v1/p/{key}/").data["state"] == "open"


def test_what_is_not_offered_is_not_there(door):
    key = link()
    assert say(door, key, "fly").status_code == 404
    assert door.get(f"/api/v1/p/{key}/files/other/").status_code == 404


def test_a_proof_is_a_picture_or_a_pdf_and_works_for_its_link_only(door, media):
    key, other = link(), link()
    sent = send(door, key, "pago.png", png())
    assert sent.status_code == 201, sent.data
    row = Attachment.objects.get()
    assert (row.owner, sent.data["content_type"]) == (None, "image/png")
    assert str(row.id) not in sent.data["file"]
    proven = door.post(f"/api/v1/p/{key}/prove/", {"file": sent.data["file"]}, format="json")
    assert proven.json() == {"file": str(row.id)}
    stolen = door.post(f"/api/v1/p/{other}/prove/", {"file": sent.data["file"]}, format="json")
    assert (stolen.status_code, [*stolen.data["fields"]]) == (422, ["file"])


@pytest.mark.parametrize("name,bytes_", [("a.png", b"<script>"), ("a.csv", b"a,b\n1,2\n")])
def test_other_files_are_refused(door, media, name, bytes_):
    assert send(door, link(), name, bytes_).status_code == 415
    assert not Attachment.objects.exists()


def test_a_paper_is_taken_along(door):
    answer = door.get(f"/api/v1/p/{link()}/files/paper/")
    assert (answer.content, answer["Content-Type"]) == (b"%PDF", "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "no-store"


def test_the_page_is_the_web_app_kept_by_nobody(door, settings, tmp_path):
    settings.WEB_APP = tmp_path
    (tmp_path / "index.html").write_text("<html>")
    answer = door.get(f"/p/{link()}/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert "noindex" in answer["X-Robots-Tag"] and answer["Referrer-Policy"] == "no-referrer"


def test_a_refusal_leaves_no_key_in_the_trail(api, admin):
    from hub.audit.models import Entry

    key = "y" * 32
    assert api(admin).get(f"/api/v1/p/{key}/").status_code == 404
    assert key not in json.dumps([*Entry.objects.values("object_id", "about")])


def send(door, key, name, content):
    return door.post(f"/api/v1/p/{key}/files/", {"file": SimpleUploadedFile(name, content)})
