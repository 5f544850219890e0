"""Deletes files no message carries, which other work kept."""

from functools import partial

from django.db import transaction

from chat.adapters import store
from chat.models import Attachment


def forget(attachment: Attachment) -> None:
    """Delete a file, its bytes once the caller's transaction is done."""
    names = [attachment.file.name or "", attachment.thumbnail.name or ""]
    attachment.delete()
    for name in filter(None, names):
        transaction.on_commit(partial(store.forget, name))
