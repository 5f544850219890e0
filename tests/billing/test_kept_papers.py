"""What was drawn once is kept and shown, to those it is for."""

from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from billing.models import StoredPdf
from billing.operations import papers
from billing.tasks import draw_papers
from hub.company.operations import house
from hub.kernel import clock
from tests.billing.office import DocumentKind, line
from tests.billing.papers import sold, text_of
from tests.billing.quoting import media, pedro, quotes
from tests.billing.smtp import box

__all__ = ["box", "media", "pedro", "quotes", "sold"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(media):
    """What is kept here is thrown away with the test."""


def test_the_first_pdf_is_the_one_whatever_happens_later(desk, carla, office, sold):
    draw_papers()
    before = desk.get(carla, f"invoices/{sold.id}/pdf/")
    office.pay(118, on=sold)
    house.change_issuer(fields={"legal_name": "Otra S.A."})
    office.customer.name = "Otro nombre"
    office.customer.save()

    after = desk.get(carla, f"invoices/{sold.id}/pdf/")

    assert before["Content-Type"] == "application/pdf" and before.content == after.content
    assert "no-store" in after["Cache-Control"] and StoredPdf.objects.count() == 1
    fresh = papers.printed("invoice", sold.id).paper
    assert fresh.issuer.legal_name == "Taller Ñandú S.A.C."
    assert fresh.customer.name == "Transportes Andinos SAC"


def test_a_draft_may_be_looked_at_and_is_not_kept(desk, carla, office):
    draft = office.draft(line(description="Prueba"))

    told = text_of(desk.get(carla, f"invoices/{draft.id}/pdf/").content)

    assert "Borrador" in told and "Prueba" in told and not StoredPdf.objects.exists()


def test_a_boleta_is_called_one(desk, carla, office):
    boleta = office.issue(line("10"), kind=DocumentKind.RECEIPT)

    told = text_of(desk.get(carla, f"invoices/{boleta.id}/pdf/").content)

    assert "Boleta de venta" in told and "B001-" in told and "Factura" not in told


def test_a_customer_has_their_own_papers_only(desk, rosa, jorge, office, sold):
    office.customer.portal_user = rosa
    office.customer.save()
    payment = office.pay(10, on=sold)

    for path in (f"invoices/{sold.id}/pdf/", f"payments/{payment.id}/receipt/"):
        assert desk.get(rosa, path).status_code == 200
        assert desk.get(jorge, path).status_code == 404
        assert desk.get(None, path).status_code == 401


def test_the_database_keeps_what_was_drawn(sold):
    papers.keep(papers.printed("invoice", sold.id), at=clock.now())

    for touch in (lambda rows: rows.update(sha256="x"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            touch(StoredPdf.objects.all())
    assert len(PdfReader(BytesIO(papers.content_of(StoredPdf.objects.get()))).pages) == 1
