"""Reminders: one a customer and level, nothing after a payment, nobody against their will."""

from datetime import UTC, datetime, timedelta

import pytest

from billing.models import Reminder, ReminderLevel
from billing.operations.invoices import promising
from billing.operations.reminders import mailing, sending
from billing.queries import reminders
from chat.models import Conversation, Identity, Message
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.home import today
from tests.billing.office import Office, add_customer, books_are_true, line
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db

# A Monday at noon in Lima, past all that is issued by these stories.
DAY = timedelta(days=1)


def monday_noon():
    day = today(clock.now()) + timedelta(days=40)
    day += timedelta(days=(0 - day.weekday()) % 7)
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


@pytest.fixture
def noon():
    return monday_noon()


@pytest.fixture(autouse=True)
def _on(db):
    ReminderLevel.objects.update(is_on=True)


@pytest.fixture
def reached(desk, ana, carla):
    """A customer who writes on the web channel, with her office."""
    talk = desk.writes().conversation_id
    desk.says(ana, talk)
    customer = Customer.objects.get(first_identity__conversation=talk)
    customer.document_number = "20131312955"
    customer.save()
    office = Office(carla, customer)
    office.talk = talk
    return office


def owes(office, noon, *, late, amount="100"):
    return office.issue(line(amount), due_on=today(noon) - timedelta(days=late))


def told(office):
    rows = Message.objects.filter(conversation=office.talk, card__why="reminder")
    return [row.text for row in rows.order_by("number")]


def test_one_message_lists_all_that_reached_a_level(reached, noon):
    first, second = owes(reached, noon, late=4), owes(reached, noon, late=5, amount="50")

    assert sending.remind(at=noon) == 1

    (text,) = told(reached)
    assert first.label in text and second.label in text and "Total: S/ 150.00" in text
    row = Reminder.objects.get()
    assert (row.state, row.level.days, row.total_minor) == ("said", 3, 15_000)


def test_run_again_nothing_more_is_said_until_the_next_level(reached, noon):
    owes(reached, noon, late=4)

    sending.remind(at=noon)
    sending.remind(at=noon)
    sending.remind(at=noon + 2 * DAY)
    assert len(told(reached)) == 1
    assert sending.remind(at=noon + 7 * DAY) == 1

    assert [row.level.days for row in Reminder.objects.order_by("created_at")] == [3, 10]


def test_what_is_paid_promised_or_disputed_is_not_told(reached, noon, ana):
    paid, promised, disputed = (owes(reached, noon, late=4) for _ in range(3))
    reached.pay(100, on=paid)
    promising.promise(invoice_id=promised.id, on=today(noon) + DAY, by=ana, at=clock.now())
    promising.dispute(invoice_id=disputed.id, disputed=True, note="", by=ana, at=clock.now())

    assert sending.remind(at=noon) == 0

    assert sending.remind(at=noon + 2 * DAY) == 1
    assert promised.label in told(reached)[0] and disputed.label not in told(reached)[0]


def test_a_payment_between_looking_and_telling_stops_it(reached, noon):
    owes(reached, noon, late=4)
    found = reminders.due(today(noon))
    reached.pay(100)

    assert sending._remind(found[0], noon) is False
    assert told(reached) == []


def test_nobody_is_reminded_at_night_on_sunday_or_while_paused(reached, noon, desk, ana):
    owes(reached, noon, late=4)
    assert sending.remind(at=noon + timedelta(hours=9)) == 0
    assert sending.remind(at=noon - DAY) == 0
    path = f"customers/{reached.customer.id}/reminder-pause/"
    assert desk.call(ana, "PUT", path, {"reason": "Acordado"}).data["paused"] is True
    assert sending.remind(at=noon) == 0

    desk.call(ana, "DELETE", path)

    assert sending.remind(at=noon) == 1


def test_a_level_that_is_off_says_nothing(reached, noon):
    ReminderLevel.objects.filter(days=3).update(is_on=False)
    owes(reached, noon, late=4)
    assert sending.remind(at=noon) == 0


def test_who_wants_nothing_automatic_is_left_alone_and_the_log_says_so(reached, noon, desk, ana):
    Identity.objects.update(opted_out_at=noon)
    owes(reached, noon, late=4)

    sending.remind(at=noon)

    log = desk.get(ana, "reminders/?state=untold").data["results"]
    assert [(row["reason"], row["days"]) for row in log] == [("opted_out", 3)]
    assert told(reached) == []


def test_without_a_channel_it_goes_by_mail(office, noon, mailoutbox, settings):
    settings.EMAIL_URL = "smtp://localhost"
    office.customer.email = "pagos@andinos.pe"
    office.customer.save()
    owes(office, noon, late=0)

    sending.remind(at=noon)
    row = Reminder.objects.get()
    if row.state == "queued":
        mailing.mail_due(at=noon)
        mailing.mail_due(at=noon)
        assert [mail.to for mail in mailoutbox] == [["pagos@andinos.pe"]]
        assert Reminder.objects.get().state == "mailed"
    else:
        assert (row.state, row.reason) == ("untold", "no_channel")


def test_words_are_the_houses_own_and_name_what_is_owed(desk, admin, ana, reached, noon):
    level = next(row for row in desk.get(ana, "reminder-levels/").data if row["days"] == 10)
    path = f"reminder-levels/{level['id']}/"
    assert desk.patch(ana, path, {"is_on": True}).status_code == 403
    assert desk.patch(admin, path, {"text_es": "Pague ya"}).status_code == 422
    words = "Estimado {name}: {invoices} = {total} {raro}"
    assert desk.patch(admin, path, {"text_es": words}).status_code == 200
    made = owes(reached, noon, late=12)

    waiting = reminders.due(today(noon))
    sending.remind(at=noon)

    assert [row.id for row in waiting[0].invoices] == [made.id]
    assert told(reached)[0].startswith("Estimado ") and "{raro}" in told(reached)[0]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_four_workers_remind_once_and_a_payment_wins_or_waits(transactional_db, carla):
    ReminderLevel.objects.update(is_on=True)
    noon = monday_noon()
    office = Office(carla, add_customer())
    owes(office, noon, late=4)

    came = outcomes(*[lambda: sending.remind(at=noon) for _ in range(4)], lambda: office.pay(100))

    assert came == {"done": 5} and Reminder.objects.count() <= 1 and books_are_true()
    assert Conversation.objects.count() == 0
