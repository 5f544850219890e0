"""Whoever starts an empty house becomes its admin on a page; nobody after them, and no stranger."""

import pytest

from hub.accounts.models import User
from hub.accounts.operations import first
from tests.crowd import outcomes

DOOR = "/api/v1/auth/first-admin/"
FORM = {"username": "dueña", "first_name": "Carmen", "password": "una clave muy larga"}


@pytest.mark.django_db
def test_the_first_admin_is_made_once(api):
    nobody = api(None)
    assert nobody.get(DOOR).json() == {"awaited": True}

    made = nobody.post(DOOR, {**FORM, "code": first.code()})
    again = nobody.post(DOOR, {**FORM, "username": "otra", "code": first.code()})

    assert made.status_code == 201 and nobody.get(DOOR).json() == {"awaited": False}
    assert (again.status_code, again.json()["code"]) == (409, "house_is_open")
    login = {"username": "dueña", "password": FORM["password"]}
    assert nobody.post("/api/v1/auth/login/", login).json()["user"]["role"] == "admin"


@pytest.mark.django_db
def test_a_stranger_does_not_become_it(api):
    refused = api(None).post(DOOR, {**FORM, "code": "0" * 24})
    weak = api(None).post(DOOR, {**FORM, "password": "corta", "code": first.code()})

    assert (refused.status_code, refused.json()["code"]) == (403, "wrong_address")
    assert weak.json()["fields"]["password"]
    assert not User.objects.filter(role="admin").exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_becomes_it():
    def made(number):
        return lambda: first.make(
            shown=first.code(),
            username=f"jefe{number}",
            first_name="Jefe",
            last_name="",
            email="",
            password="una clave muy larga",
        )

    done = outcomes(*[made(number) for number in range(4)])

    assert done == {"done": 1, "house_is_open": 3}
    assert User.objects.filter(role="admin").count() == 1
