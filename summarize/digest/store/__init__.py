"""The memory of the digests: the only door to SQL, SQLite or PostgreSQL."""

from .opening import Store, open_configured_store, open_store

__all__ = ["Store", "open_configured_store", "open_store"]
