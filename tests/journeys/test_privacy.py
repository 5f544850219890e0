"""A customer takes their data along and asks to be forgotten; an admin does it, and looks back."""

import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.house import House, credentials
from tests.patience import wait

TIRED = """
from datetime import timedelta
from hub.accounts.models import Session
from hub.kernel import clock
long_ago = clock.now() - timedelta(hours=3)
Session.objects.filter(user__username="admin").update(created_at=long_ago, proven_at=None)
"""
SitDown = Callable[..., Page]


@pytest.mark.timeout(300)
def test_a_customer_leaves_and_the_ledger_still_adds_up(sit_down: SitDown, house: House):
    carmen = sit_down("carmen", width=360, height=780)
    carmen.goto("/portal/privacy")
    carmen.get_by_role("button", name="Descargar una copia").click()
    with carmen.expect_download() as taken:
        carmen.get_by_role("button", name="Descargar", exact=True).click()
    with zipfile.ZipFile(Path(taken.value.path())) as inside:
        assert b"Carmen" in inside.read("data/account.json")
    carmen.get_by_role("button", name="Borrar mis datos").click()
    carmen.get_by_role("button", name="Enviar solicitud").click()
    expect(carmen.get_by_text("Por atender")).to_be_visible()

    alma = sit_down("admin")
    alma.goto("/settings/privacy")
    _hours_later(house)
    alma.get_by_role("button", name="Borrar los datos de Carmen Rosa Soto").click()
    alma.get_by_role("button", name="Sí, borrar para siempre").click()
    _prove(alma, "not-her-password")
    expect(alma.get_by_text("Esa no es la contraseña.")).to_be_visible()
    with closing(house.api("ana")) as desk:
        assert _found(desk), "a screen left open erases nobody"
    _prove(alma, str(credentials("admin")["password"]))
    expect(alma.get_by_role("button", name="Borrar los datos de Carmen Rosa Soto")).to_have_count(0)

    with closing(house.api("ana")) as desk:
        wait(lambda: not _found(desk), what="Carmen to be forgotten")
    house.manage("ledger_audit")  # fails where balances and postings differ
    alma.goto("/settings/audit?action=erased")
    expect(alma.get_by_text("Borró los datos").first).to_be_visible()
    _hours_later(house)
    alma.get_by_role("button", name="CSV").click()
    with alma.expect_download() as trail:
        _prove(alma, str(credentials("admin")["password"]))
    assert "erased" in Path(trail.value.path()).read_text(encoding="utf-8-sig")


def _hours_later(house: House) -> None:
    """Let the admin's sign-in be old: whoever sits at the screen now may be somebody else."""
    house.manage("shell", "-v", "0", "-c", TIRED)


def _prove(page: Page, password: str) -> None:
    dialog = page.get_by_role("dialog").filter(has=page.get_by_label("Contraseña", exact=True))
    dialog.get_by_label("Contraseña", exact=True).fill(password)
    dialog.get_by_role("button", name="Confirmar").click()


def _found(desk: httpx.Client) -> bool:
    customers = desk.get("/customers/", params={"q": "Carmen Rosa Soto"}).json()["results"]
    talks = desk.get("/conversations/", params={"q": "Carmen Rosa Soto", "view": "all"}).json()
    return bool(customers or talks["results"])
