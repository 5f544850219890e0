"""People, signed-in clients, and a real hub for every test."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory, TransactionTestCase
from rest_framework.test import APIClient

from hub.accounts.models import Session, User
from hub.accounts.operations import people, sessions
from hub.accounts.roles import Role
from hub.accounts.tokens import access_token
from hub.accounts.types import Device
from hub.config.assets import AssetsMiddleware
from hub.kernel import clock, home
from tests.browser import browser  # noqa: F401 - one for every folder
from tests.database import Beginning, leave, take
from tests.internet import internet  # noqa: F401 - one for every folder
from tests.live import LiveHub


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Copy a migrated database, and let a test that commits leave it as migrations made it."""
    with django_db_blocker.unblock():
        take()
        beginning = Beginning()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: beginning.restore())
        yield
    with django_db_blocker.unblock():
        leave(connection.settings_dict["NAME"])


@pytest.fixture(scope="session", autouse=True)
def _assets_listed_once() -> Iterator[None]:
    """Let every test client share one list of static files; each would walk through all of them."""
    listed = AssetsMiddleware(lambda _: HttpResponse()).files
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AssetsMiddleware, "add_files", lambda *_, **__: None)
        patch.setattr(
            AssetsMiddleware, "add_files_from_finders", lambda own: own.files.update(listed)
        )
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, with a word, what only PostgreSQL can show."""
    if connection.vendor == "postgresql":
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL (DATABASE_URL)"))


@pytest.fixture(autouse=True)
def _own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test knock from an address of its own: who guesses too often slows down nobody else.

    It stays on loopback, whose word about forwarding is believed.
    """
    ours = ".".join(["127", *(str(random.randrange(1, 255)) for _ in range(3))])
    made = RequestFactory.__init__

    def knock(self: RequestFactory, *words: Any, **defaults: Any) -> None:
        made(self, *words, **{"REMOTE_ADDR": ours, **defaults})

    monkeypatch.setattr(RequestFactory, "__init__", knock)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Let no test know the house of the one before."""
    home.forget()


def _person(username: str, role: Role, first_name: str, last_name: str) -> User:
    return people.add(username=username, role=role, first_name=first_name, last_name=last_name)


@pytest.fixture
def admin(db: None) -> User:
    return _person("admin", Role.ADMIN, "Alma", "Prado")


@pytest.fixture
def ana(db: None) -> User:
    return _person("ana", Role.ADVISOR, "Ana", "Torres")


@pytest.fixture
def luis(db: None) -> User:
    return _person("luis", Role.ADVISOR, "Luis", "Ramos")


@pytest.fixture
def carla(db: None) -> User:
    return _person("carla", Role.CLERK, "Carla", "Vega")


@pytest.fixture
def tomas(db: None) -> User:
    return _person("tomas", Role.TECHNICIAN, "Tomás", "Rojas")


@pytest.fixture
def rosa(db: None) -> User:
    return _person("rosa", Role.CUSTOMER, "Rosa", "Quispe")


@pytest.fixture
def jorge(db: None) -> User:
    return _person("jorge", Role.CUSTOMER, "Jorge", "Salas")


@pytest.fixture
def session_of() -> Callable[[User], Session]:
    """Sign a person in and return the session."""

    def sign_in(user: User) -> Session:
        return sessions.open_session(user, remember=False, device=Device(), at=clock.now()).session

    return sign_in


@pytest.fixture
def api(session_of: Callable[[User], Session]) -> Callable[[User | None], APIClient]:
    """Return a JSON client signed in with a real access token; `api(None)` is nobody."""

    def client(user: User | None) -> APIClient:
        made = APIClient()
        made.default_format = "json"
        if user is not None:
            made.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(session_of(user))}")
        return made

    return client


@pytest.fixture(scope="module")
def _live_hubs(django_db_setup: None) -> Iterator[dict[str, LiveHub]]:
    # Not longer than its module: its jobs would work on the rows of tests that come after.
    running: dict[str, LiveHub] = {}
    yield running
    for hub in running.values():
        hub.stop()


@pytest.fixture(params=["daphne"])
def server(request: pytest.FixtureRequest) -> str:
    """The ASGI server behind `live_hub`; parametrize indirectly for both."""
    return str(request.param)


@pytest.fixture
def live_hub(transactional_db: None, server: str, _live_hubs: dict[str, LiveHub]) -> LiveHub:
    """A real hub in a process of its own, on the test database, with jobs and bus inside."""
    if server not in _live_hubs:
        _live_hubs[server] = LiveHub.start(server)
    return _live_hubs[server]
