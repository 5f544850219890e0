"""Secrets that the data folder keeps where the environment names none."""

import secrets
from pathlib import Path


def secret(path: Path) -> str:
    """Return the secret kept in a file of the data folder, made on first start."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def several(path: Path) -> list[str]:
    """Return the secrets kept there, newest first; several were brought by a restore."""
    return secret(path).split(",")
