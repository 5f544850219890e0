"""Takes the catalogue in from a file: looked at first, then all lines that are right, by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from billing.models import Item
from billing.operations.catalogue import items, taxes
from billing.queries.catalogue import by_codes
from billing.types import ItemKind
from chat.adapters import store
from crm.adapters.reading import BadTable, Line, opened
from hub.kernel.errors import Invalid
from hub.kernel.folding import fold
from hub.kernel.home import home
from hub.kernel.money import Money

LARGEST = 5 * 1024 * 1024  # bytes
MOST_ROWS = 5_000
SHOWN = 100
HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("codigo", "code", "sku", "cod"),
    "kind": ("tipo", "kind", "type", "clase"),
    "name": ("nombre", "name", "producto", "servicio", "articulo", "item"),
    "description": ("descripcion", "description", "detalle"),
    "unit": ("unidad", "unit", "medida", "um"),
    "price": ("precio", "price", "precio unitario", "valor", "precio sin igv", "precio sin iva"),
    "tax": ("impuesto", "tax", "igv", "iva"),
}
LONGEST = {"code": 30, "name": 120, "description": 500, "unit": 20}
KINDS = {
    **dict.fromkeys(("servicio", "service", "s", "servicios"), ItemKind.SERVICE),
    **dict.fromkeys(("repuesto", "parte", "part", "producto", "p", "bien"), ItemKind.PART),
}


class UnreadableCatalogue(Invalid):
    """The file is no table with a code, a name and a price."""

    code, detail = "unreadable_file", "The file cannot be read."


@dataclass
class Seen:
    """One line: what became of it, or would."""

    line: int
    outcome: str
    code: str = ""
    name: str = ""
    problems: list[str] = field(default_factory=list)


@dataclass
class Taken:
    """A whole file: counts, and some of its lines."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[Seen] = field(default_factory=list)

    def note(self, seen: Seen) -> None:
        self.counts[seen.outcome] += 1
        shown = len(self.lines)
        if shown < SHOWN or (seen.outcome == "refused" and shown < 2 * SHOWN):
            self.lines.append(seen)


def look(*, upload: UploadedFile, at: datetime) -> Taken:
    """Return how a file would turn out; nothing is stored. UnreadableCatalogue, TooLarge."""
    return _through(_read(upload), at=at, store_it=False)


def take(*, upload: UploadedFile, at: datetime) -> Taken:
    """Store the lines of a file that are right: new codes made, known ones brought up to date."""
    rows = _read(upload)
    with transaction.atomic():
        return _through(rows, at=at, store_it=True)


def _read(upload: UploadedFile) -> list[tuple[int, dict[str, str]]]:
    with store.desk() as desk:
        written = store.take_down(upload.chunks(), desk / "table", largest=LARGEST)
        try:
            with opened(written.path) as table:
                return _named(list(table))
        except BadTable as error:
            raise UnreadableCatalogue(str(error)) from None


def _named(table: Sequence[Line]) -> list[tuple[int, dict[str, str]]]:
    if not table:
        raise UnreadableCatalogue("The file is empty.")
    if len(table) > MOST_ROWS + 1:
        raise UnreadableCatalogue(f"At most {MOST_ROWS} lines at a time.")
    places: dict[str, int] = {}
    for place, heading in enumerate(table[0].cells):
        said = fold(heading)
        name = next((each for each, words in HEADINGS.items() if said in words), "")
        if name:
            places.setdefault(name, place)
    if missing := {"code", "name", "price"} - set(places):
        raise UnreadableCatalogue(f"Columns are missing: {', '.join(sorted(missing))}.")
    return [
        (
            line.number,
            {
                name: line.cells[place].strip() if place < len(line.cells) else ""
                for name, place in places.items()
            },
        )
        for line in table[1:]
    ]


def _through(rows: list[tuple[int, dict[str, str]]], *, at: datetime, store_it: bool) -> Taken:
    taken, known = Taken(), by_codes([said["code"] for _, said in rows])
    words = _tax_words()
    met: set[str] = set()
    for number, said in rows:
        seen = Seen(number, "refused", said["code"][:30], said["name"][:120])
        fields, seen.problems = _fields(said, words)
        if said["code"].lower() in met:
            seen.problems.append("repeated_code")
        met.add(said["code"].lower())
        if not seen.problems:
            seen.outcome = _store(known.get(said["code"].lower()), fields, at, store_it)
        taken.note(seen)
    return taken


def _store(row: Item | None, fields: dict[str, Any], at: datetime, store_it: bool) -> str:
    if row is None:
        if store_it:
            items.create(fields={"kind": ItemKind.PART, **fields}, at=at)
        return "made"
    now = {**vars(row), "price": row.price, "tax": row.tax_id}
    if all(now[name] == value for name, value in fields.items()):
        return "same"
    if store_it:
        items.change(item_id=row.id, version=row.version, fields=fields, at=at)
    return "updated"


def _fields(said: dict[str, str], words: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return what a line says as fields of an item, and what is wrong with it."""
    fields: dict[str, Any] = {}
    problems = [f"{name}_required" for name in ("code", "name", "price") if not said[name]]
    for name, longest in LONGEST.items():
        if value := said.get(name):
            fields[name] = value
            if len(value) > longest:
                problems.append(f"{name}_too_long")
    if kind := said.get("kind"):
        fields["kind"] = KINDS.get(fold(kind))
        problems += [] if fields["kind"] else ["bad_kind"]
    if tax := said.get("tax"):
        fields["tax"] = words.get(_tax_word(tax))
        problems += [] if fields["tax"] else ["unknown_tax"]
    if said["price"]:
        try:
            fields["price"] = _price(said["price"])
        except Invalid:
            problems.append("bad_price")
    return fields, problems


def _price(raw: str) -> Money:
    """Read a price as people write it: `1,250.50`, `1.250,50`, `S/ 12`."""
    said = "".join(sign for sign in raw if sign.isdigit() or sign in ".,-")
    if "," in said and (said.rfind(",") > said.rfind(".")) and len(said) - said.rfind(",") <= 3:
        said = said.replace(".", "").replace(",", ".")
    amount = Money.parse(said.replace(",", ""), home().currency)
    items.checked(amount)
    return amount


def _tax_words() -> dict[str, Any]:
    """Return the ids of the country's taxes by what a file may call them."""
    found: dict[str, Any] = {}
    for tax in taxes.there():
        for word in (tax.code, tax.name, f"{tax.rate.normalize():f}"):
            found.setdefault(_tax_word(word), tax.id)
    return found


def _tax_word(said: str) -> str:
    return fold(said.replace("%", " "))
