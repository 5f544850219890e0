"""What a file really is, whatever it calls itself."""

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import puremagic

from chat.types import Kind

MEGABYTE = 1_000_000
HEAD = 4_096
LARGEST = 64 * MEGABYTE
_MOST_ENTRIES, _MOST_UNPACKED, _MOST_RATIO = 1_000, 200 * MEGABYTE, 100


@dataclass(frozen=True)
class Sort:
    """A sort of file that is accepted."""

    kind: Kind
    content_type: str
    suffix: str
    largest: int


_OFFICE = "application/vnd.openxmlformats-officedocument"
_SORTS = [
    Sort(Kind.IMAGE, "image/jpeg", ".jpg", 15 * MEGABYTE),
    Sort(Kind.IMAGE, "image/png", ".png", 15 * MEGABYTE),
    Sort(Kind.IMAGE, "image/webp", ".webp", 15 * MEGABYTE),
    Sort(Kind.IMAGE, "image/gif", ".gif", 10 * MEGABYTE),
    Sort(Kind.FILE, "application/pdf", ".pdf", 25 * MEGABYTE),
    Sort(Kind.AUDIO, "audio/ogg", ".ogg", LARGEST),
    Sort(Kind.AUDIO, "audio/mpeg", ".mp3", LARGEST),
    Sort(Kind.AUDIO, "audio/mp4", ".m4a", LARGEST),
    Sort(Kind.AUDIO, "audio/wav", ".wav", LARGEST),
    Sort(Kind.AUDIO, "audio/webm", ".weba", LARGEST),
    Sort(Kind.AUDIO, "audio/aac", ".aac", LARGEST),
    Sort(Kind.AUDIO, "audio/amr", ".amr", LARGEST),
    Sort(Kind.VIDEO, "video/mp4", ".mp4", LARGEST),
    Sort(Kind.VIDEO, "video/webm", ".webm", LARGEST),
    Sort(Kind.VIDEO, "video/quicktime", ".mov", LARGEST),
    Sort(Kind.VIDEO, "video/3gpp", ".3gp", LARGEST),
    Sort(Kind.VIDEO, "video/ogg", ".ogv", LARGEST),
    Sort(Kind.FILE, f"{_OFFICE}.wordprocessingml.document", ".docx", 25 * MEGABYTE),
    Sort(Kind.FILE, f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", 25 * MEGABYTE),
    Sort(Kind.FILE, f"{_OFFICE}.presentationml.presentation", ".pptx", 25 * MEGABYTE),
    Sort(Kind.FILE, "application/zip", ".zip", 25 * MEGABYTE),
    Sort(Kind.FILE, "text/plain", ".txt", 5 * MEGABYTE),
    Sort(Kind.FILE, "text/csv", ".csv", 5 * MEGABYTE),
]
_BY_TYPE = {sort.content_type: sort for sort in _SORTS}
UNKNOWN = Sort(Kind.FILE, "application/octet-stream", ".bin", LARGEST)

_SAME = {
    "application/ogg": "audio/ogg",
    "audio/wave": "audio/wav",
    "audio/x-wav": "audio/wav",
    "application/x-matroska": "video/webm",
}
_BY_SUFFIX = {".amr": "audio/amr", ".mp3": "audio/mpeg", ".ogg": "audio/ogg"}
# A container's bytes do not say whether there are pictures in it: its sender may.
_TWINS = {
    "video/mp4": "audio/mp4",
    "video/webm": "audio/webm",
    "audio/ogg": "video/ogg",
}
_PARTS = {"word": ".docx", "xl": ".xlsx", "ppt": ".pptx"}
_TEXTS = {".csv": "text/csv"}
_WRITTEN = frozenset({".txt", ".csv", ".log", ".md", ""})


def sort_of(path: Path, *, name: str, claimed: str) -> Sort | None:
    """Return the sort of a file by its bytes; None for one that is not accepted.

    `claimed` (the sender's content type) only chooses between sound and pictures in containers.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    found = _by_magic(head)
    if found == "zip":
        return _zipped(path)
    if found is None:
        return _text(path, name)
    twin = _TWINS.get(found)
    if twin and (claimed.split("/")[0] == twin.split("/")[0] or head[8:12] == b"M4A "):
        found = twin
    return _BY_TYPE.get(found)


def _by_magic(head: bytes) -> str | None:
    if head.startswith(b"PK"):
        return "zip"
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return None
    types: list[str] = [_SAME.get(match.mime_type, match.mime_type) for match in matches]
    for kind in types:
        if kind in _BY_TYPE:
            return kind
    suffixes = (_BY_SUFFIX.get(match.extension) for match in matches)
    return next((kind for kind in suffixes if kind), types[0] or "unknown")


def _zipped(path: Path) -> Sort | None:
    """Tell office files from archives, and refuse what would burst when unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    names = [PurePosixPath(entry.filename.replace("\\", "/")) for entry in entries]
    if len(entries) > _MOST_ENTRIES or unpacked > _MOST_UNPACKED or unpacked / packed > _MOST_RATIO:
        return None
    if any(name.is_absolute() or ".." in name.parts for name in names):
        return None
    if PurePosixPath("[Content_Types].xml") in names:
        folders = {name.parts[0] for name in names if name.parts}
        suffix = next((_PARTS[folder] for folder in sorted(folders & set(_PARTS))), None)
        return next((sort for sort in _SORTS if sort.suffix == suffix), None)
    return _BY_TYPE["application/zip"]


def _text(path: Path, name: str) -> Sort | None:
    """Accept words a person could have written; markup and scripts stay out."""
    suffix = PurePosixPath(name.lower()).suffix
    sort = _BY_TYPE[_TEXTS.get(suffix, "text/plain")]
    if suffix not in _WRITTEN or path.stat().st_size > sort.largest:
        return None
    raw = path.read_bytes()
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = raw.decode("latin-1")
    if "\x00" in words or words.lstrip().startswith("<"):
        return None
    return sort
