"""Files made in memory, sent up and fetched again."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

OGG = b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead\x01\x01" + bytes(100)
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41\x00\x00\x00\x08free" + bytes(99)


def picture(kind="JPEG", size=(60, 40), **how) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind, **how)
    return drawn.getvalue()


def archive(*names, data=b"x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, data)
    return packed.getvalue()


def upload(client, data, name="foto.jpg", content_type="image/jpeg"):
    file = SimpleUploadedFile(name, data, content_type)
    return client.post("/api/v1/attachments/", {"file": file}, format="multipart")


def fetch(client, link, **headers):
    """Return the answer and its whole body."""
    got = client.get(link, **headers)
    return got, b"".join(got.streaming_content) if got.streaming else got.content
