"""Reads one line of an import: what its cells mean, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from crm.models import CustomField, default_category, default_status
from crm.queries.custom import BadValue, living, of_kind, value_of, written
from crm.queries.words import LISTS, spoken
from crm.types import CUSTOM, CustomerKind, contract_key, document_key
from hub.kernel import phones
from hub.kernel.folding import fold
from hub.kernel.text import is_visible

Problem = dict[str, str]
_LONGEST = {"name": 255, "document_number": 20, "phone": 20, "email": 254, "contract": 40}
_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": (
        *("nombre", "nombres", "nombre completo", "nombre y apellido", "nombres y apellidos"),
        *("cliente", "razon social", "contacto", "name", "full name", "customer", "contact"),
        *("company", "empresa"),
    ),
    "last_name": ("apellido", "apellidos", "last name", "surname", "lastname"),
    "document_number": (
        *("documento", "numero de documento", "nro documento", "n documento", "dni", "ruc", "cc"),
        *("nit", "ce", "cedula", "dni ruc", "document", "document number", "id number", "tax id"),
    ),
    "phone": (
        *("telefono", "celular", "movil", "whatsapp", "numero", "telefono celular", "tel", "fono"),
        *("phone", "mobile", "cell", "phone number", "mobile phone", "cellphone"),
    ),
    "email": ("correo", "correo electronico", "email", "e mail", "mail"),
    "category": ("categoria", "tipo de cliente", "segmento", "category", "segment"),
    "status": ("estado", "situacion", "status", "state"),
    "contract": (
        *("contrato", "numero de contrato", "nro contrato", "n contrato", "suministro"),
        *("numero de suministro", "contract", "contract number"),
    ),
}
# What other programs call our first words.
_ELSEWHERE: dict[str, dict[str, str]] = {
    "category": {"normal": "medium"},
    "status": {"activa": "active", "inactiva": "inactive"},
}


@dataclass(frozen=True)
class Vocabulary:
    """The words and fields there are when a file is read."""

    words: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, CustomField]
    defaults: Mapping[str, str]  # what a customer is given of whom a file says nothing
    required: Sequence[CustomField]  # what nobody new is written down without

    @classmethod
    def now(cls) -> Vocabulary:
        """Return what there is now."""
        there = {name: spoken(name) for name in LISTS}
        for name, others in _ELSEWHERE.items():
            known = set(there[name].values())
            there[name].update({said: key for said, key in others.items() if key in known})
        fields = {f"{CUSTOM}{field.id}": field for field in living()}
        defaults = {"status_id": default_status(), "category_id": default_category()}
        return cls(
            there, fields, defaults, list(of_kind(CustomerKind.PERSON).filter(required=True))
        )


@dataclass
class Read:
    """What a line says: values by field, and what is wrong by column."""

    fields: dict[str, str] = field(default_factory=dict)
    custom: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def guessed(headings: Sequence[str]) -> list[str]:
    """Return the field each heading means, each field once; empty where nobody can tell."""
    own = {fold(each.name): key for key, each in Vocabulary.now().fields.items()}
    taken: set[str] = set()
    found = []
    for heading in headings:
        said = fold(heading)
        name = next((each for each, words in _HEADINGS.items() if said in words), own.get(said, ""))
        found.append("" if name in taken else name)
        taken.add(name)
    return found


def read(
    cells: Sequence[str], mapping: Sequence[str], headings: Sequence[str], known: Vocabulary
) -> Read:
    """Return what a line says under a mapping; only what is without problems may be stored."""
    found = Read()
    for place, name in enumerate(mapping):
        raw = cells[place].strip() if place < len(cells) else ""
        if name and raw:
            _take(found, name, raw, headings[place], known)
    last = found.fields.pop("last_name", "")
    found.fields["name"] = " ".join(filter(None, [found.fields.get("name", ""), last]))
    column = next((h for h, name in zip(headings, mapping, strict=False) if name == "name"), "")
    if not found.fields["name"] and not found.problems:
        found.problems.append(_problem(column, "required", "A customer has a name."))
    if len(found.fields["name"]) > _LONGEST["name"]:  # of two columns together
        found.problems.append(_too_long(column, _LONGEST["name"]))
    return found


def lacking(read: Read, known: Vocabulary) -> list[Problem]:
    """Return which required fields a line leaves out: nobody new comes in without them."""
    left = [field for field in known.required if str(field.id) not in read.custom]
    return [_problem(field.name, "required_field", "Required.") for field in left]


def _take(found: Read, name: str, raw: str, column: str, known: Vocabulary) -> None:
    if name.startswith(CUSTOM):
        _take_custom(found, name, raw, column, known)
        return
    longest = _LONGEST.get(name, 255)
    if len(raw) > (longest if name not in ("phone", "document_number") else 60):
        found.problems.append(_too_long(column, longest))
        return
    value, problem = _value(name, raw, known)
    if problem is not None:
        found.problems.append(_problem(column, *problem))
    elif len(value) > longest:  # small letters may be more than large ones
        found.problems.append(_too_long(column, longest))
    elif value:
        found.fields[name] = value


def _take_custom(found: Read, name: str, raw: str, column: str, known: Vocabulary) -> None:
    own = known.fields.get(name)
    if own is None:
        return  # archived since somebody said what the column means
    try:
        value = value_of(own, raw)
    except BadValue as error:
        found.problems.append(_problem(column, "bad_value", str(error)))
        return
    found.custom[str(own.id)] = value
    found.fields[name] = written(own, value)


def _value(name: str, raw: str, known: Vocabulary) -> tuple[str, tuple[str, str] | None]:
    if name == "phone":
        number = phones.e164(raw)
        return number, None if number else ("bad_phone", "There is no such phone number.")
    if name == "email":
        try:
            validate_email(raw)
        except ValidationError:
            return "", ("bad_email", "This is no e-mail address.")
        return raw.lower(), None
    if name == "document_number":
        number = document_key(raw)
        bad = not 4 <= len(number) <= 20
        return number, (
            "bad_document",
            "A document has 4 to 20 letters and digits.",
        ) if bad else None
    if name == "contract" and not contract_key(raw):
        return "", ("bad_contract", "A contract has letters or digits.")
    if name in known.words:
        word = known.words[name].get(fold(raw), "")
        return word, None if word else ("unknown_word", "This is none of the words in use.")
    if not is_visible(raw):
        return "", ("invisible", "Nothing of this can be seen.")
    return raw, None


def _too_long(column: str, longest: int) -> Problem:
    return _problem(column, "too_long", f"At most {longest} characters.")


def _problem(column: str, code: str, detail: str) -> Problem:
    return {"column": column, "code": code, "detail": detail}
