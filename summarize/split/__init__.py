"""Stage 2 of 8: reports to sentences, each with its place in the text."""

from .sentences import split_report, split_reports

__all__ = ["split_report", "split_reports"]
