"""The Graph API: one thin client, every failure told as what it means for a message."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

import httpx
from django.conf import settings

from channels_bridge.adapters.reading import optional_identifier
from channels_bridge.types import Fault, OutcomeUnknown, OutFile, SendRefused
from hub.kernel.http import client

VERSION = "v26.0"
HOSTS = (".fbcdn.net", ".fbsbx.com", ".cdninstagram.com", ".whatsapp.net")  # files of customers
TIMEOUT = 10.0
UPLOAD_TIMEOUT = 60.0

FaultOf = Callable[[int, int, int], Fault]  # code, subcode, HTTP status

_NOTHING_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Graph:
    """The calls of one account, under its token."""

    def __init__(self, token: str, fault_of: FaultOf) -> None:
        self._token = token
        self._headers = {"Authorization": f"Bearer {token}"}
        self._fault_of = fault_of

    @property
    def headers(self) -> Mapping[str, str]:
        """The credentials, for files that ask for them."""
        return self._headers

    def read(self, path: str, **query: str) -> dict[str, Any]:
        """Return an object; nothing changes, so every failure is a SendRefused."""
        return self._call("GET", path, repeatable=True, params=query)

    def prepare(self, path: str, **content: Any) -> dict[str, Any]:
        """Post what reaches no customer (an upload); every failure is a SendRefused."""
        return self._call("POST", path, repeatable=True, **content)

    def send(self, path: str, **content: Any) -> dict[str, Any]:
        """Post what reaches a customer; OutcomeUnknown when no clear answer came back."""
        return self._call("POST", path, repeatable=False, **content)

    def _call(self, method: str, path: str, *, repeatable: bool, **content: Any) -> dict[str, Any]:
        timeout = UPLOAD_TIMEOUT if "files" in content else TIMEOUT
        try:
            response = client(settings.META_GRAPH_BASE, timeout).request(
                method, f"/{VERSION}/{path}", headers=self._headers, **content
            )
        except httpx.HTTPError as error:
            if not repeatable and not isinstance(error, _NOTHING_LEFT):
                raise OutcomeUnknown(type(error).__name__) from None
            raise SendRefused(Fault.RETRY, code="network", detail=type(error).__name__) from None
        answer = _object(response)
        if response.is_success and answer is not None and "error" not in answer:
            return answer
        if response.is_success and answer is None and not repeatable:
            raise OutcomeUnknown("the answer cannot be read")
        raise self._refused(response, answer or {})

    def _refused(self, response: httpx.Response, answer: dict[str, Any]) -> SendRefused:
        error = answer.get("error")
        error = error if isinstance(error, dict) else {}
        code, subcode = _whole(error.get("code")), _whole(error.get("error_subcode"))
        named = "/".join(str(each) for each in (code, subcode) if each)
        return SendRefused(
            self._fault_of(code, subcode, response.status_code),
            code=named or str(response.status_code),
            # Meta quotes a token it cannot read.
            detail=_words(error).replace(self._token, "…")[:500]
            or f"The provider answered {response.status_code}.",
            retry_after=_seconds(response.headers.get("retry-after")),
        )


def by_status(status: int) -> Fault:
    """Return the class of a refusal without a code that is known."""
    if status >= 500 or status < 300 or status in (408, 425):
        return Fault.RETRY
    if status == 429:
        return Fault.LIMIT
    return Fault.CONFIGURATION if status in (401, 403) else Fault.PERMANENT


@contextmanager
def upload_of(file: OutFile) -> Iterator[tuple[str, BinaryIO, str]]:
    """Open a file of ours as httpx wants it; SendRefused when it is not there any more."""
    try:
        stream = file.open()
    except OSError:
        raise SendRefused(
            Fault.PERMANENT, code="file_missing", detail="The file is not there any more."
        ) from None
    with stream:
        yield file.name, stream, file.content_type


def required(answer: Mapping[str, Any], name: str) -> str:
    """Return the id an answer must hold; OutcomeUnknown without it."""
    found = optional_identifier(answer.get(name))
    if found is None:
        raise OutcomeUnknown(f"the answer has no {name}")
    return found


def _object(response: httpx.Response) -> dict[str, Any] | None:
    try:
        answer = response.json()
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _words(error: dict[str, Any]) -> str:
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, dict) else None
    # `error_user_msg` is Meta's wording for people.
    words = details or error.get("error_user_msg") or error.get("message")
    return words if isinstance(words, str) else ""


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def _seconds(value: str | None) -> float | None:
    return float(value) if value and value.isascii() and value.isdigit() else None
