"""Labels and fields of the house's own come along with a merge, and go back with its undo."""

from datetime import timedelta

import pytest

from crm.models import Customer, CustomField, Merge
from crm.operations import entering, merging
from hub.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def fields():
    """Route, size and birthday: what a bakery wants to know."""
    made = [
        CustomField.objects.create(name=name, kind="text", created_at=clock.now(), position=place)
        for place, name in enumerate(("Ruta", "Talla", "Cumpleaños"))
    ]
    return [str(each.id) for each in made]


def person(name, custom=None, labels=()):
    row = entering.make(fields={"name": name, "labels": labels}, at=clock.now())
    Customer.objects.filter(id=row.id).update(custom=custom or {})
    row.refresh_from_db()
    return row


def known_of(row):
    row.refresh_from_db()
    return row.custom, sorted(row.labels.values_list("name", flat=True))


def joined(kept, gone, by):
    return merging.merge(kept=kept, gone=gone, by=by, at=clock.now())


def parted(merge, by):
    return merging.undo(merge=merge, by=by, at=clock.now())


def test_both_come_along_the_kept_one_is_right_and_an_undo_restores_both(fields, ana):
    route, size, birthday = fields
    kept = person("Rosa", {route: "Norte"}, ["crédito"])
    gone = person("Rosita", {route: "Sur", size: "M"}, ["crédito", "feria"])
    before = [known_of(each) for each in (kept, gone)]

    merge = joined(kept, gone, ana)

    assert known_of(kept) == ({route: "Norte", size: "M"}, ["crédito", "feria"])
    row = Merge.objects.get()
    assert row.custom == {route: ["Norte", "Norte", "Sur"], size: [None, "M", "M"]}
    parted(merge, ana)
    assert [known_of(each) for each in (kept, gone)] == before


def test_what_somebody_changed_since_stays_as_they_wrote_it(desk, fields, ana):
    route, size, birthday = fields
    kept = person("Rosa")
    gone = person("Rosita", {route: "Sur", size: "M"}, ["feria"])
    merge = joined(kept, gone, ana)
    body = {"custom": {route: "Centro"}, "labels": ["feria", "vip"]}
    assert desk.patch(ana, f"customers/{kept.id}/", body).status_code == 200

    parted(merge, ana)

    assert known_of(kept) == ({route: "Centro"}, ["vip"])
    assert known_of(gone) == ({route: "Sur", size: "M"}, ["feria"])


@pytest.mark.parametrize("first_undone", [0, 1])
def test_of_two_merges_either_is_undone_first(fields, ana, first_undone):
    route, size, birthday = fields
    kept = person("Rosa", {birthday: "3 de mayo"})
    others = [
        person("Rosita", {route: "Sur", size: "M"}, ["feria"]),
        person("Rosa Q.", {route: "Norte"}, ["feria", "vip"]),
    ]
    people = [kept, *others]
    before = [known_of(each) for each in people]
    merges = [joined(kept, each, ana) for each in others]
    assert known_of(kept)[0][route] == "Sur"

    parted(merges[first_undone], ana)

    left = known_of(others[1 - first_undone])
    assert known_of(kept) == ({**left[0], birthday: "3 de mayo"}, left[1])
    parted(Merge.objects.get(undone_at=None), ana)
    assert [known_of(each) for each in people] == before


def test_a_merge_that_began_earlier_and_waited_longer_counts_as_the_later_one(fields, ana):
    kept = person("Rosa")
    one, other = (person(name, {fields[0]: name}, ["feria"]) for name in ("Rosita", "Rosaura"))
    at = clock.now()
    first = merging.merge(kept=kept, gone=one, take=["name"], by=ana, at=at)
    merging.merge(kept=kept, gone=other, take=["name"], by=ana, at=at - timedelta(seconds=2))

    parted(first, ana)

    assert known_of(kept) == ({fields[0]: "Rosaura"}, ["feria"])
    assert kept.name == "Rosaura"
    parted(Merge.objects.get(undone_at=None), ana)
    assert (*known_of(kept), kept.name) == ({}, [], "Rosa")


def test_a_required_field_hinders_no_merge(fields, ana):
    kept, gone = person("Rosa"), person("Rosita", {fields[1]: "M"})
    CustomField.objects.filter(id=fields[0]).update(required=True)

    parted(joined(kept, gone, ana), ana)

    assert known_of(kept) == ({}, [])
