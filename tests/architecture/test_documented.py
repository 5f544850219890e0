"""What one can hear, plug in, set or call is written down where people look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from hub.kernel import events, registry

ROOT = Path(__file__).resolve().parents[2]
APPS = ("hub", "chat", "channels_bridge", "crm", "billing", "field_service")
READMES = [ROOT / "README.md", *(page for app in APPS for page in (ROOT / app).rglob("README.md"))]
PAGES = "\n".join(page.read_text() for page in READMES)
WIRING = (ROOT / "docs" / "wiring.md").read_text()


def commands() -> Iterator[str]:
    for app in APPS:
        for path in (ROOT / app).rglob("management/commands/*.py"):
            if path.stem != "__init__":
                yield path.stem


def port_modules() -> list[str]:
    found = [path for app in APPS for path in (ROOT / app).rglob("ports/*.py")]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found]


@pytest.mark.parametrize("name", sorted(name for name in events.wiring() if "tests." not in name))
def test_events(name):
    assert f"`{name}`" in WIRING


@pytest.mark.parametrize("port", registry.ports, ids=lambda port: port.name)
def test_ports(port):
    answer = type(port.get())

    assert f"`{port.name}`: `{answer.__module__}.{answer.__qualname__}`" in WIRING


@pytest.mark.parametrize("shelf", registry.shelves, ids=lambda shelf: shelf.name)
def test_plug_ins(shelf):
    heading = f"## {shelf.name[0].upper()}{shelf.name[1:]}\n"

    assert heading in WIRING
    section = WIRING.split(heading)[1].split("\n## ")[0]
    assert [key for key, _ in shelf if f"`{key}`" not in section] == []


def test_every_module_of_ports_holds_one():
    for name in port_modules():
        source = (ROOT / Path(*name.split("."))).with_suffix(".py").read_text()
        assert name.endswith("__init__") or "Port(" in source or "Registry(" in source, name


@pytest.mark.parametrize("name", settings.ENVIRONMENT)
def test_settings_stand_in_the_readme(name):
    assert f"`{name}`" in (ROOT / "README.md").read_text()
    assert f"`{name}`" in WIRING


@pytest.mark.parametrize("name", sorted(commands()))
def test_commands_stand_in_a_readme(name):
    assert f"manage.py {name}" in PAGES
