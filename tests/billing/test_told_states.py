"""Each state of an invoice is told its person once, by the roads they want, and not at night."""

import pytest

from billing.models import Invoice
from billing.operations.invoices import closing
from billing.tasks import show_invoices
from crm.models import Customer
from hub.kernel import clock
from hub.reports.models import Notification, Telling
from tests.billing.office import Office, line
from tests.billing.quoting import media

__all__ = ["media"]
pytestmark = pytest.mark.django_db
PREFERENCES = "me/notice-preferences/"


@pytest.fixture
def hers(desk, rosa, carla, media):
    """Carla's desk for Rosa, who has an account in the portal."""
    desk.asks(rosa)
    customer = Customer.objects.get(portal_user=rosa)
    customer.document_number = "20100070970"
    customer.save()
    return Office(carla, customer)


def shown_again():
    """The sweep finds all of it once more, as after a lost bell."""
    show_invoices()
    Invoice.objects.update(shown_version=0)
    show_invoices()


def told(rosa):
    rows = Notification.objects.filter(user=rosa, kind__startswith="invoice").order_by("kind")
    return list(rows.values_list("kind", flat=True))


def test_issued_and_voided_are_each_told_once_a_road(hers, rosa, admin):
    made = hers.issue(line())
    shown_again()
    closing.void(invoice_id=made.id, reason="Datos errados", by=admin, at=clock.now())
    shown_again()

    assert told(rosa) == ["invoice_issued", "invoice_voided"]
    assert made.label in Notification.objects.get(kind="invoice_voided").text
    roads = Telling.objects.filter(kind="invoice_voided").values_list("road", flat=True)
    assert sorted(roads) == ["app", "channel", "mail"]


def test_what_is_switched_off_is_told_by_no_road(desk, hers, rosa, admin):
    roads = ("app", "channel", "mail")
    off = [{"kind": "invoice_voided", "road": road, "on": False} for road in roads]
    assert desk.call(rosa, "PUT", PREFERENCES, {"switches": off}).status_code == 200
    made = hers.issue(line())
    closing.void(invoice_id=made.id, reason="Datos errados", by=admin, at=clock.now())
    shown_again()

    states = Telling.objects.filter(kind="invoice_voided").values_list("state", "reason")
    assert set(states) == {("skipped", "preference_off")}
    assert Notification.objects.get(kind="invoice_voided").shown is False


def test_what_happens_in_quiet_hours_waits_for_their_end(desk, hers, rosa, settings):
    settings.EMAIL = {"host": "127.0.0.1"}
    hours = {"quiet_from": "00:00", "quiet_to": "23:59:59", "zone": "UTC"}
    assert desk.call(rosa, "PUT", PREFERENCES, hours).status_code == 200
    rosa.email = "rosa@example.com"
    rosa.save()
    before = clock.now()

    hers.issue(line())
    show_invoices()

    assert told(rosa) == ["invoice_issued"]  # the portal shows it at once
    late = Telling.objects.get(kind="invoice_issued", road="mail")
    assert late.state == "queued" and late.due_at > before and late.due_at.second in (59, 0, 1, 2)
