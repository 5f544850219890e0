"""`manage.py restore`: a copy in the place of this house."""

from pathlib import Path
from typing import Any

from hub.kernel.saying import Said
from hub.upkeep.management.speaking import Speaking
from hub.upkeep.operations.restoring import Wanted, restore
from hub.upkeep.queries.copies import newest
from hub.upkeep.types import Refused


class Command(Speaking):
    """Says what it does; a failure leaves the old house whole."""

    help = "Put a copy (the newest one unless named) in the place of this house."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("archive", nargs="?", type=Path)
        parser.add_argument("--keys", type=Path, help="the .keys file, where it lies elsewhere")
        parser.add_argument("--replace", action="store_true", help="put a lived-in house aside")
        parser.add_argument("--anyway", action="store_true", help="although not everything opens")

    def handle(self, *args: Any, **options: Any) -> None:
        with self.speaking():
            path = options["archive"] or newest()
            if path is None or not path.is_file():
                raise Refused("There is no such archive.", "No existe ese archivo.")
            wanted = Wanted(
                archive=path.resolve(),
                keys=options["keys"],
                replace=options["replace"],
                anyway=options["anyway"],
            )
            manifest = restore(wanted, say=self.say)
            rows, files = sum(manifest.tables.values()), len(manifest.media)
            made = f"{manifest.created_at:%Y-%m-%d %H:%M} UTC"
            self.say(
                Said(
                    f"Restored: the house of {made} ({rows} rows, {files} files)."
                    " Start it again; what it replaced lies aside.",
                    f"Restaurada: la casa del {made} ({rows} filas, {files} archivos)."
                    " Vuelva a encenderla; lo reemplazado quedó a un lado.",
                )
            )
