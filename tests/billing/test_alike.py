"""Proofs that look like one shown before are pointed out; nothing is refused for it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from billing.adapters import likeness
from billing.models import ProofPrint
from billing.tasks import compare_proofs
from chat.operations import files
from hub.kernel import clock
from tests.desk import soles


def voucher(number: str, amount: str, *, quality: int = 0, share: float = 1.0) -> bytes:
    """A payment as the app of a wallet shows it; `quality` is that of a copy sent by chat."""
    page = Image.new("RGB", (540, 1100), "#5f259f")
    draw = ImageDraw.Draw(page)
    draw.rounded_rectangle((30, 200, 510, 850), 20, fill="white")
    draw.text((60, 230), "¡Yapeaste!", font_size=40, fill="#5f259f")
    draw.text((60, 310), f"S/ {amount}", font_size=90, fill="black")
    draw.text((60, 470), f"{number[:4]} nov. 2026 {number[2:6]}", font_size=34, fill="#333")
    draw.text((60, 600), f"N.º {number}", font_size=48, fill="#333")
    out = io.BytesIO()
    if quality:
        page = page.resize((int(540 * share), int(1100 * share)))
        page.save(out, "JPEG", quality=quality)
    else:
        page.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def shows(desk, ana):
    """Somebody loads a recharge that shows this picture."""

    def show(who, number, content, **more):
        upload = SimpleUploadedFile("yape.jpg", content, "image/jpeg")
        proof = files.upload(owner=who, upload=upload, at=clock.now())
        form = {"method": "wallet", "operation_number": number, "proof": str(proof.id), **more}
        made = desk.loads(who, desk.unlocked(who, ana), **form)
        assert made.status_code == 201, made.data
        return made.data["id"]

    return show


def seen(desk, who, recharge):
    return desk.get(who, f"recharges/{recharge}/").data


def test_a_copy_sent_again_is_pointed_out_to_staff(desk, shows, rosa, jorge, luis):
    first = shows(rosa, "48213370", voucher("48213370", "120"))
    copy = voucher("48213370", "120", quality=40, share=0.5)
    again = shows(jorge, "48213371", copy)

    compare_proofs()

    shown = seen(desk, luis, again)
    assert shown["looks_alike"] is True
    [other] = shown["alike"]
    assert (other["id"], other["customer"]["name"]) == (first, rosa.name)
    assert other["distance"] <= likeness.NEAR
    assert other["proof"]["id"] == seen(desk, luis, first)["proof"]["id"]
    assert [row["id"] for row in seen(desk, luis, first)["alike"]] == [again]
    theirs = seen(desk, jorge, again)
    assert (theirs["looks_alike"], theirs["alike"]) == (False, [])
    approved = desk.post(luis, f"recharges/{again}/approve/", {"amount": soles("50.00")})
    assert approved.data["state"] == "credited"


def test_another_payment_of_the_same_app_is_not(desk, shows, rosa, jorge, luis):
    shows(rosa, "48213370", voucher("48213370", "120"))
    other = shows(jorge, "99071542", voucher("99071542", "75"))

    compare_proofs()

    assert seen(desk, luis, other)["alike"] == []


def test_what_was_given_up_or_replaced_looks_like_nothing(desk, shows, rosa, jorge, luis):
    first = shows(rosa, "48213370", voucher("48213370", "120"))
    again = shows(jorge, "48213371", voucher("48213370", "120", quality=40))
    compare_proofs()
    desk.post(rosa, f"recharges/{first}/cancel/")
    assert seen(desk, luis, again)["alike"] == []

    upload = SimpleUploadedFile("otra.png", voucher("10101010", "9"), "image/png")
    proof = files.upload(owner=jorge, upload=upload, at=clock.now())
    desk.post(jorge, f"recharges/{again}/attach-proof/", {"proof": str(proof.id)})
    compare_proofs()

    assert ProofPrint.objects.count() == 2
    assert seen(desk, luis, again)["alike"] == []


def test_what_is_no_picture_is_compared_with_nothing(desk, shows, rosa, luis):
    made = shows(rosa, "1", b"%PDF-1.4\n%%EOF\n")

    compare_proofs()
    compare_proofs()

    assert seen(desk, luis, made)["alike"] == []
    assert not ProofPrint.objects.exists()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"0" * 64])
def test_what_nobody_can_read_has_no_print(content):
    assert likeness.of(io.BytesIO(content)) is None


def test_near_bands_differ_in_one_bit():
    assert len(set(likeness.near(5))) == 17
    assert all((band ^ 5).bit_count() <= 1 for band in likeness.near(5))
