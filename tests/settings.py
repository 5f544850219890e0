"""The hub's own settings on a database and a data folder that tests may throw away."""

import os
from pathlib import Path

from tests import migrated

_suffix = os.environ.get("PYTEST_DB_SUFFIX", "")
_root = Path(__file__).resolve().parent.parent
os.environ.setdefault("DATA_DIR", str(_root / "var" / f"test{_suffix}"))
os.environ["FIELD_KEYS"] = migrated.FIELD_KEY
os.environ.setdefault("DEMO", "0")
os.environ.setdefault("LOG_LEVEL", "WARNING")

if _redis := os.environ.get("REDIS_URL"):
    # Suites that run side by side must not hear each other: gw0 takes database 1, gw1 takes 2 …
    _lane = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = f"{_redis.rsplit('/', 1)[0]}/{_lane}"

from hub.config.settings import *  # noqa: E402, F403
from hub.config.settings import DATA_DIR, DATABASES  # noqa: E402

PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]

_default = DATABASES["default"]
if "sqlite" in str(_default["ENGINE"]):
    # A real file: sockets, writer and jobs use threads of their own. Nobody pulls a plug here.
    _default["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    _default["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    _default["TEST"] = {"NAME": f"test_hub{_suffix}"}
    # A pool would hold connections to a database that is about to be dropped.
    _default["OPTIONS"].pop("pool", None)
    # Nobody pulls PostgreSQL's plug here either: a commit need not wait for the disk.
    _default["OPTIONS"]["options"] += " -c synchronous_commit=off"
