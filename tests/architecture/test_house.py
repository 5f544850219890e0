"""The house keeps its shape: sizes, directions, and a front door that knows no app."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
FLOORS = [
    "hub.kernel",
    "hub.realtime",
    "hub.accounts",
    "hub.upkeep",
    "hub.audit",
    "hub.company",
    "hub.reports",
    "hub.registration",
    "hub.privacy",
    "chat",
    "crm",
    "channels_bridge",
    "billing",
    "field_service",
]
SIBLINGS = {frozenset({"crm", "channels_bridge"})}
PYTHON = sorted(
    path
    for package in ("hub", "chat", "channels_bridge", "crm", "billing", "field_service", "tests")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
ALLOWED_AT_TOP = {
    *("asgi.py", "manage.py", "requirements.txt", "docker-compose.yml", "Makefile"),
    *("pyproject.toml", "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "docs", ".ci"),
    *("hub", "chat", "channels_bridge", "crm", "billing", "field_service", "frontend", "tests"),
    *(".gitignore", ".dockerignore"),
}


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_one_can_see_whole():
    long = {short(p): n for p in PYTHON if (n := len(p.read_text().splitlines())) > 250}

    assert long == {}


def test_no_function_is_longer_than_thirty_lines():
    long = {}
    for path in PYTHON:
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 30:
                    long[f"{short(path)}:{node.name}"] = length

    assert long == {}


def test_nothing_is_called_utils_or_helpers():
    vague = {"utils", "helpers", "common", "misc", "manager", "managers"}

    assert [short(p) for p in PYTHON if p.stem in vague or set(p.parts) & vague] == []


def test_the_two_root_scripts_import_no_app():
    for script in ("asgi.py", "manage.py"):
        for node in ast.walk(ast.parse((ROOT / script).read_text())):
            if isinstance(node, ast.ImportFrom):
                assert not any((node.module or "").startswith(floor) for floor in FLOORS), script


def test_foreign_keys_point_down_only():
    up = []
    for model in apps.get_models():
        home = floor_of(model.__module__)
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if home is None or not getattr(field, "concrete", False) or not target:
                continue
            away = floor_of(target.__module__)
            if away is not None and (
                FLOORS.index(away) > FLOORS.index(home) or frozenset({home, away}) in SIBLINGS
            ):
                up.append(f"{model.__name__}.{field.name}")

    assert up == []


def floor_of(module: str) -> str | None:
    return next((floor for floor in FLOORS if module.startswith(f"{floor}.")), None)


def test_import_contracts_hold():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later_in_the_code(word):
    marked = [short(p) for p in PYTHON if p != Path(__file__) and f"# {word}" in p.read_text()]

    assert marked == []


def test_the_top_level_stays_as_it_was_agreed():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True
    ).stdout.splitlines()

    assert {name.split("/")[0] for name in listed} <= ALLOWED_AT_TOP
