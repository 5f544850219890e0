"""Fields of the house's own, and what a value of each may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from crm.models import Customer, CustomField
from crm.types import CUSTOM, FIELDS, FieldFor, FieldKind
from hub.kernel.errors import NotFound
from hub.kernel.folding import fold

LONGEST = 500
DIGITS, PLACES = 12, 12  # before and behind the point
YES, NO = {"si", "yes", "true", "1", "x", "verdadero"}, {"no", "false", "0", "falso"}


class BadValue(ValueError):
    """What was written is no value of the field; the message says why."""


def living() -> QuerySet[CustomField]:
    """Return the fields in use, in their order."""
    return CustomField.objects.filter(archived_at=None).order_by("position", "name")


def archived() -> QuerySet[CustomField]:
    """Return the fields that are no longer asked for; what they hold is kept."""
    return CustomField.objects.exclude(archived_at=None).order_by("name")


def field_names() -> dict[str, CustomField]:
    """Return every field there ever was by its id."""
    return {str(field.id): field for field in CustomField.objects.all()}


def importable() -> list[str]:
    """Return what a column of a file may mean."""
    return [*FIELDS, *(f"{CUSTOM}{field.id}" for field in living())]


def of_kind(kind: str) -> QuerySet[CustomField]:
    """Return the fields in use that a person or a company has."""
    return living().filter(applies_to__in=[kind, FieldFor.BOTH])


def field_for(field_id: UUID) -> CustomField:
    """Return one field; NotFound otherwise."""
    found = CustomField.objects.filter(id=field_id).first()
    if found is None:
        raise NotFound
    return found


def holding(field: CustomField, value: Any = None) -> QuerySet[Customer]:
    """Return who has a value in a field, or this very one."""
    if value is None:
        return Customer.objects.filter(custom__has_key=str(field.id))
    return Customer.objects.filter(**{f"custom__{field.id}": value})


def narrowed(rows: QuerySet[Customer], asked: Mapping[str, str]) -> QuerySet[Customer]:
    """Keep the customers who have each of these values, by id of the field; texts in part."""
    known = {str(field.id): field for field in living()}
    for key, raw in asked.items():
        field = known.get(key)
        if field is None:
            continue  # archived since somebody kept the address
        if field.kind == FieldKind.TEXT:
            rows = rows.filter(**{f"custom__{key}__icontains": raw})
            continue
        try:
            rows = rows.filter(**{f"custom__{key}": value_of(field, raw)})
        except BadValue:
            return rows.none()
    return rows


def value_of(field: CustomField, raw: Any) -> Any:
    """Return the value that was written, as it is stored; BadValue otherwise."""
    return _READ[FieldKind(field.kind)](field, raw)


def written(field: CustomField, value: Any) -> str:
    """Return a value as a table says it."""
    if isinstance(value, bool):
        return "Sí" if value else "No"
    return "" if value is None else str(value)


def missing(customer: Customer) -> list[CustomField]:
    """Return the required fields in which a customer has nothing."""
    required = of_kind(customer.kind).filter(Q(required=True))
    return [field for field in required if customer.custom.get(str(field.id)) in (None, "")]


def _text(field: CustomField, raw: Any) -> str:
    said = raw.strip() if isinstance(raw, str) else ""
    if not said or len(said) > LONGEST or not said.replace("\n", " ").isprintable():
        raise BadValue(f"1 to {LONGEST} visible characters.")
    return str(said)


def _number(field: CustomField, raw: Any) -> str:
    if isinstance(raw, bool):
        raise BadValue("A number.")
    said = str(raw).strip().replace(" ", "")
    if "," in said and "." not in said:
        said = said.replace(",", ".")
    try:
        number = Decimal(said.replace(",", ""))
    except InvalidOperation:
        raise BadValue("A number.") from None
    # Before any arithmetic, which such exponents overflow, and any writing out of their zeros.
    if not number.is_finite() or not -PLACES <= number.adjusted() < DIGITS:
        raise BadValue("A number of up to twelve digits.")
    return f"{round(number, PLACES).normalize():f}"


def _date(field: CustomField, raw: Any) -> str:
    said = str(raw).strip()
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            found: date = datetime.strptime(said, form).date()
        except ValueError:
            continue
        return found.isoformat()
    raise BadValue("A day: 2026-03-31 or 31/03/2026.")


def _choice(field: CustomField, raw: Any) -> str:
    for option in field.options:
        if fold(str(raw)) == fold(option):
            return str(option)
    raise BadValue("One of the words of the list.")


def _yes_no(field: CustomField, raw: Any) -> bool:
    said = fold(str(raw))
    if said not in YES | NO:
        raise BadValue("Yes or no.")
    return said in YES


_READ: dict[FieldKind, Callable[[CustomField, Any], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
}
