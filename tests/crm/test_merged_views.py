"""What a merge shows to whom, and what an undo makes of all that happened since."""

import pytest

from billing.queries import ledger
from crm.models import Communication, Customer, Merge
from crm.operations import merging
from hub.kernel import clock
from hub.realtime.models import PersonState
from tests.crm.test_merging import customer_of, joined, two

__all__ = ["two"]
pytestmark = pytest.mark.django_db


def credited(desk, by, decider, asked, **more) -> str:
    """Load 50.00 for a request and have it approved; returns the recharge's id."""
    loaded = desk.loads(by, {"id": str(asked.id)}, **more)
    assert loaded.status_code == 201, loaded.data
    approved = desk.post(decider, f"recharges/{loaded.data['id']}/approve/")
    assert approved.status_code == 200, approved.data
    return str(loaded.data["id"])


@pytest.fixture
def rosas(desk, rosa):
    """The customer that a portal account is."""
    desk.asks(rosa)
    return Customer.objects.get(portal_user=rosa)


def test_movements_of_joined_balances_are_told_and_name_nobody_to_the_portal(
    desk, ana, admin, rosa, rosas, two
):
    gone, _ = two
    credited(desk, ana, admin, Communication.objects.get(customer=gone))
    answer = joined(desk, ana, rosas, gone)
    desk.post(ana, f"merges/{answer.data['id']}/undo/")

    mine = desk.get(rosa, "me/transactions/")
    assert mine.status_code == 200, mine.data
    assert [row["kind"] for row in mine.data["results"]] == ["unmerge", "merge"]
    assert "Mamani" not in str(mine.data)
    seen = desk.get(ana, f"customers/{gone.id}/transactions/")
    assert [row["kind"] for row in seen.data["results"]] == ["unmerge", "merge", "recharge"]
    assert "Pedro Mamani → " in seen.data["results"][0]["description"]


def test_a_portal_account_is_shown_only_the_channels_it_proved(desk, ana, rosa, rosas, two):
    stranger, _ = two
    joined(desk, ana, rosas, stranger)

    seen = desk.get(rosa, f"customers/{rosas.id}/").data

    assert [row["proven"] for row in seen["channels"]] == [True]
    assert len(desk.get(ana, f"customers/{rosas.id}/").data["channels"]) == 2


def test_an_answer_on_an_unproven_channel_rings_nobodys_portal(desk, ana, rosa, rosas, two):
    stranger, _ = two
    joined(desk, ana, rosas, stranger)
    again = desk.writes("¿y mi pedido?", sender="51987000001", name="Pedro Mamani")
    desk.says(ana, again.conversation_id)

    told = PersonState.objects.filter(user_id=rosa.id, kind="notification")
    assert [row.key for row in told if "communication" in row.key] == []


def test_what_was_credited_through_a_moved_channel_goes_back_with_it(desk, ana, admin, two):
    kept, gone = two
    credited(desk, ana, admin, Communication.objects.get(customer=gone))
    joined(desk, ana, kept, gone)
    desk.writes("otra vez", sender="51987000002", name="Pedrito")
    talk = Communication.objects.filter(answered_at=None).get()
    desk.says(ana, talk.conversation_id)
    since = credited(desk, ana, admin, talk)
    mine = Communication.objects.get(customer=kept, conversation__identity__phone="+51987000001")
    credited(desk, ana, admin, mine)
    assert ledger.balance(kept.id).minor == 15000

    merging.undo(merge=Merge.objects.get(), by=ana, at=clock.now())

    assert (ledger.balance(kept.id).minor, ledger.balance(gone.id).minor) == (5000, 10000)
    assert ledger.discrepancies() == []
    assert desk.get(ana, f"recharges/{since}/").data["customer"]["id"] == str(gone.id)


def test_a_chain_of_merges_comes_apart_from_its_end(desk, ana, admin, two):
    first, second = two
    third = customer_of(desk.writes("hola", sender="51987000003", name="Otro Nombre"))
    credited(desk, ana, admin, Communication.objects.get(customer=first))
    one = joined(desk, ana, second, first).data["id"]
    two_ = joined(desk, ana, third, second).data["id"]
    assert ledger.balance(third.id).minor == 5000

    too_early = desk.post(ana, f"merges/{one}/undo/")
    assert (too_early.status_code, too_early.data["code"]) == (409, "not_undoable")
    assert desk.post(ana, f"merges/{two_}/undo/").status_code == 201
    assert ledger.balance(second.id).minor == 5000
    assert desk.post(ana, f"merges/{one}/undo/").status_code == 201

    assert [ledger.balance(each.id).minor for each in (first, second, third)] == [5000, 0, 0]
    assert ledger.discrepancies() == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_merges_undone_in_any_order_leave_nobody_elses_values(desk, ana, two, order):
    kept, gone = two
    third = customer_of(desk.writes("hola", sender="51987000003", name="Otro Nombre"))
    desk.patch(ana, f"customers/{gone.id}/", {"email": "dos@correo.pe"})
    desk.patch(ana, f"customers/{third.id}/", {"email": "tres@correo.pe"})
    made = [joined(desk, ana, kept, gone).data["id"]]
    made.append(joined(desk, ana, kept, third, take=["email"]).data["id"])

    for place in order:
        assert desk.post(ana, f"merges/{made[place]}/undo/").status_code == 201

    emails = [Customer.objects.get(id=each.id).email for each in (kept, gone, third)]
    assert emails == ["", "dos@correo.pe", "tres@correo.pe"]


def test_recharges_of_a_customer_are_those_of_all_they_were(desk, ana, admin, two):
    kept, gone = two
    before = credited(desk, ana, admin, Communication.objects.get(customer=gone))
    joined(desk, ana, kept, gone)

    for asked in (kept.id, gone.id):
        rows = desk.get(ana, f"recharges/?customer={asked}").data["results"]
        assert [row["id"] for row in rows] == [before]
