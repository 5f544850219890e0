"""Checking what an admin types when a channel is made."""

import re
from collections.abc import Mapping
from typing import Any

from hub.kernel.errors import Invalid, Malformed

IDENTIFIER = r"[\w.:-]{1,128}"
SECRET = r"[!-~]{1,2048}"  # travels in headers and addresses, so printable ASCII


def cleaned(credentials: Mapping[str, Any], shapes: Mapping[str, str]) -> dict[str, str]:
    """Return the trimmed credentials; Invalid names each field that is missing or misshapen.

    `shapes` maps each field to the regular expression its whole value must match; a field that
    is none of them is Malformed.
    """
    unknown = sorted(set(credentials) - set(shapes))
    if unknown:
        raise Malformed(fields={name: ["Unknown field."] for name in unknown})
    problems: dict[str, list[str]] = {}
    clean: dict[str, str] = {}
    for name, shape in shapes.items():
        value = credentials.get(name)
        value = value.strip() if isinstance(value, str) else value
        if value is None or value == "":
            problems[name] = ["This field is required."]
        elif not isinstance(value, str) or not re.fullmatch(shape, value):
            problems[name] = ["This does not look right."]
        else:
            clean[name] = value
    if problems:
        raise Invalid(fields=problems)
    return clean
