"""The rest of the house: staff's places, and what is written down about customers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm.models import Contact, Customer, CustomerFile
from crm.operations import customers
from crm.types import CustomerKind
from hub.accounts.models import User
from hub.kernel import clock
from hub.registration.types.consents import TEXTS
from tests.desk import picture
from tests.rights.coupons import give_coupons

if TYPE_CHECKING:
    from tests.rights.house import House


def furnish(house: House, rosa: User, ana: User) -> None:
    """Make one of each, by the doors people use."""
    _places(house)
    _papers(house, rosa, ana)
    _work(house)
    give_coupons(house)


def _made(house: House, who: str, path: str, body: dict[str, Any]) -> Any:
    answer = house.callers[who].post(f"/api/v1/{path}", body, format="json")
    assert answer.status_code == 201, (path, answer.data)
    return answer.data.get("id") or answer.data["invitation"]["id"]


def _places(house: House) -> None:
    month = clock.now().date() + timedelta(days=30)
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
    deal = {"customer": str(house.owned["customer_id"]), "title": "Kit de riego"}
    house.owned |= {
        "reason_id": _made(house, "admin", "lost-reasons/", {"name": "Zona lejana"}),
        "opportunity_id": _made(house, "advisor", "opportunities/", deal),
        "inquiry_id": _made(house, "customer", "queries/", {"subject": "Repuestos"}),
    }
