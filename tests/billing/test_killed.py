"""A worker that dies between the commit and the word about it: the word comes once, later.

Each death is a real one: a process that has committed and stands before its first announcement
is killed with SIGKILL.
"""

import os
import signal
import subprocess
import sys

import pytest

from billing.models import Payment
from billing.operations.payments import recording
from billing.operations.payments.recording import PaymentForm
from billing.tasks import show_invoices, show_payments
from billing.types import PaymentMethod
from chat.models import Message
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.money import Money
from hub.reports.models import Notification
from tests.billing.office import Office, line
from tests.live import ROOT, _test_database_url

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 20
# One program that has everything read in, and for each payment a child of it that dies.
WORKER = """
import os, sys, time, django
django.setup()
from uuid import UUID
from billing.operations.payments import recording
from hub.accounts.models import User
from hub.kernel import clock, events

def stand(event):
    print(os.getpid(), flush=True)
    time.sleep(60)

events._tell = stand
for words in sys.stdin:
    payment, clerk = words.split()
    if os.fork() == 0:
        by = User.objects.get(username=clerk)
        recording.confirm(payment_id=UUID(payment), by=by, at=clock.now())
        os._exit(1)
    os.wait()
    print("gone", flush=True)
"""


@pytest.fixture
def worker(transactional_db):
    with subprocess.Popen(
        [sys.executable, "-c", WORKER],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": _test_database_url(),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        yield running
        running.stdin.close()


@pytest.fixture
def office(desk, rosa, ana, carla):
    """Rosa has asked and been answered; her bills hang on that conversation."""
    talk = desk.asks(rosa)["conversation"]
    Customer.objects.filter(portal_user=rosa).update(document_number="20100070970")
    desk.says(ana, talk)
    made = Office(carla, Customer.objects.get(portal_user=rosa))
    made.talk = talk
    return made


def begun(office):
    """An issued invoice and a payment of it that waits to be confirmed."""
    made = office.issue(line("100"), tied_to={"conversation_id": office.talk})
    form = PaymentForm(money=Money(10_000, "PEN"), method=PaymentMethod.CASH)
    return recording.begin(
        customer_id=office.customer.id, form=form, by=None, at=clock.now(), invoice_id=made.id
    )


def dies_confirming(worker, payment, clerk):
    """Let a worker confirm, and kill it when it has committed and told nobody."""
    worker.stdin.write(f"{payment.id} {clerk.username}\n")
    worker.stdin.flush()
    os.kill(int(worker.stdout.readline()), signal.SIGKILL)
    assert worker.stdout.readline() == "gone\n"


def test_what_a_killed_worker_did_not_say_is_said_once(worker, office, rosa):
    payments = []
    for _ in range(ROUNDS):
        payments.append(begun(office))
        show_invoices()
        show_payments()
        said = Message.objects.filter(card__type="receipt").count()

        dies_confirming(worker, payments[-1], office.clerk)

        assert Payment.objects.get(id=payments[-1].id).state == "confirmed"
        assert Message.objects.filter(card__type="receipt").count() == said == len(payments) - 1
        for _ in range(2):
            show_invoices()
            show_payments()
        assert Message.objects.filter(card__type="receipt").count() == len(payments)
    told = Notification.objects.filter(user=rosa, kind="invoice_paid")
    assert told.count() == ROUNDS
    refs = [row.card["ref"] for row in Message.objects.filter(card__type="receipt")]
    assert sorted(refs) == sorted(f"receipt:{row.id}" for row in payments)
