"""Takes away files no message carries, which other work kept."""

from functools import partial

from django.db import transaction

from chat.adapters import store
from chat.models import Attachment
from chat.types import FileState


def forget(attachment: Attachment) -> None:
    """Delete a file, its bytes once the caller's transaction is done."""
    names = [attachment.file.name or "", attachment.thumbnail.name or ""]
    attachment.delete()
    for name in filter(None, names):
        transaction.on_commit(partial(store.forget, name))


def empty(attachment: Attachment) -> None:
    """Take the bytes out of a file whose row has to stay, once the transaction is done."""
    for name in filter(None, (attachment.file.name, attachment.thumbnail.name)):
        transaction.on_commit(partial(store.forget, name), robust=True)
    attachment.file, attachment.thumbnail, attachment.name, attachment.sha256 = "", "", "", ""
    attachment.source, attachment.error, attachment.state = None, "", FileState.FAILED
    attachment.save(
        update_fields=["file", "thumbnail", "name", "sha256", "source", "error", "state"]
    )
