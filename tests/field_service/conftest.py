"""What the stories of service stand on."""

import pytest

from hub.accounts.models import User
from hub.accounts.operations import people
from hub.accounts.roles import Role
from tests.desk import desk
from tests.field_service.shop import Shop, add_customer

__all__ = ["desk", "shop", "teresa"]


@pytest.fixture
def shop(carla: User, tomas: User) -> Shop:
    return Shop(carla, tomas, add_customer())


@pytest.fixture
def teresa(db: None) -> User:
    return people.add(
        username="teresa", role=Role.TECHNICIAN, first_name="Teresa", last_name="Luna"
    )
