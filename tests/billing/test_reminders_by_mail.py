"""Reminders by mail: with the papers and where to pay them, and none to where they bounce."""

from datetime import timedelta

import pytest

from billing.models import BouncedAddress, Reminder, ReminderLevel
from billing.operations.reminders import mailing, sending
from billing.queries.mailing import has_bounced
from hub.kernel import clock
from hub.kernel.home import today
from hub.registration.models import ProvenEmail
from tests.billing.office import line
from tests.billing.papers import text_of
from tests.billing.quoting import media
from tests.billing.smtp import box
from tests.billing.test_reminders import monday_noon

__all__ = ["box", "media"]
pytestmark = pytest.mark.django_db
ADDRESS = "Pagos@andinos.example"


@pytest.fixture(autouse=True)
def _on(db, media):
    ReminderLevel.objects.update(is_on=True)


@pytest.fixture
def noon():
    return monday_noon()


@pytest.fixture
def owing(office, noon):
    """A customer without a channel, who owes two invoices."""
    office.customer.email = ADDRESS
    office.customer.save()
    due = today(noon) - timedelta(days=4)
    return [office.issue(line("100"), due_on=due), office.issue(line("50"), due_on=due)]


def test_it_carries_the_papers_and_where_to_pay_each(owing, noon, box):
    sending.remind(at=noon)
    sending.remind(at=noon)
    mailing.mail_due(at=noon)
    mailing.mail_due(at=noon)

    (mail,) = box.mails
    assert mail["To"] == ADDRESS and Reminder.objects.get().state == "mailed"
    plain, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    assert "Total: S/ 150.00" in plain and plain.count("/p/") == 2 and html.count("<a href=") == 2
    papers = list(mail.iter_attachments())
    assert [each.get_filename() for each in papers] == [f"{row.label}.pdf" for row in owing]
    assert owing[0].label in text_of(papers[0].get_content())


def test_a_busy_server_is_asked_again_with_longer_pauses(owing, noon, box):
    box.answers = ["450 greylisted", "450 greylisted"]
    sending.remind(at=noon)
    mailing.mail_due(at=noon)
    mailing.mail_due(at=noon + timedelta(seconds=30))
    assert (Reminder.objects.get().tries, box.mails) == (1, [])

    mailing.mail_due(at=noon + timedelta(minutes=2))
    assert Reminder.objects.get().due_at == noon + timedelta(minutes=7)
    mailing.mail_due(at=noon + timedelta(minutes=10))

    assert len(box.mails) == 1 and Reminder.objects.get().state == "mailed"


def test_what_is_paid_before_the_mail_leaves_is_not_asked_for(owing, noon, office, box):
    sending.remind(at=noon)
    office.pay(150)

    mailing.mail_due(at=noon)

    row = Reminder.objects.get()
    assert (row.state, row.reason, box.mails) == ("untold", "settled", [])


def test_an_address_that_bounced_gets_nothing_automatic(desk, carla, owing, noon, box):
    box.answers = ["550 no such user"]
    sending.remind(at=noon)
    mailing.mail_due(at=noon)
    assert BouncedAddress.objects.get().address == ADDRESS.lower() and has_bounced(ADDRESS)
    first = desk.get(carla, "reminders/?state=untold").data["results"]
    assert [row["reason"] for row in first] == ["mail_refused"]
    assert desk.get(carla, f"invoices/{owing[0].id}/").data["email_bounced"] is True

    sending.remind(at=noon + timedelta(days=7))
    mailing.mail_due(at=noon + timedelta(days=7))

    latest = Reminder.objects.latest("created_at")
    assert (latest.state, latest.reason, box.mails) == ("untold", "mail_bounced", [])


def test_it_is_clean_again_once_changed_proven_or_reached(owing, office, noon, rosa, box):
    at = clock.now()
    flagged = BouncedAddress.objects.create(address=ADDRESS.lower(), error="550", bounced_at=at)
    assert has_bounced(ADDRESS) and not has_bounced("otra@andinos.example")

    ProvenEmail.objects.create(user=rosa, key=flagged.address, proven_at=at + timedelta(minutes=1))
    assert not has_bounced(ADDRESS)
    sending.remind(at=noon)
    mailing.mail_due(at=noon)

    assert len(box.mails) == 1 and not BouncedAddress.objects.exists()
