"""Customers go out as files that no spreadsheet runs, and come in again as they were."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from crm.models import Customer
from tests.crm.tables import csv_file

pytestmark = pytest.mark.django_db


def test_what_goes_out_is_harmless_and_comes_in_again(uploads, takes_in):
    takes_in(csv_file([["=1+1", "45678912", "+51 987 654 321", "a@b.pe", "vip"]]))

    answer = uploads.client.get("/api/v1/customers/export/?q=1%2B1")
    told = b"".join(answer.streaming_content)
    assert b"'=1+1" in told and b"'+51987654321" in told
    Customer.objects.all().delete()
    assert takes_in(told)["made"] == 1
    again = Customer.objects.get()
    assert (again.name, again.phone) == ("=1+1", "+51987654321")


def test_a_workbook_holds_texts_only(uploads, takes_in):
    takes_in(csv_file([["=1+1", "", "987654321", "", ""]]))
    answer = uploads.client.get("/api/v1/customers/export/?format=xlsx&status=prospect")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))

    cells = [cell for line in book.active.iter_rows() for cell in line if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert book.active["A2"].value == "=1+1"
    assert uploads.client.get("/api/v1/customers/export/?format=pdf").status_code == 422
