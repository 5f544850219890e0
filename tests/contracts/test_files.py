"""Files over HTTP: in and out, private, and only what is one."""

import time
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from tests.caller import Caller
from tests.contracts.test_story import png
from tests.outside import SENT, Outside, wait

FILE = ["id", "kind", "name", "size", "width", "height", "url", "thumbnail_url"]


def test_files_in_and_out_are_private(outside: Outside, ana: Caller, room: str):
    upload = ana("POST", "/attachments/", files={"file": ("../../a b.png", png(), "image/jpeg")})
    file = upload.json()
    assert upload.status_code == 201 and set(FILE) <= set(file)
    assert (file["kind"], file["width"], file["height"]) == ("image", 40, 30)
    assert "/" not in file["name"]
    jorge = outside.caller("jorge")
    assert jorge("GET", f"/attachments/{file['id']}/").status_code == 404
    stolen = {"client_id": str(uuid4()), "kind": "image", "attachments": [file["id"]]}
    mine = jorge.post("/communications/", {"channel": "web", "body": "x"}, status=201)
    theft = jorge("POST", f"/conversations/{mine['conversation']}/messages/", stolen)
    assert theft.status_code in (404, 422)

    sent = outside.said(room, "", kind="image", attachments=[file["id"]])
    outside.reaches(sent["id"], *SENT)
    shown = ana.get(f"/messages/{sent['id']}/")["attachments"][0]
    http, base = outside.caller("").http, outside.house.base
    opened = http.get(base + shown["url"])
    assert opened.status_code == 200
    assert Image.open(BytesIO(opened.content)).size == (40, 30)
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in opened.headers["Cache-Control"]
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    assert http.get(base + shown["thumbnail_url"]).status_code == 200
    part = http.get(base + shown["url"], headers={"Range": "bytes=0-9"})
    assert part.status_code == 206 and len(part.content) == 10
    for broken in (shown["url"][:-4] + "aaa/", "/files/x/"):
        assert http.get(base + broken).status_code == 404, broken


def test_what_is_not_a_file_we_take(ana: Caller):
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    for name, content, type_ in (
        ("a.svg", svg, "image/svg+xml"),
        ("a.png", svg, "image/png"),
        ("a.html", b"<html><script>x</script></html>", "text/html"),
        ("a.txt", b"<html><script>x</script></html>", "text/plain"),
        ("a.exe", b"MZ" + b"\x00" * 200, "application/octet-stream"),
        ("a.jpg", b"\xff\xd8\xff\xe0 not a picture", "image/jpeg"),
    ):
        answer = ana("POST", "/attachments/", files={"file": (name, content, type_)})
        assert answer.status_code in (415, 422), (name, answer.status_code)
    assert ana("POST", "/attachments/", files={"x": ("a.txt", b"x")}).status_code in (400, 422)
    assert ana("POST", "/attachments/", files={"file": ("a.txt", b"")}).status_code in (400, 422)
    assert ana("POST", "/attachments/", {"file": "x"}).status_code == 415
    big = Image.new("L", (9000, 5000))
    out = BytesIO()
    big.save(out, "PNG")
    answer = ana("POST", "/attachments/", files={"file": ("a.png", out.getvalue(), "image/png")})
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_a_customers_picture_follows_when_the_host_is_back(outside: Outside, kind: str):
    outside.simulator.manners(kind, media_down=True)
    person = outside.stranger()
    try:
        began = time.monotonic()
        outside.simulator.say(kind, "image", "mi pago", phone=person["phone"])
        row = outside.conversation(person)
        assert time.monotonic() - began < 5
        pictures = wait(lambda: [m for m in outside.messages(row["id"]) if m["kind"] == "image"])
        assert pictures[0]["attachments"][0]["state"] != "ready"
    finally:
        outside.simulator.manners(kind, media_down=False)
    file = pictures[0]["attachments"][0]["id"]
    ana = outside.caller("ana")
    ana("POST", f"/attachments/{file}/retry/", {})
    ready = wait(lambda: (f := ana.get(f"/attachments/{file}/"))["state"] == "ready" and f)
    got = outside.caller("").http.get(outside.house.base + ready["url"])
    assert got.status_code == 200 and Image.open(BytesIO(got.content)).size[0] > 0
