"""Edits and pins with real threads: nothing said is lost, and fifty are fifty."""

import pytest

from chat.models import Conversation, Edition, Message, Reaction
from chat.operations import conversations, messages
from chat.operations.messages.pinning import EnoughPins
from chat.queries import message_for
from hub.kernel.errors import NotFound
from tests.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_edits_at_once_every_word_is_kept(ana, direct, says, at):
    message = says(ana, direct, "t0").message

    def edit(n: int) -> None:
        fresh = message_for(ana, message.id)
        messages.edit(message=fresh, text=f"t{n}", by=ana, at=at)

    results = at_once([lambda n=n: edit(n) for n in range(1, 21)], threads=10)

    assert results == [None] * 20
    kept = list(Edition.objects.order_by("id").values_list("text", flat=True))
    assert kept[0] == "t0"
    last = Message.objects.get(id=message.id).text
    assert sorted([*kept, last]) == sorted(f"t{n}" for n in range(21))


def test_the_fiftieth_pin_is_put_once(ana, direct, says, at):
    rows = [says(ana, direct, f"m{n}").message for n in range(57)]
    Message.objects.filter(id__in=[row.id for row in rows[:49]]).update(pinned_at=at)

    def pin(row: Message) -> Message:
        return messages.pin(message=message_for(ana, row.id), on=True, by=ana, at=at)

    results = at_once([lambda row=row: pin(row) for row in rows[49:]], threads=8)

    refused = [each for each in results if isinstance(each, EnoughPins)]
    assert len(refused) == 7
    assert Message.objects.filter(pinned_at__isnull=False).count() == 50
    assert Message.objects.filter(kind="system").count() == 1


def test_whoever_is_let_out_while_it_waits_changes_nothing(ana, luis, group, says, at):
    own, other = says(luis, group, "uno").message, says(ana, group, "dos").message
    seen = [message_for(luis, row.id) for row in (own, other)]
    conversations.set_members(
        conversation=Conversation.objects.get(id=group.id), add=[], remove=[luis], by=ana, at=at
    )

    for change in (
        lambda: messages.edit(message=seen[0], text="tres", by=luis, at=at),
        lambda: messages.delete(message=seen[0], by=luis, at=at),
        lambda: messages.pin(message=seen[1], on=True, by=luis, at=at),
        lambda: messages.react(message=seen[1], emoji="👍", on=True, by=luis, at=at),
    ):
        with pytest.raises(NotFound):
            change()
    assert Message.objects.get(id=own.id).text == "uno"
    assert not Edition.objects.exists() and not Reaction.objects.exists()
