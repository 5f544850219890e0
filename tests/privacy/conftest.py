"""What the stories of privacy stand on."""

import pytest

from tests.desk import desk

__all__ = ["desk"]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A folder for files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
