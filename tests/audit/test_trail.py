"""Who did what: written whichever way a row was changed, read by admins, changed by nobody."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from crm.models import Contact, Customer
from hub.accounts.models import Team
from hub.accounts.operations import entering, people
from hub.accounts.types import Device
from hub.audit.models import Entry, Seal
from hub.audit.operations import sealing
from hub.audit.operations.recording import is_ours, watch_of
from hub.kernel import clock, watching
from hub.kernel.trail import watches
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/audit/"


def lines(**asked):
    return list(Entry.objects.filter(**asked).order_by("at", "id"))


def a_customer(**more):
    at = clock.now()
    return Customer.objects.create(name="Rosa Secreta", created_at=at, updated_at=at, **more)


def test_a_change_says_who_which_field_and_from_where_but_no_words_of_a_person(api, ana):
    customer = a_customer(document_number="45678912", category_id="low")
    Entry.objects.count()

    answer = api(ana).patch(
        f"/api/v1/customers/{customer.id}/",
        {"document_number": "70123456", "category": "vip"},
        REMOTE_ADDR="203.0.113.9",
    )

    assert answer.status_code == 200
    (line,) = lines(kind="crm.customer", action="changed")
    assert line.changes == {"category": ["low", "vip"], "document_number": ["•••", "•••"]}
    assert (line.user_id, line.role, line.ip) == (ana.id, "advisor", "203.0.113.9")
    assert line.object_id == str(customer.id)
    assert line.session_id is not None and line.request_id == answer["X-Request-ID"]
    told = str([(each.changes, each.about, each.searched) for each in lines()])
    assert "4567" not in told and "Secreta" not in told


def test_bulk_ways_are_no_ways_around():
    made = [a_customer(category_id="low") for _ in range(2)]
    more = Customer.objects.bulk_create(
        [Customer(name="x", created_at=clock.now(), updated_at=clock.now()) for _ in range(2)]
    )
    Customer.objects.filter(id__in=[each.id for each in made]).update(category_id="high")
    Customer.objects.filter(id__in=[each.id for each in more]).delete()

    seen = [(line.action, line.object_id) for line in lines(kind="crm.customer")]
    assert [("created", str(each.id)) for each in (*made, *more)] == seen[:4]
    assert {("changed", str(each.id)) for each in made} == {*seen[4:6]}
    assert {("removed", str(each.id)) for each in more} == {*seen[6:]}


def test_what_is_rolled_back_was_not_done():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        a_customer()
        raise ZeroDivisionError

    assert lines(kind="crm.customer") == []


@pytest.mark.parametrize("way", ["update", "delete"])
def test_of_more_rows_than_are_told_one_by_one_the_rest_is_counted(way, monkeypatch):
    monkeypatch.setattr(watching, "MOST", 2)
    for _ in range(5):
        a_customer(category_id="low")
    rows = Customer.objects.filter(category_id="low")

    rows.update(category_id="vip") if way == "update" else rows._raw_delete(rows.db)

    *told, rest = lines(kind="crm.customer")[5:]
    assert len(told) == 2 and all(line.object_id for line in told)
    assert (rest.action, rest.object_id, rest.about["more"]) == (told[0].action, "", 3)
    assert rest.about["fields"] == (["category_id"] if way == "update" else [])


def test_members_of_a_team_come_and_go_with_a_line_each(admin, ana):
    team = Team.objects.create(name="Ventas")
    team.members.add(ana)
    team.members.clear()

    told = lines(kind="accounts.team_members")
    assert [line.action for line in told] == ["created", "removed"]
    assert told[0].changes["user"] == [None, str(ana.id)]
    assert lines(kind="accounts.team")[0].changes["name"] == [None, "Ventas"]


def test_sign_ins_failures_and_refusals_are_lines(api, ana, admin, client):
    person = people.add(username="nina", role="clerk", password="correct-horse-battery-27")
    body = {"username": "nina", "password": "wrong", "remember": False}
    client.post("/api/v1/auth/login/", body, content_type="application/json")
    assert [line.object_id for line in lines(action="sign_in_failed")] == [str(person.id)]
    entering.log_in(
        "nina", "correct-horse-battery-27", remember=False, device=Device(), at=clock.now()
    )
    assert lines(action="signed_in")[-1].user_id == person.id

    assert api(ana).get(DOOR).status_code == 403
    assert api(ana).get(f"/api/v1/customers/{ana.id}/").status_code == 404
    first, second = lines(action="authz_denied")
    assert (first.user_id, first.about["door"], first.about["status"]) == (ana.id, "AuditView", 403)
    assert (second.object_id, second.about["status"]) == (str(ana.id), 404)


def test_an_admin_looks_by_person_kind_object_time_and_word(api, admin, ana):
    customer = a_customer()
    api(ana).patch(f"/api/v1/customers/{customer.id}/", {"category": "vip"})
    look = api(admin)

    def found(**asked):
        return [row["object"]["id"] for row in look.get(DOOR, asked).json()["results"]]

    mine = str(customer.id)
    assert found(by=str(ana.id), kind="crm.customer") == [mine]
    assert found(object=mine, action="changed") == [mine]
    assert found(q="torres", kind="crm.customer") == [mine]
    assert found(q="VIP") == [mine]
    later = (clock.now() + timedelta(hours=1)).isoformat()
    assert found(since=later) == []
    row = look.get(DOOR, {"object": mine, "action": "changed"}).json()["results"][0]
    assert row["object"]["name"] == "Rosa Secreta" and row["by"]["name"] == "Ana Torres"
    assert look.get(DOOR, {"by": "nobody"}).status_code == 422
    page = look.get(DOOR, {"limit": 1}).json()
    assert len(page["results"]) == 1 and page["next"]


def test_ids_are_called_by_name_with_the_page_that_shows_them(api, admin, ana):
    customer, company = a_customer(), a_customer(kind="company")
    Contact.objects.create(
        company=company, person=customer, role="x", added_by=ana, created_at=clock.now()
    )
    merged = a_customer()
    Customer.objects.filter(id=merged.id).update(merged_into=customer)
    merged_into = str(customer.id)

    rows = api(admin).get(DOOR).json()["results"]
    contact = next(row for row in rows if row["object"]["kind"] == "crm.contact")
    change = next(row for row in rows if row["action"] == "changed")

    page = {"name": "Rosa Secreta", "kind": "crm.customer", "id": str(customer.id)}
    assert (contact["object"]["name"], contact["object"]["page"]) == ("Rosa Secreta", page)
    assert contact["names"][str(ana.id)]["name"] == "Ana Torres"
    assert contact["names"][str(company.id)]["kind"] == "crm.customer"
    assert change["changes"]["merged_into"] == [None, merged_into]
    assert change["names"] == {merged_into: page}


def test_who_is_forgotten_is_nameless_in_the_trail(api, admin):
    gone = a_customer()
    made = str(gone.id)
    gone.delete()

    row = api(admin).get(DOOR, {"object": made, "action": "created"}).json()["results"][0]
    assert (row["object"]["name"], row["object"]["page"], row["names"]) == ("", None, {})


def test_a_page_asks_once_for_each_kind_and_not_for_each_line(
    api, admin, ana, django_assert_max_num_queries
):
    def contacts(number):
        for _ in range(number):
            pair = [a_customer(), a_customer(kind="company")]
            Contact.objects.create(
                person=pair[0], company=pair[1], role="x", added_by=ana, created_at=clock.now()
            )

    contacts(2)
    look = api(admin)
    look.get(DOOR)
    with CaptureQueriesContext(connection) as few:
        look.get(DOOR)
    contacts(10)
    with django_assert_max_num_queries(len(few)):
        assert len(look.get(DOOR).json()["results"]) > 35


def test_the_trail_is_taken_along_and_that_is_a_line(api, admin, ana):
    Customer.objects.filter(id=a_customer().id).update(portal_user=ana)
    answer = api(admin).get(f"{DOOR}export/", {"kind": "crm.customer"})

    told = b"".join(answer.streaming_content).decode()
    assert told.startswith("\ufeffat,who") and "crm.customer" in told
    assert "portal_user: None → Ana Torres" in told
    assert [line.user_id for line in lines(action="exported")] == [admin.id]


@pytest.mark.parametrize("table", [Entry, Seal])
def test_the_database_lets_nobody_change_or_remove_a_line(table):
    a_customer()
    Seal.objects.create(day="2026-01-01", count=0, digest="", made_at=clock.now())
    for change in (
        lambda: table.objects.all()._raw_delete("default"),
        lambda: table.objects.update(**{"action": "x"} if table is Entry else {"count": 7}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert table.objects.exists()


def test_what_the_law_lets_go_may_go():
    old = clock.now() - timedelta(days=366 * 6)
    Entry.objects.create(at=old, action="x", kind="y")
    a_customer()

    assert sealing.forget(before=clock.now(), at=clock.now()) == 1
    assert len(lines()) == 1


def test_every_table_is_watched_or_says_why_not():
    ours = {
        m._meta.label_lower: m for m in apps.get_models(include_auto_created=True) if is_ours(m)
    }
    assert [name for name, _ in watches if name not in ours] == []
    for label, model in ours.items():
        watch = watch_of(model)
        names = {field.name for field in model._meta.fields}
        assert {*watch.tells, *watch.overlooks} <= names, label
        assert not watch.why_not or len(watch.why_not) > 10, label


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_a_row_one_is_told_to_have_changed_it():
    row = a_customer()
    claim = Customer.objects.filter(id=row.id, name=row.name)

    for _ in range(3):
        outcomes(*[lambda: claim.update(name="x")] * 5)
        Customer.objects.filter(id=row.id).update(name=row.name)

    assert len(lines(kind="crm.customer", action="changed")) == 6
