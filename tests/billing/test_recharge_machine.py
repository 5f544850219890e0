"""Whatever is done with many recharges in whatever order, each stands where its table lets it."""

from uuid import uuid4

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from billing.models import Claim, Entry, Posting, Recharge
from billing.operations.recharges import correct, decide, reverse
from billing.operations.recharges.request import load
from billing.queries import ledger, transitions
from billing.types import AccountKind, RechargeForm
from crm.models import Communication, Grant
from crm.operations import communications
from hub.accounts.operations import people
from hub.kernel import clock
from hub.kernel.errors import DomainError
from hub.kernel.money import Money
from tests.billing.machines import Machine, walk
from tests.desk import picture, say

pytestmark = pytest.mark.django_db
PEOPLE = ["rosa", "ana", "luis", "admin", "chief"]
WHO, WHICH = st.sampled_from(PEOPLE), st.integers(0, 9)
NEXT = {
    "requested": {"requested", "proof_attached", "credited", "rejected", "cancelled"},
    "proof_attached": {"proof_attached", "credited", "rejected", "cancelled"},
    "rejected": {"rejected", "proof_attached", "cancelled"},
    "credited": {"credited", "reversed"},
    "cancelled": {"cancelled"},
    "reversed": {"reversed"},
}


class Recharges(Machine):
    """Rosa asks as often as she likes; two advisors and two admins decide."""

    def begin(self):
        self.seen = {}

    def asked(self):
        at = clock.now()
        made = communications.open_from_portal(
            user=self.people["rosa"], channel="web", body="hola", data={}, client_id=uuid4(), at=at
        )
        say(self.people["ana"], made.conversation_id, "claro")
        communications.follow(conversation_ids=[made.conversation_id])
        return Communication.objects.get(id=made.id)

    @initialize(minor=st.sampled_from([1_000, 5_000]))
    def one_is_there(self, minor):
        self.loads("rosa", minor, 1, "cash")

    @rule(
        who=st.sampled_from(["rosa", "ana"]), minor=st.sampled_from([1_000, 5_000, 900_000]),
        number=st.integers(1, 3), method=st.sampled_from(["cash", "wallet"]),
    )  # fmt: skip
    def loads(self, who, minor, number, method):
        number = f"OP{number}" if method == "wallet" else ""
        form = RechargeForm(amount=Money(minor, "PEN"), method=method, operation_number=number)
        held = Claim.objects.filter(kind="operation", value=number).exists()
        asked = self.asked()
        try:
            load(form=form, communication_id=asked.id, by=self.people[who], at=clock.now())
        except DomainError as error:
            assert held and error.code == "operation_number_used"
        else:
            assert not held

    @rule(who=WHO, which=WHICH, name=st.sampled_from(sorted(transitions.RULES)))
    def steps(self, who, which, name):
        row, by = self.one(which), self.people[who]
        offered = name in transitions.allowed(row, by)
        try:
            self.take(name, row, by)
        except DomainError as error:
            used = error.code in ("balance_spent", "file_used", "not_found")
            assert not offered or used, (name, row.state, error.code)
        else:
            assert offered, (name, row.state)

    def take(self, name, row, by):
        asked = {"recharge_id": row.id, "by": by, "at": clock.now()}
        if name == "attach-proof":
            correct.attach_proof(proof=picture(by).id, fields={}, **asked)
        elif name == "reject":
            decide.reject(reason="no", **asked)
        elif name == "reverse":
            reverse.reverse(reason="no era", **asked)
        elif name == "withdraw-reversal":
            reverse.withdraw(**asked)
        else:
            {"approve": decide.approve, "cancel": decide.cancel}[name](**asked)

    @rule(
        who=WHO, which=WHICH, minor=st.sampled_from([1_000, 2_500, 0, -5]),
        method=st.sampled_from(["cash", "wallet", "transfer"]),
    )  # fmt: skip
    def corrects(self, who, which, minor, method):
        row = self.one(which)
        fields = {"amount": Money(minor, "PEN"), "method": method}
        try:
            correct.change(recharge_id=row.id, fields=fields, by=self.people[who], at=clock.now())
        except DomainError:
            assert self.again(row).amount_minor == row.amount_minor
        else:
            settled = row.state in ("credited", "reversed")
            assert minor > 0 and (not settled or minor == row.amount_minor)

    def one(self, which):
        rows = list(Recharge.objects.order_by("created_at", "id"))
        return rows[which % len(rows)]

    def again(self, row):
        return Recharge.objects.get(id=row.id)

    @invariant()
    def states_are_reached_by_the_table(self):
        for row in Recharge.objects.all():
            assert row.state in NEXT[self.seen.get(row.id, "requested")]
            self.seen[row.id] = row.state
            assert row.amount_minor > 0
            assert Grant.objects.filter(recharge_id=row.id).exists() == (row.state != "cancelled")

    @invariant()
    def what_was_credited_is_the_balance(self):
        rows = list(Recharge.objects.all())
        credited = [row for row in rows if row.state == "credited"]
        if rows:
            balance = ledger.balance(rows[0].customer_id).minor
            assert balance == sum(row.amount_minor for row in credited)
        for row in rows:
            posted = Posting.objects.filter(
                account__kind=AccountKind.CUSTOMER, entry__source_id=row.id
            ).values_list("amount", flat=True)
            settled = row.state in ("credited", "reversed")
            assert sum(posted) == (row.amount_minor if row.state == "credited" else 0)
            assert Entry.objects.filter(source_id=row.id, kind="recharge").count() == settled
        assert ledger.discrepancies() == []

    @invariant()
    def nobody_decides_alone_on_their_own(self):
        for row in Recharge.objects.exclude(decided_by=None).filter(state="credited"):
            assert row.decided_by_id not in (row.requested_by_id, row.amount_set_by_id)
        for row in Recharge.objects.filter(state="reversed"):
            assert row.reversal_asked_by_id != row.reversed_by_id


def test_recharges_stand_where_the_table_lets_them(desk, rosa, ana, luis, admin):
    chief = people.add(username="jefa", role="admin")
    walk(Recharges, times=5, rosa=rosa, ana=ana, luis=luis, admin=admin, chief=chief)
