"""Who else may open a file? An app that keeps one for its own work answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from hub.accounts.models import User

# Tells whether this person may see the file of that id because of the app's own work.
Door = Callable[["User", UUID], bool]

doors: Registry[Door] = Registry("doors to files")

# Tells which of these files the law makes the app keep, whoever asks to be forgotten.
Holder = Callable[[set[UUID]], set[UUID]]

holders: Registry[Holder] = Registry("holders of files")
