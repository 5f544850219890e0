"""A quote from draft to invoice: numbered, frozen, answered once, in time."""

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from pypdf import PdfReader

from billing.models import Invoice, Quote, QuoteRevision
from billing.tasks import expire_quotes
from crm.models import Customer, default_status
from crm.types import Meaning
from hub.kernel import clock
from hub.kernel.home import today
from tests.billing.quoting import PUMP, media, pedro, quotes, soles
from tests.desk import desk

__all__ = ["desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(page.extract_text() for page in pages)


def is_past(row) -> None:
    Quote.objects.filter(id=row["id"]).update(valid_until=today(clock.now()) - timedelta(days=2))


def test_a_draft_has_sums_and_no_number(desk, rosa, quotes):
    made = quotes.draft(title="Riego").data

    assert (made["number"], made["state"]) == ("", "draft")
    assert (made["net"], made["tax"], made["total"]) == (
        soles("133.33"), soles("24.00"), soles("157.33"),
    )  # fmt: skip
    assert made["allowed_transitions"] == ["edit", "discard", "send", "cancel"]
    assert made["taxes"] == [
        {"kind": "taxed", "rate": "18", "base": soles("133.33"), "tax": soles("24.00")}
    ]
    assert desk.get(rosa, f"quotes/{made['id']}/").status_code == 404


def test_what_lines_come_to_is_worked_out_without_storing(desk, ana):
    body = {"lines": [{**PUMP, "discount_percent": "10"}], "discount": soles("10.00")}
    told = desk.post(ana, "quotes/price/", body).data

    assert (told["net"], told["tax"], told["total"]) == (
        soles("80.00"), soles("14.40"), soles("94.40"),
    )  # fmt: skip
    assert told["discount"] == soles("20.00")
    assert not Quote.objects.exists()


def test_numbers_come_with_sending_one_after_the_other(quotes):
    quotes.draft()
    first, second = quotes.sent(), quotes.sent()

    assert [first["number"], second["number"]] == ["COT-000001", "COT-000002"]
    assert first["state"] == "sent"
    assert quotes.step(first, "send").status_code == 409


def test_nothing_is_sent_without_lines_or_behind_its_day(quotes):
    empty = quotes.draft(lines=[]).data
    assert "lines" in quotes.step(empty, "send").data["fields"]
    late = quotes.draft(valid_until="2020-01-01").data
    assert "valid_until" in quotes.step(late, "send").data["fields"]
    assert not Quote.objects.exclude(number=None).exists()


def test_an_inactive_customer_gets_no_new_quote(quotes, pedro):
    draft = quotes.draft().data
    Customer.objects.update(status_id=default_status(Meaning.INACTIVE))

    for refused in (quotes.draft(), quotes.step(draft, "send")):
        assert (refused.status_code, refused.data["code"]) == (422, "customer_inactive")


def test_the_same_key_makes_one_quote(desk, ana, pedro):
    body = {"customer": str(pedro.id), "lines": [PUMP]}
    made = {desk.post(ana, "quotes/", body, key="k1").data["id"] for _ in range(2)}

    assert len(made) == 1
    assert Quote.objects.count() == 1


def test_an_advisor_says_how_the_customer_agreed(quotes):
    row = quotes.sent()
    assert "evidence" in quotes.agrees(row, evidence="").data["fields"]

    agreed = quotes.agrees(row).data
    assert (agreed["state"], agreed["allowed_transitions"]) == ("accepted", ["convert"])
    assert agreed["answer"]["how"] == "advisor"
    assert QuoteRevision.objects.get().hash
    assert quotes.agrees(row).status_code == 409


def test_an_accepted_quote_is_one_invoice_with_equal_sums(quotes, carla):
    row = quotes.sent(discount=soles("3.33"), opportunity=None)
    assert quotes.step(row, "convert").status_code == 409
    quotes.agrees(row)

    made = quotes.step(row, "convert", carla)
    assert made.status_code == 201
    invoice = Invoice.objects.get(id=made.data["invoice"])
    assert invoice.total_minor == Quote.objects.get().total_minor
    assert made.data["quote"]["state"] == "converted"
    assert made.data["quote"]["invoice"]["id"] == str(invoice.id)
    again = quotes.step(row, "convert")
    assert again.data["invoice"] == str(invoice.id)
    assert Invoice.objects.count() == 1


def test_an_invoice_thrown_away_gives_the_quote_back(quotes):
    row = quotes.sent()
    quotes.agrees(row)
    quotes.step(row, "convert")
    Invoice.objects.all().delete()

    assert quotes.now(row)["state"] == "accepted"
    assert quotes.step(row, "convert").status_code == 201


def test_behind_its_validity_nobody_accepts(quotes):
    row = quotes.sent()
    is_past(row)

    refused = quotes.agrees(row)
    assert (refused.status_code, refused.data["code"]) == (409, "expired")
    assert quotes.now(row)["state"] == "expired"
    assert Quote.objects.get().state == "sent"
    expire_quotes()
    assert Quote.objects.get().state == "expired"
    assert quotes.now(row)["allowed_transitions"] == ["revise"]


def test_lists_read_the_day(desk, ana, quotes):
    row = quotes.sent()
    quotes.draft()
    is_past(row)

    def ids(query):
        return [each["id"] for each in desk.get(ana, f"quotes/?{query}").data["results"]]

    assert ids("state=expired") == [row["id"]]
    assert ids("state=sent") == []
    assert len(ids("q=pedro")) == 2
    assert ids("q=COT-000001") == [row["id"]]


def test_a_revision_keeps_what_was_sent(desk, ana, quotes):
    row = quotes.sent(title="Bombas")
    first = desk.get(ana, f"quotes/{row['id']}/pdf/")
    revised = quotes.step(row, "revise").data
    assert (revised["state"], revised["revision"]) == ("draft", 2)
    body = {"version": revised["version"], "lines": [PUMP]}
    assert desk.patch(ana, f"quotes/{row['id']}/", body).status_code == 200

    sent = quotes.step(row, "send").data
    assert sent["number"] == "COT-000001-R2"
    assert [each["total"]["amount"] for each in sent["revisions"]] == ["157.33", "118.00"]
    old = desk.get(ana, f"quotes/{row['id']}/pdf/?revision=1")
    assert old.content == first.content
    assert "157.33" in text_of(old)
    assert "118.00" in text_of(desk.get(ana, f"quotes/{row['id']}/pdf/"))
    stale = quotes.agrees(row)
    assert (stale.status_code, stale.data["code"]) == (409, "revised")
    assert quotes.agrees(sent).status_code == 200


def test_the_database_keeps_what_was_sent(quotes):
    quotes.sent()
    table = QuoteRevision._meta.db_table
    for statement in (f"UPDATE {table} SET total_minor = 1", f"DELETE FROM {table}"):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_rejected_quote_says_why_and_may_be_revised(quotes):
    row = quotes.sent()
    rejected = quotes.step(row, "reject", reason="Muy caro").data

    assert (rejected["state"], rejected["reason"]) == ("rejected", "Muy caro")
    assert rejected["allowed_transitions"] == ["revise"]


def test_of_two_who_change_a_draft_the_second_is_told(desk, ana, quotes):
    made = quotes.draft().data
    path = f"quotes/{made['id']}/"

    assert desk.patch(ana, path, {"version": 1, "title": "Uno"}).data["title"] == "Uno"
    late = desk.patch(ana, path, {"version": 1, "title": "Dos"})
    assert (late.status_code, late.data["code"]) == (409, "changed")
    assert len(quotes.now(made)["lines"]) == 2


def test_a_draft_never_sent_is_thrown_away(desk, ana, quotes):
    made, sent = quotes.draft().data, quotes.sent()
    assert desk.call(ana, "DELETE", f"quotes/{made['id']}/").status_code == 204
    quotes.step(sent, "revise")
    assert desk.call(ana, "DELETE", f"quotes/{sent['id']}/").status_code == 409


def test_the_portal_accepts_and_signs_its_own(desk, rosa, jorge, ana, media):
    asked = desk.unlocked(rosa, ana)
    form = {"lines": [PUMP], "send": True}
    made = desk.post(ana, f"conversations/{asked['conversation']}/actions/quote/", form)
    assert made.status_code == 201, made.data
    path = f"quotes/{made.data['id']}/"
    own = desk.get(rosa, path).data
    assert own["allowed_transitions"] == ["accept", "reject"]
    assert (own["history"], own["author"]) == ([], None)
    assert desk.get(jorge, path).status_code == 404
    body = {"name": "Rosa Quispe", "revision": 1}
    assert desk.post(jorge, f"{path}accept/", body).status_code == 404

    agreed = desk.post(rosa, f"{path}accept/", body)
    assert agreed.data["answer"]["how"] == "portal"
    assert [row["id"] for row in desk.get(rosa, "quotes/").data["results"]] == [own["id"]]
