"""What MercadoPago knows: preferences, and the payments made by them; told by signed webhooks."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import time
from datetime import UTC, datetime
from typing import Any

import httpx

# Whoever pays may choose how it ends; what a real card does, a button does here.
ENDS = {
    "approve": ("approved", "accredited"),
    "reject": ("rejected", "cc_rejected_insufficient_amount"),
    "wait": ("in_process", "pending_contingency"),
    "cancel": ("cancelled", "by_payer"),
    "refund": ("refunded", "refunded"),
    "charge_back": ("charged_back", "settled"),
}
PAUSES = (0.2, 1.0, 3.0)  # before a webhook that was not taken comes again


def secret_of(token: str) -> str:
    """Return what a seller's webhooks are signed by: known to whoever knows the token."""
    return hashlib.sha256(f"webhook:{token}".encode()).hexdigest()


class Till:
    """State of the stand-in, in memory."""

    def __init__(self, hub: str) -> None:
        self.hub = hub
        self.preferences: dict[str, dict[str, Any]] = {}
        self.payments: dict[str, dict[str, Any]] = {}
        self.sellers: dict[str, str] = {}  # preference → token
        self.repeated: dict[str, Any] = {}  # idempotency key → answer
        self.told: list[dict[str, Any]] = []
        self.silent = False
        self._numbers = itertools.count(1_300_000_000 + int(time.time()) % 1_000_000)
        self._tasks: set[asyncio.Task[None]] = set()

    def prefer(self, token: str, body: dict[str, Any], base: str, key: str) -> dict[str, Any]:
        """Make a preference; the same idempotency key gives the same one."""
        if key in self.repeated:
            return dict(self.repeated[key])
        name = f"900-{next(self._numbers)}"
        made = {**body, "id": name, "init_point": f"{base}/mercadopago/checkout/{name}"}
        made["sandbox_init_point"] = made["init_point"]
        self.preferences[name], self.sellers[name] = made, token
        self.repeated[key] = made
        return made

    def pay(self, name: str, how: str, amount: float | None = None) -> dict[str, Any]:
        """Make a payment by a preference, and tell the seller."""
        preference = self.preferences[name]
        item = preference["items"][0]
        status, detail = ENDS[how]
        number = str(next(self._numbers))
        payment = {
            "id": int(number),
            "preference": name,
            "status": status,
            "status_detail": detail,
            "external_reference": preference.get("external_reference"),
            "transaction_amount": item["unit_price"] if amount is None else amount,
            "transaction_amount_refunded": 0,
            "currency_id": item["currency_id"],
            "date_created": datetime.now(UTC).isoformat(),
            "refunds": [],
        }
        self.payments[number] = payment
        self.tell(number, "payment.created")
        return payment

    def move(self, number: str, how: str) -> dict[str, Any]:
        """Let a payment end another way, and tell the seller."""
        payment = self.payments[number]
        payment["status"], payment["status_detail"] = ENDS[how]
        if how == "refund":
            payment["transaction_amount_refunded"] = payment["transaction_amount"]
        self.tell(number, "payment.updated")
        return payment

    def give_back(self, number: str, amount: float | None, key: str) -> dict[str, Any]:
        """Refund so much of a payment, once under a key."""
        if key in self.repeated:
            return dict(self.repeated[key])
        payment = self.payments[number]
        left = payment["transaction_amount"] - payment["transaction_amount_refunded"]
        amount = left if amount is None else amount
        if payment["status"] != "approved" or amount > left + 0.001:
            raise ValueError("amount")
        payment["transaction_amount_refunded"] += amount
        if payment["transaction_amount_refunded"] >= payment["transaction_amount"] - 0.001:
            payment["status"] = payment["status_detail"] = "refunded"
        made = {"id": next(self._numbers), "payment_id": int(number), "amount": amount,
                "status": "approved"}  # fmt: skip
        payment["refunds"].append(made)
        self.repeated[key] = made
        self.tell(number, "payment.updated")
        return made

    def tell(self, number: str, action: str) -> None:
        """Send a webhook in the background, again while it is not taken."""
        if self.silent:
            return
        task = asyncio.get_running_loop().create_task(self._tell(number, action))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, number: str, action: str) -> None:
        payment = self.payments[number]
        preference = self.preferences[payment["preference"]]
        token = self.sellers[preference["id"]]
        key = token.removeprefix("TEST-")
        url = f"{self.hub}/api/v1/gateways/mercadopago/notices/{key}/"
        notice = next(self._numbers)
        body = {"id": notice, "action": action, "type": "payment", "api_version": "v1",
                "live_mode": False, "data": {"id": number}}  # fmt: skip
        headers = signed(secret_of(token), number, f"rid-{notice}")
        async with httpx.AsyncClient(trust_env=False, timeout=10) as session:
            for pause in (*PAUSES, 0.0):
                query = {"data.id": number, "type": "payment"}
                try:
                    answer = await session.post(url, params=query, json=body, headers=headers)
                    status = answer.status_code
                except httpx.HTTPError:
                    status = 0
                self.told.append({"payment": number, "action": action, "status": status})
                if status in (200, 201):
                    return
                await asyncio.sleep(pause)


def signed(secret: str, number: str, request_id: str, at: int | None = None) -> dict[str, str]:
    """Return the headers of a webhook: HMAC-SHA256 over id, request id and instant."""
    stamp = str(at if at is not None else int(time.time()))
    manifest = f"id:{number};request-id:{request_id};ts:{stamp};"
    digest = hmac.new(secret.encode(), manifest.encode(), hashlib.sha256).hexdigest()
    return {"x-signature": f"ts={stamp},v1={digest}", "x-request-id": request_id}
