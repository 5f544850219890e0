"""What can be done from this conversation? Upper apps register one folder each."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework.serializers import Serializer

from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Whether an action may be taken now; `reason` is a code the screens translate."""

    locked: bool
    reason: str | None = None


class Workflow(ABC):
    """Work a conversation unlocks: offered, described as a form, run."""

    key: ClassVar[str]  # `recharge`: the action key of the contract
    label: ClassVar[dict[str, str]]  # language → text
    slash: ClassVar[str]  # `recarga`, typed as `/recarga`
    form: ClassVar[type[Serializer[Any]]]  # its fields are drawn by the screens

    @abstractmethod
    def offer(self, *, conversation: "Conversation", user: "User") -> Offer | None:
        """Return the offer for this person here, or None where it makes no sense."""

    @abstractmethod
    def run(
        self, *, conversation: "Conversation", user: "User", form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Do it with the checked form and return the answer's body; raises DomainError."""


def _check(workflow: Workflow) -> None:
    for name in ("key", "label", "slash", "form"):
        if not getattr(workflow, name, None):
            raise TypeError(f"{type(workflow).__name__} has no {name}")


workflows: Registry[Workflow] = Registry("workflows", check=_check)
