"""Many at once, with real threads: numbers stay whole, and the first of two makes the thing."""

from io import BytesIO
from threading import Thread
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from chat.models import Attachment, Conversation, Identity, Message
from chat.operations import conversations, files, messages, numbers
from chat.operations.conversations.working import Claimed
from chat.operations.messages.changing import OtherVersion
from chat.types import Draft, IncomingFile, Kind, Sender
from hub.accounts.operations import people
from tests.chat.uploads import picture
from tests.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def numbers_of(conversation_id) -> tuple[list[int], list[int]]:
    rows = Message.objects.filter(conversation_id=conversation_id)
    return (
        list(rows.order_by("number").values_list("number", flat=True)),
        list(rows.order_by("seq").values_list("number", flat=True)),
    )


def test_two_hundred_first_messages_are_one_person(arrives):
    results = at_once([lambda n=n: arrives(f"m{n}") for n in range(200)])

    assert {type(result).__name__ for result in results} == {"Received"}
    assert (Identity.objects.count(), Conversation.objects.count()) == (1, 1)
    by_number, by_seq = numbers_of(Conversation.objects.get().id)
    assert by_number == list(range(1, 201)) == by_seq
    assert Conversation.objects.get().counter.last_seq >= 400


def test_a_person_with_two_ids_is_one_person_however_they_come(arrives):
    whos = [
        Sender(external_id="PE.abc", aliases=("51987000001",)),
        Sender(external_id="51987000001", aliases=("PE.abc",)),
        Sender(external_id="51987000001"),
    ]

    results = at_once([lambda n=n: arrives(who=whos[n % 3]) for n in range(30)], threads=15)

    assert {type(result).__name__ for result in results} == {"Received"}
    assert Conversation.objects.filter(last_message__isnull=False).count() == 1
    assert numbers_of(results[0].conversation_id)[0] == list(range(1, 31))


def test_the_same_webhook_five_times_at_once_is_one_message(arrives):
    results = at_once([lambda: arrives("hola", external_id="m1") for _ in range(5)])

    assert sorted(result.created for result in results) == [False] * 4 + [True]
    assert Message.objects.count() == 1
    assert Conversation.objects.get().counter.last_number == 1


def test_fifty_claims_have_one_owner(arrives, at):
    crowd = [
        people.add(username=f"advisor{n}", role="advisor", first_name=f"A{n}") for n in range(50)
    ]
    row = Conversation.objects.get(id=arrives().conversation_id)

    results = at_once(
        [lambda u=u: conversations.claim(conversation=row, by=u, at=at) for u in crowd]
    )

    losers = [result for result in results if isinstance(result, Claimed)]
    owner = Conversation.objects.get().assignee
    assert len(losers) == 49
    assert {loser.fields["assignee"]["id"] for loser in losers} == {str(owner.id)}
    assert Message.objects.filter(kind="system").count() == 1


def test_one_try_five_times_at_once_is_one_message(direct, ana, at):
    draft = Draft(client_id=uuid4(), text="hola")

    results = at_once(
        [lambda: messages.send(conversation=direct, draft=draft, by=ana, at=at) for _ in range(5)]
    )

    assert sorted(result.duplicate for result in results) == [False] + [True] * 4
    assert Message.objects.count() == 1


def test_of_many_writers_every_number_is_taken_once(group, ana, luis, admin, says):
    writers = [ana, luis, admin]

    at_once([lambda n=n: says(writers[n % 3], group, f"m{n}") for n in range(90)], threads=9)

    by_number, by_seq = numbers_of(group.id)
    assert by_number == list(range(1, 91)) == by_seq
    assert group.counter.__class__.objects.get(conversation=group).last_seq == 91


def test_a_pair_has_one_conversation_whoever_opens_it(ana, luis, at):
    pairs = [(ana, luis), (luis, ana)]

    results = at_once(
        [
            lambda n=n: conversations.open_direct(by=pairs[n % 2][0], other=pairs[n % 2][1], at=at)
            for n in range(10)
        ]
    )

    assert len({result.id for result in results}) == 1
    assert Conversation.objects.count() == 1


def test_of_stale_answers_only_the_first_passes(direct, ana, luis, says):
    says(ana, direct, "¿quién puede?")

    results = at_once(
        [lambda u=u: says(u, direct, "yo", expect_number=1) for u in (ana, luis)], threads=2
    )

    assert sorted(type(result).__name__ for result in results) == ["Sent", "Stale"]


def test_edits_reactions_and_words_at_once_leave_no_hole(direct, ana, luis, says, at):
    first = says(ana, direct, "uno").message

    def change(n: int) -> Any:
        fresh = Message.objects.get(id=first.id)
        fresh.conversation = direct
        if n % 3 == 0:
            return messages.edit(message=fresh, text=f"v{n}", by=ana, at=at)
        if n % 3 == 1:
            return messages.react(message=fresh, emoji="👍", on=n % 2 == 0, by=luis, at=at)
        return says(luis, direct, f"m{n}")

    results = at_once([lambda n=n: change(n) for n in range(30)], threads=10)

    assert not [result for result in results if isinstance(result, Exception)]
    last_seq = type(direct.counter).objects.get(conversation=direct).last_seq
    seqs = list(Message.objects.values_list("seq", flat=True))
    assert len(set(seqs)) == len(seqs) and max(seqs) == last_seq
    assert connection.vendor in ("sqlite", "postgresql")


def test_of_two_edits_from_one_version_the_second_is_refused(ana, direct, says, at):
    said = says(ana, direct).message
    devices = [Message.objects.get(id=said.id) for _ in range(3)]
    first, second, third = devices
    messages.edit(message=first, text="uno", by=ana, at=at, base_seq=said.seq)

    with pytest.raises(OtherVersion):
        messages.edit(message=second, text="dos", by=ana, at=at, base_seq=said.seq)
    again = messages.edit(message=third, text="uno", by=ana, at=at, base_seq=said.seq)

    assert Message.objects.get(id=said.id).text == "uno" == again.text


@pytest.mark.usefixtures("media")
def test_a_failure_told_late_takes_no_file_away(arrives, at):
    promise = IncomingFile(kind=Kind.IMAGE, source={"id": "1"})
    received = arrives("", kind=Kind.IMAGE, files=(promise,))
    row = Attachment.objects.get()

    def late_failure() -> None:
        files.failed(attachment_id=row.id, error="timeout", next_try_at=None, at=at)
        connections.close_all()

    with transaction.atomic():
        numbers.hold(received.conversation_id)
        failing = Thread(target=late_failure)
        failing.start()
        sleep(0.3)  # it has looked, and waits for the conversation's numbers
        files.arrived(
            attachment_id=row.id,
            stream=BytesIO(picture()),
            content_type="image/jpeg",
            name="foto.jpg",
            at=at,
        )
    failing.join()

    row.refresh_from_db()
    assert (row.state, row.error, bool(row.file)) == ("ready", "", True)


@pytest.mark.usefixtures("media")
def test_a_file_that_arrives_twice_is_kept_once(arrives, at, media):
    arrives("", kind=Kind.IMAGE, files=(IncomingFile(kind=Kind.IMAGE, source={"id": "1"}),))
    row = Attachment.objects.get()

    def arriving() -> None:
        files.arrived(
            attachment_id=row.id, stream=BytesIO(picture()), content_type="", name="", at=at
        )

    assert at_once([arriving] * 4, threads=4) == [None] * 4

    row.refresh_from_db()
    kept = {str(path.relative_to(media)) for path in media.rglob("*.*") if path.is_file()}
    assert kept == {row.file.name, row.thumbnail.name}
