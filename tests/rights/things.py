"""The rest of the house: staff's places, and what is written down about customers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from billing.models import Mailed, Series
from billing.operations.charges import asking
from billing.operations.credit_notes import drafting
from billing.operations.gateways import accounts
from billing.types import CreditReason, DocumentKind
from billing.types.crediting import CreditForm
from chat.models import Conversation
from crm.models import Contact, Customer, CustomerFile
from crm.operations import customers
from crm.types import CustomerKind
from hub.accounts.models import User
from hub.kernel import clock
from hub.kernel.home import today
from hub.registration.types.consents import TEXTS
from tests.billing.office import Office
from tests.desk import picture, soles
from tests.rights.coupons import give_coupons
from tests.rights.fieldwork import give_field_work
from tests.rights.service import give_service

if TYPE_CHECKING:
    from tests.rights.house import House


def furnish(house: House, rosa: User, ana: User) -> None:
    """Make one of each, by the doors people use."""
    _places(house)
    _papers(house, rosa, ana)
    _work(house)
    _sold(house, rosa)
    give_service(house)
    give_field_work(house)


def _sold(house: House, rosa: User) -> None:
    """An invoice of Rosa's, what she paid on it, and the mail it went by."""
    carla, at = house.people["clerk"], clock.now()
    customer = Customer.objects.get(portal_user=rosa)
    office = Office(carla, customer)
    sold = office.issue(kind=DocumentKind.RECEIPT)
    paid = office.pay(10, on=sold)
    note = drafting.draft(
        invoice_id=sold.id, form=CreditForm(reason=CreditReason.OTHER), by=carla, at=at
    )
    mail = Mailed.objects.create(
        customer=customer,
        kind="invoice",
        subject_id=sold.id,
        label=sold.label,
        subject="s",
        body="b",
        file_name="f.pdf",
        message_id="<m@x>",
        due_at=at,
        created_at=at,
    )
    house.owned |= {
        "invoice_id": sold.id,
        "payment_id": paid.id,
        "credit_note_id": note.id,
        "mail_id": mail.id,
    }
    _charged(house)
    give_coupons(house)


def _made(house: House, who: str, path: str, body: dict[str, Any]) -> Any:
    key = {"HTTP_IDEMPOTENCY_KEY": uuid4().hex}
    answer = house.callers[who].post(f"/api/v1/{path}", body, format="json", **key)
    assert answer.status_code == 201, (path, answer.data)
    return answer.data.get("id") or answer.data["invitation"]["id"]


def _places(house: House) -> None:
    month = today(clock.now()) + timedelta(days=30)
    later = {"role": "technician", "starts_on": month.isoformat()}
    nora = {"role": "advisor", "first_name": "Nora", "last_name": "Castro"}
    house.owned |= {
        "area_id": _made(house, "admin", "areas/", {"name": "Taller"}),
        "position_id": _made(house, "admin", "positions/", {"name": "Cajera", "role": "clerk"}),
        "invitation_id": _made(house, "admin", "invitations/", nora),
        "assignment_id": _made(
            house, "admin", f"users/{house.owned['user_id']}/assignments/", later
        ),
    }


def _papers(house: House, rosa: User, ana: User) -> None:
    at, customer = clock.now(), Customer.objects.get(portal_user=rosa)
    company = Customer.objects.create(
        name="Sol SAC", kind=CustomerKind.COMPANY, created_at=at, updated_at=at
    )
    contact = Contact.objects.create(company=company, person=customer, added_by=ana, created_at=at)
    boss = customers.of_user(house.people["boss"], at=at)
    Contact.objects.create(company=company, person=boss, is_admin=True, added_by=ana, created_at=at)
    file = CustomerFile.objects.create(
        customer=customer, attachment=picture(ana), by=ana, created_at=at
    )
    field = {"name": "Aniversario", "kind": "date"}
    note = {"text": "Paga los viernes"}
    house.owned |= {
        "company_id": company.id,
        "contact_id": contact.id,
        "file_id": file.id,
        "field_id": _made(house, "admin", "customer-fields/", field),
        "note_id": _made(house, "advisor", f"customers/{customer.id}/notes/", note),
        "customer-words/name": "category",
        "customer-words/key": "vip",
        "purpose": TEXTS[0].purpose,
        "version": TEXTS[0].version,
    }


def _work(house: House) -> None:
    customer = str(house.owned["customer_id"])
    line = {"description": "Bomba", "quantity": "1", "unit_price": "10.00"}
    contract = {"customer": customer, "number": "0045-1187"}
    item = {"code": "B-1", "kind": "part", "name": "Bomba", "price": soles("10.00")}
    house.owned |= {
        "contract_id": _made(house, "clerk", "contracts/", contract),
        "item_id": _made(house, "clerk", "catalogue/", item),
        "quote_id": _quoted(house, {"customer": customer, "lines": [line]}),
    }
    deal = {"customer": str(house.owned["customer_id"]), "title": "Kit de riego"}
    wallet = {"kind": "wallet", "name": "Yape", "holder": "Sol SAC", "number": "987654321"}
    gateway = accounts.connect(
        "mercadopago", values={"access_token": "TEST-x", "webhook_secret": "x"}, active=False,
        at=clock.now(),
    )  # fmt: skip
    house.owned |= {
        "gateways/name": gateway.name,
        "gateways/key": gateway.key,
        "place_id": _made(house, "admin", "pay-places/", wallet),
        "reason_id": _made(house, "admin", "lost-reasons/", {"name": "Zona lejana"}),
        "opportunity_id": _made(house, "advisor", "opportunities/", deal),
        "inquiry_id": _made(house, "customer", "queries/", {"subject": "Repuestos"}),
    }


def _quoted(house: House, body: dict[str, Any]) -> Any:
    """Make a quote of Rosa's and send it, so that it is hers to see."""
    advisor = house.callers["advisor"]
    made = advisor.post(
        "/api/v1/quotes/", body, format="json", headers={"Idempotency-Key": "quote"}
    )
    assert made.status_code == 201, made.data
    path = f"/api/v1/quotes/{made.data['id']}/"
    sent = advisor.post(
        f"{path}send/", {"tell": False}, format="json", headers={"Idempotency-Key": "send"}
    )
    assert sent.status_code == 200, sent.data
    advisor.get(f"{path}pdf/")
    return made.data["id"]


def _charged(house: House) -> None:
    """What is owed, asked for in the conversation."""
    rows = Conversation.objects.select_related("identity")
    conversation = rows.get(id=house.owned["conversation_id"])
    charge = asking.ask(
        conversation=conversation,
        invoice_ids=[],
        note="",
        by=house.people["clerk"],
        at=clock.now(),
    )
    series = Series.objects.filter(kind=DocumentKind.RECEIPT).get()
    house.owned |= {"charge_id": charge.id, "series_id": series.id}
