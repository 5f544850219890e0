"""A customer takes their data along and asks to be forgotten; an admin does it, and looks back."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.patience import wait

SitDown = Callable[..., Page]


@pytest.mark.timeout(180)
def test_a_customer_leaves_and_the_ledger_still_adds_up(sit_down: SitDown, house: House):
    jorge = sit_down("jorge", width=360, height=780)
    jorge.goto("/portal/privacy")
    jorge.get_by_role("button", name="Descargar una copia").click()
    with jorge.expect_download() as taken:
        jorge.get_by_role("button", name="Descargar", exact=True).click()
    with zipfile.ZipFile(Path(taken.value.path())) as inside:
        assert b"Jorge" in inside.read("data/account.json")
    jorge.get_by_role("button", name="Borrar mis datos").click()
    jorge.get_by_role("button", name="Enviar solicitud").click()
    expect(jorge.get_by_text("Por atender")).to_be_visible()

    alma = sit_down("admin")
    alma.goto("/settings/privacy")
    alma.get_by_role("button", name="Borrar los datos de Jorge Salas").click()
    alma.get_by_role("button", name="Sí, borrar para siempre").click()
    expect(alma.get_by_role("button", name="Borrar los datos de Jorge Salas")).to_have_count(0)

    with house.api("ana") as desk:
        wait(lambda: not _found(desk), what="Jorge to be forgotten")
    house.manage("ledger_audit")  # fails where balances and postings differ
    alma.goto("/settings/audit?action=erased")
    expect(alma.get_by_text("Borró los datos").first).to_be_visible()


def _found(desk: httpx.Client) -> bool:
    customers = desk.get("/customers/", params={"q": "Jorge Salas"}).json()["results"]
    talks = desk.get("/conversations/", params={"q": "Jorge Salas", "view": "all"}).json()
    return bool(customers or talks["results"])
