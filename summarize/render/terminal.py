"""A briefing for the terminal, between 60 and 200 columns wide; the only door to rich besides the command line."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from summarize.types import Briefing

from .plain import count, shorten
from .views import BriefingView, CitedView, ContrastView, NoteView, SourceView, StoryView, VoiceView, view_briefing

NARROWEST, WIDEST = 40, 200
#: Longer lines are hard to read, however wide the terminal.
MEASURE = 100
#: Notes at the end are counted beyond this many.
MOST_NOTES = 12

#: Stands for a space that a line must not end at; rich breaks lines at every kind of space. For private use.
_TIE = "\ue000"

HEADLINE, QUIET, NUMBER, LABEL, WARNING = "bold", "dim", "cyan", "bold dim", "yellow"
BULLET = Text("• ")
Colours = Literal["auto", "standard", "256", "truecolor"]


def render_terminal(
    briefing: Briefing, *, width: int = 80, colours: Colours | None = None, hyperlinks: bool = False
) -> str:
    """Render a briefing for a terminal or, by default, as plain text.

    Args:
        briefing: What to render.
        width: Columns.
        colours: Which colours the terminal knows; None for plain text.
        hyperlinks: Whether it knows OSC 8; otherwise addresses are written out.
    """
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=min(max(width, NARROWEST), WIDEST),
        color_system=colours,
        force_terminal=colours is not None,
        # Nothing of the surroundings decides what is rendered.
        _environ={},
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    page = _Page(console, hyperlinks=hyperlinks and colours is not None)
    for line in page.briefing(view_briefing(briefing)):
        console.print(line, soft_wrap=True)
    lines = buffer.getvalue().rstrip().replace(_TIE, " ").split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Page:
    """How things look on one console: lines that fit it."""

    def __init__(self, console: Console, *, hyperlinks: bool) -> None:
        self._console = console
        self._width = min(console.width, MEASURE)
        self._hyperlinks = hyperlinks

    def briefing(self, view: BriefingView) -> Iterator[Text]:
        """Yield all lines."""
        if len(view.stories) != 1:
            yield from (Text(view.extent, QUIET), Text())
        for story in view.stories:
            yield from self._story(story)
            yield Text()
        yield from self._notes("Left out", view.left_out)
        yield from self._notes("Could not be used", view.problems, WARNING)

    def _story(self, story: StoryView) -> Iterator[Text]:
        yield from self._wrap(Text(story.headline or f"Story {story.number}", HEADLINE))
        if story.when:
            yield from self._wrap(Text(story.when, QUIET))
        yield from self._wrap(_name_voices(story.voices))
        if story.update:
            yield from self._wrap(Text(f"Update: {story.update}", WARNING))
        yield Text()
        for statement in story.statements:
            yield from self._wrap(self._cited(statement), BULLET)
        if not story.statements:
            yield from self._wrap(Text("Nothing could be said that the reports carry.", QUIET), BULLET)
        yield from self._contrasts("Reports differ", story.differences)
        yield from self._contrasts("How it is worded", story.framing)
        if story.withheld:
            yield Text()
            yield from self._wrap(Text(f"{count(len(story.withheld), 'draft')} withheld by the checks", QUIET))
        yield from self._sources(story.sources)

    def _contrasts(self, label: str, contrasts: Sequence[ContrastView]) -> Iterator[Text]:
        if contrasts:
            yield from (Text(), Text(label, LABEL))
        for contrast in contrasts:
            if contrast.about:
                yield from self._wrap(Text(contrast.about), Text("  "))
            for version in contrast.versions:
                yield from self._wrap(self._cited(version), Text("  – "))

    def _cited(self, cited: CitedView) -> Text:
        line = Text(cited.text)
        if cited.by:
            line.append(f" —{_TIE}{cited.by}{cited.kind}", "" if cited.quoted else QUIET)
        if cited.when:
            line.append(f", {cited.when}", QUIET)
        for source in cited.sources:
            line.append(_TIE if source is cited.sources[0] else "")
            line.append(f"[{source.number}]", self._link(source.url, NUMBER))
        return line

    def _sources(self, sources: Sequence[SourceView]) -> Iterator[Text]:
        if sources:
            yield from (Text(), Text("Sources", LABEL))
        digits = len(str(len(sources)))
        named: set[str] = set()
        for source in sources:
            mark = Text.assemble((f"[{source.number}]".rjust(digits + 2), self._link(source.url, NUMBER)), " ")
            head = Text.assemble((source.outlet, self._link(source.page, "bold")))
            if source.when:
                head.append(f"  {source.when}", QUIET)
            yield from self._wrap(head, mark)
            indent = Text(" " * len(mark))
            room = 2 * (self._width - len(mark)) - 2
            yield from self._wrap(Text(shorten(source.text, room), QUIET if self._hyperlinks else ""), indent)
            if not self._hyperlinks and source.page and source.page not in named:
                # Kept whole, however long: a broken address leads nowhere.
                yield Text.assemble(indent, (source.page, QUIET))
            named.add(source.page)

    def _notes(self, label: str, notes: Sequence[NoteView], style: str = LABEL) -> Iterator[Text]:
        if not notes:
            return
        yield Text(f"{label} ({len(notes)})" if len(notes) > 1 else label, style)
        for note in notes[:MOST_NOTES]:
            yield from self._wrap(Text(f"{note.subject}: {note.reason}" if note.subject else note.reason), BULLET)
        if len(notes) > MOST_NOTES:
            yield Text(f"  and {len(notes) - MOST_NOTES} more", QUIET)
        yield Text()

    def _wrap(self, text: Text, mark: Text | None = None) -> Iterator[Text]:
        """Yield the lines of a text, behind a mark and below it indented."""
        lead = mark or Text()
        for line in text.wrap(self._console, self._width - cell_len(lead.plain)):
            yield Text.assemble(lead, line)
            lead = Text(" " * cell_len(lead.plain))

    def _link(self, url: str, style: str) -> Style:
        plain = Style.parse(style)
        return plain + Style(link=url) if self._hyperlinks and url else plain


def _name_voices(voices: Sequence[VoiceView]) -> Text:
    line = Text.assemble((f"{count(len(voices), 'outlet')}: ", QUIET))
    for position, voice in enumerate(voices):
        line.append(", " if position else "", QUIET)
        line.append(voice.name)
        if voice.copies:
            line.append(f" (copied by {', '.join(voice.copies)})", QUIET)
    return line
