"""Who knocks with keys that open nothing has to wait, and so has who asks without end."""

from __future__ import annotations

import ipaddress

from hub.kernel import public_links
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import NotFound, RateLimited
from hub.kernel.models import PublicLink

MISSES, MISSES_PER_MINUTE = 10, 10
READS, READS_PER_SECOND = 60, 2
DEEDS, DEEDS_PER_SECOND = 20, 0.2
FILES, FILES_PER_SECOND = 10, 1 / 60
_misses = SharedBuckets("link-misses")
_uses = SharedBuckets("link-uses")


def opened(key: str, *, ip: str | None, reads: bool) -> PublicLink:
    """Return the link of a key, in whatever state. NotFound; RateLimited for a whole network that
    guessed ten times in a minute, and for one link that is asked without end."""
    network, pace = network_of(ip), MISSES_PER_MINUTE / 60
    if wait := _misses.wait(network, per_second=pace, burst=MISSES, take=False):
        raise RateLimited(retry_after=wait)
    try:
        link = public_links.found(key)
    except NotFound:
        _misses.wait(network, per_second=pace, burst=MISSES)
        raise
    burst, rate = (READS, READS_PER_SECOND) if reads else (DEEDS, DEEDS_PER_SECOND)
    _refuse_hurry(("reads" if reads else "deeds", link.id), per_second=rate, burst=burst)
    return link


def refuse_many_files(link: PublicLink) -> None:
    """Raise RateLimited for more than ten files at once by one link, then one a minute."""
    _refuse_hurry(("files", link.id), per_second=FILES_PER_SECOND, burst=FILES)


def network_of(ip: str | None) -> str:
    """Return the network an address stands for: an IPv4 address itself, of IPv6 the first 64."""
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _refuse_hurry(key: tuple[object, ...], *, per_second: float, burst: float) -> None:
    if wait := _uses.wait(key, per_second=per_second, burst=burst):
        raise RateLimited(retry_after=wait)
