"""The only outgoing HTTP: clients for configured providers, and a guarded fetch of foreign URLs."""

import atexit
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast
from urllib.parse import urljoin, urlsplit

import httpx

from hub.kernel.errors import DomainError, TooLarge

REDIRECTS = 3
MEGABYTE = 1024 * 1024
SECURE = {"https": 443}


class AddressRefused(DomainError):
    """The address is not one we fetch from."""

    code, status, detail = "media_refused", 422, "This address is not fetched."


@dataclass(frozen=True, kw_only=True)
class Download:
    """An answer being read; `stream` raises TooLarge past the cap and ReadTimeout past the time."""

    stream: BinaryIO
    content_type: str
    headers: Mapping[str, str]


@cache
def trust() -> ssl.SSLContext:
    """Return the authorities every connection of ours trusts: reading them takes a while."""
    return httpx.create_ssl_context(trust_env=False)


@cache
def client(base: str, timeout: float = 10.0) -> httpx.Client:
    """Return the shared, thread-safe client of a provider base; `timeout` in seconds per step.

    Redirects are answers, proxies of the environment are ignored. ConnectError, ConnectTimeout
    and PoolTimeout mean that nothing left; any other httpx.TransportError leaves it open.
    """
    made = httpx.Client(
        base_url=base,
        timeout=httpx.Timeout(timeout, connect=min(5.0, timeout), pool=2.0),
        follow_redirects=False,
        trust_env=False,
        verify=trust(),
        limits=httpx.Limits(max_connections=40, max_keepalive_connections=10),
    )
    atexit.register(made.close)
    return made


@contextmanager
def guarded_get(
    url: str,
    *,
    base: str,
    hosts: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
    max_bytes: int = 64 * MEGABYTE,
    seconds: float = 30.0,
) -> Iterator[Download]:
    """Open `url` from the provider `base`, or over HTTPS from a host ending in one of `hosts`.

    At most three redirects, each to `base` or over HTTPS to global addresses only. `headers`
    (credentials) go to the first host and are dropped when a redirect leaves it. AddressRefused
    before any connection to another address; httpx.HTTPStatusError for 4xx and 5xx.
    """
    deadline = time.monotonic() + seconds
    with httpx.Client(trust_env=False, verify=trust(), follow_redirects=False) as session:
        response = _followed(session, url, base, hosts, dict(headers or {}), deadline)
        try:
            response.raise_for_status()
            yield Download(
                stream=cast(BinaryIO, BufferedReader(Capped(response, max_bytes, deadline))),
                content_type=response.headers.get("content-type", ""),
                headers=response.headers,
            )
        finally:
            response.close()


def _followed(
    session: httpx.Client,
    url: str,
    base: str,
    hosts: Sequence[str],
    headers: dict[str, str],
    deadline: float,
) -> httpx.Response:
    first = _origin(url)
    _refuse_stranger(url, base, hosts)

    def step(here: str) -> httpx.Response:
        sent = headers if _origin(here) == first else {}
        return session.send(_request(session, here, base, sent, deadline), stream=True)

    return followed(url, step)[0]


def _request(
    session: httpx.Client, url: str, base: str, headers: dict[str, str], deadline: float
) -> httpx.Request:
    left = max(0.1, deadline - time.monotonic())
    timeout = httpx.Timeout(min(10.0, left), connect=min(5.0, left))
    aim = aimed(url, trusted=[base])
    return session.build_request(
        "GET",
        aim["url"],
        headers={**headers, **aim["headers"]},
        timeout=timeout,
        extensions=aim["extensions"],
    )


def followed(url: str, step: Callable[[str], httpx.Response]) -> tuple[httpx.Response, str]:
    """Return the answer at most three redirects lead to and where it is; `step` asks one address.

    AddressRefused for more of them.
    """
    for _ in range(REDIRECTS + 1):
        response = step(url)
        if not response.has_redirect_location:
            return response, url
        response.close()
        url = urljoin(url, response.headers["location"])
    raise AddressRefused("Too many redirects.")


def aimed(
    url: str, *, trusted: Sequence[str] = (), ports: Mapping[str, int] = SECURE
) -> dict[str, Any]:
    """Return `url`, `headers` and `extensions` of a request that reaches a checked address only.

    That is one of the `trusted` origins, or a global address by one of these schemes on its own
    port; else AddressRefused.
    """
    if _origin(url) in [_origin(each) for each in trusted]:
        return {"url": url, "headers": {}, "extensions": {}}
    # Connecting to the checked address itself leaves no room for a second, different resolution.
    parts = urlsplit(url)
    host = parts.hostname or ""
    address = _global_address(url, ports)
    literal = f"[{address}]" if ":" in address else address
    target = parts._replace(netloc=literal, fragment="").geturl()
    return {"url": target, "headers": {"Host": host}, "extensions": {"sni_hostname": host}}


def refuse_private(url: str, *, trusted: Sequence[str]) -> None:
    """Raise AddressRefused for what `aimed` refuses whatever its name resolves to."""
    scheme, host, port = _origin(url)
    if (scheme, host, port) in [_origin(each) for each in trusted]:
        return
    with suppress(OSError):
        host = socket.inet_ntoa(socket.inet_aton(host))  # 127.1 and 0x7f000001 are addresses too
    try:
        public = is_global(host)
    except ValueError:
        public = "." in host.strip(".")
    if scheme != "https" or port != 443 or not public:
        raise AddressRefused()


def _refuse_stranger(url: str, base: str, hosts: Sequence[str]) -> None:
    if _origin(url) == _origin(base):
        return
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    if not any(host.endswith(suffix) for suffix in hosts):
        raise AddressRefused()


def _origin(url: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        raise AddressRefused() from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise AddressRefused()
    return parts.scheme, parts.hostname, port


def _global_address(url: str, ports: Mapping[str, int]) -> str:
    """Return one address of the host; AddressRefused unless every address of it is global."""
    scheme, host, port = _origin(url)
    if ports.get(scheme) != port:
        raise AddressRefused()
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise httpx.ConnectError(f"cannot resolve {host}") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_global(address) for address in addresses):
        raise AddressRefused()
    return addresses[0]


def is_global(address: str) -> bool:
    """Whether an address belongs to the public internet, seen through IPv4 inside IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_global(str(ip.ipv4_mapped))
        if any(ip in network for network in _TUNNELS):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


# Prefixes that carry an IPv4 address: NAT64, 6to4, Teredo, IPv4-compatible.
_TUNNELS = [
    ipaddress.IPv6Network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
]


class Capped(RawIOBase):
    """The body as a file that ends in an error past its size or its time."""

    def __init__(self, response: httpx.Response, max_bytes: int, deadline: float) -> None:
        # As they come: gathered to a size, a byte a second would never be too late.
        self._chunks = response.iter_bytes()
        self._left, self._deadline, self._rest = max_bytes, deadline, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = next(self._chunks, b"")
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("the file took too long")
            self._left -= len(self._rest)
            if self._left < 0:
                raise TooLarge()
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)
