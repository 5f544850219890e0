"""The Cloud API's rules for a template message, and what the phone shows of it."""

from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import NoSuchMedia, hosted
from channels_bridge.simulator.templates.shelf import BROKEN, MARK, Template
from channels_bridge.simulator.world import World

from .errors import refuse

UNSENDABLE = {"PAUSED": 132015, "DISABLED": 132016}
PAGE = 25
MEDIA = ("image", "video", "document")


def page(world: World, account: Account, fields: dict[str, Any]) -> dict[str, Any]:
    """Return one page of the account's templates; `after` is the place to go on from."""
    rows = world.templates.of(account)
    if fields.get("name"):
        rows = [row for row in rows if row["name"] == fields["name"]]
    start, size = int(fields.get("after") or 0), int(fields.get("limit") or PAGE)
    here, end = rows[start : start + size], start + size
    paging: dict[str, Any] = {"cursors": {"before": str(start), "after": str(end)}}
    if end < len(rows):
        node = f"{account.credentials['waba_id']}/message_templates"
        paging["next"] = f"{world.base}/v26.0/{node}?limit={size}&after={end}"
    return {"data": here, "paging": paging}


def show(world: World, account: Account, part: dict[str, Any], bubble: Bubble) -> None:
    """Put a template on the phone, filled in; raise the refusal of what does not fit it."""
    row = _known(world, account, part)
    given = {
        (str(each.get("type", "")).lower(), str(each.get("index", ""))): each.get("parameters")
        or []
        for each in part.get("components") or []
    }
    lines = []
    for component in row["components"]:
        if component["type"] == "HEADER" and component.get("format", "TEXT") != "TEXT":
            bubble.files = [_file(world, component, given.pop(("header", ""), []))]
        elif component["type"] in ("HEADER", "BODY"):
            kind = component["type"].lower()
            lines.append(_filled(row, kind, component["text"], given.pop((kind, ""), [])))
        elif component["type"] == "FOOTER":
            lines.append(component["text"])
        elif component["type"] == "BUTTONS":
            bubble.buttons = [
                _button(row, button, given.pop(("button", str(at)), []))
                for at, button in enumerate(component["buttons"])
            ]
    if given:
        what = ", ".join(f"{kind} {index}".strip() for kind, index in given)
        raise refuse(132000, details=f"{what}: the template has no such component")
    bubble.text = "\n\n".join(lines)


def _known(world: World, account: Account, part: dict[str, Any]) -> Template:
    language = (part.get("language") or {}).get("code")
    row = next(
        (each for each in world.templates.of(account)
         if each["name"] == part.get("name") and each["language"] == language), None,
    )  # fmt: skip
    if row is not None and row["status"] in UNSENDABLE:
        raise refuse(UNSENDABLE[row["status"]], details=f"The template is {row['status']}.")
    if row is None or row["status"] != "APPROVED":
        told = f"template name ({part.get('name')}) does not exist in {language}"
        raise refuse(132001, details=told)
    return row


def _filled(row: Template, kind: str, text: str, parameters: list[dict[str, Any]]) -> str:
    names = list(dict.fromkeys(MARK.findall(text)))
    if len(parameters) != len(names):
        raise refuse(
            132000,
            details=f"{kind}: number of localizable_params ({len(parameters)}) does not match the "
            f"expected number of params ({len(names)})",
        )
    by_name = row.get("parameter_format") == "NAMED"
    values = {}
    for at, parameter in enumerate(parameters):
        name = str(parameter.get("parameter_name", "")) if by_name else str(at + 1)
        value = str(parameter.get("text", ""))
        if name not in names or parameter.get("type") != "text":
            raise refuse(132012, details=f"{kind}: parameter name or format does not match")
        if not value or BROKEN.search(value):
            raise refuse(
                132018,
                details="Param text cannot be empty, have new-line/tab characters or more than 4 "
                "consecutive spaces",
            )
        values[name] = value
    return MARK.sub(lambda found: values[found[1]], text)


def _file(
    world: World, component: dict[str, Any], parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    kind = component["format"].lower()
    if len(parameters) != 1:
        raise refuse(132012, details=f"header: expected one parameter of type {kind}")
    media = parameters[0].get(kind) if parameters[0].get("type") == kind else None
    if not isinstance(media, dict):
        raise refuse(132012, details=f"header: Format mismatch, expected {kind.upper()}")
    try:
        file = world.media.get(str(media.get("id") or "none"))
    except NoSuchMedia:
        raise refuse(131009, details="The media id was not found.") from None
    if kind == "image" and file.mime not in ("image/jpeg", "image/png"):
        raise refuse(131053, details="The header's file is no picture.")
    return hosted(file) | ({"name": name} if (name := media.get("filename")) else {})


def _button(
    row: Template, button: dict[str, Any], parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    kind = button["type"]
    if kind == "QUICK_REPLY":
        payload = parameters[0].get("payload") if parameters else None
        return {"title": button["text"], "data": payload or button["text"], "as": "button"}
    wanted = bool(MARK.search(button.get("url", ""))) or kind == "COPY_CODE"
    if wanted != bool(parameters):
        raise refuse(131008, details=f"Button {button['text']}: parameter missing or not expected")
    if not wanted:
        url = button.get("url") or f"tel:{button.get('phone_number', '')}"
        return {"title": button["text"], "url": url}
    value = str(parameters[0].get("text") or parameters[0].get("coupon_code") or "")
    if not value:
        raise refuse(131008, details=f"Button {button['text']}: the parameter is empty")
    return {"title": button["text"], "url": MARK.sub(value, button.get("url", value))}
