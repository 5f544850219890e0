"""What is left until the house can answer its customers? Every app says what it needs for that."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do first; its key in the registry names its words in the web app."""

    order: int
    link: str  # the page where it is done
    is_done: Callable[[], bool]  # from facts, quick


def _check(step: Step) -> None:
    if not step.link.startswith("/"):
        raise ValueError(f"{step.link!r} is no page of the web app")


steps: Registry[Step] = Registry("first steps", check=_check)
