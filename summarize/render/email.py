"""A briefing as an e-mail: plain text first, then HTML that mail programs can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from email.message import EmailMessage
from email.utils import format_datetime

import css_inline

from summarize.text.links import safe_url
from summarize.text.printable import clean
from summarize.text.voices import name_voice
from summarize.types import Briefing

from .html import open_templates, read_template
from .interface import ENGLISH, INTERFACES, Speaker
from .letter import Letter, MoreView, StoryLetter, write_text
from .plain import count, shorten
from .views import BriefingView, view_briefing

#: Bytes of the HTML part. Gmail cuts what goes beyond about 102,000.
MOST_BYTES = 95_000
#: Characters of the source sentence that a link tells before it is followed, tried in this order until all fits.
HINTS = (160, 0)
MOST_NOTES = 10
#: Characters of headlines that lists of mails show beside the subject.
PREVIEW = 140


@dataclass(frozen=True, slots=True)
class TroubleView:
    """A feed that could not be read."""

    name: str
    reason: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the stories of a mail."""

    title: str
    #: When it was made; None for no date.
    made_at: datetime | None = None
    zone: tzinfo = UTC
    #: ISO 639-1 code; English where it is not spoken.
    language: str = "en"
    #: Said where stories would stand.
    instead: str = ""
    headlines: tuple[MoreView, ...] = ()
    troubles: tuple[TroubleView, ...] = ()
    #: http(s) or mailto; empty for none.
    unsubscribe: str = ""
    #: Where the same can be read in a browser; empty for nowhere.
    online: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """Both forms of a mail."""

    text: str
    html: str


def render_email(briefing: Briefing, *, subject: str = "", now: datetime | None = None) -> EmailMessage:
    """Render a briefing as a message without sender and recipient, which whoever sends it adds.

    Args:
        briefing: What to render.
        subject: The subject; by default the headline of a single story, or how many there are.
        now: When it is dated; None for no date.
    """
    if not subject:
        summaries = briefing.summaries
        subject = f"Briefing: {count(len(summaries), 'story', 'stories')}"
        if len(summaries) == 1:
            subject = summaries[0].headline
    # A header may hold no line end, and neither may anything that a report says get into one.
    subject = shorten(clean(subject), 150) or "Briefing"
    parts = render_parts(briefing, Frame(subject, now))
    message = EmailMessage()
    message["Subject"] = subject
    if now:
        message["Date"] = format_datetime(now)
    message.set_content(parts.text)
    message.add_alternative(parts.html, subtype="html")
    return message


def render_parts(briefing: Briefing, frame: Frame) -> Parts:
    """Render both forms; stories for which the HTML has no room become headlines in both."""
    view = view_briefing(briefing)
    speaker = Speaker(INTERFACES.get(frame.language, ENGLISH), frame.zone)
    stories = [StoryLetter.of(story, speaker, frame.made_at, frame.language) for story in view.stories]
    letter = Letter(
        words=speaker.words,
        title=clean(frame.title),
        day=speaker.day(frame.made_at) if frame.made_at else "",
        extent=_tell_extent(briefing, speaker),
        preview=shorten(" · ".join(story.view.headline for story in stories), PREVIEW) or frame.instead,
        instead=frame.instead or ("" if stories else speaker.words.nothing),
        stories=tuple(stories),
        more=frame.headlines,
        unnamed="",
        notes=_tell_notes(view, frame.troubles, speaker),
        made=speaker.words.made.format(view.made_with),
        unsubscribe=_safe_action(frame.unsubscribe),
        online=safe_url(frame.online),
    )
    page, letter = _fit(letter.cut(len(stories), speaker), speaker)
    return Parts(write_text(letter, speaker), page)


def _tell_extent(briefing: Briefing, speaker: Speaker) -> str:
    if not briefing.summaries:
        return ""
    words = speaker.words
    outlets = {clean(name_voice(report)).casefold() for report in briefing.reports}
    return words.extent.format(
        speaker.count(len(briefing.summaries), words.stories),
        speaker.count(len(briefing.reports), words.reports),
        speaker.count(len(outlets), words.outlets),
    )


def _tell_notes(
    view: BriefingView, troubles: Sequence[TroubleView], speaker: Speaker
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = speaker.words
    noted = [
        (words.left_out, [f"{note.subject}: {note.reason}".removeprefix(": ") for note in view.left_out]),
        (words.unusable, [f"{note.subject}: {note.reason}".removeprefix(": ") for note in view.problems]),
        (words.feeds, [_tell_trouble(trouble, speaker) for trouble in troubles]),
    ]
    return tuple((label, _at_most(notes, speaker)) for label, notes in noted)


def _tell_trouble(trouble: TroubleView, speaker: Speaker) -> str:
    since = f" ({speaker.words.since.format(speaker.brief(trouble.since))})" if trouble.since else ""
    return clean(f"{trouble.name}: {trouble.reason}{since}")


def _at_most(notes: Sequence[str], speaker: Speaker) -> tuple[str, ...]:
    rest = len(notes) - MOST_NOTES
    return (*notes[:MOST_NOTES], speaker.count(rest, speaker.words.more)) if rest > 0 else tuple(notes)


def _safe_action(address: str) -> str:
    return address if address.startswith("mailto:") else safe_url(address)


def _fit(letter: Letter, speaker: Speaker) -> tuple[str, Letter]:
    """Return the HTML, and the letter as it fits: with as many stories as possible."""
    for hint in HINTS:
        page = _render(letter, hint)
        if len(page.encode()) <= MOST_BYTES:
            return page, letter
    fits, too_many = 0, len(letter.stories)
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        if len(_render(letter.cut(half, speaker), HINTS[-1]).encode()) <= MOST_BYTES:
            fits = half
        else:
            too_many = half
    letter = letter.cut(fits, speaker)
    return _render(letter, HINTS[-1]), letter


def _render(letter: Letter, hint: int) -> str:
    templates = open_templates()
    templates.filters.update(shorten=shorten)
    page = templates.get_template("email.html.j2").render(
        letter=letter, hint=hint, media=read_template("email-media.css")
    )
    # What depends on the reader's screen and colours cannot be inlined and stays; nothing is ever fetched.
    inliner = css_inline.CSSInliner(extra_css=read_template("email.css"), load_remote_stylesheets=False)
    return str(inliner.inline(page))
