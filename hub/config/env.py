"""Settings from the environment: typed, and refused at start when they are nonsense."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

ROOT = Path(__file__).resolve().parent.parent.parent


def origin(value: str) -> str:
    """Return an origin (`https://host[:port]`) without path, or refuse it."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise EnvError(f"{value!r} is not an origin such as https://api.example.com")
    return value.rstrip("/")


def read() -> Env:
    """Return the reader all settings use; its errors become ImproperlyConfigured at start."""
    env = Env(eager=True)
    env.add_parser("origin", origin)
    return env


def database(url: str, data_dir: Path) -> dict[str, object]:
    """Return Django's database setting for PostgreSQL or SQLite; other engines are refused."""
    import dj_database_url

    if not url:
        return sqlite(data_dir / "hub.sqlite3")
    parts = urlsplit(url)
    if parts.scheme in ("postgres", "postgresql"):
        settings = dict(dj_database_url.parse(url))
        settings["OPTIONS"] = {
            **settings.get("OPTIONS", {}),
            "pool": {"min_size": 2, "max_size": 16, "timeout": 10},
        }
        return settings
    if parts.scheme == "sqlite" and parts.path:
        return sqlite(Path(parts.path.removeprefix("/") if url.startswith("sqlite:///") else ""))
    raise ImproperlyConfigured(
        "DATABASE_URL must be postgres://… or sqlite:///file: the hub relies on "
        "UPDATE … RETURNING, partial unique indexes and row triggers of these two engines."
    )


def sqlite(path: Path) -> dict[str, object]:
    """Return the setting of an embedded database that survives a power cut."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def kept_secret(path: Path) -> str:
    """Return the secret kept in a file of the data folder, made on first start."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()
