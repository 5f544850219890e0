"""Plug-ins found by folder: a typed shelf, and the walk that fills it."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any, Generic, TypeVar

from django.apps import apps

T = TypeVar("T")

# Every shelf and port there is, for `manage.py wiring`.
shelves: list["Registry[Any]"] = []
ports: list["Port[Any]"] = []


class Registry(Generic[T]):
    """A shelf of plug-ins by key; `check` refuses a misshapen one when it is added."""

    def __init__(self, name: str, *, check: Callable[[T], None] | None = None) -> None:
        self.name = name
        self._check = check
        self._items: dict[str, T] = {}
        shelves.append(self)

    def add(self, key: str, item: T) -> None:
        """Put `item` under `key`; a second one with that key is a programming error."""
        if key in self._items and self._items[key] is not item:
            raise ValueError(f"{self.name}: {key!r} is registered twice")
        if self._check is not None:
            self._check(item)
        self._items[key] = item

    def get(self, key: str) -> T | None:
        """Return the plug-in of that key, or None."""
        return self._items.get(key)

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return iter(sorted(self._items.items()))

    def __len__(self) -> int:
        return len(self._items)


class Port(Generic[T]):
    """A question of a lower floor with exactly one answer, provided from above."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._provided: list[T] = []
        ports.append(self)

    def provide(self, implementation: T) -> None:
        """Register the one implementation."""
        self._provided[:] = [implementation]

    @property
    def is_provided(self) -> bool:
        """Whether somebody answers yet: while apps are loading, nobody does."""
        return bool(self._provided)

    def get(self) -> T:
        """Return the registered implementation."""
        return self._provided[0]


def import_everywhere(module: str) -> None:
    """Import `<app>.<module>` of every installed app of this project that has one."""
    for config in apps.get_app_configs():
        name = f"{config.name}.{module}"
        if find_spec(name) is not None:
            import_module(name)


def import_folders(package: str, module: str) -> None:
    """Import `<package>.<folder>.<module>` for each folder of a plug-in package that has one."""
    root = import_module(package)
    for found in iter_modules(root.__path__):
        name = f"{package}.{found.name}.{module}"
        if found.ispkg and find_spec(name) is not None:
            import_module(name)
