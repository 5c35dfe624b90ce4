"""Stage 4 of 8: reports to stories."""

from .stories import cluster_reports

__all__ = ["cluster_reports"]
