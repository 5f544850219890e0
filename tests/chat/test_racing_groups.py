"""Groups and pairs with real threads: one pair, no way back in, always an owner."""

from datetime import timedelta

import pytest

from chat.models import Conversation, Member, Message
from chat.operations import conversations
from hub.kernel.errors import NotFound
from tests.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_pair_that_both_open_at_once_is_one_with_both_in_it(api, ana, luis, says):
    opened = [(api(ana), luis), (api(luis), ana)]

    def open_one(n: int) -> tuple[int, str]:
        client, other = opened[n % 2]
        body = {"kind": "direct", "members": [str(other.id)]}
        answer = client.post("/api/v1/conversations/", body)
        return answer.status_code, answer.json()["id"]

    results = at_once([lambda n=n: open_one(n) for n in range(12)], threads=12)

    assert sorted(status for status, _ in results) == [200] * 11 + [201]
    assert len({row for _, row in results}) == 1
    pair = Conversation.objects.get()
    assert set(pair.members.values_list("user", flat=True)) == {ana.id, luis.id}
    assert says(ana, pair).message.number == 1


def test_whoever_is_let_out_while_writing_stays_out(group, ana, luis, says, at):
    def let_out() -> None:
        conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)

    calls = [lambda n=n: says(luis, group, f"m{n} @admin") for n in range(40)]
    calls.insert(15, let_out)
    calls += [
        lambda n=n: conversations.mark_read(conversation=group, number=n, by=luis, at=at)
        for n in range(1, 10)
    ]

    results = at_once(calls, threads=10)

    wrong = [each for each in results if isinstance(each, Exception)]
    assert {type(each) for each in wrong} <= {NotFound}
    assert not Member.objects.filter(conversation=group, user=luis).exists()
    left = Message.objects.get(kind="system").number
    assert not Message.objects.filter(author=luis, number__gt=left).exists()


def test_owners_who_leave_at_once_leave_an_owner(ana, luis, admin, carla, at):
    group = conversations.open_group(by=ana, title="Caja", members=[luis, admin, carla], at=at)
    everyone = [ana.id, luis.id, admin.id]
    add = {"add": [], "remove": []}
    conversations.set_members(conversation=group, **add, owners=everyone, by=ana, at=at)

    def leave(user):
        later = at + timedelta(minutes=1)
        return conversations.set_members(
            conversation=group, add=[], remove=[user], by=user, at=later
        )

    at_once([lambda u=u: leave(u) for u in (ana, luis, admin)], threads=3)

    [member] = Member.objects.filter(conversation=group)
    assert (member.user_id, member.is_owner) == (carla.id, True)
