"""Many hands at the same time: one merge, one customer, nothing opened for the wrong one."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from billing.operations.recharges import decide
from billing.operations.recharges.request import load
from billing.queries import ledger
from billing.types import RechargeForm
from channels_bridge.adapters.whatsapp import sender_of
from chat.models import Conversation, Identity
from chat.operations import messages
from chat.ports import courier
from chat.types import ChannelRef, Incoming, Kind
from crm.models import Communication, Customer, Import, Merge
from crm.operations import communications, customers, imports, merging
from crm.tasks import meet_newest
from hub.kernel import clock
from hub.kernel.money import Money
from tests.crm.tables import csv_file
from tests.crowd import outcomes
from tests.desk import say

pytestmark = pytest.mark.django_db(transaction=True)
WHATSAPP = ChannelRef(id=UUID(int=9), kind="whatsapp_cloud", name="Ventas")


def writes(digits: str, text: str = "hola", channel: ChannelRef = WHATSAPP) -> UUID:
    sender = sender_of([digits], "Pedro Mamani")
    assert sender is not None
    incoming = Incoming(
        channel=channel, sender=sender, external_id=uuid4().hex, kind=Kind.TEXT, text=text
    )
    return messages.receive(incoming=incoming, at=clock.now()).conversation_id


def customer_of(conversation_id: UUID) -> Customer:
    row = Conversation.objects.select_related("identity").get(id=conversation_id)
    customers.link(identity_id=row.identity.id, at=clock.now())
    row.identity.refresh_from_db()
    return Customer.objects.get(id=row.identity.customer_id)


@pytest.mark.parametrize(
    "forms",
    [
        ("5215512345678", "525512345678"),
        ("5491134567890", "541134567890"),
        ("5511987654321", "551187654321"),
    ],
)
def test_two_forms_of_one_line_at_once_are_one_person(forms):
    done = outcomes(*[lambda n=n: writes(forms[n % 2], f"m{n}") for n in range(20)])
    meet_newest()

    assert done == {"done": 20}
    assert (Identity.objects.count(), Customer.objects.count()) == (1, 1)
    row = Conversation.objects.get()
    assert row.counter.last_number == 20
    assert row.identity.external_id in forms, "what the provider dials is kept"


def test_of_two_merges_at_once_one_is_done(ana):
    one, two, three = (customer_of(writes(f"5198700000{n}")) for n in range(1, 4))

    def joined(kept: Customer, gone: Customer) -> Callable[[], Merge]:
        return lambda: merging.merge(kept=kept, gone=gone, by=ana, at=clock.now())

    done = outcomes(joined(one, two), joined(two, one), joined(three, two))

    rows = Merge.objects.all()
    assert done["done"] == rows.count()
    assert done["done"] + done["already_merged"] == 3
    alive = Customer.objects.filter(merged_into=None).values_list("id", flat=True)
    assert set(Identity.objects.values_list("customer_id", flat=True)) <= set(alive)
    assert {row.gone_id for row in rows} | set(alive) == {one.id, two.id, three.id}


def test_what_is_asked_while_two_are_joined_is_asked_by_the_one(ana):
    talks = [writes("51987000001"), writes("51987000002")]
    kept, gone = map(customer_of, talks)
    mine = lambda: merging.merge(kept=kept, gone=gone, by=ana, at=clock.now())  # noqa: E731
    follow = lambda: communications.follow(conversation_ids=talks)  # noqa: E731

    done = outcomes(mine, *[follow] * 6)

    assert done == {"done": 7}
    assert set(Communication.objects.values_list("customer_id", flat=True)) == {kept.id}


def test_an_undo_asked_twice_is_done_once(ana):
    kept, gone = customer_of(writes("51987000001")), customer_of(writes("51987000002"))
    row = merging.merge(kept=kept, gone=gone, by=ana, at=clock.now())

    done = outcomes(*[lambda: merging.undo(merge=row, by=ana, at=clock.now())] * 4)

    assert done == {"done": 1, "not_undoable": 3}
    assert Identity.objects.filter(customer_id=gone.id).count() == 1


def test_what_is_credited_while_two_are_joined_is_owed_to_the_one(ana, admin):
    web = courier.port().web()  # needs no provider
    talks = [writes(f"5198700000{n}", channel=web) for n in (1, 2)]
    kept, gone = map(customer_of, talks)
    say(ana, talks[1], "Diga")
    communications.follow(conversation_ids=talks)
    form = RechargeForm(amount=Money(5000, "PEN"), method="cash")
    loaded = load(form=form, conversation_id=talks[1], by=ana, at=clock.now())

    done = outcomes(
        lambda: merging.merge(kept=kept, gone=gone, by=ana, at=clock.now()),
        lambda: decide.approve(recharge_id=loaded.id, by=admin, at=clock.now()),
    )

    assert done == {"done": 2}
    assert (ledger.balance(kept.id).minor, ledger.balance(gone.id).minor) == (5000, 0)
    assert ledger.discrepancies() == []


def test_two_files_with_the_same_people_at_once_make_each_of_them_once(ana, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    rows = [[f"Cliente {n}", "", f"9870000{n:02}", "", ""] for n in range(40)]
    files = []
    for _ in range(3):
        upload = SimpleUploadedFile("clientes.csv", csv_file(rows))
        made = imports.take_down(upload=upload, by=ana, at=clock.now())
        files.append(imports.start(row=made, at=clock.now()))

    done = outcomes(
        *[lambda row=row: imports.run(import_id=row.id, now=clock.now) for row in files]
    )

    assert done == {"done": 3}
    assert Customer.objects.count() == 40
    assert sum(Import.objects.values_list("skipped", flat=True)) == 80
