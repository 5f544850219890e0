"""A browser that signs in."""

from collections.abc import Callable

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from hub.accounts.models import User
from hub.accounts.operations import people

PASSWORD = "correct horse battery"
PAGE = {"HTTP_X_HUB_CLIENT": "web", "HTTP_ORIGIN": settings.PUBLIC_URL}


class Browser(APIClient):
    """The web app's page: keeps the cookie, sends its headers, remembers the token."""

    def post(self, path, data=None, **extra):
        return super().post(path, {} if data is None else data, format="json", **{**PAGE, **extra})

    def login(self, username, password=PASSWORD, **fields):
        body = {"username": username, "password": password, **fields}
        answer = self.post("/api/v1/auth/login/", body)
        if answer.status_code == 200:
            self.bearer(answer.json()["access"])
        return answer

    def bearer(self, token):
        self.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")

    def refresh(self, **extra):
        return self.post("/api/v1/auth/refresh/", **extra)

    @property
    def cookie(self):
        return self.cookies["hub_rt"]


@pytest.fixture
def browser() -> Callable[[], Browser]:
    return Browser


@pytest.fixture
def eva(db: None) -> User:
    """An advisor who has a password."""
    return people.add(username="eva", role="advisor", first_name="Eva", password=PASSWORD)
