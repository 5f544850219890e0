"""Draws the sticker and writes the one-page PDF."""

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
LINES = ("Documento de muestra", "Recibo de servicio 0001-00042", "Total: S/ 125.50")


def sticker() -> None:
    """A smiling face on nothing, 512 by 512."""
    image = Image.new("RGBA", (1024, 1024), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 60, 964, 964), fill="white")
    draw.ellipse((90, 90, 934, 934), fill="#F2B632")
    for left in (330, 594):
        draw.ellipse((left, 350, left + 100, 480), fill="#2B2118")
    draw.chord((270, 430, 754, 780), 0, 180, fill="#2B2118")
    draw.chord((390, 640, 634, 790), 180, 360, fill="#E8590C")
    image.resize((512, 512), Image.Resampling.LANCZOS).save(HERE / "sticker.webp", quality=80)


def document() -> None:
    """The smallest PDF that shows three lines."""
    text = "BT /F1 18 Tf 72 760 Td 26 TL " + " ".join(f"({line}) Tj T*" for line in LINES) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 6\n0000000000 65535 f \n{table}"
    body += f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{body.index('xref')}\n%%EOF\n"
    (HERE / "documento.pdf").write_text(body, encoding="latin-1")


if __name__ == "__main__":
    sticker()
    document()
