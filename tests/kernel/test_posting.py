"""Whom a foreign program's address leads to, before anything is connected."""

import socket
from datetime import UTC, datetime, timedelta

import pytest

from hub.kernel.http import AddressRefused, aimed
from hub.kernel.posting import Answer, asked_to_wait

PUBLIC, PRIVATE = "93.184.215.14", "10.0.0.5"


@pytest.fixture
def resolves(monkeypatch):
    """Let every name lead to these addresses."""

    def to(*addresses):
        found = [(0, 0, 0, "", (address, 443)) for address in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)

    return to


def test_the_checked_address_itself_is_called_under_its_own_name(resolves):
    resolves(PUBLIC)
    aim = aimed("https://erp.example/hooks?a=1#x", trusted=[])
    assert aim["url"] == f"https://{PUBLIC}/hooks?a=1"
    assert aim["headers"] == {"Host": "erp.example"}
    assert aim["extensions"] == {"sni_hostname": "erp.example"}
    resolves("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    assert aimed("https://erp.example/", trusted=[])["url"].startswith("https://[2606:")


@pytest.mark.parametrize(
    "addresses",
    [
        [PRIVATE],
        [PUBLIC, PRIVATE],
        ["127.0.0.1"],
        ["0.0.0.0"],
        ["169.254.169.254"],
        ["::1"],
        ["fe80::1%eth0"],
        [f"::ffff:{PRIVATE}"],
        [f"64:ff9b::{PRIVATE}"],
        ["2002:a00:5::1"],
        ["224.0.0.1"],
        [],
    ],
)
def test_a_name_with_one_address_inside_leads_nowhere(resolves, addresses):
    resolves(*addresses)
    with pytest.raises(AddressRefused):
        aimed("https://erp.example/", trusted=[])


def test_only_the_named_origin_of_the_own_network_is_called_as_it_is(resolves):
    resolves(PRIVATE)
    own = ["http://erp.lan:8069"]
    assert aimed("http://erp.lan:8069/hook", trusted=own)["url"] == "http://erp.lan:8069/hook"
    for other in ("http://erp.lan:8070/", "https://erp.lan:8069/", "http://erp.lan.evil.pe:8069/"):
        with pytest.raises(AddressRefused):
            aimed(other, trusted=own)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("90", 90),
        (" 90 ", 90),
        ("0", 0),
        ("Sat, 21 Nov 2026 12:02:00 GMT", 120),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("9" * 400, 86_400),
        ("Sun, 21 Nov 2077 12:02:00 GMT", 86_400),
        ("Sat, 21 Nov 2026 12:02:00", 0),
        ("-5", 0),
        ("soon", 0),
        ("٣", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_an_address_may_ask_for_time(said, seconds):
    headers = {} if said is None else {"retry-after": said}
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)

    asked = asked_to_wait(Answer(status=503, headers=headers), at=noon)

    assert asked == timedelta(seconds=seconds)
