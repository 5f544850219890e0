"""Two customers are one person: joined by people of ours, and taken apart exactly."""

from datetime import timedelta
from uuid import uuid4

import pytest

from billing.models import Account, Entry
from billing.queries import ledger
from chat.models import Conversation, Identity, Message
from crm.models import Communication, Customer, Grant, Merge
from crm.operations import merging
from hub.kernel import clock
from tests.desk import picture

pytestmark = pytest.mark.django_db


def customer_of(received) -> Customer:
    row = Conversation.objects.select_related("identity").get(id=received.conversation_id)
    return Customer.objects.get(id=row.identity.customer_id)


@pytest.fixture
def two(desk, ana):
    """Pedro by two numbers, each answered once."""
    first = desk.writes("hola", sender="51987000001", name="Pedro Mamani")
    second = desk.writes("soy yo", sender="51987000002", name="Pedrito")
    for each in (first, second):
        desk.says(ana, each.conversation_id)
    return customer_of(first), customer_of(second)


def joined(desk, who, kept, gone, **more):
    return desk.post(who, f"customers/{kept.id}/merge/", {"customer": str(gone.id), **more})


def state_of() -> list:
    """Return all that a merge may move."""
    return [
        sorted(Identity.objects.values_list("id", "customer_id", "customer_name", "portal_user")),
        sorted(Communication.objects.values_list("id", "customer_id")),
        sorted(Grant.objects.values_list("id", "customer_id")),
        sorted(Account.objects.filter(kind="customer").values_list("customer_id", "balance")),
        sorted(
            Customer.objects.values_list(
                "id", "name", "phone", "email", "document_number", "status", "merged_into"
            )
        ),
    ]


def test_what_was_two_is_one_and_two_again_exactly(desk, ana, two):
    kept, gone = two
    desk.patch(ana, f"customers/{gone.id}/", {"email": "pedro@correo.pe"})
    before = state_of()

    answer = joined(desk, ana, kept, gone)

    assert answer.status_code == 201, answer.data
    shown = desk.get(ana, f"customers/{kept.id}/").data
    assert len(shown["channels"]) == 2
    assert shown["email"] == "pedro@correo.pe"
    assert [row["id"] for row in desk.get(ana, "customers/").data["results"]] == [str(kept.id)]
    assert desk.get(ana, f"customers/{gone.id}/").data["id"] == str(kept.id), "found as who it is"
    assert set(Communication.objects.values_list("customer_id", flat=True)) == {kept.id}
    assert set(Grant.objects.values_list("customer_id", flat=True)) == {kept.id}
    assert {each.customer_name for each in Identity.objects.all()} == {"Pedro Mamani"}

    undone = desk.post(ana, f"merges/{answer.data['id']}/undo/")

    assert undone.status_code == 201, undone.data
    assert state_of() == before
    again = desk.post(ana, f"merges/{answer.data['id']}/undo/")
    assert (again.status_code, again.data["code"]) == (409, "not_undoable")


def test_each_thread_says_who_joined_whom(desk, ana, two):
    kept, gone = two
    answer = joined(desk, ana, kept, gone)

    lines = Message.objects.filter(kind="system", card__event="merged")
    assert lines.count() == 2
    said = lines.first()
    assert (said.card["by"]["name"], said.private) == ("Ana Torres", True)
    assert (said.card["kept"]["name"], said.card["gone"]["name"]) == ("Pedro Mamani", "Pedrito")
    [listed] = desk.get(ana, f"customers/{kept.id}/merges/").data
    assert (listed["id"], listed["undoable"]) == (answer.data["id"], True)


def test_values_are_taken_over_where_they_are_chosen(desk, ana, two):
    kept, gone = two
    joined(desk, ana, kept, gone, take=["name", "phone"])

    row = Customer.objects.get(id=kept.id)
    assert (row.name, row.phone) == ("Pedrito", "+51987000002")
    desk.patch(ana, f"customers/{kept.id}/", {"name": "Pedro M."})
    merging.undo(merge=Merge.objects.get(), by=ana, at=clock.now())
    row.refresh_from_db()
    assert (row.name, row.phone) == ("Pedro M.", "+51987000001"), "a later word stays"


def test_what_was_asked_since_goes_back_with_its_channel(desk, ana, two):
    kept, gone = two
    joined(desk, ana, kept, gone)
    desk.writes("otra cosa", sender="51987000002", name="Pedrito")
    assert Communication.objects.filter(customer=kept).count() == 3

    merging.undo(merge=Merge.objects.get(), by=ana, at=clock.now())

    assert Communication.objects.filter(customer=gone).count() == 2


def test_balances_are_joined_by_posting_and_parted_exactly(desk, ana, admin, two):
    kept, gone = two
    grant = Communication.objects.get(customer=gone)
    loaded = desk.loads(ana, {"id": str(grant.id)}, method="cash")
    desk.post(admin, f"recharges/{loaded.data['id']}/approve/")
    assert ledger.balance(gone.id).minor == 5000

    answer = joined(desk, ana, kept, gone)
    assert (ledger.balance(kept.id).minor, ledger.balance(gone.id).minor) == (5000, 0)
    assert ledger.discrepancies() == []

    desk.post(ana, f"merges/{answer.data['id']}/undo/")
    assert (ledger.balance(kept.id).minor, ledger.balance(gone.id).minor) == (0, 5000)
    assert ledger.discrepancies() == []
    assert list(Entry.objects.order_by("created_at").values_list("kind", flat=True)) == [
        "recharge",
        "merge",
        "unmerge",
    ]


def test_what_is_not_credited_goes_along_and_back(desk, ana, two):
    kept, gone = two
    asked = Communication.objects.get(customer=gone)
    loaded = desk.loads(ana, {"id": str(asked.id)}, method="transfer")
    joined(desk, ana, kept, gone)
    shown = desk.get(ana, f"recharges/{loaded.data['id']}/").data
    assert shown["customer"]["id"] == str(kept.id)

    merging.undo(merge=Merge.objects.get(), by=ana, at=clock.now())
    shown = desk.get(ana, f"recharges/{loaded.data['id']}/").data
    assert shown["customer"]["id"] == str(gone.id)


def test_a_portal_account_is_kept_and_sees_nothing_it_did_not_prove(desk, ana, rosa, two):
    stranger, _ = two
    asked = desk.asks(rosa, "soy Rosa")
    mine = Customer.objects.get(portal_user=rosa)
    wrong_way = joined(desk, ana, stranger, mine)
    assert (wrong_way.status_code, wrong_way.data["code"]) == (409, "keep_the_portal")

    assert joined(desk, ana, mine, stranger).status_code == 201

    seen = desk.get(rosa, "communications/").data["results"]
    assert [row["id"] for row in seen] == [asked["id"]]
    assert len(desk.get(rosa, "conversations/").data["results"]) == 1
    assert Identity.objects.filter(portal_user=rosa).count() == 1
    shown = desk.get(ana, f"customers/{mine.id}/").data["channels"]
    assert sorted(row["proven"] for row in shown) == [False, True]


def test_a_renamed_customer_proves_no_channel(desk, ana, rosa, two):
    stranger, _ = two
    desk.asks(rosa)
    mine = Customer.objects.get(portal_user=rosa)
    joined(desk, ana, mine, stranger)

    desk.patch(ana, f"customers/{mine.id}/", {"name": "Rosa Q."})

    assert Identity.objects.filter(portal_user=rosa).count() == 1


def test_two_portal_accounts_stay_two(desk, ana, rosa, jorge):
    desk.asks(rosa), desk.asks(jorge)
    first, second = (Customer.objects.get(portal_user=each) for each in (rosa, jorge))

    answer = joined(desk, ana, first, second)

    assert (answer.status_code, answer.data["code"]) == (409, "both_have_portal")


def test_what_was_proven_since_is_not_taken_apart(desk, ana, rosa, two):
    kept, gone = two
    talk = Conversation.objects.get(identity__customer_id=gone.id)
    joined(desk, ana, kept, gone)
    desk.proves(rosa, talk.id)

    answer = desk.post(ana, f"merges/{Merge.objects.get().id}/undo/")

    assert (answer.status_code, answer.data["code"]) == (409, "not_undoable")


def test_after_thirty_days_and_under_a_later_merge_it_stays(desk, ana, two):
    kept, gone = two
    third = customer_of(desk.writes("hola", sender="51987000003", name="Otro"))
    joined(desk, ana, kept, gone)
    row = Merge.objects.get()
    with pytest.raises(merging.NotUndoable):
        merging.undo(merge=row, by=ana, at=clock.now() + timedelta(days=31))

    joined(desk, ana, third, kept)
    with pytest.raises(merging.NotUndoable):
        merging.undo(merge=row, by=ana, at=clock.now())
    assert desk.get(ana, f"customers/{gone.id}/").data["id"] == str(third.id)


def test_who_may_join(desk, ana, carla, tomas, rosa, two):
    kept, gone = two
    assert joined(desk, carla, kept, gone).status_code == 403
    assert joined(desk, tomas, kept, gone).status_code == 403
    assert joined(desk, rosa, kept, gone).status_code == 403
    assert joined(desk, ana, kept, kept).status_code == 422
    nobody = desk.post(ana, f"customers/{kept.id}/merge/", {"customer": str(uuid4())})
    assert nobody.status_code == 422
    path = f"customers/{kept.id}/merge/"
    assert desk.post(ana, path, {"customer": str(gone.id), "x": 1}).status_code == 400
    assert desk.post(ana, path, {"customer": str(gone.id), "take": ["id"]}).status_code == 422


def test_the_same_key_joins_once(desk, ana, two):
    kept, gone = two
    body = {"customer": str(gone.id)}
    path = f"customers/{kept.id}/merge/"

    first, second = desk.post(ana, path, body, key="k"), desk.post(ana, path, body, key="k")

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.data["id"] == second.data["id"]


def test_a_proof_of_an_unproven_channel_is_not_shown(desk, ana, rosa, two):
    stranger, _ = two
    desk.asks(rosa)
    mine = Customer.objects.get(portal_user=rosa)
    asked = Communication.objects.get(customer=stranger)
    proof = picture(ana)
    more = {"method": "transfer", "proof": str(proof.id), "operation_number": "99887766"}
    loaded = desk.loads(ana, {"id": str(asked.id)}, **more)
    assert loaded.status_code == 201, loaded.data
    joined(desk, ana, mine, stranger)

    assert desk.get(rosa, f"recharges/{loaded.data['id']}/").status_code == 404
    assert desk.get(rosa, f"attachments/{proof.id}/").status_code == 404
