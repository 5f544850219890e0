"""What every answer is made of: JSON and nothing else, and no id that can be counted up."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.urls import get_resolver
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.renderers import JSONRenderer

from hub.kernel.negotiation import AsItIs
from tests.rights.doors import api_doors, walk

ROOT = Path(__file__).parents[2]
DOC = yaml.load((ROOT / "docs/openapi.yaml").read_bytes(), Loader=yaml.CSafeLoader)


def test_no_door_shows_a_page_of_its_own():
    for address, pattern in walk(get_resolver()):
        view = getattr(pattern.callback, "view_class", None)
        if view is None or not address.startswith("/api/v1/") or address.endswith("/docs/"):
            continue
        if address.endswith("/schema/"):
            continue
        assert all(issubclass(each, JSONRenderer) for each in view.renderer_classes), address
        parsers = (JSONParser, MultiPartParser)
        assert all(issubclass(each, parsers) for each in view.parser_classes), address


@pytest.mark.django_db
def test_a_browser_gets_json_as_everybody_does(api, ana):
    for door in ("me/", "conversations/", "users/"):
        answer = api(ana).get(f"/api/v1/{door}", HTTP_ACCEPT="text/html,*/*;q=0.1")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
        only = api(ana).get(f"/api/v1/{door}", HTTP_ACCEPT="text/html")
        assert (only.status_code, only["Content-Type"]) == (406, "application/json")
        assert api(ana).get(f"/api/v1/{door}?format=api")["Content-Type"] == "application/json"


def test_no_id_of_any_answer_is_a_number_or_made_of_one():
    counted = []
    for name, schema in DOC["components"]["schemas"].items():
        for key, shape in schema.get("properties", {}).items():
            if (key == "id" or key.endswith("_id")) and shape.get("type") == "integer":
                counted.append((name, key))
    assert counted == []
    assert all("<int:" not in door.address for door in api_doors())


def test_nothing_is_explained_to_strangers():
    assert settings.DEBUG is False
    assert settings.REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"] == [
        "hub.kernel.permissions.Nobody"
    ]


def test_a_file_comes_whatever_was_asked_for():
    """A link says `text/csv`, a picture `image/*`: neither may end in a refusal nobody sees."""
    views = {
        address: getattr(p.callback, "view_class", None) for address, p in walk(get_resolver())
    }
    strict = [
        address
        for address, says in DOC["paths"].items()
        if is_file(says.get("get", {})) and views[address].content_negotiation_class is not AsItIs
    ]
    assert strict == []


def is_file(says):
    """Whether a door answers with anything but JSON."""
    kinds = says.get("responses", {}).get("200", {}).get("content", {})
    return bool(kinds) and "application/json" not in kinds
