"""The demo day's customers who have not written yet, and what is known of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from chat.operations import files
from crm.models import Customer, CustomField
from crm.operations import companies, custom, entering, records, words
from crm.queries import customers as queries

if TYPE_CHECKING:
    from hub.accounts.models import User

FIELDS: tuple[dict[str, Any], ...] = (
    {"name": "Cumpleaños", "kind": "date", "applies_to": "person"},
    {"name": "Ruta", "kind": "choice", "options": ["Norte", "Centro", "Sur"]},
    {"name": "Línea de crédito", "kind": "number", "applies_to": "company"},
    {"name": "Acepta llamadas", "kind": "yes_no"},
)
# Name, document, phone, category, state.
PEOPLE = (
    ("Elena Paredes Rojas", "40235671", "+51987110201", "high", "active"),
    ("Marco Antonio Huamán", "43870912", "+51987110202", "medium", "active"),
    ("Yesenia Chávez Luna", "46120983", "+51987110203", "low", "prospect"),
    ("Percy Condori Apaza", "41998230", "+51987110204", "medium", "prospect"),
    ("Gladys Ñaupari Soto", "10874455", "+51987110205", "vip", "active"),
    ("Óscar Villanueva Díaz", "45551209", "+51987110206", "low", "inactive"),
    ("Milagros Tello Ríos", "47763301", "+51987110207", "medium", "active"),
    ("Raúl Espinoza Ticona", "42213388", "+51987110208", "high", "prospect"),
    ("Katherine Lazo Vera", "48009172", "+51987110209", "medium", "active"),
    ("Dante Salinas Prado", "09871234", "+51987110210", "low", "inactive"),
    ("Norma Quiroz Meza", "44512290", "+51987110211", "medium", "prospect"),
    ("Iván Cárdenas Bustos", "46677810", "+51987110212", "high", "active"),
    ("Lucía Benavides Mora", "47120045", "+51987110213", "medium", "prospect"),
    ("Alfredo Poma Guerra", "41330987", "+51987110214", "low", "active"),
    ("Sonia Arce Delgado", "43099821", "+51987110215", "medium", "active"),
    ("Wilmer Tacuri Ramos", "45908812", "+51987110216", "vip", "active"),
)
COMPANIES = (
    ("Ferretería El Sol S.A.C.", "20601234565", "+5117110301", "vip", "15000"),
    ("Constructora Andina E.I.R.L.", "20487654321", "+5117110302", "high", "40000"),
    ("Bodega Santa Rosa", "10408765432", "+51987110303", "medium", "2500"),
)
ROLES = ("Gerente general", "Compras", "Almacén")
LABELS: tuple[list[str], ...] = (["feria 2026"], [], ["delivery"], ["mayorista", "crédito"], [])
NOTES = (
    "Prefiere que le escriban por la tarde, después de las 4.",
    "Pidió factura siempre a nombre de su negocio.",
    "Ojo: el año pasado pagó dos veces la misma recarga; se le devolvió el mismo día.",
)
CONTRACT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def write_down(*, by: User, rosa: User, at: datetime) -> None:
    """Make the customers, companies, fields, notes and files there are not yet."""
    if CustomField.objects.exists():
        return
    words.add("category", {"es": "Mayorista", "en": "Wholesale", "color": "ok"})
    fields = [custom.add(field, at=at) for field in FIELDS]
    people = [_person(place, fields, at) for place, _ in enumerate(PEOPLE)]
    for place, _ in enumerate(COMPANIES):
        company = _company(place, fields, at)
        team = people[place * 3 : place * 3 + 2]
        owner = queries.own(rosa) if place == 0 else None
        _contacts(company, [*([owner] if owner else []), *team], by, at)
        _papers(company, by, at)
    for place, text in enumerate(NOTES):
        note = records.note(customer=people[place], text=text, by=by, at=at)
        if place == 0:
            records.pin(note=note, pinned=True, at=at)


def _person(place: int, fields: list[CustomField], at: datetime) -> Customer:
    name, document, phone, category, status = PEOPLE[place]
    birthday, route, _, calls = (str(field.id) for field in fields)
    return entering.make(
        fields={
            "name": name,
            "document_number": document,
            "phone": phone,
            "email": f"{name.split()[0].lower()}.{place}@correo.invalid",
            "category": "mayorista" if place % 7 == 6 else category,
            "status": status,
            "labels": LABELS[place % len(LABELS)],
            "custom": {
                birthday: f"{1970 + place * 2}-0{1 + place % 9}-1{place % 9}",
                route: ("Norte", "Centro", "Sur")[place % 3],
                calls: place % 4 != 0,
            },
        },
        at=at - timedelta(days=3 * place, hours=place),
    )


def _company(place: int, fields: list[CustomField], at: datetime) -> Customer:
    name, document, phone, category, credit = COMPANIES[place]
    said = {str(fields[1].id): "Centro", str(fields[2].id): credit}
    return entering.make(
        fields={
            "name": name,
            "kind": "company",
            "document_number": document,
            "phone": phone,
            "email": f"contacto{place}@empresa.invalid",
            "category": category,
            "status": "active",
            "labels": ["crédito"],
            "custom": said,
        },
        at=at - timedelta(days=40 + place),
    )


def _contacts(company: Customer, people: list[Customer], by: User, at: datetime) -> None:
    for place, person in enumerate(people):
        said = {"role": ROLES[place % len(ROLES)], "is_admin": place == 0}
        companies.add(company=company, person=person, fields=said, by=by, at=at)


def _papers(company: Customer, by: User, at: datetime) -> None:
    paper = SimpleUploadedFile("contrato-marco-2026.pdf", CONTRACT, "application/pdf")
    kept = files.upload(owner=by, upload=paper, at=at)
    records.keep_file(customer=company, attachment_id=kept.id, by=by, at=at)
