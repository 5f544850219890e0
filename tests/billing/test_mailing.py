"""Documents leave by mail: with the PDF inside, once more when the server is busy, and logged."""

from datetime import timedelta

import pytest

from billing.models import Invoice, Mailed, StoredPdf
from billing.operations import mailing, papers
from billing.operations.invoices import closing
from billing.tasks import mail_due
from hub.kernel import clock
from tests.billing.office import add_customer, line
from tests.billing.papers import sold, text_of
from tests.billing.quoting import media, pedro, quotes
from tests.billing.smtp import box
from tests.crowd import outcomes

__all__ = ["box", "media", "pedro", "quotes", "sold"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(media):
    """What is kept here is thrown away with the test."""


def sends(desk, who, invoice, **body):
    answer = desk.post(who, f"invoices/{invoice.id}/send/", body)
    mail_due()
    return answer


def test_an_invoice_arrives_with_its_pdf_inside(desk, carla, sold, box):
    answer = sends(desk, carla, sold, text="Buenas tardes, <b>según</b> lo acordado.")

    assert answer.status_code == 201, answer.data
    [mail] = box.mails
    assert mail["To"] == "compras@andinos.example" and mail["Reply-To"] == "caja@taller.example"
    assert "Taller Ñandú" in mail["From"] and sold.label in mail["Subject"]
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert "<b>según</b> lo acordado" in plain.get_content()
    assert "&lt;b&gt;según&lt;/b&gt;" in html.get_content() and "S/ 118.00" in html.get_content()
    [pdf] = mail.iter_attachments()
    assert pdf.get_content_type() == "application/pdf"
    told = text_of(pdf.get_content())
    assert sold.label in told and "Taller Ñandú S.A.C." in told and "S/ 118.00" in told
    logged = desk.get(carla, f"mails/{answer.data['id']}/").data
    assert (logged["state"], logged["tries"], logged["error"]) == ("sent", 1, "")
    assert logged["message_id"] == mail["Message-ID"] and logged["sent_at"]
    again = desk.get(carla, f"mails/{answer.data['id']}/pdf/")
    assert again.content == pdf.get_content()


def test_sent_again_it_is_the_same_document(desk, carla, ana, sold, box):
    first = sends(desk, carla, sold)
    second = sends(desk, ana, sold, to="gerencia@andinos.example")

    assert (first.data["is_again"], second.data["is_again"]) == (False, True)
    one, two = ([*mail.iter_attachments()][0].get_content() for mail in box.mails)
    assert one == two and Invoice.objects.count() == 1 and StoredPdf.objects.count() == 1
    rows = desk.get(carla, f"mails/?document={sold.id}").data["results"]
    assert [row["to"] for row in rows] == ["gerencia@andinos.example", "compras@andinos.example"]


def test_one_key_is_one_mail(desk, carla, sold, box):
    for _ in range(2):
        desk.post(carla, f"invoices/{sold.id}/send/", {}, key="once")
    mail_due()

    assert len(box.mails) == 1 and Mailed.objects.count() == 1


def test_a_busy_server_is_asked_again(desk, carla, sold, box):
    box.answers = ["450 greylisted, come back"]
    sent = sends(desk, carla, sold).data["id"]

    waiting = desk.get(carla, f"mails/{sent}/").data
    assert (waiting["state"], waiting["tries"]) == ("queued", 1)
    assert "450" in waiting["error"] and waiting["next_try_at"] and box.mails == []
    mailing.mail_due(at=clock.now() + timedelta(minutes=2))

    assert desk.get(carla, f"mails/{sent}/").data["state"] == "sent" and len(box.mails) == 1


def test_an_address_that_is_refused_has_bounced(desk, carla, sold, box):
    box.answers = ["550 no such user"]
    sent = sends(desk, carla, sold).data["id"]
    mailing.mail_due(at=clock.now() + timedelta(days=1))

    logged = desk.get(carla, f"mails/{sent}/").data
    assert (logged["state"], logged["tries"]) == ("bounced", 1) and "550" in logged["error"]
    assert desk.get(carla, "mails/?state=bounced").data["results"][0]["id"] == sent
    assert desk.post(carla, f"mails/{sent}/retry/").status_code == 409


def test_a_server_that_is_away_is_given_up_and_can_be_asked_anew(desk, carla, sold, settings, box):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    sent = sends(desk, carla, sold).data["id"]
    for day in range(1, 8):
        mailing.mail_due(at=clock.now() + timedelta(days=day))

    assert desk.get(carla, f"mails/{sent}/").data["state"] == "failed"
    settings.EMAIL_PORT = port
    assert desk.post(carla, f"mails/{sent}/retry/").data["state"] == "queued"
    mail_due()
    assert desk.get(carla, f"mails/{sent}/").data["state"] == "sent"


def test_a_worker_that_died_sends_nothing_twice(carla, sold, box):
    row = mailing.send("invoice", sold.id, by=carla, at=clock.now())
    Mailed.objects.filter(id=row.id).update(state="sending", tries=1)

    mailing.mail_due(at=clock.now() + timedelta(hours=1))

    row.refresh_from_db()
    assert (row.state, box.mails) == ("failed", []) and row.error.startswith("unknown")


def test_what_was_open_in_a_restored_house_is_not_sent_again(carla, sold, box):
    row = mailing.send("invoice", sold.id, by=carla, at=clock.now())

    mailing.doubt_open(clock.now())
    mailing.mail_due(at=clock.now() + timedelta(hours=1))

    row.refresh_from_db()
    assert (row.state, box.mails) == ("failed", []) and row.error.startswith("unknown")


def test_what_cannot_be_sent_says_why(desk, admin, carla, rosa, tomas, office, sold, box):
    nobody = office.issue(line(), customer=add_customer("Sin correo", "20555012340"))
    draft = office.draft(line())
    void = closing.void(invoice_id=sold.id, reason="error", by=admin, at=clock.now())

    assert list(sends(desk, carla, nobody).data["fields"]) == ["to"]
    assert sends(desk, carla, nobody, to="no es correo").status_code == 422
    assert sends(desk, carla, draft).data["code"] == "not_out"
    assert sends(desk, carla, void).data["code"] == "not_out"
    assert sends(desk, rosa, nobody).status_code == 403
    assert sends(desk, tomas, nobody).status_code == 403
    assert desk.get(rosa, "mails/").status_code == 403
    assert box.mails == []


def test_without_a_mail_server_it_is_said(desk, carla, sold, settings):
    settings.EMAIL, settings.EMAIL_FILE_PATH = {}, None

    assert sends(desk, carla, sold).data["code"] == "mail_off"


def test_on_a_demo_day_mail_is_kept_in_files(desk, carla, sold, settings, tmp_path):
    settings.EMAIL, settings.EMAIL_FILE_PATH = {}, str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

    sent = sends(desk, carla, sold).data["id"]

    assert desk.get(carla, f"mails/{sent}/").data["state"] == "sent"
    [kept] = tmp_path.glob("*.log")
    assert "application/pdf" in kept.read_text()


def test_receipts_and_credit_notes_go_the_same_way(desk, carla, office, sold, box):
    payment = office.pay(50, on=sold, method="transfer", operation_number="OP 1")

    desk.post(carla, f"payments/{payment.id}/send/", {})
    mail_due()

    [pdf] = box.mails[0].iter_attachments()
    told = text_of(pdf.get_content())
    assert all(each in told for each in ("Recibo de pago", "S/ 50.00", sold.label, "OP1"))


def test_a_quote_goes_as_it_was_sent(quotes, box):
    draft = quotes.draft(customer=str(quotes.customer.id)).data
    assert quotes.step(draft, "mail", to="a@example.com").status_code == 404
    sent = quotes.step(draft, "send").data

    answer = quotes.step(sent, "mail", to="pedro@example.com")
    mail_due()

    assert answer.status_code == 201, answer.data
    [pdf] = box.mails[0].iter_attachments()
    kept = quotes.desk.get(quotes.ana, f"quotes/{sent['id']}/pdf/").content
    assert pdf.get_content() == kept and "Cotización" in box.mails[0]["Subject"]


@pytest.mark.django_db(transaction=True)
def test_who_draws_or_sends_at_once_has_one_paper_and_one_mail(sold, box):
    found = papers.printed("invoice", sold.id)
    mailing.post(found, by=None, at=clock.now())

    done = outcomes(*[lambda: papers.keep(found, at=clock.now())] * 3, *[mail_due] * 3)

    assert done == {"done": 6}
    assert StoredPdf.objects.count() == 1 and len(box.mails) == 1
