"""What is written is there after a power cut."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, lie on the disk; OSError where they cannot."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
