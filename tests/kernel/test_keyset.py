"""A page deep in a list is found where it begins, whatever the order."""

from itertools import product
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.models import Conversation
from hub.kernel import clock
from hub.kernel.keyset import walked

pytestmark = pytest.mark.django_db
ORDERS = [
    ("id",),
    ("-id",),
    ("priority", "id"),
    ("-priority", "title", "-id"),
    ("priority", "-open_history", "title", "id"),
]


@pytest.fixture
def rows():
    now = clock.now()
    kinds = product((0, 1, 3), (False, True), ("a", "b"), range(3))
    Conversation.objects.bulk_create(
        Conversation(
            id=UUID(int=(number * 7919) % 10_007),
            kind="group",
            priority=priority,
            open_history=is_open,
            title=title,
            last_message_at=now,
            created_at=now,
            updated_at=now,
        )
        for number, (priority, is_open, title, _) in enumerate(kinds)
    )
    return Conversation.objects.all()


@pytest.mark.parametrize("order", ORDERS)
def test_page_after_page_is_the_whole_list(rows, order):
    whole, mark, seen = list(rows.order_by(*order)), None, []
    while page := walked(rows, order, mark, 5):
        seen += page
        mark = [getattr(page[-1], name.lstrip("-")) for name in order]

    assert seen == whole


def test_a_full_page_is_one_question(rows):
    order = ("-priority", "title", "id")
    last = walked(rows, order, None, 1)[0]
    with CaptureQueriesContext(connection) as asked:
        walked(rows, order, [last.priority, last.title, last.id], 3)

    assert len(asked) == 1
