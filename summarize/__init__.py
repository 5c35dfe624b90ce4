"""Many news reports in, short neutral summaries out, every sentence linked to its sources."""

__version__ = "0.1.0"
