"""Opening a customer's file at its provider, with refusals in the bridge's own words."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import httpx

from channels_bridge.types import Fault, Fetched, SendRefused
from hub.kernel.errors import TooLarge
from hub.kernel.http import MEGABYTE, AddressRefused, guarded_get

LARGEST = 100 * MEGABYTE
SECONDS = 200.0  # for a whole file, within the lease of whoever fetches it
_WORTH_ANOTHER_TRY = (408, 425, 429)


@contextmanager
def opened(
    url: str,
    *,
    base: str,
    hosts: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
    name: str = "",
) -> Iterator[Fetched]:
    """Open the file at `url`; SendRefused says whether asking again may help.

    `headers` carry credentials and go to the first host only, which is `base` or ends in one of
    `hosts`. What fails while the file is being read is told in the same way.
    """
    try:
        with guarded_get(
            url, base=base, hosts=hosts, headers=headers, max_bytes=LARGEST, seconds=SECONDS
        ) as download:
            yield Fetched(stream=download.stream, content_type=download.content_type, name=name)
    except httpx.HTTPStatusError as error:
        raise _refused(error.response, asked=bool(headers)) from None
    except httpx.HTTPError as error:
        raise SendRefused(Fault.RETRY, code="network", detail=type(error).__name__) from None
    except (AddressRefused, TooLarge) as error:
        raise SendRefused(Fault.PERMANENT, code=error.code, detail=error.detail) from None
    except httpx.InvalidURL:
        raise SendRefused(Fault.PERMANENT, code=AddressRefused.code) from None


def _refused(response: httpx.Response, *, asked: bool) -> SendRefused:
    status = response.status_code
    again = status >= 500 or status in _WORTH_ANOTHER_TRY
    fault = Fault.RETRY if again else Fault.PERMANENT
    if asked and status in (401, 403):
        # Our credentials; without any, the address has run out.
        fault = Fault.CONFIGURATION
    return SendRefused(fault, code=str(status), detail="The provider did not hand out the file.")
