"""Leaving a digest by the link in a mail: a signed token says who leaves what, and nobody else can make one.

The key that signs is a file of its own beside the other state, readable by its owner only; it is in no database,
mail or log. Several machines that send and take unsubscriptions share it by SUMMARIZE_UNSUBSCRIBE_KEY.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from itsdangerous import BadData, URLSafeSerializer
from platformdirs import user_state_path

from summarize.errors import SecretError
from summarize.types import Clock

from .store import Store
from .types import SuppressionReason

KEY_VARIABLE = "SUMMARIZE_UNSUBSCRIBE_KEY"
#: A key that is set by hand and shorter could be guessed.
SHORTEST_KEY = 32
_SALT = "unsubscribe"


def load_key(folder: Path | None = None) -> str:
    """Return the key that signs tokens, made on first use.

    Args:
        folder: Where the file is; by default that of the user's state.

    Raises:
        SecretError: It cannot be read, or is too short.
    """
    if key := os.environ.get(KEY_VARIABLE, ""):
        if len(key) < SHORTEST_KEY:
            raise SecretError(
                "cannot sign with the key", f"env:{KEY_VARIABLE}", f"it is below {SHORTEST_KEY} characters"
            )
        return key
    path = (folder or user_state_path("summarize")) / "unsubscribe.key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SecretError("cannot read the key that signs", str(path), why or str(error)) from error
    if len(key) < SHORTEST_KEY:
        hint = "take the file away for a new one; links in mails that were sent already stop to work"
        raise SecretError("cannot sign with the key", str(path), "the file is damaged", hint=hint)
    return key


def _make(path: Path) -> None:
    """Write a new key unless there is one; of two processes at once, both then read the same."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(48) + "\n")
    try:
        # Whole or not at all, and never over another's.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def make_token(key: str, digest: str, address: str) -> str:
    """Return a token by which an address leaves a digest."""
    token = URLSafeSerializer(key, salt=_SALT).dumps([digest, address])
    return token if isinstance(token, str) else token.decode("ascii")


def read_token(key: str, token: str) -> tuple[str, str] | None:
    """Return the digest and the address of a token; None when it is not ours."""
    try:
        value = URLSafeSerializer(key, salt=_SALT).loads(token)
    except (BadData, UnicodeError):
        return None
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
        return value[0], value[1]
    return None


def make_link(base_url: str, token: str) -> str:
    """Return the address at which `summarize serve` takes a token."""
    return f"{base_url.rstrip('/')}/unsubscribe?{urlencode({'token': token})}"


class StoreUnsubscriber:
    """Takes readers off, in the store.

    Args:
        store: Where it is noted.
        key: What signed the tokens.
        titles: What the digests are called, by name.
        clock: What time it is.
    """

    def __init__(self, store: Store, key: str, titles: Mapping[str, str], *, clock: Clock) -> None:
        self._store = store
        self._key = key
        self._titles = titles
        self._clock = clock

    def name(self, token: str) -> str | None:
        """Return what the digest of a token is called; None for a token that is not ours."""
        found = read_token(self._key, token)
        return self._titles.get(found[0], found[0]) if found else None

    def unsubscribe(self, token: str) -> None:
        """Take the reader off; a second time changes nothing."""
        if found := read_token(self._key, token):
            self._store.subscribers.suppress(*found, SuppressionReason.UNSUBSCRIBED, self._clock.now())
