"""Where a password is: the environment, a file that only its owner can read, or the keyring; never the settings."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic_core import PydanticCustomError

from summarize.errors import SecretError

Place = Literal["env", "file", "keyring"]
_SOURCE = re.compile(r"(env|file|keyring):(.+)", re.DOTALL)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: A password is a line; whoever points at something bigger has the wrong file.
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class SecretSource:
    """Where a password is. The password itself is read when it is needed, and kept nowhere."""

    place: Place
    #: A variable, a path, or SERVICE or SERVICE/USER in the keyring.
    name: str

    @classmethod
    def parse(cls, value: object) -> SecretSource:
        """Read `env:NAME`, `file:PATH` or `keyring:SERVICE`."""
        if isinstance(value, cls):
            return value
        match = _SOURCE.fullmatch(value.strip()) if isinstance(value, str) else None
        if not match or (match[1] == "env" and not _VARIABLE.fullmatch(match[2])):
            # What stands there may be the password: it is not repeated.
            raise PydanticCustomError(
                "secret", "it says where the password is, and is not the password: env:NAME, file:PATH, keyring:SERVICE"
            )
        place: Place = "env" if match[1] == "env" else "file" if match[1] == "file" else "keyring"
        return cls(place, match[2])

    def __str__(self) -> str:
        return f"{self.place}:{self.name}"

    def read(self, folder: Path, *, user: str = "") -> str:
        """Return the password.

        Args:
            folder: Where a relative path begins: the folder of the settings.
            user: Whose password it is, where the keyring is not told.

        Raises:
            SecretError: It is not there, or lies open.
        """
        match self.place:
            case "env":
                return self._checked(os.environ.get(self.name), "the variable is not set")
            case "file":
                return self._checked(self._read_file(folder / Path(self.name).expanduser()), "the file is empty")
            case "keyring":
                return self._checked(self._ask_keyring(user), "the keyring has none of that name")

    def _checked(self, found: str | None, why: str) -> str:
        if not found:
            raise SecretError("cannot read the password", str(self), why)
        return found

    def _read_file(self, path: Path) -> str:
        try:
            with path.open("rb") as stream:
                # Asked of the open file, so that it is the one that is read.
                mode = os.fstat(stream.fileno()).st_mode
                if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
                    raise SecretError(
                        "cannot read the password",
                        str(self),
                        "others on this machine can read the file",
                        hint=f"chmod 600 {path}",
                    )
                content = stream.read(_MOST_BYTES + 1)
        except OSError as error:
            raise SecretError("cannot read the password", str(self), error.strerror or str(error)) from error
        if len(content) > _MOST_BYTES or not (words := content.decode(errors="replace").strip("\r\n")).isprintable():
            raise SecretError("cannot read the password", str(self), "the file does not hold one line of text")
        return words

    def _ask_keyring(self, user: str) -> str | None:
        try:
            import keyring  # noqa: PLC0415 - an extra
            from keyring.errors import KeyringError  # noqa: PLC0415
        except ImportError as error:
            raise SecretError(
                "cannot read the password",
                str(self),
                "the keyring package is not installed",
                hint="install the extra, in a copy of the project by: pip install --editable '.[keyring]'",
            ) from error
        service, _, named = self.name.partition("/")
        try:
            return keyring.get_password(service, named or user)
        except KeyringError as error:
            raise SecretError("cannot read the password", str(self), f"the keyring fails ({error})") from error
