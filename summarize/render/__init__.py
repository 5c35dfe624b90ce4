"""A briefing as terminal text, Markdown, HTML, JSON or e-mail."""

from .email import render_email
from .html import render_html
from .json import render_json
from .markdown import render_markdown
from .stored import read_briefing
from .terminal import render_terminal

__all__ = ["read_briefing", "render_email", "render_html", "render_json", "render_markdown", "render_terminal"]
