"""A briefing as an e-mail: plain text first, then HTML that mail programs can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

import css_inline

from summarize.text.printable import clean
from summarize.types import Briefing

from .html import open_templates, read_template
from .plain import count, shorten
from .terminal import render_terminal
from .views import BriefingView, view_briefing

#: Bytes of the HTML part. Gmail cuts what goes beyond about 102,000.
MOST_BYTES = 95_000
#: Columns of the plain text.
WIDTH = 72
#: Characters of a source sentence in the HTML part, tried in this order until it fits.
LENGTHS = (240, 120)
MOST_NOTES = 10


def render_email(briefing: Briefing, *, subject: str = "", now: datetime | None = None) -> EmailMessage:
    """Render a briefing as a message without sender and recipient, which whoever sends it adds.

    Args:
        briefing: What to render.
        subject: The subject; by default the headline of a single story, or how many there are.
        now: When it is dated; None for no date.
    """
    view = view_briefing(briefing)
    if not subject:
        subject = view.title if len(view.stories) == 1 else f"Briefing: {count(len(view.stories), 'story', 'stories')}"
    # A header may hold no line end, and neither may anything that a report says get into one.
    subject = shorten(clean(subject), 150) or "Briefing"
    page, told = _fit(view, subject)
    message = EmailMessage()
    message["Subject"] = subject
    if now:
        message["Date"] = format_datetime(now)
    text = render_terminal(replace(briefing, summaries=briefing.summaries[:told]), width=WIDTH)
    if told < len(view.stories):
        text += f"\n{count(len(view.stories) - told, 'more story', 'more stories')} left out to keep this mail short.\n"
    message.set_content(text)
    message.add_alternative(page, subtype="html")
    return message


def _fit(view: BriefingView, subject: str) -> tuple[str, int]:
    """Return the HTML and how many stories are in it: as many as fit."""
    for length in LENGTHS:
        page = _render(view, len(view.stories), subject, length)
        if len(page.encode()) <= MOST_BYTES:
            return page, len(view.stories)
    fits, too_many = 0, len(view.stories)
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        if len(_render(view, half, subject, LENGTHS[-1]).encode()) <= MOST_BYTES:
            fits = half
        else:
            too_many = half
    return _render(view, fits, subject, LENGTHS[-1]), fits


def _render(view: BriefingView, told: int, subject: str, length: int) -> str:
    templates = open_templates()
    templates.filters.update(shorten=shorten, tell=count)
    page = templates.get_template("email.html.j2").render(
        view=view,
        stories=view.stories[:told],
        dropped=len(view.stories) - told,
        subject=subject,
        length=length,
        most_notes=MOST_NOTES,
        style=read_template("email.css"),
    )
    # What depends on the reader's colours cannot be inlined and stays; nothing is ever fetched.
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    return str(inliner.inline(page))
