"""What to show beside a conversation? Upper apps register sections."""

from typing import TYPE_CHECKING, Any, Protocol

from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class Section(Protocol):
    """One section of the customer panel; `order` sorts them."""

    order: int

    def show(self, *, conversation: "Conversation", user: "User") -> dict[str, Any] | None:
        """Return `{"key", "title", "items": [{"label", "value", "link", "state"}]}` or None.

        An item of something that happened has its instant in `at` instead of a label.
        """


sections: Registry[Section] = Registry("panel sections")
