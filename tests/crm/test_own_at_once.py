"""Labels and own fields while two customers are joined or parted: no hand loses another's work."""

import pytest

from crm.models import BulkChange, Customer, CustomField
from crm.operations import bulk, customers, entering, merging
from hub.kernel import clock
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db(transaction=True)


def person(name, **fields):
    return entering.make(fields={"name": name, **fields}, at=clock.now(), checked=False)


def labels_of(row):
    return set(row.labels.values_list("name", flat=True))


@pytest.fixture
def size():
    row = CustomField.objects.create(name="Talla", kind="text", created_at=clock.now())
    return str(row.id)


def test_labels_hung_on_many_while_two_are_joined_are_all_there(ana):
    kept, gone = person("Rosa", labels=["crédito"]), person("Rosita", labels=["feria"])
    others = [person(f"Cliente {n}") for n in range(10)]
    ids = [row.id for row in (kept, *others)]
    run = bulk.start(ids=ids, change={"add": ["vip"]}, by=ana, at=clock.now())

    done = outcomes(
        lambda: merging.merge(kept=kept, gone=gone, by=ana, at=clock.now()),
        lambda: bulk.work(run_id=run.id, now=clock.now),
    )

    assert done == {"done": 2}
    assert labels_of(kept) == {"crédito", "feria", "vip"}
    assert BulkChange.objects.get().state == "done"


def test_a_value_written_while_two_are_joined_stands_beside_what_comes_along(ana, size):
    route = CustomField.objects.create(name="Ruta", kind="text", position=1, created_at=clock.now())
    kept, gone = person("Rosa"), person("Rosita")
    Customer.objects.filter(id=gone.id).update(custom={size: "M"})
    said = {"custom": {str(route.id): "Norte"}}

    done = outcomes(
        lambda: merging.merge(kept=kept, gone=gone, by=ana, at=clock.now()),
        lambda: customers.change(customer=kept, fields=said, at=clock.now()),
    )

    assert done == {"done": 2}
    kept.refresh_from_db()
    assert kept.custom == {size: "M", str(route.id): "Norte"}


def test_a_value_two_bring_at_once_is_one_of_theirs_and_both_undone_are_three_again(ana, size):
    kept = person("Rosa")
    others = [person(name, labels=[name]) for name in ("Rosita", "Rosaura")]
    for row in others:
        Customer.objects.filter(id=row.id).update(custom={size: row.name})
    at = clock.now()
    made = []

    done = outcomes(
        *[
            lambda row=row: made.append(merging.merge(kept=kept, gone=row, by=ana, at=at))
            for row in others
        ]
    )
    assert done == {"done": 2}
    kept.refresh_from_db()
    assert kept.custom[size] in ("Rosita", "Rosaura")
    assert labels_of(kept) == {"Rosita", "Rosaura"}

    done = outcomes(
        *[lambda row=row: merging.undo(merge=row, by=ana, at=clock.now()) for row in made]
    )
    assert done == {"done": 2}
    for row in (kept, *others):
        row.refresh_from_db()
    assert [kept.custom, labels_of(kept)] == [{}, set()]
    assert [row.custom for row in others] == [{size: "Rosita"}, {size: "Rosaura"}]
