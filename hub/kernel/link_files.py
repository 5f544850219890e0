"""Files sent by a public link: kept by whoever keeps files, and good for that link alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from hub.kernel.errors import Invalid
from hub.kernel.models import PublicLink
from hub.kernel.registry import Port

_SALT = "hub.kernel.link_files"
GOOD_FOR = 24 * 3600  # seconds: what nobody refers to goes after a day


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """What was kept: its id, and what the bytes say it is."""

    id: UUID
    name: str
    content_type: str
    size: int


class LinkFiles(Protocol):
    """Keeps a picture or a PDF that nobody signed in sent."""

    largest: int

    def keep(self, upload: UploadedFile, *, at: datetime) -> KeptFile:
        """Keep it; TooLarge, UnsupportedType."""


keeper: Port[LinkFiles] = Port("keeps files sent by public links")


def handle_of(link: PublicLink, file_id: UUID) -> str:
    """Return what the sender names the file by: it says nothing, and works for this link only."""
    return signing.dumps([str(link.id), str(file_id)], salt=_SALT)


def file_behind(link: PublicLink, handle: str, *, field: str = "file") -> UUID:
    """Return the id of a file that was sent by this very link. Invalid names `field`."""
    try:
        owner, file_id = signing.loads(handle, salt=_SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        owner, file_id = "", ""
    if owner != str(link.id):
        raise Invalid(fields={field: ["Send this file again."]})
    return UUID(file_id)
