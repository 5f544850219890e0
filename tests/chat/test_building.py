"""The search is built for the first time in a full house, while people go on writing."""

from time import monotonic, sleep

import pytest

from chat import tasks
from chat.models import Conversation, Counter, Message, SearchEntry
from chat.queries.searching import behind
from hub.accounts.models import User
from tests.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 3_000


@pytest.fixture
def full(ana: User, direct: Conversation, at) -> Conversation:
    """Many long messages of Ana to Luis that nobody has looked through."""
    head = Counter.objects.get(conversation=direct)
    Message.objects.bulk_create(
        Message(
            conversation=direct,
            number=number,
            seq=head.last_seq + number,
            kind="text",
            direction="internal",
            author=ana,
            text=f"bomba {number} " + "de agua para la casa " * 60,
            created_at=at,
        )
        for number in range(1, MANY + 1)
    )
    seq = head.last_seq + MANY
    Counter.objects.filter(conversation=direct).update(last_number=MANY, last_seq=seq)
    return direct


def test_others_write_while_it_is_built(ana, luis, full, group, says):
    waits: list[float] = []

    def write(number: int) -> None:
        sleep(0.03)
        began = monotonic()
        says(luis, group, f"tarde {number}")
        says(luis, full, f"tarde {number}", after=number)
        waits.append(monotonic() - began)

    results = at_once([tasks.index_rest, lambda: [write(number) for number in range(20)]])

    assert not [each for each in results if isinstance(each, Exception)]
    assert max(waits) < 5, "the whole of it takes far longer in one go"
    tasks.index_newest()
    assert not behind().exists()
    assert SearchEntry.objects.count() == MANY + 40
    assert SearchEntry.objects.order_by("id").first().number == 1
