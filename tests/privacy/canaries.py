"""Words planted in every place where a person's own may stand, and a look for them everywhere."""

from pathlib import Path

from django.db import connection

WORD = "canariazul"


def everywhere() -> dict[str, int]:
    """Return table.column → how many rows hold the word, whatever type they are."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            for column in columns:
                count = _count(cursor, table, column.name)
                if count:
                    found[f"{table}.{column.name}"] = count
    return found


def files(folder: Path) -> list[str]:
    """Return the files below a folder that hold the word, or are called by it."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and (WORD.encode() in path.read_bytes() or WORD in path.name)
    ]


def _count(cursor, table: str, column: str) -> int:
    name = f'"{table}"."{column}"'
    as_text = f"CAST({name} AS text)"
    if connection.vendor == "postgresql":
        # Bytes are cast to hexadecimal; the word is looked for in both writings.
        asked = f"lower({as_text}) LIKE %s OR {as_text} LIKE %s"
        words = [f"%{WORD}%", f"%{WORD.encode().hex()}%"]
    else:
        asked, words = f"lower({as_text}) LIKE %s", [f"%{WORD}%"]
    cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {asked}', words)
    return int(cursor.fetchone()[0])
