"""What a test leaves behind when it really commits: nothing."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from billing.models import Entry, Posting
from billing.operations import ledger
from billing.types import AccountKind, EntryKind, Line, Source
from channels_bridge.models import Channel
from hub.accounts.models import User
from hub.accounts.operations import people
from hub.kernel import clock
from hub.kernel.money import Money
from hub.realtime.models import Epoch
from tests.database import Beginning


def committed(minor: int) -> None:
    """Leave rows of every sort: a person, a posted entry, and what migrations seeded changed."""
    money = Money(minor, "PEN")
    people.add(username="ana", role="advisor")
    ledger.post(
        source=Source(type="recharge", id=uuid4()),
        kind=EntryKind.RECHARGE,
        lines=[
            Line(kind=AccountKind.CLEARING_TRANSFER, money=-money),
            Line(kind=AccountKind.CLEARING_CASH, money=money),
        ],
        description="",
        by=None,
        at=clock.now(),
    )
    Channel.objects.filter(kind="web").update(name="Otro")
    Epoch.objects.all().delete()


def standing() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by table."""
    with connection.cursor() as cursor:
        rows = {}
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(cursor.fetchall(), key=repr)
        return rows


def test_after_a_test_that_commits_the_database_is_what_migrations_made(transactional_db):
    beginning, before = Beginning(), standing()

    committed(100)
    assert standing() != before
    beginning.restore()

    assert standing() == before
    assert Permission.objects.count() > 100 and ContentType.objects.count() > 50


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_finds_nothing_of_the_other(transactional_db, turn):
    assert not User.objects.filter(username="ana").exists()
    assert not Entry.objects.exists()
    assert Channel.objects.get().name == "Web"
    committed(100)


def test_what_was_posted_is_kept_again_afterwards(transactional_db):
    beginning = Beginning()
    committed(100)
    beginning.restore()
    committed(200)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM billing_posting")
    assert Posting.objects.count() == 2
