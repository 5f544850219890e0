"""The books: what must be nothing is, and what is not is found; tables without a formula."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from billing.models import Account, Invoice
from billing.operations.invoices import opening
from billing.queries.audits import audits
from billing.tasks import mail_due
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.home import today
from hub.kernel.money import Money
from tests.billing.office import line
from tests.billing.papers import sheet, table, text_of
from tests.billing.quoting import media
from tests.billing.smtp import box

__all__ = ["box", "media"]
pytestmark = pytest.mark.django_db
EVIL = '=HYPERLINK("http://evil")'


def figures():
    return {each.key: each.figure for each in audits()}


def test_a_house_that_sold_and_collected_has_nothing_wrong(desk, carla, office):
    sold = office.issue(line("100", rate="18"))
    office.issue(line("50", rate="18"))
    office.pay(150, on=sold)

    told = desk.get(carla, "books/").data

    assert {each["key"]: each["figure"] for each in told["audits"]} == dict.fromkeys(
        ("ledger", "days", "cached", "receivable", "credit", "documents", "gaps", "chain"), 0
    )
    assert told["difference"]["amount"] == "0.00"
    sums = {row["kind"]: row["balance"]["amount"] for row in told["trial_balance"]}
    assert sums["receivable"] == "-59.00" and sums["revenue"] == "150.00"
    assert sums["tax"] == "27.00" and sums["clearing_cash"] == "-150.00"
    assert sums["credit"] == "32.00"
    call_command("ledger_audit")


def tampered(sql, *values):
    """Do what no code of ours does, past the refusals of the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(sql, values)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        refusals = cursor.fetchall()
        for name, _ in refusals:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql, values)
        for _, made in refusals:
            cursor.execute(made)


def test_what_was_changed_behind_our_back_is_found(desk, carla, office, capsys):
    first, second = office.issue(line("10")), office.issue(line("20"))
    Account.objects.filter(kind="revenue").update(balance=1)
    tampered(
        "UPDATE billing_invoice SET total_minor = 999, net_minor = 999, balance_minor = 999"
        f" WHERE label = '{second.label}'"
    )

    wrong = {each["key"]: each for each in desk.get(carla, "books/").data["audits"]}

    assert wrong["chain"]["wrong"][0]["name"] == second.label
    assert (wrong["cached"]["figure"], wrong["receivable"]["figure"]) == (1, 1)
    assert first.label not in str(wrong)
    with pytest.raises(CommandError):
        call_command("ledger_audit")
    assert second.label in capsys.readouterr().out


def test_a_missing_number_is_a_gap(office):
    made = [office.issue(line("10")) for _ in range(3)]
    tampered(f"UPDATE billing_invoice SET number = 7 WHERE label = '{made[2].label}'")

    gaps = next(each for each in audits() if each.key == "gaps")

    assert [each.name[-1] for each in gaps.wrong] == ["3", "4", "5", "6"]


def test_the_register_of_sales_has_its_taxes_and_no_formula(desk, carla, office):
    office.customer.name = EVIL
    office.customer.save()
    sold = office.issue(line("100", rate="18"))

    sums = desk.get(carla, "books/sales/").data
    as_csv = table(desk.get(carla, "books/sales/?format=csv"))
    as_xlsx = sheet(desk.get(carla, "books/sales/?format=xlsx"))

    assert (sums["documents"], sums["tax"]["amount"], sums["total"]["amount"]) == (
        *(1, "18.00"),
        "118.00",
    )
    row = dict(zip(as_csv[0], as_csv[1], strict=True))
    assert row["Documento"] == sold.label and row["Cliente"] == f"'{EVIL}"
    assert (row["Gravado"], row["Impuesto"], row["Total"]) == ("100.00", "18.00", "118.00")
    cells = dict(zip((cell.value for cell in as_xlsx[0]), as_xlsx[1], strict=True))
    assert cells["Total"].value == 118 and cells["Total"].data_type == "n"
    assert cells["Cliente"].value == EVIL and cells["Cliente"].data_type == "s"


def test_a_balance_of_before_is_owed_and_was_not_sold_here(desk, carla, office, admin):
    then = today(clock.now()) - timedelta(days=40)
    form = opening.Opening(
        total=Money(9_000, "PEN"),
        balance=Money(5_000, "PEN"),
        label="E001-77",
        issue_on=then,
        due_on=then + timedelta(days=30),
    )
    made = opening.open_(
        customer=office.customer, form=form, key="before", by=admin, at=clock.now()
    )

    assert desk.get(carla, "books/sales/?since=2020-01-01").data["documents"] == 0
    assert set(figures().values()) == {0}
    paper = text_of(desk.get(carla, f"invoices/{made.id}/pdf/").content)
    assert "Saldo pendiente" in paper and "E001-77" in paper and "S/ 50.00" in paper
    told = desk.get(carla, f"customers/{office.customer.id}/statement/").data
    assert [each["amount"] for each in told["ageing"]][1] == "50.00"


def test_numbers_below_zero_stay_numbers(desk, carla, office, admin):
    sold = office.issue(line("100"))
    office.pay(100, on=sold)

    lines = table(desk.get(carla, "books/ledger/?format=csv"))
    cells = sheet(desk.get(carla, "books/ledger/?format=xlsx"))

    place = lines[0].index("Saldo")
    assert "-100.00" in [row[place] for row in lines]
    assert any(row[place].value == -100 and row[place].data_type == "n" for row in cells)
    assert {row[lines[0].index("Documento")] for row in lines[1:]} >= {sold.label}
    debit, credit = (lines[0].index(each) for each in ("Debe", "Haber"))
    assert sum(float(row[debit]) - float(row[credit]) for row in lines[1:]) == 0


def test_the_books_are_the_office_s(desk, ana, rosa, carla, admin):
    for path in ("books/", "books/sales/", "books/ledger/?format=csv", "books/period/"):
        assert desk.get(ana, path).status_code == 403
        assert desk.get(rosa, path).status_code == 403
        assert desk.get(admin, path).status_code == 200
    assert desk.get(carla, "books/sales/?since=2026-02-01&until=2026-01-01").status_code == 422
    assert desk.get(carla, "books/ledger/").status_code == 422


def test_a_closed_day_takes_nothing_any_more(desk, admin, carla, office):
    yesterday = today(clock.now()) - timedelta(days=1)
    body = {"until": yesterday.isoformat(), "reason": "Cierre del mes"}

    assert desk.post(carla, "books/period/", body).status_code == 403
    assert desk.post(admin, "books/period/", {**body, "until": "2999-01-01"}).status_code == 422
    closed = desk.post(admin, "books/period/", body)

    assert closed.status_code == 201 and closed.data["closed_until"] == yesterday.isoformat()
    assert closed.data["history"][0]["author"]["name"] == "Alma Prado"
    with pytest.raises(Exception, match="closed"):
        office.pay(10, paid_on=yesterday)
    office.issue(line("10"))
    opened = {**body, "until": (yesterday - timedelta(days=9)).isoformat(), "reason": "Ajuste"}
    desk.post(admin, "books/period/", opened)
    assert office.pay(10, paid_on=yesterday).state == "confirmed"
    assert len(desk.get(carla, "books/period/").data["history"]) == 2


def test_a_statement_on_the_screen_as_a_file_on_paper_and_by_mail(desk, carla, office, box, media):
    sold = office.issue(line("100", rate="18"))
    office.pay(50, on=sold)
    path = f"customers/{office.customer.id}/statement/"

    told = desk.get(carla, path).data
    rows = table(desk.get(carla, f"{path}?format=csv"))
    paper = text_of(desk.get(carla, f"{path}?format=pdf").content)
    sent = desk.post(carla, f"{path}send/", {"to": "a@example.com", "text": "Hola"})
    mail_due()

    assert (told["opening"]["amount"], told["closing"]["amount"]) == ("0.00", "68.00")
    assert [each["amount"]["amount"] for each in told["movements"]] == ["118.00", "-50.00"]
    assert [row[5] for row in rows[1:]] == ["0.00", "118.00", "68.00", "68.00"]
    assert rows[2][2] == sold.label and rows[2][1] == "Documento de venta"
    assert "Estado de cuenta" in paper and "S/ 68.00" in paper and sold.label in paper
    assert sent.status_code == 201, sent.data
    [pdf] = box.mails[0].iter_attachments()
    assert "S/ 68.00" in text_of(pdf.get_content())
    assert "S/ 68.00" in box.mails[0].get_body(("plain",)).get_content()


def test_a_customer_reads_their_own_statement_and_nobody_else_s(desk, rosa, jorge, office):
    office.issue(line("100"))
    path = f"customers/{office.customer.id}/statement/"
    assert desk.get(rosa, "me/statement/").status_code == 404
    Customer.objects.filter(id=office.customer.id).update(portal_user=rosa)

    assert desk.get(rosa, "me/statement/").data["closing"]["amount"] == "100.00"
    assert desk.get(rosa, path).status_code == 200
    assert desk.get(jorge, path).status_code == 404
    assert desk.get(jorge, "me/statement/").status_code == 404
    assert desk.post(rosa, f"{path}send/", {"to": "x@example.com"}).status_code == 403


def test_movements_of_a_balance_as_files_and_by_kind(desk, rosa, ana, luis, carla, office):
    credited(desk, rosa, ana, luis)

    page = desk.get(rosa, "me/transactions/?kind=recharge").data["results"]
    assert [each["amount"]["amount"] for each in page] == ["50.00"]
    assert desk.get(rosa, "me/transactions/?kind=payment").data["results"] == []
    day = today(clock.now()) - timedelta(days=2)
    assert desk.get(rosa, f"me/transactions/?until={day}").data["results"] == []
    assert desk.get(rosa, "me/transactions/?kind=nonsense").status_code == 422

    rows = table(desk.get(rosa, "me/transactions/?format=csv"))
    paper = text_of(desk.get(rosa, "me/transactions/?format=pdf").content)
    assert rows[1][2] == "Recarga" and rows[1][4:6] == ["50.00", "50.00"]
    assert "Movimientos de saldo" in paper and "S/ 50.00" in paper
    theirs = Customer.objects.get(portal_user=rosa)
    assert len(table(desk.get(carla, f"customers/{theirs.id}/transactions/?format=csv"))) == 2


def test_paying_from_a_balance_is_told_among_its_movements(desk, rosa, ana, luis, carla, office):
    credited(desk, rosa, ana, luis)
    theirs = Customer.objects.get(portal_user=rosa)
    theirs.document_number = "20555012340"
    theirs.save()
    office.pay(20, method="balance", customer=theirs)

    newest = desk.get(rosa, "me/transactions/").data["results"][0]

    assert (newest["kind"], newest["description"]) == ("payment", "Pago con saldo")
    assert newest["balance_after"]["amount"] == "30.00"
    assert Invoice.objects.count() == 0 and figures()["cached"] == 0


def credited(desk, rosa, ana, luis):
    asked = desk.unlocked(rosa, ana)
    made = desk.loads(rosa, asked).data
    assert desk.post(luis, f"recharges/{made['id']}/approve/").data["state"] == "credited"
