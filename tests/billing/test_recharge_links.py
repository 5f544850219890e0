"""A link written to the customer loads one recharge without an account, once."""

import io
import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from rest_framework.test import APIClient

from billing.models import Recharge
from chat.models import Message
from hub.kernel import clock
from hub.kernel.models import PublicLink
from tests.desk import soles


@pytest.fixture
def talk(desk, ana):
    """Pedro, who has no portal, was answered."""
    conversation = desk.writes().conversation_id
    desk.says(ana, conversation)
    return conversation


@pytest.fixture
def link(desk, talk, ana):
    sent = desk.post(ana, f"conversations/{talk}/recharge-link/")
    assert sent.status_code == 201, sent.data
    return door()


def door():
    """What stands in the newest message: the address of the link."""
    text = Message.objects.filter(direction="out").latest("number").text
    return "/api/v1/p/" + text.split("/p/")[1].split("\n")[0]


@pytest.fixture
def client(db):
    return APIClient(REMOTE_ADDR=".".join(["10", *(str(random.randrange(256)) for _ in range(3))]))


def sends(client, link):
    file = io.BytesIO()
    Image.new("RGB", (30, 30), "teal").save(file, "PNG")
    made = SimpleUploadedFile("yape.png", file.getvalue())
    return client.post(f"{link}files/", {"file": made}).data["file"]


def loads(client, link, key=None, **form):
    body = {"amount": soles("40.00"), "method": "wallet", "operation_number": "YP9", **form}
    headers = {"Idempotency-Key": key or uuid4().hex}
    return client.post(f"{link}load/", body, format="json", headers=headers)


def test_it_loads_on_the_same_grant_and_anybody_of_ours_approves(
    desk, link, client, talk, ana, luis, django_capture_on_commit_callbacks
):
    page = client.get(link).data
    assert (page["kind"], page["state"]) == ("recharge", "open")
    assert page["data"]["currency"] == "PEN" and page["data"]["recharge"] is None

    with django_capture_on_commit_callbacks(execute=True):
        made = loads(client, link, proof=sends(client, link))

    assert made.status_code == 200, made.data
    row = Recharge.objects.get()
    assert (row.state, row.amount_minor, row.operation_number) == ("proof_attached", 4_000, "YP9")
    assert row.customer.name == "Pedro Mamani" and row.requested_by.role == "bot"
    assert desk.offer(ana, f"conversations/{talk}")["reason"] == "grant_spent"
    after = client.get(link).data
    assert after["state"] == "used"
    assert after["data"]["recharge"] == {"state": "proof_attached", "amount": soles("40.00")}
    approved = desk.post(ana, f"recharges/{row.id}/approve/")
    assert approved.data["state"] == "credited"


def test_it_is_for_once(link, client):
    proof, key = sends(client, link), uuid4().hex
    first = loads(client, link, key=key, proof=proof)
    again = loads(client, link, key=key, proof=proof)
    other = loads(client, link, operation_number="YP10", proof=proof)

    assert (first.status_code, again.data) == (200, first.data)
    assert (other.status_code, other.data["code"]) == (410, "link_used")
    assert Recharge.objects.count() == 1


def test_what_is_missing_is_named_and_uses_nothing_up(link, client):
    without = loads(client, link)
    number = loads(client, link, operation_number=" ", proof=sends(client, link))
    much = loads(client, link, method="cash", amount=soles("99999.00"))

    assert [list(each.data["fields"]) for each in (without, number, much)] == [
        ["proof"],
        ["operation_number"],
        ["amount"],
    ]
    assert loads(client, link, method="cash", operation_number="").status_code == 200


def test_what_was_spent_meanwhile_is_said(desk, link, client, talk, ana):
    form = {"amount": soles("20.00"), "method": "cash"}
    assert desk.post(ana, f"conversations/{talk}/actions/recharge/", form).status_code == 201

    late = loads(client, link, method="cash")

    assert (late.status_code, late.data["code"]) == (409, "grant_spent")


def test_it_ends_after_three_days_and_another_one_ends_it(desk, link, client, talk, ana):
    first = link
    desk.post(ana, f"conversations/{talk}/recharge-link/")
    assert client.get(first).data["code"] == "link_revoked"

    left = PublicLink.objects.get(revoked_at=None).expires_at - clock.now()
    assert timedelta(hours=71, minutes=59) < left <= timedelta(hours=72)


def test_without_an_answer_there_is_no_link(desk, talk, ana, carla, rosa, client):
    fresh = desk.writes(sender="51987000002").conversation_id
    path = f"conversations/{fresh}/recharge-link/"

    assert desk.post(ana, path).data["code"] == "locked"
    assert desk.post(carla, path).status_code == 403
    assert desk.post(rosa, path).status_code == 403
    assert not PublicLink.objects.exists()
