"""A briefing as one self-contained HTML page that works from disk, with scripts off, and on paper."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from summarize.types import Briefing

from .coverage import view_coverage
from .views import view_briefing

TEMPLATES = Path(__file__).with_name("templates")


def render_html(briefing: Briefing) -> str:
    """Render a briefing as a page that reaches no network and runs no script but its own."""
    style, script = read_template("page.css"), read_template("page.js")
    return (
        open_templates()
        .get_template("page.html.j2")
        .render(
            view=view_briefing(briefing),
            coverages=tuple(view_coverage(summary) for summary in briefing.summaries),
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


@lru_cache(maxsize=1)
def open_templates() -> Environment:
    """Open the folder of templates; everything that is filled in is escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=8)
def read_template(name: str) -> str:
    """Read a file from the folder of templates as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows this very content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
