"""`manage.py runserver`: daphne's development server with the same jobs inside as `serve`."""

from typing import Any

from daphne.management.commands.runserver import Command as DaphneCommand

from hub.config.serve import around


class Command(DaphneCommand):  # type: ignore[misc]
    def inner_run(self, *args: Any, **options: Any) -> None:
        with around():
            super().inner_run(*args, **options)
