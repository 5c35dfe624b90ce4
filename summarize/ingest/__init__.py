"""Stage 1 of 8: files, feeds, pages and mail to reports."""
