"""Joins two customers who are one person, and takes them apart again exactly as they were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.operations import numbers
from chat.operations.conversations import events
from chat.queries import conversations_of_customer
from crm.models import Customer, Merge, Reading
from crm.operations import customers, merging_own
from crm.ports.belongings import Merging, Move, joins
from crm.queries.joining import later_than
from crm.queries.words import LISTS, keys
from crm.types import MERGED_FIELDS, UNDO_FOR, WORD_FIELDS, Meaning
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Conflict, Forbidden, Invalid

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

_FILLED = ("document_number", "phone", "email")  # taken over where the kept one has none


class AlreadyMerged(Conflict):
    """One of the two was joined to somebody meanwhile."""

    code, detail = "already_merged", "One of them was joined to another customer meanwhile."


class BothHavePortal(Conflict):
    """Two portal accounts cannot become one."""

    code, detail = "both_have_portal", "Both have a portal account: two accounts stay two."


class PortalGoesAlong(Conflict):
    """The one with the portal account has to be kept."""

    code, detail = "keep_the_portal", "Keep the customer with the portal account."


class NotUndoable(Conflict):
    """Something was built on a merge since, or it is too long ago."""

    code, detail = "not_undoable", "This can no longer be undone."


@numbers.transacted
def merge(
    *, kept: Customer, gone: Customer, take: Collection[str] = (), by: User, at: datetime
) -> Merge:
    """Join `gone` to `kept`: channels, requests, grants, and what other apps hang on them.

    `take` names the fields whose value is `gone`'s. Channels stay proven or not, each for itself.
    Labels and own fields come along. Refusals: AlreadyMerged (of two at once one wins),
    BothHavePortal, PortalGoesAlong, and those of `ports/belongings.joins`.
    """
    _refuse_unless_answering(by)
    kept, gone = _locked(kept.id, gone.id)
    _refuse_unless_mergeable(kept, gone)
    theirs = _talks(gone)
    _hold(theirs)
    row = Merge.objects.create(
        kept=kept, gone=gone, identities=[str(each.identity_id) for each in theirs], by=by, at=at
    )
    _move(theirs, source=gone, target=kept, by=by, at=at)
    merging = _merging(row, kept, gone, theirs, by=by, at=at)
    for _, join in joins:
        join.join(merging)
    _show(theirs, kept)
    row.fields = _take(kept, gone, take, at)
    merging_own.take(row, kept, gone, at=at)
    row.save(update_fields=["fields", "custom", "labels"])
    Customer.objects.filter(id=gone.id).update(merged_into=kept)
    _note("merged", kept, gone, _talks(kept), by=by, at=at)
    return row


@numbers.transacted
def undo(*, merge: Merge, by: User, at: datetime) -> Merge:
    """Take two customers apart again, for thirty days: what moved goes back, as it is recorded.

    What was asked on a moved channel since goes with it. NotUndoable when it was undone, is too
    long ago, `kept` was joined on, or a moved channel was proven somebody's since.
    """
    _refuse_unless_answering(by)
    kept, gone = _locked(merge.kept_id, merge.gone_id)
    row = Merge.objects.select_for_update(of=("self",)).get(id=merge.id)
    theirs = [each for each in _talks(kept) if str(each.identity_id) in row.identities]
    _refuse_unless_undoable(row, kept, theirs, at)
    _hold(theirs)
    Customer.objects.filter(id=gone.id).update(merged_into=None, compared_at=None)
    gone.refresh_from_db()
    _move(theirs, source=kept, target=gone, by=by, at=at)
    merging = _merging(row, kept, gone, theirs, by=by, at=at)
    for _, join in joins:
        join.part(merging)
    _show(theirs, gone)
    _give_back(kept, row, at)
    merging_own.give_back(row, kept, at=at)
    row.undone_at, row.undone_by = at, by
    row.save(update_fields=["undone_at", "undone_by"])
    _note("unmerged", kept, gone, [*theirs, *_talks(kept)], by=by, at=at)
    return row


def _refuse_unless_answering(by: User) -> None:
    if by.role not in ANSWERING:
        raise Forbidden("Only those who answer customers join them.")


def _locked(first: UUID, second: UUID) -> tuple[Customer, Customer]:
    # In one order, whoever asks; not against rows that come to refer to them.
    rows = Customer.objects.select_for_update(no_key=True).filter(id__in=[first, second])
    found = {row.id: row for row in rows.order_by("id")}
    if len(found) < 2:
        raise Invalid(fields={"customer": ["Another customer."]})
    return found[first], found[second]


def _refuse_unless_mergeable(kept: Customer, gone: Customer) -> None:
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise AlreadyMerged
    if gone.portal_user_id is not None:
        raise BothHavePortal if kept.portal_user_id is not None else PortalGoesAlong


def _refuse_unless_undoable(
    row: Merge, kept: Customer, theirs: Iterable[Conversation], at: datetime
) -> None:
    if row.undone_at is not None:
        raise NotUndoable("It was undone already.")
    if at > row.at + UNDO_FOR:
        raise NotUndoable(f"It was more than {UNDO_FOR.days} days ago.")
    if kept.merged_into_id is not None:
        raise NotUndoable("The customer was joined to another since: undo that first.")
    if any(each.identity and each.identity.portal_user_id for each in theirs):
        raise NotUndoable("A channel that moved was proven to be a portal account's since.")


def _talks(customer: Customer) -> list[Conversation]:
    """Return the conversations of a customer in the order in which all of us take them."""
    return list(conversations_of_customer(customer.id).order_by("id"))


def _hold(talks: Iterable[Conversation]) -> None:
    """Let nobody read on in these conversations, so that nothing is opened for the wrong one."""
    ids = [each.id for each in talks]
    list(Reading.objects.select_for_update().filter(conversation_id__in=ids).order_by("pk"))


def _move(
    talks: Iterable[Conversation], *, source: Customer, target: Customer, by: User, at: datetime
) -> None:
    for talk in talks:
        customers.move_asked(Move(conversation=talk, source=source, target=target, by=by, at=at))


def _merging(
    row: Merge,
    kept: Customer,
    gone: Customer,
    talks: Iterable[Conversation],
    *,
    by: User,
    at: datetime,
) -> Merging:
    return Merging(
        merge_id=row.id,
        conversations=[each.id for each in talks],
        since=row.at,
        source=gone,
        target=kept,
        by=by,
        at=at,
    )


def _show(talks: Iterable[Conversation], owner: Customer) -> None:
    """Tell whose the channels are now: the threads' counters are taken last, as everywhere."""
    for talk in talks:
        assert talk.identity_id is not None, "customers write with an identity"
        customers.push(talk.identity_id, owner)


def _take(
    kept: Customer, gone: Customer, take: Collection[str], at: datetime
) -> dict[str, list[str]]:
    """Give `kept` the values it takes over; returns what each was and is."""
    wanted = {name for name in MERGED_FIELDS if name in take and _value(gone, name)}
    wanted |= {name for name in _FILLED if not getattr(kept, name) and getattr(gone, name)}
    meanings = kept.status.meaning, gone.status.meaning
    if meanings == (Meaning.PROSPECT, Meaning.ACTIVE):
        wanted.add("status")
    fields = {name: [_value(kept, name), _value(gone, name)] for name in sorted(wanted)}
    if fields:
        after = {name: values[1] for name, values in fields.items()}
        customers.change(customer=kept, fields=after, at=at)
    return fields


def _give_back(kept: Customer, row: Merge, at: datetime) -> None:
    """Put back what nobody has changed since; a later merge gives back what was before this one."""
    kept.refresh_from_db()
    later = list(later_than(row))
    old = {}
    for name, (was, now) in row.fields.items():
        above = next((each for each in later if name in each.fields), None)
        if above is None and _value(kept, name) == now and _is_known(name, was):
            old[name] = was
        elif above is not None and above.fields[name][0] == now:
            above.fields[name][0] = was
            above.save(update_fields=["fields"])
    if old:
        customers.change(customer=kept, fields=old, at=at)


def _value(customer: Customer, name: str) -> str:
    return str(getattr(customer, WORD_FIELDS.get(name, name)))


def _is_known(name: str, value: str) -> bool:
    """Whether a value can be given back: a word may have left its list since."""
    return name not in LISTS or value in keys(name)


def _note(
    event: str,
    kept: Customer,
    gone: Customer,
    talks: Iterable[Conversation],
    *,
    by: User,
    at: datetime,
) -> None:
    one = {"id": str(kept.id), "name": kept.name}
    other = {"id": str(gone.id), "name": gone.name}
    for talk in sorted(talks, key=lambda each: each.id):
        events.note(talk, event, by=by, at=at, change=None, kept=one, gone=other)
