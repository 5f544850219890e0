"""What the stories of customers stand on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from crm.tasks import run_import
from tests.desk import desk

__all__ = ["desk"]
DOOR = "/api/v1/customer-imports/"


@pytest.fixture
def media(settings, tmp_path):
    """A folder for files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def uploads(api, ana, media):
    """Upload a file as an advisor; returns the answer."""
    client = api(ana)

    def upload(data: bytes, name: str = "clientes.csv"):
        file = SimpleUploadedFile(name, data)
        return client.post(DOOR, {"file": file}, format="multipart")

    upload.client = client
    return upload


@pytest.fixture
def takes_in(uploads):
    """Upload a file and run it; returns how it stands then."""

    def take(data: bytes, **more):
        made = uploads(data)
        assert made.status_code == 201, made.data
        row = made.json()
        if more:
            body = {"mapping": row["mapping"], "on_duplicate": "skip", **more}
            patched = uploads.client.patch(f"{DOOR}{row['id']}/", body, format="json")
            assert patched.status_code == 200, patched.data
        uploads.client.post(f"{DOOR}{row['id']}/run/", {}, format="json")
        run_import(row["id"])
        return uploads.client.get(f"{DOOR}{row['id']}/").json()

    return take
