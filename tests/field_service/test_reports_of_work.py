"""The report of what was done: frozen, drawn, sent once; and a technician's day."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chat.models import Conversation, Message
from field_service.models import ActivityReport, Order
from field_service.operations.fieldwork import sending
from field_service.tasks import show_orders, tell_reports
from hub.kernel import clock
from tests.field_service.phone import finished

pytestmark = pytest.mark.django_db


def test_the_report_is_what_was_done_for_ever(shop, phone, api, desk, rosa):
    phone.shoots(api)
    report = finished(shop, phone)

    assert report.snapshot["fault"] == "Manguera rota"
    assert [each["work"] for each in report.snapshot["hours"]] == [0]
    assert report.snapshot["signature"]["name"] == "Luz Quispe"
    with pytest.raises(DatabaseError), transaction.atomic():
        ActivityReport.objects.filter(id=report.id).update(hash="x")
    pdf = desk.get(shop.clerk, f"activity-reports/{report.id}/pdf/")
    assert pdf.content.startswith(b"%PDF")
    assert desk.get(shop.clerk, f"activity-reports/{report.id}/pdf/").content == pdf.content
    assert desk.get(rosa, f"activity-reports/{report.id}/").status_code == 404
    assert desk.get(rosa, "activity-reports/").data["results"] == []


def test_taken_up_again_it_is_signed_again_and_has_another_version(shop, phone, desk):
    first = finished(shop, phone)
    shop.move(phone.row, "reopen", by=shop.clerk, reason="Volvió a fallar")
    assert phone.job()["missing"] == {"signature": ["missing"]}
    phone.signs()
    shop.move(phone.row, "finish")

    labels = [row.label for row in ActivityReport.objects.order_by("version")]
    assert labels == [first.label, f"{first.label}-2"]


def test_the_customer_is_sent_it_once(shop, phone, desk, rosa, settings):
    shop.customer.email = "luz@example.com"
    shop.customer.save()
    report = finished(shop, phone)

    sending.send(report_id=report.id, at=clock.now())
    sending.send(report_id=report.id, at=clock.now())

    report.refresh_from_db()
    assert (report.told_at is not None, report.told_by) == (True, "no_conversation")


def test_one_message_says_that_it_is_done_and_brings_the_report(shop, phone, desk):
    received = desk.writes("¿Ya terminaron?")
    row = Conversation.objects.get(id=received.conversation_id)
    Order.objects.filter(id=phone.row.id).update(conversation=row)
    report = finished(shop, phone)

    tell_reports()
    show_orders()
    tell_reports()

    said = Message.objects.filter(conversation=row, direction="out", text__contains="Terminamos")
    [paper] = said.get().attachments.all()
    assert paper.name == f"informe-{report.label}.pdf"
    assert Message.objects.filter(conversation=row, attachments__isnull=False).count() == 1
    report.refresh_from_db()
    assert report.told_by == "channel"


def test_what_is_worked_on_again_is_not_told_as_done(shop, phone, desk):
    report = finished(shop, phone)
    shop.move(phone.row, "reopen", by=shop.clerk, reason="Volvió a fallar")

    tell_reports()

    report.refresh_from_db()
    assert report.told_by == "overtaken"


def test_a_finish_nobody_answered_is_told_again_how_it_ended(shop, phone, desk):
    act = uuid4()
    phone.answers("Sin fugas", "yes")
    phone.answers("Presión de aceite", "3")
    phone.signs()
    shop.move(phone.row, "finish", act_id=act)  # before the hour it was planned for
    assert not phone.row.bookings.filter(released_at=None).exists()

    assert shop.move(phone.row, "finish", act_id=act).state == "done"
    assert phone.job()["state"] == "done"


def test_the_day_has_all_that_is_needed_without_a_connection(shop, phone, desk, teresa):
    row = phone.row
    asked = "field-day/?since=2026-11-23T05:00:00Z&until=2026-11-25T05:00:00Z"
    [job] = desk.get(phone.who, asked).data["jobs"]
    assert job["under_warranty"] is False

    assert (job["id"], job["allowed_transitions"]) == (
        str(row.id),
        ["pause", "wait", "give-up", "finish"],
    )
    assert job["missing"] == {
        "checklist": ["Sin fugas", "Presión de aceite"],
        "signature": ["missing"],
    }
    assert desk.get(teresa, asked).data["jobs"] == []
    assert desk.get(shop.clerk, asked).status_code == 403
