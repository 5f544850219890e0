"""A service of names that answers, and somebody who fills in the form."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as ours
from rest_framework.test import APIClient

from hub.accounts.models import User
from hub.registration.models import Registration
from tests.simulator.fixture import Simulator, simulator, simulator_process

__all__ = ["simulator", "simulator_process"]
PASSWORD = "caballo batería grapa"
PAGE = {"HTTP_X_HUB_CLIENT": "web", "HTTP_ORIGIN": ours.PUBLIC_URL}
FORM = {
    "document_type": "DNI",
    "document_number": "45678912",
    "first_name": "Rosa",
    "last_name": "Quispe",
    "email": "rosa@example.com",
    "phone": "987 654 321",
    "password": PASSWORD,
    "consent": {"service": True},
}
_visitors = itertools.count(1)


class Visitor(APIClient):
    """A browser at an address of its own, so that nobody is slowed down by other stories."""

    def __init__(self) -> None:
        place = next(_visitors)
        self.ip = f"10.9.{place // 250}.{place % 250 + 1}"
        super().__init__(REMOTE_ADDR=self.ip)

    def post(self, path, data=None, **extra):
        return super().post(path, {} if data is None else data, format="json", **{**PAGE, **extra})

    def register(self, **change):
        form = {**FORM, **change}
        return self.post("/api/v1/auth/register/", {k: v for k, v in form.items() if v is not None})

    def login(self, username, password=PASSWORD):
        return self.post("/api/v1/auth/login/", {"username": username, "password": password})

    def look_up(self, number, type="DNI"):
        body = {"document_type": type, "document_number": number}
        return self.post("/api/v1/identity/lookup/", body)

    def bearer(self, answer):
        self.credentials(HTTP_AUTHORIZATION=f"Bearer {answer.json()['access']}")
        return self


@pytest.fixture
def visitor(db: None) -> Visitor:
    return Visitor()


@pytest.fixture
def another(db: None) -> Callable[[], Visitor]:
    """One more browser somewhere else."""
    return Visitor


@pytest.fixture
def names(simulator: Simulator, settings: Any) -> Simulator:
    """The service of names, as the simulator plays it."""
    settings.IDENTITY_API_BASE = simulator.base
    settings.IDENTITY_API_TOKEN = "token"
    return simulator


@pytest.fixture
def nobody_knows(settings: Any) -> None:
    """No service of names is set up."""
    settings.IDENTITY_API_BASE = ""


@pytest.fixture
def post_office(settings: Any) -> None:
    """The house has a mail server."""
    settings.EMAIL = {"host": "mail.example.com"}


@pytest.fixture
def registered(visitor: Visitor, nobody_knows: None) -> User:
    """Rosa, who registered; nobody has verified her."""
    assert visitor.register().status_code == 201
    return Registration.objects.select_related("user").get(document_number="45678912").user
