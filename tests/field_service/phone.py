"""A technician's phone at one order, and what it shows and says."""

import base64
import io
from datetime import timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from field_service.models import ActivityReport
from hub.kernel import clock

OIL = {"kind": "number", "label": "Presión de aceite", "unit": "bar", "min": "2", "max": "5"}
ITEMS = [
    {"kind": "check", "label": "Sin fugas", "required": True},
    {**OIL, "required": True},
    {"kind": "meter", "label": "Horómetro"},
    {"kind": "choice", "label": "Filtro", "choices": ["Limpio", "Tapado"], "bad": ["Tapado"]},
]


def jpeg(exif=None):
    out = io.BytesIO()
    picture = Image.new("RGB", (64, 48), "#2f4bc7")
    picture.save(out, "JPEG", **({"exif": exif} if exif else {}))
    return out.getvalue()


def drawing():
    out = io.BytesIO()
    Image.new("RGBA", (200, 80), (0, 0, 0, 255)).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


class Phone:
    """The technician's phone at one order."""

    def __init__(self, desk, who, row):
        self.desk, self.who, self.at = desk, who, f"service-orders/{row.id}/"

    def job(self):
        return self.desk.get(self.who, f"{self.at}work/").data

    def items(self):
        [checklist] = self.job()["checklists"]
        return checklist["version"], {each["label"]: each for each in checklist["items"]}

    def answers(self, label, value, *, ago=0, act=None, **more):
        version, items = self.items()
        said = {
            "version": version,
            "item": items[label]["key"],
            "value": value,
            "act_id": str(act or uuid4()),
            "happened_at": (clock.now() - timedelta(minutes=ago)).isoformat(),
            **more,
        }
        return self.desk.call(self.who, "PUT", f"{self.at}checklist/", {"answers": [said]})

    def finds(self, label):
        return self.items()[1][label]["value"]

    def shoots(self, api, tag="before", *, act=None, content=None, **more):
        file = SimpleUploadedFile("foto.jpg", content or jpeg(), "image/jpeg")
        body = {"file": file, "tag": tag, "act_id": str(act or uuid4()), **more}
        return api(self.who).post(f"/api/v1/{self.at}photos/", body, format="multipart")

    def signs(self, act=None, **said):
        said = said or {"name": "Luz Quispe", "document": "DNI 41", "signature": drawing()}
        return self.desk.post(
            self.who, f"{self.at}signature/", {"act_id": str(act or uuid4()), **said}
        )


def finished(shop, phone):
    phone.answers("Sin fugas", "yes", ago=9)
    phone.answers("Presión de aceite", "3")
    body = {"fault": "Manguera rota", "remedy": "Se cambió", "act_id": str(uuid4())}
    assert phone.desk.call(phone.who, "PUT", f"{phone.at}findings/", body).status_code == 200
    phone.signs()
    shop.move(phone.row, "finish")
    return ActivityReport.objects.latest("created_at")
