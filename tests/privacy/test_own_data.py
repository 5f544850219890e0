"""A customer sees, takes along and corrects what is kept; staff answers in time."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest

from crm.models import Customer
from hub.audit.models import Entry
from hub.kernel import clock
from hub.privacy.models import PrivacyRequest
from hub.privacy.operations import house, working
from hub.privacy.queries import due_on
from hub.privacy.tasks import work_on
from hub.privacy.types import business_day
from hub.reports.models import Notification
from tests.desk import picture

DOOR = "privacy-requests/"


def asks(desk, who, right, **more):
    answer = desk.post(who, DOOR, {"right": right, **more})
    assert answer.status_code == 201, answer.data
    return answer.data


def taken(desk, who, row):
    answer = desk.get(who, f"{DOOR}{row['id']}/download/")
    if answer.streaming:
        answer.whole = b"".join(answer.streaming_content)
        for close in answer._resource_closers:  # `close()` would end the test's transaction
            close()
    return answer


def unpacked(answer):
    return zipfile.ZipFile(io.BytesIO(answer.whole))


def test_a_copy_holds_all_of_ones_own_and_nothing_of_others(desk, rosa, jorge, ana, media):
    asked = desk.unlocked(rosa, ana)
    proof = picture(rosa)
    form = {"method": "transfer", "operation_number": "OP77", "proof": str(proof.id)}
    assert desk.loads(rosa, asked, **form).status_code == 201
    desk.says(ana, asked["conversation"], "nota entre nosotros", private=True)
    desk.asks(jorge, "secreto de jorge")

    row = asks(desk, rosa, "access")
    assert (row["state"], row["own"]) == ("in_progress", True)
    work_on(row["id"])

    ready = desk.get(rosa, f"{DOOR}{row['id']}/").data
    assert (ready["state"], ready["done"]) == ("fulfilled", 100)
    file = unpacked(taken(desk, rosa, row))
    texts = {m["text"] for m in json.loads(file.read("data/conversations.json"))}
    assert {"Quiero recargar", "Con gusto"} <= texts
    assert json.loads(file.read("data/account.json"))[0]["username"] == "rosa"
    assert json.loads(file.read("data/recharges.json"))[0]["operation_number"] == "OP77"
    assert "<h1>Sus datos: Rosa Quispe" in file.read("index.html").decode()
    whole = b"".join(file.read(name) for name in file.namelist()).decode("utf-8", "replace")
    assert "secreto de jorge" not in whole and "nota entre nosotros" not in whole
    assert all(".." not in name and not name.startswith("/") for name in file.namelist())
    assert Notification.objects.filter(user=rosa, kind="privacy").exists()
    assert Entry.objects.filter(action="exported", user_id=rosa.id).exists()


def test_a_copy_is_ones_own_and_for_a_day(desk, rosa, jorge, ana, admin, media):
    row = asks(desk, rosa, "access")
    work_on(row["id"])
    for other in (jorge, admin):
        assert taken(desk, other, row).status_code == 404
    assert taken(desk, ana, row).status_code == 403
    assert taken(desk, rosa, row).status_code == 200

    working.forget_archives(at=clock.now() + timedelta(hours=25))

    assert taken(desk, rosa, row).status_code == 404
    assert list(media.rglob("*.zip")) == []


def test_the_same_is_asked_once_at_a_time(desk, rosa):
    first = asks(desk, rosa, "erasure")
    again = desk.post(rosa, DOOR, {"right": "erasure"})
    assert (again.status_code, again.data["code"]) == (409, "already_asked")
    assert first["allowed_transitions"] == ["withdraw"]
    assert desk.post(rosa, f"{DOOR}{first['id']}/withdraw/").data["state"] == "withdrawn"
    asks(desk, rosa, "erasure")


def test_a_correction_is_made_by_an_admin_and_keeps_what_it_said_before(desk, rosa, admin, ana):
    desk.asks(rosa)
    row = asks(desk, rosa, "rectification", changes={"document_number": "45678912"})
    assert row["changes"] == {"document_number": ["", "45678912"]}
    assert Notification.objects.filter(user=admin, kind="privacy").exists()
    assert desk.post(ana, f"{DOOR}{row['id']}/fulfil/").status_code == 403

    done = desk.post(admin, f"{DOOR}{row['id']}/fulfil/").data

    assert done["state"] == "fulfilled" and done["handled_by"]["name"] == "Alma Prado"
    assert Customer.objects.get(portal_user=rosa).document_number == "45678912"
    nothing = desk.post(rosa, DOOR, {"right": "rectification", "changes": {"name": "Rosa Quispe"}})
    assert (nothing.status_code, "changes" in nothing.data["fields"]) == (422, True)


def test_nobody_at_work_reads_a_number_off_a_wished_correction(desk, rosa, ana, admin):
    desk.asks(rosa)
    customer = Customer.objects.get(portal_user=rosa)
    customer.document_number = "45678912"
    customer.save()
    wish = {"document_number": "45678913"}

    row = asks(desk, ana, "rectification", changes=wish, customer=str(customer.id))

    for who in (ana, admin):
        seen = desk.get(who, f"{DOOR}{row['id']}/").data["changes"]
        assert seen == {"document_number": ["•••••912", "45678913"]}
    desk.post(admin, f"{DOOR}{row['id']}/check-identity/", {"how": "DNI en mano"})
    assert desk.post(admin, f"{DOOR}{row['id']}/fulfil/").data["state"] == "fulfilled"
    for who in (ana, admin):  # what was wished is what they have by now
        seen = desk.get(who, f"{DOOR}{row['id']}/").data["changes"]
        assert seen == {"document_number": ["•••••912", "•••••913"]}
    assert desk.get(rosa, f"{DOOR}{row['id']}/").data["changes"]["document_number"] == [
        "45678912", "45678913",
    ]  # fmt: skip


def test_who_wrote_never_is_corrected_all_the_same(desk, jorge, admin):
    row = asks(desk, jorge, "rectification", changes={"name": "Jorge Salas Paz"})

    done = desk.post(admin, f"{DOOR}{row['id']}/fulfil/")

    assert (done.status_code, done.data["state"]) == (200, "fulfilled")
    assert Customer.objects.get(portal_user=jorge).name == "Jorge Salas Paz"


def test_who_was_joined_to_another_since_is_corrected_there(desk, rosa, ana, admin):
    desk.writes()
    desk.asks(rosa)
    kept, gone = Customer.objects.get(portal_user=rosa), Customer.objects.get(portal_user=None)
    changes = {"email": "rosa@ejemplo.pe"}
    row = asks(desk, ana, "rectification", changes=changes, customer=str(gone.id))
    Customer.objects.filter(id=gone.id).update(merged_into=kept)

    desk.post(admin, f"{DOOR}{row['id']}/check-identity/", {"how": "DNI en mano"})
    assert desk.post(admin, f"{DOOR}{row['id']}/fulfil/").data["state"] == "fulfilled"

    kept.refresh_from_db()
    assert kept.email == "rosa@ejemplo.pe"


def test_people_at_work_take_down_what_they_were_told(desk, ana, luis, admin):
    desk.writes()
    customer = Customer.objects.get()
    row = asks(desk, ana, "access", customer=str(customer.id), note="Llamó por teléfono")
    assert (row["state"], row["name"], row["own"]) == ("received", "Pedro Mamani", False)
    assert desk.get(luis, f"{DOOR}{row['id']}/").status_code == 404
    early = desk.post(admin, f"{DOOR}{row['id']}/fulfil/")
    assert (early.status_code, early.data["code"]) == (409, "not_now")

    checked = desk.post(admin, f"{DOOR}{row['id']}/check-identity/", {"how": "DNI en mano"}).data
    assert checked["state"] == "identity_checked"
    desk.post(admin, f"{DOOR}{row['id']}/fulfil/")
    work_on(row["id"])

    assert "data/customer.json" in unpacked(taken(desk, admin, row)).namelist()


def test_a_refusal_has_a_reason_the_customer_reads(desk, rosa, admin):
    row = asks(desk, rosa, "objection")
    assert desk.post(admin, f"{DOOR}{row['id']}/deny/", {"reason": " "}).status_code == 422
    desk.post(admin, f"{DOOR}{row['id']}/deny/", {"reason": "Hay una deuda en cobranza."})

    seen = desk.get(rosa, f"{DOOR}{row['id']}/").data
    assert (seen["state"], seen["reason"]) == ("denied", "Hay una deuda en cobranza.")
    assert desk.get(rosa, f"{DOOR}?state=open").data["results"] == []


def test_nobody_asks_in_anothers_name(desk, rosa, jorge, ana):
    desk.asks(jorge)
    of_jorge = Customer.objects.get(portal_user=jorge)
    body = {"right": "erasure", "customer": str(of_jorge.id)}
    assert desk.post(rosa, DOOR, body).status_code == 403
    assert desk.post(ana, DOOR, {"right": "erasure"}).status_code == 403
    row = asks(desk, jorge, "erasure")
    assert desk.get(rosa, f"{DOOR}{row['id']}/").status_code == 404
    assert desk.post(rosa, f"{DOOR}{row['id']}/withdraw/").status_code == 404


def test_what_is_kept_is_counted_for_oneself(desk, rosa):
    desk.asks(rosa)
    told = {row["kind"]: row["count"] for row in desk.get(rosa, "me/kept-data/").data["results"]}
    assert told["account"] == told["customer"] == told["communications"] == 1


@pytest.mark.django_db
def test_days_are_counted_without_weekends_and_holidays(desk, admin):
    off = {date(2026, 12, 8), date(2026, 12, 9)}
    assert business_day(date(2026, 12, 4), 1, off) == date(2026, 12, 7)
    assert business_day(date(2026, 12, 7), 1, off) == date(2026, 12, 10)
    at = clock.now().replace(year=2026, month=12, day=4, hour=15)  # 8, 9 and 25 are Peru's
    assert due_on("erasure", at=at) == date(2026, 12, 22)

    longer = desk.call(admin, "PUT", "privacy/settings/", {"days": {"erasure": 11}})
    assert longer.status_code == 422
    fewer = desk.call(admin, "PUT", "privacy/settings/", {"days": {"erasure": 5}})
    assert fewer.data["days"]["erasure"] == 5
    other = desk.call(admin, "PUT", "privacy/settings/", {"country": "CO", "days": {}})
    assert (other.data["days"]["access"], other.data["days"]["erasure"]) == (10, 15)


def test_admins_hear_of_a_deadline_before_it_is_over(desk, rosa, admin):
    row = asks(desk, rosa, "erasure")
    Notification.objects.all().delete()
    house.alert(at=clock.now() + timedelta(days=1))
    assert not Notification.objects.exists()

    end = PrivacyRequest.objects.get(id=row["id"]).due_on
    late = clock.now().replace(year=end.year, month=end.month, day=end.day)
    house.alert(at=late)
    house.alert(at=late)

    assert Notification.objects.filter(user=admin, key=f"privacy-due:{row['id']}").count() == 1


@pytest.mark.parametrize(
    "odd", [{"found_at": "9999-12-31T23:59:59Z"}, {"people": 10**30}, {"people": -1}]
)
def test_a_breach_lies_behind_and_can_be_counted(desk, admin, odd):
    said = {"title": "x", "what": "y", "found_at": "2026-01-01T00:00:00Z", **odd}

    answer = desk.post(admin, "privacy/breaches/", said)

    assert (answer.status_code, [*answer.data["fields"]]) == (422, [*odd])
