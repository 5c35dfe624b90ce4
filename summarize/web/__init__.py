"""Briefings and editions in a browser: a local application that shows, searches and explains what was told."""

from .archive import Archive, Found, Issue, Unsubscriber
from .folder import FolderArchive
from .pages import make_app
from .server import run_server

__all__ = ["Archive", "FolderArchive", "Found", "Issue", "Unsubscriber", "make_app", "run_server"]
