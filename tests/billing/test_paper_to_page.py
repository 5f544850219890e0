"""From the paper in one's hand to the page where its bill is paid."""

import io
import re

import pytest
from pypdf import PdfReader

from billing.operations.coupons import redeeming
from billing.queries import printed_coupons
from hub.kernel import clock
from hub.kernel.models import PublicLink
from tests.billing.couponing import CASH, redeem
from tests.billing.test_pay_page import Payer, invoice, linked, media, payer
from tests.desk import soles

__all__ = ["invoice", "linked", "media", "payer"]
pytestmark = pytest.mark.django_db


def address_in(pdf):
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    found = re.search(r"https?://\S+/p/[\w-]+/", re.sub(r"[\u200b\s]", "", text))
    return found and found[0]


def test_the_paper_of_a_bill_leads_to_where_it_is_paid(api, invoice, carla, media):
    paper = api(carla).get(f"/api/v1/invoices/{invoice.id}/pdf/").content
    again = api(carla).get(f"/api/v1/invoices/{invoice.id}/pdf/").content

    assert paper == again and PublicLink.objects.count() == 1
    assert Payer(address_in(paper)).looks()["document"]["label"] == invoice.label


def test_a_draft_and_what_was_taken_back_have_no_address(api, office, invoice, carla, media):
    draft = office.draft()
    assert address_in(api(carla).get(f"/api/v1/invoices/{draft.id}/pdf/").content) is None

    api(carla).delete(f"/api/v1/invoices/{invoice.id}/pay-link/")

    assert address_in(api(carla).get(f"/api/v1/invoices/{invoice.id}/pdf/").content) is None


def test_the_page_shows_the_slips_that_still_pay_it(office, payer, invoice, slip):
    first, second = slip(invoice, 60), slip(invoice, 40)

    assert [each["code"] for each in payer.looks()["slips"]] == [str(first), str(second)]
    assert payer.looks()["slips"][0]["amount"] == soles("60.00")
    assert payer.looks()["slips"][0]["qr"].startswith("<svg")
    redeem(office, first)
    assert [each["reference"] for each in payer.looks()["slips"]] == [second.reference]


def test_a_scanned_slip_opens_the_page_and_is_its_code_at_the_window(office, invoice, slip):
    made = slip(invoice)
    scanned = printed_coupons.coupon(made.id).paper.scan

    address, _, code = scanned.partition("#")

    assert Payer(address).looks()["slips"][0]["code"] == str(made) and code == made.code
    paid = redeeming.redeem(text=scanned, form=CASH, by=office.clerk, at=clock.now())
    assert paid.amount.minor == 10_001
