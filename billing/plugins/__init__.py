"""What money offers to the floors below: workflows, sections of the panel, what moves along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import Recharge
from billing.operations.joining import Balances
from billing.operations.paying.acts import PAGE as PAY_PAGE
from billing.operations.recharges import told as telling
from billing.operations.recharges import wording
from billing.operations.recharges.by_link import PAGE as RECHARGE_PAGE
from billing.operations.recharges.follow import follow
from billing.plugins import collection
from billing.plugins import coupons as coupons
from billing.plugins import invoices as _invoices
from billing.plugins import papers as papers
from billing.plugins import quotes as quotes
from billing.plugins import upkeep as upkeep
from billing.queries import ledger, personal, recharges, told
from billing.queries.measures import measure
from billing.queries.pay_links import KIND as PAY_LINK
from billing.queries.recharge_links import KIND as RECHARGE_LINK
from billing.serializers.bodies import METHODS
from billing.types import Method
from chat.ports.files import doors, holders
from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.ports.belongings import belongings, joins
from crm.ports.timeline import sources
from hub.accounts.ports.personal import keepers
from hub.accounts.roles import COUNTER
from hub.kernel.measures import measures
from hub.kernel.public_links import kinds as link_kinds
from hub.kernel.registry import import_folders
from hub.kernel.trail import Watch, watches
from hub.reports.ports.kinds import FactKind, kinds

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

__all__ = ["collection"]  # it registers itself

TITLES = {
    "balance": {"es": "Saldo", "en": "Balance"},
    "recharges": {"es": "Recargas", "en": "Recharges"},
}
SHOWN = 5


CREDITED = FactKind(
    label={"es": "Recargas acreditadas", "en": "Credited recharges"},
    title={"es": "Recarga acreditada", "en": "Recharge credited"},
    text={
        "es": "Su recarga de {amount} fue acreditada. Saldo: {balance}.",
        "en": "Your recharge of {amount} was credited. Balance: {balance}.",
    },
    order=20,
)
REJECTED = FactKind(
    label={"es": "Recargas no aprobadas", "en": "Recharges not approved"},
    title={"es": "Recarga no aprobada", "en": "Recharge not approved"},
    text={
        "es": "Su recarga de {amount} no fue aprobada: {reason}. Puede enviar otro comprobante.",
        "en": "Your recharge of {amount} was not approved: {reason}. You can send another proof.",
    },
    order=30,
)
REVERSED = FactKind(
    label={"es": "Recargas extornadas", "en": "Reversed recharges"},
    title={"es": "Recarga extornada", "en": "Recharge reversed"},
    text={
        "es": "Su recarga de {amount} fue extornada: {reason}. Saldo: {balance}.",
        "en": "Your recharge of {amount} was reversed: {reason}. Balance: {balance}.",
    },
    order=35,
)


class BalanceSection:
    """What the house owes the customer of a conversation."""

    order = 20

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return one item with the balance; nothing for outsiders and unknown customers."""
        customer_id = _customer_of(conversation, user)
        if customer_id is None:
            return None
        title = _in_language(TITLES["balance"], user)
        item = {
            "label": title,
            "value": ledger.balance(customer_id).as_json(),
            "link": None,
            "state": None,
        }
        return {"key": "balance", "title": title, "items": [item]}


class RechargesSection:
    """The latest recharges of the customer of a conversation."""

    order = 30

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return up to five recharges, newest first, each with its state."""
        customer_id = _customer_of(conversation, user)
        if customer_id is None:
            return None
        rows = recharges.of_customer(customer_id)[:SHOWN]
        return {
            "key": "recharges",
            "title": _in_language(TITLES["recharges"], user),
            "items": [_item(row, user) for row in rows],
        }


def card_of(user: User, recharge_id: UUID) -> LinkCard:
    """Return what a link to a recharge shows; NotFound for those who may not see it."""
    return _card(recharges.recharge_for(user, recharge_id))


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the recharges that were paid by an operation whose number begins so."""
    return [
        _card(row, f" · {row.operation_number}") for row in recharges.numbered(user, number)[:MOST]
    ]


def _card(found: Recharge, said: str = "") -> LinkCard:
    return LinkCard(
        kind="recharge",
        title=wording.paid(found.amount),
        subtitle=f"{found.customer.name}{said}",
        state=found.state,
        path=f"/recharges/{found.id}",
    )


def _item(row: Recharge, user: User) -> dict[str, Any]:
    return {
        "label": row.operation_number or _in_language(METHODS[Method(row.method)], user),
        "value": row.amount.as_json(),
        "link": f"/recharges/{row.id}",
        "state": row.state,
    }


def _customer_of(conversation: Conversation, user: User) -> Any:
    if user.role not in COUNTER or conversation.identity is None:
        return None
    return conversation.identity.customer_id


def _in_language(texts: Mapping[str, str], user: User) -> str:
    return texts.get(user.language, texts["es"])


__all__ = ["_invoices"]

import_folders("billing.reports", "report")
import_folders("billing.workflows", "workflow")
import_folders("billing.gateways", "gateway")
link_kinds.add(PAY_LINK, PAY_PAGE)
link_kinds.add(RECHARGE_LINK, RECHARGE_PAGE)
belongings.add("recharges", follow)
joins.add("balances", Balances())
sources.add("recharges", told.Recharges())
sources.add("movements", told.Movements())
doors.add("proof", recharges.shows_proof)
holders.add("proof", personal.holds)
keepers.add("recharges", personal.RechargeKeeper())
keepers.add("ledger", personal.LedgerKeeper())
sections.add("balance", BalanceSection())
sections.add("recharges", RechargesSection())
linkables.add("recharge", Linkable(path="/recharges/<id>", card=card_of))
findables.add("recharge", Findable(find=numbered))

watches.add("billing.account", Watch(overlooks=("balance", "updated_at")))
watches.add(
    "billing.recharge",
    Watch(overlooks=("version", "shown_version", "updated_at", "compared_sha256", "receipt")),
)
watches.add(
    "billing.payplace",
    Watch(tells=("kind", "name", "holder", "number", "interbank_number", "currency")),
)
watches.add("billing.paypicture", Watch(why_not="its version stands with the place"))
for _table in ("proofprint", "prooflikeness"):
    watches.add(f"billing.{_table}", Watch(why_not="derived from the proof by the house itself"))
watches.add("billing.invoice", Watch(overlooks=("version", "shown_version", "updated_at")))
watches.add("billing.creditnote", Watch(overlooks=("version", "shown_version", "updated_at")))
watches.add("billing.payment", Watch(overlooks=("version", "shown_version", "updated_at")))
watches.add("billing.item", Watch(tells=("code", "name"), overlooks=("version", "updated_at")))
for _table in ("itemprice", "taxrate"):
    watches.add(f"billing.{_table}", Watch())
for _table in ("entry", "posting", "rechargechange", "allocation", "invoicechange", "claim"):
    watches.add(f"billing.{_table}", Watch(why_not="nobody can change or remove it itself"))
measures.add("billing", measure)
kinds.add(telling.CREDITED, CREDITED)
kinds.add(telling.REJECTED, REJECTED)
kinds.add(telling.REVERSED, REVERSED)
watches.add(
    "billing.gatewayaccount",
    Watch(tells=("name",), overlooks=("heard_at", "tested_at", "last_error", "updated_at")),
)
for _table in ("gatewayevent", "checkout", "gatewayrefund"):
    watches.add(f"billing.{_table}", Watch(why_not="traffic with a gateway tells itself"))
