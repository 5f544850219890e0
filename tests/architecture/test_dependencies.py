"""What we stand on: exact, locked, not below the floors, and really used."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OURS = ("hub", "chat", "channels_bridge", "crm", "billing", "field_service")
# Security fixes and behaviour we rely on begin here.
FLOORS = {
    "daphne": (4, 2, 2),
    "djangorestframework": (3, 18, 2),
    "pyjwt": (2, 15),
    "pillow": (12, 3),
}


def pins(lines: list[str]) -> dict[str, str]:
    """Return name → version; a line that is not an exact pin is an error."""
    found = [re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", line) for line in lines]
    assert all(found), lines
    return {canonical(one[1]): one[2] for one in found if one}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lock(path: str) -> dict[str, str]:
    return pins((ROOT / path).read_text().split("\n")[:-1])


RUNTIME = pins(PROJECT["dependencies"])
DEVELOPMENT = pins(PROJECT["optional-dependencies"]["dev"])


@pytest.mark.parametrize(
    ("path", "direct"), [("requirements.txt", RUNTIME), ("tests/requirements.txt", DEVELOPMENT)]
)
def test_a_lock_holds_the_pins_of_the_project(path, direct):
    locked = lock(path)

    assert {name: locked.get(name) for name in direct} == direct


def test_the_two_locks_agree():
    runs, develops = lock("requirements.txt"), lock("tests/requirements.txt")

    assert {
        n: (runs[n], develops[n]) for n in runs.keys() & develops if runs[n] != develops[n]
    } == {}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_nothing_stands_below_its_floor(name):
    assert tuple(int(part) for part in RUNTIME[name].split(".")) >= FLOORS[name]


def test_what_is_imported_is_named_in_the_project():
    houses = packages_distributions()
    imported = {
        name: {canonical(distribution) for distribution in houses.get(name, ())}
        for package in OURS
        for path in (ROOT / package).rglob("*.py")
        for name in imports(path)
        if name not in sys.stdlib_module_names and name not in (*OURS, "asgi", "manage", "tests")
    }

    assert {name for name, dists in imported.items() if not dists & RUNTIME.keys()} == set()


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
