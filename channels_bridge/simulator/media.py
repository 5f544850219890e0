"""Files that travel: samples, what phones send, what the hub uploads or offers by address."""

import base64
import hashlib
import mimetypes
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from . import voice
from .store import Store

SAMPLES = Path(__file__).parent / "samples"
SAMPLE_OF: dict[str, tuple[str, str]] = {
    "image": ("foto.jpg", "image/jpeg"),
    "voice": ("nota-de-voz.ogg", "audio/ogg"),
    "audio": ("audio.ogg", "audio/ogg"),
    "video": ("video.mp4", "video/mp4"),
    "animation": ("video.mp4", "video/mp4"),
    "video_note": ("video.mp4", "video/mp4"),
    "document": ("documento.pdf", "application/pdf"),
    "sticker": ("sticker.webp", "image/webp"),
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class NoSuchMedia(LookupError):
    """The id is unknown or the address gives no file."""


@dataclass(frozen=True)
class File:
    """A stored file; `id` is a decimal string from which every provider's id is derived."""

    id: str
    mime: str
    name: str
    size: int
    sha256: str

    def shape(self) -> dict[str, Any]:
        return asdict(self)


class Media:
    """The simulator's only shelf of files."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.folder / "files"
        self._folder.mkdir(exist_ok=True)
        # Only loopback is asked, so there are no certificates to load.
        self._client = httpx.AsyncClient(timeout=15, trust_env=False, verify=False)
        self._files = {each["id"]: File(**each) for each in store.all("files")}

    def put(self, content: bytes, *, mime: str, name: str) -> File:
        """Keep a file and give it an id."""
        new = str(self._store.next("media", first=88_100_000_000_000))
        digest = hashlib.sha256(content).hexdigest()
        file = File(id=new, mime=mime, name=name, size=len(content), sha256=digest)
        (self._folder / new).write_bytes(content)
        self._files[new] = file
        self._store.put("files", new, file.shape())
        return file

    def get(self, file_id: str) -> File:
        """Find a file; raise NoSuchMedia."""
        try:
            return self._files[file_id.lstrip("0")]
        except KeyError:
            raise NoSuchMedia(file_id) from None

    def path(self, file: File) -> Path:
        """Where its bytes lie."""
        return self._folder / file.id

    def from_saying(self, kind: str, raw: dict[str, Any] | None) -> File:
        """Make the file a phone sends: bytes in base64, or the ready sample of that kind."""
        raw = raw or {}
        sample, mime = SAMPLE_OF.get(str(raw.get("sample") or kind), SAMPLE_OF["document"])
        if "base64" in raw:
            content = base64.b64decode(raw["base64"])
            mime = str(raw.get("mime") or "application/octet-stream")
            sample = "archivo" + (mimetypes.guess_extension(mime.split(";")[0]) or "")
            if kind == "voice" and mime.startswith("audio/webm"):
                note = voice.to_ogg(content)
                return self.put(note, mime="audio/ogg", name="nota-de-voz.ogg")
        else:
            content = (SAMPLES / sample).read_bytes()
        return self.put(
            content, mime=str(raw.get("mime") or mime), name=str(raw.get("name") or sample)
        )

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def fetch(self, url: str, *, head_first: bool = False) -> File:
        """Fetch an address as a provider would; raise NoSuchMedia. Only loopback is ever asked."""
        if urlsplit(url).hostname not in LOOPBACK:
            raise NoSuchMedia(f"{url} is not on loopback")
        try:
            if head_first:
                (await self._client.head(url)).raise_for_status()
            answer = (await self._client.get(url)).raise_for_status()
        except httpx.HTTPError as error:
            raise NoSuchMedia(str(error)) from error
        mime = answer.headers.get("content-type", "application/octet-stream").split(";")[0]
        return self.put(answer.content, mime=mime, name=_name(answer, url))


def _name(answer: httpx.Response, url: str) -> str:
    disposition: str = answer.headers.get("content-disposition", "")
    if "filename=" in disposition:
        return disposition.split("filename=")[1].split(";")[0].strip('" ')
    return urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1] or "archivo"


def hosted(file: File) -> dict[str, Any]:
    """The part of a file a chat shows."""
    return {"id": file.id, "mime": file.mime, "name": file.name, "size": file.size}
