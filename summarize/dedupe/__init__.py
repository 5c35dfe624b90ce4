"""Stage 3 of 8: find copies of one text, so that each counts as one voice."""

from .copies import dedupe_reports

__all__ = ["dedupe_reports"]
