"""The report of compliance: nothing in a true house, and what was done to an untrue one."""

from datetime import date

import pytest

from billing.models import Invoice, Posting
from billing.queries.audits import audits
from hub.audit.models import Verified
from hub.kernel import clock
from hub.privacy.models import PrivacyRequest
from tests.billing.office import add_customer
from tests.billing.test_books import tampered
from tests.billing.test_statements import START, Past
from tests.desk import desk
from tests.ranges import DAY, FIRST, HOUR, LAST, column, february, said

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def past(admin):
    return Past(admin, add_customer())


def wishes(who, due_on, decided=None, right="access", state="fulfilled"):
    PrivacyRequest.objects.create(
        user=who, right=right, state=state if decided else "received", country="PE", due_on=due_on,
        created_by=who, created_at=FIRST - 20 * DAY, decided_at=decided,
        reason="No es suyo" if state == "denied" else "",
    )  # fmt: skip


def test_a_true_house_has_nothing_and_a_touched_one_shows_it(past):
    for day in range(3):
        past.issues(10 + day, START)
    past.pays(10, START)
    names = ("gaps", "difference", "wrong", "seals", "late", "broken_days")
    told = said("compliance")
    assert {told.figures[name] for name in names} == {0}
    assert told.figures["answered_percent"] is None
    assert set(column(told, "checks", "wrong")) == {0}

    last = Invoice.objects.exclude(number=None).order_by("-number")[0]
    tampered(f"UPDATE billing_invoice SET number = 8, hash = 'x' WHERE label = '{last.label}'")
    Verified.objects.create(broken=["2026-02-03", "2026-02-05"], checked_at=clock.now())

    figures = said("compliance").figures
    wrong = {each.key: each.figure for each in audits()}
    assert figures["gaps"] == wrong["gaps"] == 5
    assert figures["seals"] == wrong["chain"] > 0
    assert figures["broken_days"] == 2


def test_the_trial_balance_is_of_one_currency_and_one_day(past):
    past.issues(10, START)
    posted = Posting.objects.filter(entry__created_at__lt=february().end)

    assert posted.count() >= 2
    assert said("compliance").figures["difference"] == sum(row.amount for row in posted) == 0
    assert said("compliance", february(currency="USD")).figures["difference"] == 0


def test_requests_are_in_time_on_their_day_in_lima_and_late_a_second_after(rosa, jorge):
    last = date(2026, 2, 28)
    wishes(rosa, last, LAST)
    wishes(jorge, last, LAST + HOUR)  # the first of March in Lima
    wishes(rosa, date(2026, 2, 1), FIRST, right="erasure", state="denied")
    wishes(rosa, date(2026, 2, 10), right="objection")  # nobody answered
    wishes(rosa, date(2026, 2, 10), LAST, right="rectification", state="withdrawn")
    wishes(jorge, date(2026, 1, 31), FIRST)
    wishes(jorge, date(2026, 3, 1), FIRST, right="objection")

    told = said("compliance")

    assert (told.figures["late"], told.figures["answered_percent"]) == (2, 50)
    assert sum(column(told, "answers", "due")) == 4
    assert sum(column(told, "answers", "in_time")) == 2
    before = said("compliance", february().before()).figures
    assert (before["late"], before["answered_percent"]) == (1, 0)


def test_a_request_that_still_has_time_counts_nowhere(rosa):
    wishes(rosa, date(2999, 12, 31))

    asked = february()
    far = asked.__class__(since=asked.since, until=date(2999, 12, 31), currency="PEN")
    assert said("compliance", far).figures["late"] == 0


def test_it_is_for_admins_and_can_be_taken_away(desk, admin, carla, ana):
    Verified.objects.create(through=date(2026, 2, 5), checked_at=clock.now(), broken=["2026-02-05"])

    for who in (carla, ana):
        assert desk.get(who, "reports/compliance/").status_code == 404
    told = desk.get(admin, "reports/compliance/?preset=month&compare=true")
    assert told.status_code == 200 and told.data["group"]["key"] == "compliance"
    for format in ("csv", "xlsx", "pdf"):
        assert desk.get(admin, f"reports/compliance/?format={format}").status_code == 200
