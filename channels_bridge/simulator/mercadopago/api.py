"""The doors of MercadoPago that the hub knocks at, and the page its customers see."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from channels_bridge.simulator.world import World

from .till import ENDS, Till

BACK = {"approve": "success", "reject": "failure", "wait": "pending", "cancel": "failure"}
LABELS = {
    "approve": "Pagar con tarjeta",
    "wait": "Dejar en revisión",
    "reject": "Tarjeta rechazada",
    "cancel": "Cancelar",
}


class MercadoPagoApi:
    """Routes of one simulated gateway; `POST /mercadopago/ctl` moves what was paid."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.till = Till(world.config.hub)

    def routes(self) -> list[Route]:
        return [
            Route("/users/me", self.me),
            Route("/checkout/preferences", self.prefer, methods=["POST"]),
            Route("/v1/payments/search", self.search),
            Route("/v1/payments/{number}", self.payment),
            Route("/v1/payments/{number}/refunds", self.refund, methods=["POST"]),
            Route("/mercadopago/checkout/{name}", self.page, methods=["GET", "POST"]),
            Route("/mercadopago/ctl", self.control, methods=["POST"]),
        ]

    async def me(self, request: Request) -> Response:
        if not _token(request):
            return _refused()
        return JSONResponse({"id": 700001, "nickname": "MOSTRADOR DEMO", "site_id": "MPE"})

    async def prefer(self, request: Request) -> Response:
        token, body = _token(request), await request.json()
        if not token:
            return _refused()
        price = (body.get("items") or [{}])[0].get("unit_price")
        if not isinstance(price, int | float) or price <= 0:
            return JSONResponse({"message": "unit_price invalid", "error": "bad_request"}, 400)
        key = request.headers.get("x-idempotency-key", "")
        return JSONResponse(self.till.prefer(token, body, self.world.base, key), 201)

    async def search(self, request: Request) -> Response:
        if not _token(request):
            return _refused()
        wanted = request.query_params.get("external_reference")
        rows = [row for row in self.till.payments.values() if row["external_reference"] == wanted]
        return JSONResponse({"paging": {"total": len(rows)}, "results": rows})

    async def payment(self, request: Request) -> Response:
        if not _token(request):
            return _refused()
        found = self.till.payments.get(request.path_params["number"])
        if found is None:
            return JSONResponse({"message": "Payment not found", "error": "not_found"}, 404)
        return JSONResponse(found)

    async def refund(self, request: Request) -> Response:
        number, body = request.path_params["number"], await request.json()
        if not _token(request):
            return _refused()
        if number not in self.till.payments:
            return JSONResponse({"message": "Payment not found", "error": "not_found"}, 404)
        key = request.headers.get("x-idempotency-key", "")
        try:
            return JSONResponse(self.till.give_back(number, body.get("amount"), key), 201)
        except ValueError:
            return JSONResponse({"message": "Invalid amount", "error": "bad_request"}, 400)

    async def page(self, request: Request) -> Response:
        preference = self.till.preferences.get(request.path_params["name"])
        if preference is None:
            return HTMLResponse("<h1>404</h1>", 404)
        if request.method == "GET":
            return HTMLResponse(_page(preference))
        how = str((await request.form()).get("how"))
        paid = self.till.pay(preference["id"], how if how in LABELS else "reject")
        query = {"payment_id": paid["id"], "status": paid["status"],
                 "external_reference": paid["external_reference"]}  # fmt: skip
        back = preference.get("back_urls", {}).get(BACK.get(how, "failure"))
        return RedirectResponse(f"{back}?{urlencode(query)}", 303)

    async def control(self, request: Request) -> Response:
        told = await request.json()
        if "silent" in told:
            self.till.silent = bool(told["silent"])
        if "hub" in told:
            self.till.hub = str(told["hub"]).rstrip("/")
        if "pay" in told:
            made = self.till.pay(told["pay"], told.get("how", "approve"), told.get("amount"))
            return JSONResponse(made)
        if "payment" in told:
            if told.get("how") in ENDS:
                return JSONResponse(self.till.move(str(told["payment"]), told["how"]))
            self.till.tell(str(told["payment"]), "payment.updated")
        return JSONResponse({"told": self.till.told[-20:]})


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" and token.startswith(("TEST-", "APP_USR-")) else ""


def _refused() -> Response:
    return JSONResponse({"message": "invalid access token", "error": "unauthorized"}, 401)


def _page(preference: dict[str, Any]) -> str:
    item = preference["items"][0]
    buttons = "".join(
        f'<button name="how" value="{how}">{label}</button>' for how, label in LABELS.items()
    )
    amount = f"{item['currency_id']} {item['unit_price']:.2f}"
    return f"""<!doctype html><html lang="es"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>MercadoPago (simulado)</title>
<style>body{{font:16px system-ui;margin:0;background:#eef3f8;color:#1b2733}}
main{{max-width:420px;margin:8vh auto;padding:24px;background:#fff;border-radius:12px}}
h1{{font-size:18px;margin:0 0 4px}}strong{{display:block;font-size:32px;margin:12px 0 20px}}
button{{display:block;width:100%;margin:8px 0;padding:14px;font:inherit;border:1px solid #b9c6d3;
border-radius:8px;background:#fff}}button[value=approve]{{background:#0a6ebd;color:#fff;border:0}}
</style></head><body><main><h1>Pasarela simulada</h1>
<p>{html.escape(str(item["title"]))}</p><strong>{html.escape(amount)}</strong>
<form method="post">{buttons}</form></main></body></html>"""
