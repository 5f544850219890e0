"""The smallest HTTP answer, by which one sees that a server under measurement is up."""

from typing import Any


async def answer(send: Any) -> None:
    """Answer 200 without a body."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})
