"""What is kept for a time goes when its time is over, and one sees before how much that is."""

from datetime import timedelta

import pytest

from hub.accounts.models import Authenticator, RecoveryCode, Session
from hub.kernel import clock
from hub.privacy.operations import house
from hub.registration.models import Link, LookedUp
from hub.registration.types import LinkPurpose

pytestmark = pytest.mark.django_db
DOOR = "privacy/retention/"


def days_ago(days):
    return clock.now() - timedelta(days=days)


def rule(desk, admin, key):
    return next(row for row in desk.get(admin, DOOR).data["results"] if row["key"] == key)


def test_ended_sign_ins_go_when_the_house_says_so(desk, admin, rosa, ana):
    for who in (rosa, ana):
        desk.get(who, "me/")
    Session.objects.filter(user=rosa).update(ended_at=days_ago(20))
    assert rule(desk, admin, "sign_ins")["count"] == 0

    fewer = desk.call(admin, "PUT", f"{DOOR}sign_ins/", {"days": 14})
    assert fewer.data["count"] == 1
    house.sweep(at=clock.now())

    assert not Session.objects.filter(user=rosa).exists()
    assert desk.get(ana, "me/").status_code == 200
    assert rule(desk, admin, "sign_ins")["removed"] == 1
    more = desk.call(admin, "PUT", f"{DOOR}sign_ins/", {"days": 91})
    assert more.status_code == 422, "never longer than they are kept anyway"


def test_codes_links_and_looked_up_names_are_not_kept(desk, admin, rosa, ana):
    old, young = days_ago(40), days_ago(1)
    for who, made in ((rosa, old), (ana, young)):
        Authenticator.objects.create(user=who, secret="00", created_at=made)
        Link.objects.create(
            user=who, purpose=LinkPurpose.PASSWORD, made_at=made, expires_at=made, used_at=made
        )
        LookedUp.objects.create(digest=str(who.id), answer="", expires_at=made)
    standing = Authenticator.objects.create(
        user=admin, secret="00", created_at=old, confirmed_at=old
    )
    RecoveryCode.objects.create(authenticator=standing, digest="a", used_at=old)
    RecoveryCode.objects.create(authenticator=standing, digest="b")
    assert rule(desk, admin, "one_time")["count"] == 4

    house.sweep(at=clock.now())

    assert rule(desk, admin, "one_time")["removed"] == 4
    assert {row.user_id for row in Authenticator.objects.all()} == {ana.id, admin.id}
    assert [row.digest for row in RecoveryCode.objects.all()] == ["b"]
    assert Link.objects.get().user_id == ana.id and LookedUp.objects.count() == 1
