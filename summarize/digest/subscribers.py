"""Who gets a digest: those whom the settings name and those who were added, less those who left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .config import DigestTable
from .store import Store
from .store.subscribers import normalise_address
from .types import Suppression


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody whom the settings name or who was added."""

    address: str
    #: When by command; None for who stands in the settings only.
    added_at: datetime | None
    configured: bool
    #: Why nothing is sent there; None when it is.
    suppression: Suppression | None


def list_recipients(digest: DigestTable, store: Store) -> tuple[Recipient, ...]:
    """Return everybody who is to get a digest, by address, with those who left."""
    added = {normalise_address(one.address): one.added_at for one in store.subscribers.list(digest.name)}
    named = {normalise_address(address): address for address in digest.recipients}
    return tuple(
        Recipient(
            address=named.get(plain, plain),
            added_at=added.get(plain),
            configured=plain in named,
            suppression=store.subscribers.suppression(digest.name, plain),
        )
        for plain in sorted({*added, *named})
    )


def find_addresses(digest: DigestTable, store: Store) -> tuple[str, ...]:
    """Return the addresses that the next edition goes to."""
    return tuple(one.address for one in list_recipients(digest, store) if one.suppression is None)
