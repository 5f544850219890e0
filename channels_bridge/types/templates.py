"""Message templates: what a provider approved, in one form that both WhatsApps fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

MARK = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
LONGEST_BODY, LONGEST_HEADER, LONGEST_VALUE = 1024, 60, 1024  # characters, filled in
# Meta refuses these inside a parameter (132018, formerly 132000).
_BROKEN = re.compile(r"[\n\r\t\v\f\u2028\u2029]| {4,}")


class TemplateStatus(StrEnum):
    """Where a template stands with the provider."""

    APPROVED = "approved"
    PENDING = "pending"
    REJECTED = "rejected"
    PAUSED = "paused"
    DISABLED = "disabled"
    DRAFT = "draft"  # never handed in


class Head(TypedDict):
    """What stands above the words; `file`: one of ours goes there, else `url` is the provider's."""

    kind: str  # text, image, video, document
    text: str
    url: str
    file: bool


class Button(TypedDict):
    """What can be pressed; `value` is where it leads: an address, a phone, a code."""

    kind: str  # quick_reply, url, phone, code
    text: str
    value: str


class Blank(TypedDict):
    """Something to fill in; `key` stands between double braces in the texts of the form."""

    key: str
    part: str  # header, body, button
    name: str  # as the provider calls it
    example: str


class Form(TypedDict):
    """A template taken apart; `named` when the provider wants its blanks by name."""

    header: Head | None
    body: str
    footer: str
    buttons: list[Button]
    blanks: list[Blank]
    named: bool


@dataclass(frozen=True, kw_only=True)
class TemplateFound:
    """A template as its provider lists it; without `form` it holds what we cannot fill in."""

    provider_id: str
    name: str
    language: str
    category: str  # marketing, utility, authentication
    status: TemplateStatus
    reason: str = ""
    form: Form | None = None


def marks_in(text: str) -> list[str]:
    """Return the keys of a text's blanks, each once, in their order."""
    return list(dict.fromkeys(MARK.findall(text)))


def mark(key: str) -> str:
    """Return a blank as it stands in a text of a form."""
    return "{{" + key + "}}"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its blanks filled; what has no value stays as it is."""
    return MARK.sub(lambda found: values.get(found[1], found[0]), text)


def words_of(form: Form, values: Mapping[str, str]) -> str:
    """Return what the customer reads, without the buttons."""
    head = form["header"]
    lines = [head["text"] if head else "", form["body"], form["footer"]]
    return "\n\n".join(filled(line, values) for line in lines if line)


def problems_of(form: Form, values: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the values, by key; empty when the provider would take them."""
    blanks = {blank["key"]: blank for blank in form["blanks"]}
    wrong = {key: "The template has no such blank." for key in values if key not in blanks}
    for key, blank in blanks.items():
        if (problem := _problem(blank, values.get(key, ""))) is not None:
            wrong[key] = problem
    return wrong or _too_long(form, values)


def _problem(blank: Blank, value: str) -> str | None:
    if not value.strip():
        return "This is still empty."
    if _BROKEN.search(value):
        return "No line breaks, tabs or four blanks in a row."
    if blank["part"] == "button" and re.search(r"\s", value):
        return "An address has no blanks."
    if len(value) > LONGEST_VALUE:
        return f"At most {LONGEST_VALUE} characters."
    return None


def _too_long(form: Form, values: Mapping[str, str]) -> dict[str, str]:
    """Blame the longest value where the filled text is more than a phone is shown."""
    head = form["header"]
    for text, limit in (
        (form["body"], LONGEST_BODY),
        (head["text"] if head else "", LONGEST_HEADER),
    ):
        keys = marks_in(text)
        if keys and len(filled(text, values)) > limit:
            longest = max(keys, key=lambda key: len(values[key]))
            return {longest: f"With this the text is longer than {limit} characters."}
    return {}
