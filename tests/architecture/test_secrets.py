"""No secret of the world lies in the repository, and none of a house gets in by accident."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "private key": r"-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----",
    "Telegram bot token": r"\b\d{9,10}:AA[A-Za-z0-9_-]{33}\b",
    "Meta access token": r"\bEAA[A-Za-z0-9]{60,}\b",
    "GitHub token": r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
    "AWS key": r"\bAKIA[0-9A-Z]{16}\b",
}


def listed(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_no_key_is_kept_here(kind):
    pattern = re.compile(KEYS[kind].encode())
    found = [
        name
        for name in listed("ls-files")
        if (path := ROOT / name).is_file() and pattern.search(path.read_bytes())
    ]

    assert found == []


@pytest.mark.parametrize("name", ["var/keys/secret", "var/hub.sqlite3", ".env", "var/media/x"])
def test_what_a_house_keeps_is_ignored(name):
    assert listed("check-ignore", name) == [name]
