"""Stage 1 of 8: files, feeds, pages and mail to reports."""

from .sources import ingest_sources

__all__ = ["ingest_sources"]
