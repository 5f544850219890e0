"""Stores lines of an import as customers: new ones made, known ones kept or brought up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from chat.queries import identities_by_phone
from crm.adapters.reading import Line
from crm.models import Customer, Import
from crm.operations import customers, entering, lines
from crm.operations.differences import Change, apply, differences, plain
from crm.operations.intake_contracts import Printed
from crm.operations.lines import Problem, Read, Vocabulary
from crm.types import WORD_FIELDS, OnDuplicate, document_key
from hub.kernel import phones
from hub.kernel.folding import fold

AMBIGUOUS: Problem = {
    "column": "",
    "code": "ambiguous",
    "detail": "Its document or phone are those of different customers.",
}


@dataclass
class Done:
    """What became of a piece."""

    made: int = 0
    updated: int = 0
    skipped: int = 0
    refused: list[tuple[Line, list[Problem]]] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """One line of a preview: what would be stored, what is wrong, what would become another."""

    line: Line
    read: Read
    outcome: str  # made, updated, skipped or refused
    changes: Sequence[Change] = ()


class Intake:
    """One import's way of reading lines, and of knowing customers again by document and phone."""

    def __init__(self, row: Import) -> None:
        self.row = row
        self._foreseen = _Known()
        self._printed = Printed()
        self._vocabulary = lines.Vocabulary.now()

    def take(self, piece: Sequence[Line], *, at: datetime) -> Done:
        """Store a piece in the caller's transaction."""
        done = Done()
        reads = [(line, self._read(line)) for line in piece]
        known, printed = _Known(), Printed()
        known.learn([read for _, read in reads])
        printed.learn([read for _, read in reads])
        for line, read in reads:
            met = known.met(read)
            problems = self._problems(read, met) or printed.problems(read, met)
            if problems:
                done.refused.append((line, problems))
            elif met:
                owner = met.pop()
                self._meet(owner, read, known, done, at)
                if self.row.on_duplicate != OnDuplicate.SKIP:
                    printed.note(read, owner)
            else:
                row = _customer(read, self._vocabulary, at)
                known.fresh[row.id] = row
                known.add(row)
                printed.note(read, row.id)
                done.made += 1
        Customer.objects.bulk_create(list(known.fresh.values()))
        printed.write(by=self.row.by, at=at)
        return done

    def foresee(self, piece: Sequence[Line], *, at: datetime) -> list[Seen]:
        """Return what each line says and what would become of it, after those before it."""
        reads = [self._read(line) for line in piece]
        self._foreseen.learn(reads)
        self._printed.learn(reads)
        return [self._seen(line, read, at) for line, read in zip(piece, reads, strict=True)]

    def _seen(self, line: Line, read: Read, at: datetime) -> Seen:
        met = self._foreseen.met(read)
        read.problems = self._problems(read, met) or self._printed.problems(read, met)
        if read.problems:
            return Seen(line, read, "refused")
        if not met:
            row = _customer(read, self._vocabulary, at)
            self._foreseen.add(row)
            self._printed.note(read, row.id)
            return Seen(line, read, "made")
        if self.row.on_duplicate == OnDuplicate.SKIP:
            return Seen(line, read, "skipped")
        known = self._foreseen.rows[met.pop()]
        self._printed.note(read, known.id)
        changes = differences(known, read, self._vocabulary)
        apply(known, read)
        self._foreseen.renew(known)
        return Seen(line, read, "updated", changes)

    def _problems(self, read: Read, met: set[UUID]) -> list[Problem]:
        """Return why a line is refused that means these customers."""
        if read.problems or len(met) > 1:
            return read.problems or [AMBIGUOUS]
        return [] if met else lines.lacking(read, self._vocabulary)

    def _read(self, line: Line) -> Read:
        return lines.read(line.cells, self.row.mapping, self.row.headings, self._vocabulary)

    def _meet(self, met: UUID, read: Read, known: _Known, done: Done, at: datetime) -> None:
        if self.row.on_duplicate == OnDuplicate.SKIP:
            done.skipped += 1
            return
        row = known.fresh.get(met)
        if row is not None:  # further up in the same piece
            apply(row, read)
        else:
            row = Customer.objects.get(id=met)
            row = customers.change(customer=row, fields=plain(read), at=at)
            entering.fill(customer=row, values=read.custom)
        known.renew(row)
        done.updated += 1


class _Known:
    """Who has one of the lines' documents or phones already, on their own row or on a channel."""

    def __init__(self) -> None:
        self._by_document: dict[str, set[UUID]] = defaultdict(set)
        self._by_phone: dict[str, set[UUID]] = defaultdict(set)
        self._by_mail: dict[tuple[str, str], set[UUID]] = defaultdict(set)
        self._known_by: dict[UUID, tuple[str, str, tuple[str, str]]] = {}
        self._heard: dict[UUID, set[str]] = defaultdict(set)  # phones of their channels
        self.rows: dict[UUID, Customer] = {}
        self.fresh: dict[UUID, Customer] = {}

    def learn(self, reads: Sequence[Read]) -> None:
        """Look for whom these lines may mean."""
        documents = {document_key(read.fields.get("document_number", "")) for read in reads} - {""}
        dialled = {phones.canonical(read.fields.get("phone", "")) for read in reads} - {""}
        forms = [f"+{form}" for line in dialled for form in phones.variants(line)]
        heard = identities_by_phone(forms)
        emails = {read.fields.get("email", "") for read in reads if _only_mail(read)} - {""}
        alike = Q(document_key__in=documents) | Q(phone_key__in=dialled) | Q(email_key__in=emails)
        rows = Customer.objects.filter(alike | Q(id__in=[owner for _, owner in heard]))
        for row in rows.filter(merged_into=None):
            if row.id not in self.rows:  # else as the lines further up left them
                self.add(row)
        for phone, owner in heard:
            if owner in self.rows:
                self._heard[owner].add(phones.canonical(phone))
                self._by_phone[phones.canonical(phone)].add(owner)

    def add(self, row: Customer) -> None:
        mail = row.email_key, fold(row.name)
        self.rows[row.id] = row
        self._known_by[row.id] = row.document_key, row.phone_key, mail
        if row.document_key:
            self._by_document[row.document_key].add(row.id)
        if row.phone_key:
            self._by_phone[row.phone_key].add(row.id)
        if row.email_key:
            self._by_mail[mail].add(row.id)

    def renew(self, row: Customer) -> None:
        """Know somebody by what a line made of them, and no more by what they had before."""
        document, phone, mail = self._known_by[row.id]
        self._by_document[document].discard(row.id)
        self._by_mail[mail].discard(row.id)
        if phone not in self._heard[row.id]:
            self._by_phone[phone].discard(row.id)
        row.renew_keys()
        self.add(row)

    def met(self, read: Read) -> set[UUID]:
        """Return whom a line means: by its document, or by its phone and no other document.

        Where it says neither, by its e-mail together with its name: families share one.
        """
        if _only_mail(read):
            said = read.fields["email"], fold(read.fields["name"])
            return set(sorted(self._by_mail.get(said, ()))[:1])
        document = document_key(read.fields.get("document_number", ""))
        phone = phones.canonical(read.fields.get("phone", ""))
        by_document = set(self._by_document.get(document, ()))
        by_phone = {
            owner
            for owner in self._by_phone.get(phone, ())
            if not document or self._known_by[owner][0] in ("", document)
        }
        return by_document & by_phone or by_document | by_phone


def _only_mail(read: Read) -> bool:
    said = read.fields
    return "email" in said and "document_number" not in said and "phone" not in said


def _customer(read: Read, known: Vocabulary, at: datetime) -> Customer:
    said = {WORD_FIELDS.get(name, name): value for name, value in plain(read).items()}
    row = Customer(**{**known.defaults, **said}, custom=read.custom, created_at=at, updated_at=at)
    row.renew_keys()
    return row
