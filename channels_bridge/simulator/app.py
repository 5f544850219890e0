"""The whole simulator as one ASGI application."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from .content import Content
from .control import Control
from .graph.api import GraphApi
from .graph.messenger_api import MessengerApi
from .graph.messenger_events import MessengerEvents
from .graph.whatsapp_api import WhatsappApi
from .graph.whatsapp_events import WhatsappEvents
from .identity import IdentityApi
from .mercadopago.api import MercadoPagoApi
from .telegram.api import BotApi
from .telegram.updates import Telegram
from .twilio.api import TwilioApi
from .twilio.forms import Forms
from .world import World

PAGE = Path(__file__).parent / "page"


def build(world: World) -> ASGIApp:
    """Put the stand-ins, the controls and the page behind one address."""
    telegram, messenger = Telegram(world), MessengerEvents(world)
    world.providers = {
        "telegram": telegram,
        "whatsapp_twilio": Forms(world),
        "whatsapp_cloud": WhatsappEvents(world),
        "messenger": messenger,
        "instagram": messenger,
    }
    graph = GraphApi(world, WhatsappApi(world), MessengerApi(world, messenger))
    routes = [
        Route("/", _index),
        Route("/healthz", _alive),
        *Control(world).routes(),
        *Content(world).routes(),
        *BotApi(world, telegram).routes(),
        *TwilioApi(world).routes(),
        *IdentityApi(world).routes(),  # before Graph, whose addresses may be anything
        *MercadoPagoApi(world).routes(),
        *graph.routes(),
        Mount("/page", StaticFiles(directory=PAGE)),
    ]
    return _WithServersSend(Starlette(routes=routes))


class _WithServersSend:
    """Keeps the server's own `send`, which knows the connection, within reach of a fault."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["simulator.send"] = send
        await self.app(scope, receive, send)


async def _index(request: Request) -> FileResponse:
    return FileResponse(PAGE / "index.html")


async def _alive(request: Request) -> JSONResponse:
    return JSONResponse({"ok": True})
