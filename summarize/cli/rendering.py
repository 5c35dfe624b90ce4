"""A briefing in the format that was asked for."""

from __future__ import annotations

import os
from datetime import datetime

from summarize.render import render_email, render_html, render_json, render_markdown, render_terminal
from summarize.types import Briefing

from .output import knows_hyperlinks, terminal_colours, terminal_width


def render(briefing: Briefing, kind: str, *, text: bool, now: datetime, to_file: bool) -> str | bytes:
    """Render a briefing in one of `news.FORMATS`."""
    if kind == "json":
        return render_json(briefing, text=text)
    if kind == "markdown":
        return render_markdown(briefing)
    if kind == "html":
        return render_html(briefing)
    if kind == "email":
        return render_email(briefing, now=now).as_bytes()
    colours = None if to_file else terminal_colours()
    width = 80 if to_file else terminal_width()
    return render_terminal(briefing, width=width, colours=colours, hyperlinks=knows_hyperlinks(os.environ))
