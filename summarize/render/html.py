"""A briefing as one self-contained HTML page that works from disk, with scripts off, and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
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
    page = open_templates().get_template("page.html.j2")
    return page.render(
        fill_page(briefing), style=style, script=script, style_hash=hash_source(style), script_hash=hash_source(script)
    )


def fill_page(
    briefing: Briefing, *, places: Mapping[str, str] | None = None, reasons: Sequence[str] = ()
) -> dict[str, object]:
    """Return what fills the blanks of the page, but for what it is dressed in.

    Args:
        briefing: What the page shows.
        places: Where each report can be read in full, by its id; of those that can.
        reasons: Where it is told why drafts were withheld, for each story; none where that can be read nowhere.
    """
    view = view_briefing(briefing)
    return {
        "view": view,
        "coverages": tuple(view_coverage(summary) for summary in briefing.summaries),
        "places": places or {},
        "reasons": reasons or ("",) * len(view.stories),
    }


@lru_cache(maxsize=2)
def open_templates(*more: Path) -> Environment:
    """Open the folder of templates, and before it others; everything that is filled in is escaped."""
    return Environment(
        loader=FileSystemLoader((*more, TEMPLATES)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=8)
def read_template(name: str) -> str:
    """Read a file from the folder of templates as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def hash_source(content: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows this very content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
