"""Nonsense in the environment is refused at start, in one line."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

from hub.config import env, kept

GOOD = {
    "server": "daphne",
    "redis_url": "",
    "ports": (8000, 8001),
    "secret_key": "s" * 32,
    "field_keys": ["k" * 32],
    "host": "127.0.0.1",
    "demo": True,
    "currency": "PEN",
    "events_kept_days": 90,
    "recharges": (1, 500, 10_000),
}


def test_sense_is_accepted():
    env.refuse_nonsense(**GOOD)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"server": "gunicorn"}, "SERVER"),
        ({"redis_url": "http://x"}, "REDIS_URL"),
        ({"ports": (0, 8001)}, "PORT"),
        ({"ports": (8000, 8000)}, "SIMULATOR_PORT"),
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"field_keys": ["k" * 32, "short"]}, "FIELD_KEYS"),
        ({"host": "0.0.0.0"}, "DEMO"),
        ({"currency": "XXX"}, "CURRENCY"),
        ({"events_kept_days": 6}, "EVENTS_KEPT_DAYS"),
        ({"recharges": (-5, 500, 10_000)}, "RECHARGE_MIN"),
        ({"recharges": (0, 500, 10_000)}, "RECHARGE_MIN"),
        ({"recharges": (50, 500, 10)}, "RECHARGE_MAX"),
        ({"recharges": (1, -1, 10)}, "RECHARGE_ADVISOR_LIMIT"),
    ],
)
def test_nonsense_is_refused_by_name(change, word):
    with pytest.raises(ImproperlyConfigured, match=word):
        env.refuse_nonsense(**{**GOOD, **change})


@pytest.mark.parametrize(
    "value",
    [
        "api.telegram.org",
        "ftp://x",
        "https://",
        "https://x/path",
        "https://x?y",
        "https://u@x",
        "https://x:99999",
        "https://[x",
    ],
)
def test_only_origins_are_provider_bases(value):
    with pytest.raises(EnvError):
        env.origin(value)


@pytest.mark.parametrize("url", ["mysql://x/y", "postgres://[", "nonsense", "sqlite://"])
def test_other_databases_are_refused(url, tmp_path):
    with pytest.raises(EnvError, match="DATABASE_URL"):
        env.database(url, tmp_path)


def test_a_secret_is_made_once_and_kept_to_oneself(tmp_path):
    path = tmp_path / "keys" / "secret"
    made = kept.secret(path)
    assert len(made) >= 32 and kept.secret(path) == made
    assert path.stat().st_mode & 0o077 == 0


def test_mail_files_and_names_have_their_places(tmp_path):
    mail = env.email("smtp://ana%40x:s%2F@mail.example:2525")
    assert (mail["username"], mail["password"], mail["port"]) == ("ana@x", "s/", 2525)
    assert mail["use_tls"] and not mail["use_ssl"]
    assert env.email("smtps://mail.example")["port"] == 465 and env.email("") == {}
    assert env.media("file:///srv/my%20files", tmp_path) == Path("/srv/my files")
    assert env.media("", tmp_path) == tmp_path / "media"
    assert env.web_address("https://x.example/v1/") == "https://x.example/v1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("EMAIL_URL", value) for value in ("nonsense", "smtp://", "http://x", "smtp://x:99999")),
        *(("MEDIA_URL", value) for value in (":::", "s3://x", "file://host/x", "file:///", "x")),
        *(("IDENTITY_API_BASE", value) for value in ("zz", "ftp://x", "https://", "https://[x")),
        ("IDENTITY_API_TOKEN", "a b"),
        ("RECHARGE_MIN", "-5"),
        ("RECHARGE_MAX", "many"),
        ("INVOICE_DAYS", "366"),
        ("QUOTE_DAYS", "0"),
        ("REVERSAL_LIMIT", "-1"),
        ("SLIP_MIN", "0"),
        ("SLIP_DAYS", "91"),
    ],
)
def test_nonsense_in_the_environment_stops_the_start(name, value):
    ran = start({name: value})
    assert ran.returncode == 1 and name in ran.stderr, ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_the_person_at_the_terminal_reads_one_line():
    ran = start({"PORT": "eighty"})
    assert ran.returncode == 1
    assert ran.stderr.strip().startswith("Settings:") and "PORT" in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def start(change):
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=root,
        env={**os.environ, **change},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("package", "floor"),
    [
        ("Django", (5, 2, 17)),
        ("daphne", (4, 2, 2)),
        ("djangorestframework", (3, 18, 2)),
        ("PyJWT", (2, 15)),
        ("Pillow", (12, 3)),
    ],
)
def test_versions_stand_above_the_floors_of_known_faults(package, floor):
    assert tuple(int(part) for part in version(package).split(".")[:3]) >= floor
