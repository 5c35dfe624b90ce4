"""Which weights these are: digests of model files, and the refusal of any other."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from summarize.errors import ModelError


def find_package(package: str, what: str) -> Path:
    """Return the folder of an installed package, without importing it.

    Args:
        package: Its name as it is imported.
        what: What it is needed for, as an error says it: "the encoder".

    Raises:
        ModelError: It is not installed.
    """
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModelError(
            f"cannot open {what}",
            package,
            "the package is not installed",
            hint=f"pip install {package.replace('_', '-')}",
        )
    return Path(found.origin).parent


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex.

    Raises:
        ModelError: The file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            "cannot read model weights",
            str(path),
            error.strerror or str(error),
            hint="install the model again, or name another folder",
        ) from error


def digest_folder(folder: Path) -> str:
    """Return one SHA-256 over all files below a folder and their names, in order of their names.

    Raises:
        ModelError: There is no such folder, or a file in it cannot be read.
    """
    if not folder.is_dir():
        raise ModelError("cannot read model weights", str(folder), "no such folder")
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{path.relative_to(folder).as_posix()}\0{digest_file(path)}\n".encode())
    return whole.hexdigest()


def require_digest(path: Path, expected: str) -> str:
    """Return the digest of a file when it is the expected one.

    Raises:
        ModelError: The file cannot be read, or holds something else.
    """
    found = digest_file(path)
    if found != expected:
        raise ModelError(
            "cannot use model weights",
            str(path),
            f"SHA-256 is {found}, expected {expected}",
            hint="the file is damaged or from another release; install the package again",
        )
    return found
