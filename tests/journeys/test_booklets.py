"""A booklet of discounts: given, seen by its customer, used on a bill, and given back."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.journeys.office import did
from tests.journeys.test_accessibility import axe, walk

__all__ = ["axe"]
NAME = f"Cuponera {uuid4().hex[:6]}"  # a house may have seen this story before


@pytest.mark.timeout(240)
def test_a_coupon_is_used_once_and_comes_back_with_its_bill(sit_down, house: House, axe: str):
    first, second = did(house, "print(draft(200).id, draft(100).id)")[-2:]
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto("/portal/coupons")
    expect(rosa.get_by_role("heading", name="Mis cupones")).to_be_visible()
    boss = sit_down("admin")

    code = gives(boss, NAME)
    mine = rosa.get_by_role("link", name=NAME)
    expect(mine).to_contain_text("Quedan 2 de 2")

    boss.goto(f"/invoices/{first}")
    puts_on(boss, code)
    expect(coupons(boss).get_by_text("S/ 20.00")).to_be_visible()
    issues(boss)
    expect(mine).to_contain_text("Quedan 1 de 2")

    boss.goto(f"/invoices/{second}")
    puts_on(boss, code)
    expect(boss.get_by_text("Este cupón ya se usó.")).to_be_visible()
    assert walk(boss, axe, [f"/invoices/{second}", "/coupons/booklets"]) == []
    boss.set_viewport_size({"width": 1440, "height": 900})

    boss.goto(f"/invoices/{first}")
    voids(boss, "El cliente pidió otra cosa.")
    expect(mine).to_contain_text("Quedan 2 de 2")
    boss.goto(f"/invoices/{second}")
    puts_on(boss, code)
    expect(coupons(boss).get_by_text("S/ 10.00")).to_be_visible()
    expect(mine).to_contain_text("Quedan 1 de 2")

    mine.click()
    expect(rosa.get_by_role("heading", name=NAME)).to_be_visible()
    booklet = rosa.url.partition(house.base)[2]
    assert walk(rosa, axe, ["/portal/coupons", booklet]) == []


def gives(page: Page, name: str) -> str:
    """Give Rosa two coupons of ten in a hundred; returns the code of one."""
    page.goto("/coupons/booklets")
    page.get_by_role("button", name="Dar una cuponera").click()
    form = page.get_by_role("dialog", name="Dar una cuponera")
    form.get_by_role("button", name="Emitir").click()
    expect(form.get_by_text("Ponle un nombre.")).to_be_visible()
    form.get_by_label("Nombre").fill(name)
    form.get_by_label("Cliente").fill("rosa@demo.invalid")  # others may be called like her
    page.get_by_role("option", name="Rosa Quispe").first.click()
    form.get_by_role("textbox", name="Porcentaje").fill("10")
    form.get_by_role("textbox", name="Cupones", exact=True).fill("2")
    form.get_by_role("button", name="Emitir").click()
    sheet = page.get_by_role("dialog", name=name)
    codes = sheet.get_by_role("listitem").get_by_role("link")
    expect(codes).to_have_count(2)
    return codes.first.inner_text()


def coupons(page: Page):
    return page.get_by_role("region", name="Cupones", exact=True)


def puts_on(page: Page, code: str) -> None:
    page.get_by_role("button", name="Poner cupón").click()
    page.get_by_label("Código del cupón").fill(code)
    with page.expect_response(lambda answer: answer.url.endswith("/coupon/")):
        page.get_by_role("button", name="Usar", exact=True).click()


def issues(page: Page) -> None:
    page.get_by_role("button", name="Emitir", exact=True).click()
    form = page.get_by_role("dialog", name="Emitir")
    form.get_by_role("button", name="Emitir", exact=True).click()
    expect(page.get_by_text("Pendiente", exact=True)).to_be_visible()


def voids(page: Page, why: str) -> None:
    page.get_by_role("main").get_by_role("button", name="Más").click()
    page.get_by_role("menuitem", name="Anular").click()
    form = page.get_by_role("dialog", name="Anular")
    form.get_by_label("Motivo").fill(why)
    form.get_by_role("button", name="Anular").click()
    expect(page.get_by_text("Anulada", exact=True).first).to_be_visible()
