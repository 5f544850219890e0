"""`manage.py backup`: a copy of the house, made while it runs."""

from pathlib import Path
from typing import Any

from django.conf import settings

from hub.kernel import clock
from hub.kernel.saying import Said
from hub.upkeep.management.speaking import Speaking
from hub.upkeep.operations.backing import back_up


class Command(Speaking):
    """Prints where the copy lies, and where its keys do."""

    help = "Copy database, files and keys of the running house, and prove the copy."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--to", type=Path, default=Path(settings.BACKUPS_DIR))
        parser.add_argument("--keep", type=int, default=settings.BACKUPS_KEPT)

    def handle(self, *args: Any, **options: Any) -> None:
        with self.speaking():
            copy = back_up(options["to"].resolve(), keep=max(1, options["keep"]), at=clock.now())
            rows, files = sum(copy.manifest.tables.values()), len(copy.manifest.media)
            self.say(
                Said(
                    f"Copied and proven: {copy.archive} ({rows} rows, {files} files).",
                    f"Copia hecha y comprobada: {copy.archive} ({rows} filas, {files} archivos).",
                )
            )
            self.say(
                Said(
                    f"Its keys: {copy.keys}. Keep them elsewhere: without them nobody opens it.",
                    f"Sus llaves: {copy.keys}. Guárdelas en otro lugar: sin ellas no se abre.",
                )
            )
            for old in copy.forgotten:
                self.say(Said(f"Removed: {old.name}", f"Se quitó: {old.name}"))
