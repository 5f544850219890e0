"""Templates of the Cloud API: listed, taken apart, and filled in to be sent."""

from collections.abc import Iterator, Mapping
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.meta.graph import Graph
from channels_bridge.types import (
    Blank,
    Button,
    Form,
    Head,
    TemplateChanged,
    TemplateFound,
    TemplateStatus,
    marks_in,
)
from channels_bridge.types.templates import MARK, filled, mark

PAGE, MOST_PAGES = 100, 100
LISTED = "id,name,language,status,category,rejected_reason,parameter_format,components"
CHANGES = frozenset(
    {
        "message_template_status_update",
        "template_category_update",
        "message_template_components_update",
    }
)
STATUSES = {
    "APPROVED": TemplateStatus.APPROVED,
    "REINSTATED": TemplateStatus.APPROVED,
    "FLAGGED": TemplateStatus.APPROVED,  # still sent, but watched
    "PENDING": TemplateStatus.PENDING,
    "IN_APPEAL": TemplateStatus.PENDING,
    "REJECTED": TemplateStatus.REJECTED,
    "PAUSED": TemplateStatus.PAUSED,
    "LIMIT_EXCEEDED": TemplateStatus.PAUSED,
    "DISABLED": TemplateStatus.DISABLED,
    "PENDING_DELETION": TemplateStatus.DISABLED,
    "DELETED": TemplateStatus.DISABLED,
    "ARCHIVED": TemplateStatus.DISABLED,
}
_HEADS = {"TEXT": "text", "IMAGE": "image", "VIDEO": "video", "DOCUMENT": "document"}
_BUTTONS = {
    "QUICK_REPLY": ("quick_reply", ""),
    "URL": ("url", "url"),
    "PHONE_NUMBER": ("phone", "phone_number"),
    "COPY_CODE": ("code", ""),
    "OTP": ("url", "url"),
}


class _NotOurs(Exception):
    """The template holds something that cannot be filled in here."""


def listed(waba_id: str, graph: Graph) -> Iterator[TemplateFound]:
    """Yield every template of the account, page by page; SendRefused when it will not say."""
    query = {"fields": LISTED, "limit": str(PAGE)}
    for _ in range(MOST_PAGES):
        page = graph.read(f"{waba_id}/message_templates", **query)
        for each in page.get("data") or []:
            if isinstance(each, dict) and each.get("id") and each.get("name"):
                yield found(each)
        paging = page.get("paging")
        paging = paging if isinstance(paging, dict) else {}
        after = (paging.get("cursors") or {}).get("after")
        if not paging.get("next") or not after:
            return
        query["after"] = str(after)


def found(raw: Mapping[str, Any]) -> TemplateFound:
    """Return a template as it was listed."""
    reason = reading.label(raw.get("rejected_reason"))
    return TemplateFound(
        provider_id=str(raw["id"]),
        name=reading.label(raw.get("name")),
        language=reading.label(raw.get("language")),
        category=reading.label(raw.get("category")).lower(),
        status=STATUSES.get(str(raw.get("status")), TemplateStatus.PENDING),
        reason="" if reason == "NONE" else reason,
        form=form_of(raw),
    )


def form_of(raw: Mapping[str, Any]) -> Form | None:
    """Return the template's parts; None when one of them cannot be filled in here."""
    form = Form(
        header=None, body="", footer="", buttons=[], blanks=[],
        named=raw.get("parameter_format") == "NAMED",
    )  # fmt: skip
    try:
        for component in raw.get("components") or []:
            _take(form, component)
    except (_NotOurs, KeyError, TypeError, AttributeError, IndexError):
        return None
    return form if form["body"] else None


def _take(form: Form, component: Mapping[str, Any]) -> None:
    kind, example = component["type"], component.get("example") or {}
    if kind == "HEADER":
        form["header"] = _head(form, component, example)
    elif kind == "BODY":
        form["body"] = component["text"]
        told = _told(example, "body_text", "body_text_named_params")
        _blanks(form, "body", form["body"], told, "")
    elif kind == "FOOTER":
        form["footer"] = component["text"]
    elif kind == "BUTTONS":
        for index, button in enumerate(component["buttons"]):
            form["buttons"].append(_button(form, index, button))
    else:
        raise _NotOurs


def _head(form: Form, component: Mapping[str, Any], example: Mapping[str, Any]) -> Head:
    kind = _HEADS.get(component.get("format", "TEXT"))
    if kind is None:
        raise _NotOurs
    if kind != "text":
        return Head(kind=kind, text="", url="", file=True)
    told = _told(example, "header_text", "header_text_named_params")
    text = _blanks(form, "header", component["text"], told, "header.")
    return Head(kind=kind, text=text, url="", file=False)


def _button(form: Form, index: int, raw: Mapping[str, Any]) -> Button:
    if raw["type"] not in _BUTTONS:
        raise _NotOurs
    kind, field = _BUTTONS[raw["type"]]
    value = str(raw.get(field) or "") if field else ""
    example = raw.get("example") or [""]
    first = str(example[0] if isinstance(example, list) else example)
    if kind == "code":
        value = mark("1")
    if "otp_type=" in value:  # the address repeats the code of the body
        value = MARK.sub(mark("1"), value)
    elif marks_in(value):
        blank = Blank(key=f"button.{index}", part="button", name="1", example=first)
        form["blanks"].append(blank)
        value = MARK.sub(mark(blank["key"]), value)
    return Button(kind=kind, text=raw["text"], value=value)


def _blanks(form: Form, part: str, text: str, told: Mapping[str, str], prefix: str) -> str:
    """Note the blanks of a text and return it with our keys in their place."""
    for name in marks_in(text):
        blank = Blank(key=prefix + name, part=part, name=name, example=told.get(name, ""))
        form["blanks"].append(blank)
    return MARK.sub(lambda found: mark(prefix + found[1]), text)


def _told(example: Mapping[str, Any], positional: str, named: str) -> dict[str, str]:
    if example.get(named):
        return {str(each["param_name"]): str(each["example"]) for each in example[named]}
    values = example.get(positional) or []
    values = values[0] if values and isinstance(values[0], list) else values
    return {str(at): str(value) for at, value in enumerate(values, start=1)}


def components(
    form: Form, values: Mapping[str, str], media: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    """Return what travels beside name and language; `media` is the uploaded header's object."""
    parts: list[dict[str, Any]] = []
    head = form["header"]
    if head is not None and media is not None:
        parts.append(
            {"type": "header", "parameters": [{"type": head["kind"], head["kind"]: media}]}
        )
    elif head is not None and (given := _texts(form, "header", values)):
        parts.append({"type": "header", "parameters": given})
    if given := _texts(form, "body", values):
        parts.append({"type": "body", "parameters": given})
    return parts + [
        {
            "type": "button",
            "sub_type": "copy_code" if button["kind"] == "code" else "url",
            "index": str(index),
            "parameters": [_pressed(button, values)],
        }
        for index, button in enumerate(form["buttons"])
        if marks_in(button["value"])
    ]


def _texts(form: Form, part: str, values: Mapping[str, str]) -> list[dict[str, str]]:
    blanks = [blank for blank in form["blanks"] if blank["part"] == part]
    if not form["named"]:
        blanks.sort(key=lambda blank: int(blank["name"]))
    return [
        {"type": "text", "text": values[blank["key"]]}
        | ({"parameter_name": blank["name"]} if form["named"] else {})
        for blank in blanks
    ]


def _pressed(button: Button, values: Mapping[str, str]) -> dict[str, str]:
    if button["kind"] == "code":
        return {"type": "coupon_code", "coupon_code": filled(button["value"], values)}
    return {"type": "text", "text": values[marks_in(button["value"])[0]]}


def changed(field: str, value: Mapping[str, Any]) -> TemplateChanged:
    """Return what a webhook tells about a template; without status or category: look again."""
    status = STATUSES.get(str(value.get("event"))) if field.endswith("status_update") else None
    reason = reading.label(value.get("reason"))
    return TemplateChanged(
        provider_id=reading.identifier(value.get("message_template_id"), "message_template_id"),
        status=status,
        category=reading.label(value.get("new_category")).lower(),
        reason="" if reason == "NONE" else reason,
    )
