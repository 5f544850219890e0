"""The service of names by document number: apis.net.pe's protocol, a few people and companies."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .calls import Call, Done, Refused, answer
from .config import Account
from .ctl import Fault
from .world import World

PEOPLE = {
    "45678912": ("ROSA MARIA", "QUISPE", "MAMANI"),
    "70123456": ("JORGE LUIS", "SALAS", "HUAMAN"),
    "10117410": ("LUCIA", "PAREDES", "ÑAHUI"),
    "41236547": ("MIGUEL ANGEL", "DE LA CRUZ", "TORRES"),
    "72845519": ("CARMEN", "SOTO", "APAZA"),
}
COMPANIES = {
    "20512333797": "FERRETERIA EL TORNILLO S.A.C.",
    "20131312955": "SUPERINTENDENCIA NACIONAL DE ADUANAS Y DE ADMINISTRACION TRIBUTARIA",
}
# Faults and the log know it by this name and kind.
ACCOUNT = Account(name="identity", kind="identity", credentials={})


class IdentityApi:
    """Routes of one simulated service; `POST /documents` {number, name} adds whose another is."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.added: dict[str, tuple[str, str, str]] = {}

    def routes(self) -> list[Route]:
        return [
            Route("/v2/reniec/dni", self.person),
            Route("/v2/sunat/ruc", self.company),
            Route("/documents", self.add, methods=["POST"]),
        ]

    async def person(self, request: Request) -> Response:
        return await self._serve(request, "dni", self._person)

    async def company(self, request: Request) -> Response:
        return await self._serve(request, "ruc", self._company)

    async def add(self, request: Request) -> Response:
        told = await request.json()
        given, family, other = [*str(told["name"]).upper().split(" ", 2), "", ""][:3]
        self.added[str(told["number"])] = (given, family, other)
        return JSONResponse({"number": told["number"]})

    async def _serve(self, request: Request, operation: str, work: Any) -> Response:
        number = request.query_params.get("numero", "")
        call = Call(ACCOUNT, operation, request.url.path, None, {"numero": number})
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            return JSONResponse({"message": "Unauthorized"}, 401)
        call.fault = self.world.ctl.take(ACCOUNT, operation, None)
        return await answer(self.world.log, call, work, _as_error)

    async def _person(self, call: Call) -> Done:
        number = call.request["numero"]
        if len(number) != 8 or not number.isdigit():
            raise Refused(422, {"message": "dni no valido"})
        known = self.added.get(number) or PEOPLE.get(number)
        if known is None:
            raise Refused(404, {"message": "not found"})
        given, family, other = known
        return Done({
            "nombres": given, "apellidoPaterno": family, "apellidoMaterno": other,
            "nombreCompleto": " ".join(filter(None, (family, other, given))),
            "tipoDocumento": "1", "numeroDocumento": number, "digitoVerificador": "",
        })  # fmt: skip

    async def _company(self, call: Call) -> Done:
        number = call.request["numero"]
        if len(number) != 11 or not number.isdigit():
            raise Refused(422, {"message": "ruc no valido"})
        known = COMPANIES.get(number) or " ".join(self.added.get(number, ())).strip()
        if not known:
            raise Refused(404, {"message": "not found"})
        return Done({
            "razonSocial": known, "tipoDocumento": "6", "numeroDocumento": number,
            "estado": "ACTIVO", "condicion": "HABIDO", "direccion": "AV. GRAU 120",
            "ubigeo": "150101", "distrito": "LIMA", "provincia": "LIMA", "departamento": "LIMA",
        })  # fmt: skip


def _as_error(fault: Fault) -> Refused:
    return Refused(fault.status or 500, fault.body or {"message": "error"}, fault.headers)
