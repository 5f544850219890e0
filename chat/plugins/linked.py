"""Keeps what is sent by public links, for the ground."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from chat.adapters.sniffing import MEGABYTE
from chat.operations import files
from hub.kernel.link_files import KeptFile, keeper


class SentByLink:
    """Pictures and PDFs among the house's files."""

    largest = 25 * MEGABYTE

    def keep(self, upload: UploadedFile[Any], *, at: datetime) -> KeptFile:
        row = files.upload_by_link(upload=upload, at=at)
        return KeptFile(id=row.id, name=row.name, content_type=row.content_type, size=row.size or 0)


keeper.provide(SentByLink())
