"""A body without end is refused while it arrives, on both servers."""

import json
import socket

import pytest

from hub.config.bodies import MAX_BODY

pytestmark = pytest.mark.parametrize("server", ["daphne", "uvicorn"], indirect=True)
HEAD = b"POST /api/v1/attachments/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
MEBIBYTE = bytes(1024 * 1024)


def answer(connection: socket.socket) -> tuple[bytes, dict[str, object]]:
    """Return status line and JSON body of what comes back before the connection ends."""
    came = b""
    while piece := connection.recv(65_536):
        came += piece
    head, _, body = came.partition(b"\r\n\r\n")
    return head.split(b"\r\n")[0], json.loads(body)


def test_an_announced_length_is_refused_before_the_body(live_hub):
    with socket.create_connection(("127.0.0.1", live_hub.port), 10) as connection:
        connection.sendall(HEAD + f"Content-Length: {MAX_BODY + 1}\r\n\r\n".encode())
        status, body = answer(connection)

    assert status.startswith(b"HTTP/1.1 413")
    assert (body["code"], body["fields"]) == ("too_large", {})


def test_chunks_are_counted(live_hub):
    chunk = f"{len(MEBIBYTE):x}\r\n".encode() + MEBIBYTE + b"\r\n"
    with socket.create_connection(("127.0.0.1", live_hub.port), 10) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        for _ in range(MAX_BODY // len(MEBIBYTE)):
            connection.sendall(chunk)
        connection.sendall(b"1\r\nx\r\n")
        status, body = answer(connection)

    assert status.startswith(b"HTTP/1.1 413")
    assert body["code"] == "too_large"


def test_a_body_within_the_bound_reaches_its_view(live_hub):
    with socket.create_connection(("127.0.0.1", live_hub.port), 10) as connection:
        connection.sendall(HEAD + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
        connection.sendall(b"1\r\nx\r\n0\r\n\r\n")
        status, body = answer(connection)

    assert status.startswith(b"HTTP/1.1 401")
    assert body["code"] == "not_signed_in"


def test_a_form_without_its_boundary_is_refused_in_words(live_hub):
    form = HEAD.replace(b"text/plain", b"multipart/form-data") + b"Connection: close\r\n"
    with socket.create_connection(("127.0.0.1", live_hub.port), 10) as connection:
        connection.sendall(form + b"Content-Length: 3\r\n\r\nx=1")
        status, body = answer(connection)

    assert status.startswith(b"HTTP/1.1 401")  # who asks comes before what is asked
    assert body["code"] == "not_signed_in"
