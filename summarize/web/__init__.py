"""Briefings and editions in a browser: a local application that shows, searches and explains what was told."""

from .archive import Archive, Archives, Found, Issue, Unsubscriber
from .folder import FolderArchive
from .pages import make_app
from .server import run_server

__all__ = ["Archive", "Archives", "FolderArchive", "Found", "Issue", "Unsubscriber", "make_app", "run_server"]
