"""Draws the photographs: vouchers of transfers, and a knob of a cooker on a table."""

import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

HERE = Path(__file__).parent
INK, DIM, LINE, GREEN = "#1d2733", "#6b7684", "#e4e7eb", "#1f8a55"
ROWS = (
    ("Desde", "Cuenta de ahorros  **4471"),
    ("Para", "Mostrador Servicios S.A.C."),
    ("Banco", "Banco del Sol  **0086"),
    ("Concepto", "Recarga de saldo"),
    ("Costo", "S/ 0.00"),
)


def voucher(soles: int, number: str) -> None:
    """What a bank's app shows when the money has left."""
    page = Image.new("RGB", (720, 960), "#eef1f4")
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, 720, 250), fill="#0b5d57")
    draw.text((48, 40), "Banco del Sol", fill="white", font_size=34)
    draw.text((48, 86), "Constancia de transferencia", fill="#a9d3cf", font_size=24)
    draw.rounded_rectangle((36, 150, 684, 900), 28, fill="white")
    draw.ellipse((312, 186, 408, 282), fill=GREEN)
    draw.line((338, 236, 354, 252, 384, 218), fill="white", width=9, joint="curve")
    _centred(draw, 304, "Transferencia exitosa", INK, 32)
    _centred(draw, 356, f"S/ {soles}.00", INK, 68)
    _centred(draw, 446, f"Nro. {number}", DIM, 26)
    for place, (label, value) in enumerate(ROWS):
        top = 508 + 72 * place
        draw.line((76, top, 644, top), fill=LINE, width=2)
        draw.text((76, top + 22), label, fill=DIM, font_size=25)
        draw.text((644, top + 22), value, fill=INK, font_size=25, anchor="ra")
    page.save(HERE / f"constancia-{soles}.jpg", quality=82, optimize=True)


def photo() -> None:
    """A worn knob on wood, lit from the left, as a phone takes it in a kitchen."""
    wood = _wood(1024, 683)
    shade = Image.new("L", wood.size, 0)
    ImageDraw.Draw(shade).ellipse((390, 190, 800, 600), fill=170)
    wood.paste("#1a120b", mask=shade.filter(ImageFilter.GaussianBlur(28)))
    wood.paste(_knob(), (340, 140), _knob())
    dusk = Image.radial_gradient("L").resize((2200, 1500)).crop((800, 600, 1824, 1283))
    lit = ImageChops.soft_light(wood, Image.merge("RGB", [ImageChops.invert(dusk)] * 3))
    grain = Image.effect_noise(wood.size, 18).convert("RGB")
    taken = Image.blend(lit, ImageChops.overlay(lit, grain), 0.5)
    taken.filter(ImageFilter.GaussianBlur(0.8)).save(HERE / "foto.jpg", quality=74, optimize=True)


def _centred(draw: ImageDraw.ImageDraw, top: int, text: str, fill: str, size: int) -> None:
    draw.text((360, top), text, fill=fill, font_size=size, anchor="ma")


def _wood(width: int, height: int) -> Image.Image:
    chance = random.Random(7)
    table = Image.new("RGB", (width, height), "#a9794d")
    draw = ImageDraw.Draw(table)
    for top in range(-40, height + 40, 3):
        tone = chance.randint(-16, 16)
        bend = chance.randint(-10, 10)
        colour = (166 + tone, 118 + tone, 75 + tone // 2)
        draw.line((0, top, width // 2, top + bend, width, top), fill=colour, width=4)
    for top in range(170, height, 228):
        draw.line((0, top, width, top + 6), fill="#5f4029", width=5)
    return table.filter(ImageFilter.GaussianBlur(1.6))


def _knob() -> Image.Image:
    size = 840  # drawn at twice its size, for smooth rims
    knob = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(knob)
    for place, tone in enumerate((38, 96, 52, 60, 68, 74)):
        inset = 40 + place * 22
        draw.ellipse((inset, inset, size - inset, size - inset), fill=(tone, tone, tone + 3, 255))
    draw.rounded_rectangle((350, 120, 490, 720), 66, fill=(46, 46, 49, 255))
    draw.rounded_rectangle((364, 130, 432, 710), 34, fill=(104, 104, 108, 255))
    draw.rounded_rectangle((408, 140, 432, 270), 10, fill=(232, 232, 228, 255))
    soft = knob.filter(ImageFilter.GaussianBlur(5)).resize((420, 420), Image.Resampling.LANCZOS)
    return soft.rotate(-24, Image.Resampling.BICUBIC)


if __name__ == "__main__":
    voucher(50, "00481370")
    voucher(150, "00482915")
    photo()
