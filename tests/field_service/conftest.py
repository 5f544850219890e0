"""What the stories of service stand on."""

import pytest

from hub.accounts.models import User
from tests.desk import desk
from tests.field_service.shop import Shop, add_customer


@pytest.fixture
def shop(carla: User, tomas: User) -> Shop:
    return Shop(carla, tomas, add_customer())


__all__ = ["desk", "shop"]
