"""One house for everything the contract says, entered only by its public doors."""

from collections.abc import Callable, Iterator

import pytest

from tests.caller import Caller
from tests.outside import Outside
from tests.receiver import Receiver


@pytest.fixture(scope="session")
def program() -> Iterator[Receiver]:
    """Somebody's program in the house's own network."""
    made = Receiver()
    yield made
    made.close()


@pytest.fixture(scope="session")
def outside(tmp_path_factory: pytest.TempPathFactory, program: Receiver) -> Iterator[Outside]:
    made = Outside(
        tmp_path_factory.mktemp("contracts"),
        HOOK_ORIGINS=program.origin,
        PUSH_ORIGINS=program.origin,
    )
    try:
        made.open()
        yield made
    finally:
        made.close()


@pytest.fixture
def who(outside: Outside) -> Callable[[str], Caller]:
    """Return somebody's client by username; an empty name is nobody."""
    return outside.caller


@pytest.fixture
def ana(outside: Outside) -> Caller:
    return outside.caller("ana")


@pytest.fixture
def url(outside: Outside) -> str:
    return outside.house.sockets


@pytest.fixture
def luis(outside: Outside) -> Caller:
    return outside.caller("luis")


@pytest.fixture
def admin(outside: Outside) -> Caller:
    return outside.caller("admin")


@pytest.fixture
def rosa(outside: Outside) -> Caller:
    return outside.caller("rosa")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all who share the house on one worker."""
    for item in items:
        if "outside" in getattr(item, "fixturenames", ()) and "contracts" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("contracts"))


@pytest.fixture
def room(outside: Outside) -> str:
    """A customer's conversation that has just begun."""
    return str(outside.opened()["id"])
