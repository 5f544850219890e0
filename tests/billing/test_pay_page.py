"""An invoice is paid by whoever holds its link: without an account, once, and as it stands now."""

import io
import random
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from rest_framework.test import APIClient

from billing.models import Payment
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.queries.invoices import invoice_for
from hub.kernel import clock
from hub.kernel.models import PublicLink
from hub.kernel.money import Money
from tests.billing.office import books_are_true, line
from tests.billing.test_gateways import till
from tests.desk import soles
from tests.simulator.fixture import simulator, simulator_process

__all__ = ["simulator", "simulator_process", "till"]
pytestmark = pytest.mark.django_db


class Payer:
    """Somebody with a link, from an address of their own."""

    def __init__(self, url, client=None):
        self.path = f"/api/v1/p/{url.split('/p/')[1]}"
        address = ".".join(["10", *(str(random.randrange(256)) for _ in range(3))])
        self.client = client or APIClient(REMOTE_ADDR=address)

    def looks(self):
        answer = self.client.get(self.path)
        assert answer.status_code == 200, answer.data
        return answer.data["data"]

    def does(self, act, amount="100.00", key=None, **more):
        return self.client.post(
            f"{self.path}{act}/",
            {"amount": soles(amount), **more},
            format="json",
            headers={"Idempotency-Key": key or str(uuid4())},
        )

    def paid(self, number="YP001", **more):
        return self.does("paid", method="wallet", operation_number=number, **more)

    def sends(self, colour="teal"):
        file = io.BytesIO()
        Image.new("RGB", (30, 30), colour).save(file, "PNG")
        made = SimpleUploadedFile("yape.png", file.getvalue())
        return self.client.post(f"{self.path}files/", {"file": made}).data["file"]


@pytest.fixture
def invoice(office):
    return office.issue(line("84.75", rate="18", description="Mantenimiento"))


@pytest.fixture
def linked(api, carla):
    def make(invoice):
        answer = api(carla).post(f"/api/v1/invoices/{invoice.id}/pay-link/")
        assert answer.status_code == 201, answer.data
        return answer.data["url"]

    return make


@pytest.fixture
def payer(linked, invoice):
    return Payer(linked(invoice))


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_page_shows_the_document_and_nothing_else_of_the_customer(payer, invoice):
    page = payer.looks()
    paper = page["document"]
    assert (paper["label"], paper["total"], paper["balance"]) == (
        invoice.label, soles("100.01"), soles("100.01"),
    )  # fmt: skip
    assert paper["taxes"][0]["tax"] == soles("15.26")
    assert paper["customer"] == "Transportes Andinos SAC"
    assert "20100070970" not in str(page), "no document number, no address, no mail"
    assert str(invoice.id) not in str(page) and str(invoice.customer_id) not in str(page)
    assert page["methods"] == {"card": False, "places": [], "balance": None}


def test_what_was_paid_elsewhere_waits_for_the_office(payer, office, invoice, media, carla):
    answer = payer.paid(amount="100.01", proof=payer.sends())
    assert answer.status_code == 200, answer.data

    payment = Payment.objects.get()
    assert (payment.state, payment.operation_number) == ("pending", "YP001")
    assert (payment.invoice_id, payment.recorded_by) == (invoice.id, None)
    assert payment.proof_sha256
    [shown] = payer.looks()["payments"]
    assert (shown["state"], shown["number"]) == ("pending", "…P001")
    assert office.again(invoice).state == "open", "nothing is paid by saying so"

    recording.confirm(payment_id=payment.id, by=carla, at=clock.now())
    assert payer.looks()["document"]["state"] == "paid" and books_are_true()


def test_one_operation_pays_once_whoever_says_so(payer, linked, office, media, desk, carla):
    assert payer.paid().status_code == 200
    again = payer.paid()
    assert (again.status_code, again.data["code"]) == (409, "operation_number_used")
    claimed = Payment.objects.get()

    other = Payer(linked(office.issue()))
    assert other.paid("yp-001").status_code == 200, "a saying takes no number from anybody"
    seen = desk.get(carla, f"payments/{claimed.id}/").data
    assert (seen["contested"], len(seen["same_number"])) == (True, 1)
    assert seen["same_number"][0]["by_link"] is True
    [first, second] = Payment.objects.order_by("created_at")
    assert desk.post(carla, f"payments/{second.id}/confirm/").data["state"] == "confirmed"
    refused = desk.post(carla, f"payments/{first.id}/confirm/")
    assert (refused.status_code, refused.data["code"]) == (409, "operation_number_used")
    third = Payer(linked(office.issue()))
    assert third.paid("YP001").data["code"] == "operation_number_used"
    assert desk.post(carla, f"payments/{first.id}/fail/", {"reason": "No es suyo"}).data["state"]
    assert books_are_true()


def test_what_a_stranger_says_keeps_the_office_from_nothing(payer, office, desk, carla):
    assert payer.paid("900900").status_code == 200

    taken = office.pay(20, method="transfer", operation_number="900900", shares=[])

    assert taken.state == "confirmed"
    said = Payment.objects.get(state="pending")
    assert desk.get(carla, f"payments/{said.id}/").data["same_number"][0]["by_link"] is False
    [row] = desk.get(carla, "payments/?state=pending").data["results"]
    assert row["contested"] is True
    refused = desk.post(carla, f"payments/{said.id}/confirm/")
    assert refused.data["code"] == "operation_number_used" and books_are_true()


def test_only_what_a_payment_pays_of_this_bill_is_shown(payer, office, invoice):
    other = office.issue()
    shares = [Share(invoice=invoice.id, minor=3_000), Share(invoice=other.id, minor=7_000)]
    office.pay(100, shares=shares)

    assert payer.looks()["payments"][0]["amount"] == soles("30.00")


def test_pressing_twice_is_one_payment(payer):
    first, second = payer.paid(key="k"), payer.paid(key="k")
    assert first.json() == second.json() and Payment.objects.count() == 1


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "100.02", "9.99"])
def test_more_than_is_owed_or_less_than_the_least_is_refused(payer, amount):
    refused = payer.paid(amount=amount)
    assert (refused.status_code, [*refused.data["fields"]]) == (422, ["amount"])


def test_all_or_nothing_where_the_house_takes_no_parts(payer, settings):
    settings.PARTIAL_PAYMENT_MIN = 0
    assert payer.looks()["least"] == soles("100.01")
    assert payer.paid(amount="50.00").status_code == 422
    assert payer.paid(amount="100.01").status_code == 200


def test_a_card_from_link_to_paid(payer, till, office, invoice):
    assert payer.looks()["methods"]["card"] is True
    assert payer.does("card", "60.00").status_code == 200
    checkout = till.begin(invoice, 60)
    [shown] = payer.looks()["payments"]
    assert shown["url"] == checkout.url and not shown["refused"]

    till.hears(till.pays(checkout, "reject"))
    assert payer.looks()["payments"][0]["refused"] is True
    till.hears(till.pays(checkout))

    paper = payer.looks()["document"]
    assert (paper["state"], paper["balance"]) == ("partial", soles("40.01"))
    assert payer.looks()["payments"][0]["url"] is None and books_are_true()


def test_nobody_pays_from_a_balance_that_is_not_theirs(payer, linked, invoice, api, rosa, ana):
    assert payer.does("balance").status_code == 403
    for user in (rosa, ana):
        stranger = Payer(linked(invoice), api(user))
        assert stranger.looks()["methods"]["balance"] is None
        assert stranger.does("balance").status_code == 403
    assert not Payment.objects.exists()


def test_its_customer_pays_from_their_balance(linked, office, invoice, api, rosa):
    office.customer.portal_user = rosa
    office.customer.save()
    theirs = Payer(linked(invoice), api(rosa))
    assert theirs.looks()["methods"]["balance"] == soles("0.00")
    refused = theirs.does("balance", "100.00")
    assert refused.status_code in (409, 422) and not Payment.objects.exists()


def test_a_paid_void_or_drafted_document(payer, office, invoice, api, carla, linked):
    office.pay(101, on=invoice)
    assert payer.looks()["document"]["state"] == "paid"
    late = payer.paid(amount="10.00")
    assert (late.status_code, late.data["code"]) == (409, "not_owed")
    draft = office.draft()
    refused = api(carla).post(f"/api/v1/invoices/{draft.id}/pay-link/")
    assert (refused.status_code, refused.data["code"]) == (409, "not_payable")


def test_papers_are_taken_along(payer, office, invoice, media):
    paper = payer.client.get(f"{payer.path}files/document/")
    assert paper.content[:5] == b"%PDF-" and invoice.label in paper["Content-Disposition"]
    assert payer.client.get(f"{payer.path}files/receipt/").status_code == 404
    assert payer.looks()["papers"] == ["document"]

    office.pay(20, on=invoice)
    assert payer.looks()["papers"] == ["document", "receipt"]
    assert payer.client.get(f"{payer.path}files/receipt/").content[:5] == b"%PDF-"


def test_the_office_takes_links_back_and_sees_who_looked(payer, invoice, api, carla):
    payer.client.post(f"{payer.path}seen/")
    path = f"/api/v1/invoices/{invoice.id}/pay-link/"
    row, printed = api(carla).get(path).data["results"]
    assert (printed["expires_at"], printed["times_seen"]) == (None, 0)
    assert (row["state"], row["times_seen"]) == ("open", 1) and "url" not in row

    assert api(carla).delete(path).status_code == 204
    gone = payer.client.get(payer.path)
    assert (gone.status_code, gone.data["code"]) == (410, "link_revoked")
    assert payer.paid().status_code == 410


def test_a_customer_has_a_link_made_for_their_own_only(office, invoice, api, rosa, jorge):
    office.customer.portal_user = rosa
    office.customer.save()
    path = f"/api/v1/invoices/{invoice.id}/pay-link/"
    assert api(rosa).post(path).status_code == 201
    assert api(jorge).post(path).status_code == 404
    assert api(rosa).get(path).status_code == api(rosa).delete(path).status_code == 403
    assert PublicLink.objects.exclude(expires_at=None).count() == 1
    assert invoice_for(rosa, invoice.id).balance == Money(10_001, "PEN")
