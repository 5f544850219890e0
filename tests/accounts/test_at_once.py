"""Many hands at the same time: one account, one code, one place, one code of the house."""

import pytest

from hub.accounts.models import Assignment, RecoveryCode, User
from hub.accounts.operations import assignments, invitations, people, two_factor
from hub.accounts.operations.history import Work
from hub.accounts.operations.invitations import Guest
from hub.kernel import clock, home
from tests.accounts.codes import with_phone
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_link_makes_one_account(admin):
    guest = Guest(role="clerk", first_name="Nora")
    row = invitations.invite(guest, by=admin, at=clock.now())
    token = invitations.link_of(row).rpartition("/")[2]

    def accept(number):
        invitations.accept(token, username=f"nora{number}", first_name="Nora", at=clock.now())

    done = outcomes(*[lambda n=n: accept(n) for n in range(6)])

    assert done == {"done": 1, "invitation_over": 5}
    assert User.objects.filter(first_name="Nora").count() == 1


def test_a_code_is_spent_by_one_of_many(ana):
    phone, recovery = with_phone(ana)
    code, at = phone.code(), clock.now()

    assert outcomes(*[lambda: two_factor.check(ana, code, at=at)] * 4)["done"] == 1
    assert outcomes(*[lambda: two_factor.check(ana, recovery[0], at=at)] * 3)["done"] <= 1
    assert RecoveryCode.objects.exclude(used_at=None).count() <= 1


def test_two_moves_of_one_person_leave_one_in_force(admin, ana):
    day, at = home.today(clock.now()), clock.now()

    def move(role):
        assignments.assign(ana, Work(role=role), starts_on=day, by=admin, at=at)

    roles = ["clerk", "technician", "advisor", "clerk"]
    assert outcomes(*[lambda r=r: move(r) for r in roles]) == {"done": 4}
    assert Assignment.objects.get(user=ana, ends_on=None).role == User.objects.get(id=ana.id).role


def test_newcomers_at_once_have_codes_of_their_own(admin):
    works = [lambda n=n: people.add(username=f"new{n}", role="clerk") for n in range(6)]

    assert outcomes(*works) == {"done": 6}
    codes = User.objects.filter(role="clerk").values_list("code", flat=True)
    assert len(set(codes)) == 6
