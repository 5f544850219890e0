"""Settings from the environment: typed, and refused at start when they are nonsense."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

from hub.kernel.money import EXPONENTS

CARDS = "https://api.mercadopago.com"
ROOT = Path(__file__).resolve().parent.parent.parent


def origin(value: str) -> str:
    """Return an origin (`https://host[:port]`) without path, or refuse it."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise EnvError(f"{value!r} is not an origin: {error}") from None
    beyond = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not parts.hostname or beyond:
        raise EnvError(f"{value!r} is not an origin such as https://api.example.com")
    return value.rstrip("/")


def origins(value: str) -> list[str]:
    """Return origins that stand separated by commas, or refuse them."""
    return [origin(each.strip()) for each in value.split(",") if each.strip()]


def within(value: str | int, *, least: int, most: int) -> int:
    """Return a whole number between these two, or refuse it."""
    if re.fullmatch(r"-?\d{1,18}", str(value), re.ASCII) and least <= int(value) <= most:
        return int(value)
    raise EnvError(f"{value!r} is not a whole number from {least} to {most}")


def read() -> Env:
    """Return the reader all settings use; its errors become ImproperlyConfigured at start."""
    env = Env(eager=True)
    env.add_parser("origin", origin)
    env.add_parser("origins", origins)
    env.add_parser("web_address", web_address)
    env.add_parser("in_header", in_header)
    env.add_parser("key", key)
    env.add_parser("within", within)
    return env


def database(url: str, data_dir: Path) -> dict[str, object]:
    """Return Django's database setting for PostgreSQL or SQLite; other engines are refused."""
    import dj_database_url

    if not url:
        return sqlite(data_dir / "hub.sqlite3")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise EnvError(f"DATABASE_URL: {error}") from None
    if parts.scheme in ("postgres", "postgresql"):
        settings: dict[str, Any] = dict(dj_database_url.parse(url, engine="hub.kernel.postgres"))
        pool = {"min_size": 2, "max_size": 16, "timeout": 10}
        # A page of a list is short work for many people: calling parallel workers for one takes
        # longer than it, and their cores from the others.
        ours = {"options": "-c max_parallel_workers_per_gather=0", "pool": pool}
        return {**settings, "OPTIONS": {**ours, **settings.get("OPTIONS", {})}}
    if parts.scheme == "sqlite" and parts.path:
        return sqlite(Path(parts.path.removeprefix("/") if url.startswith("sqlite:///") else ""))
    raise EnvError(
        "DATABASE_URL must be postgres://… or sqlite:///file: the hub relies on "
        "UPDATE … RETURNING, partial unique indexes and row triggers of these two engines."
    )


def email(url: str) -> dict[str, Any]:
    """Return where mail goes: `smtp://user:password@host:port` (STARTTLS with a user), `smtps://…`.

    Shape: host, port, username, password, use_tls, use_ssl; empty without a URL.
    """
    if not url:
        return {}
    parts = _parts("EMAIL_URL", url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/"):
        raise EnvError("EMAIL_URL must be smtp://user:password@host:port or smtps://….")
    safe = parts.scheme == "smtps"
    return {
        "host": parts.hostname,
        "port": parts.port or (465 if safe else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": not safe and bool(parts.username),
        "use_ssl": safe,
    }


def media(url: str, data_dir: Path) -> Path:
    """Return the folder of files: `file:///folder`, or one in the data folder."""
    if not url:
        return data_dir / "media"
    parts = _parts("MEDIA_URL", url)
    if parts.scheme != "file" or parts.netloc or not parts.path.strip("/"):
        raise EnvError("MEDIA_URL must be file:///folder: files are kept in a folder.")
    return Path(unquote(parts.path))


def web_address(url: str) -> str:
    """Return an HTTP address, with a path where there is one, or refuse it."""
    parts = _parts(repr(url), url)
    bare = not (parts.query or parts.fragment or parts.username)
    if url and not (parts.scheme in ("http", "https") and parts.hostname and bare):
        raise EnvError(f"{url!r} is not an address such as https://api.example.com/v1")
    return url.rstrip("/")


def in_header(value: str) -> str:
    """Return what can stand in a header, or refuse it without showing it."""
    if not value.isascii() or not value.isprintable() or " " in value:
        raise EnvError("it must be plain ASCII without spaces")
    return value


def key(value: str) -> str:
    """Return a key nobody guesses, or nothing; one that is too short is refused unseen."""
    if value and len(in_header(value)) < 16:
        raise EnvError("it must have at least 16 characters")
    return value


def _parts(name: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise EnvError(f"{name}: {error}") from None
    return parts


def sqlite(path: Path) -> dict[str, object]:
    """Return the setting of an embedded database that survives a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "hub.kernel.sqlite",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


LOOPBACK = ("127.0.0.1", "localhost", "::1")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def level(value: str) -> str:
    """Return a log level, or refuse it."""
    if value.upper() not in LEVELS:
        raise EnvError(f"LOG_LEVEL must be one of {', '.join(LEVELS)}.")
    return value.upper()


def refuse_nonsense(
    *,
    server: str,
    redis_url: str,
    ports: tuple[int, int],
    secret_key: str,
    field_keys: list[str],
    host: str,
    demo: bool,
    currency: str,
    events_kept_days: int,
    recharges: tuple[int, int, int],
) -> None:
    """Raise ImproperlyConfigured with one clear line for the first setting that makes no sense."""
    rules = [
        *_rules_of_keys(secret_key, field_keys),
        (server in ("daphne", "uvicorn"), "SERVER must be daphne or uvicorn."),
        *_rules_of_addresses(redis_url, ports),
        (
            not demo or host in LOOPBACK,
            "DEMO has well-known passwords: HOST must be 127.0.0.1, or set DEMO=0.",
        ),
        *_rules_of_money(currency, recharges),
        (
            7 <= events_kept_days <= 36_500,
            "EVENTS_KEPT_DAYS must be 7 or more: providers repeat a webhook for a week.",
        ),
    ]
    for complaint in [otherwise for holds, otherwise in rules if not holds]:
        raise ImproperlyConfigured(complaint)


def refuse_silence(*, push_key: str, sender: str, away_minutes: int) -> None:
    """Raise ImproperlyConfigured for what would keep notices from going out."""
    rules = [
        (len(push_key) >= 32, "PUSH_KEY must have at least 32 characters."),
        (sender.count("@") == 1, "EMAIL_FROM must be an address such as desk@example.com."),
        (1 <= away_minutes <= 1440, "MAIL_AWAY_MINUTES must be from 1 to 1440."),
    ]
    for complaint in [otherwise for holds, otherwise in rules if not holds]:
        raise ImproperlyConfigured(complaint)


def _rules_of_keys(secret_key: str, field_keys: list[str]) -> list[tuple[bool, str]]:
    return [
        (len(secret_key) >= 32, "SECRET_KEY must have at least 32 characters."),
        (
            all(len(key) >= 32 for key in field_keys),
            "FIELD_KEYS must be keys of at least 32 characters each, separated by commas.",
        ),
    ]


def _rules_of_money(currency: str, recharges: tuple[int, int, int]) -> list[tuple[bool, str]]:
    least, limit, most = recharges
    return [
        (currency in EXPONENTS, f"CURRENCY must be one of {', '.join(EXPONENTS)}."),
        (0 < least <= most, "RECHARGE_MIN must be above zero and not above RECHARGE_MAX."),
        (most <= 10**9, "RECHARGE_MAX must be at most 1000000000."),
        (0 <= limit <= 10**9, "RECHARGE_ADVISOR_LIMIT must be from 0 to 1000000000."),
    ]


def _rules_of_addresses(redis_url: str, ports: tuple[int, int]) -> list[tuple[bool, str]]:
    return [
        (
            not redis_url or redis_url.startswith(("redis://", "rediss://", "unix://")),
            "REDIS_URL must be redis://host:port/number.",
        ),
        (
            all(1 <= port <= 65535 for port in ports) and ports[0] != ports[1],
            "PORT and SIMULATOR_PORT must be two different numbers from 1 to 65535.",
        ),
    ]
