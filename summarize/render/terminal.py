"""A briefing for the terminal, between 60 and 200 columns wide; the only door to rich besides the command line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
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
    console.print(_Page(console.width, hyperlinks=hyperlinks and colours is not None).briefing(view_briefing(briefing)))
    lines = buffer.getvalue().rstrip().replace(_TIE, " ").split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Page:
    """How things look at one width."""

    def __init__(self, width: int, *, hyperlinks: bool) -> None:
        self._width = width
        self._text = min(width, MEASURE)
        self._hyperlinks = hyperlinks

    def briefing(self, view: BriefingView) -> RenderableType:
        parts: list[RenderableType] = []
        if len(view.stories) != 1:
            parts += [Text(view.extent, QUIET), Text()]
        for story in view.stories:
            parts += [*self._story(story), Text()]
        if view.left_out:
            parts += [*self._notes("Left out", view.left_out), Text()]
        if view.problems:
            parts += [*self._notes("Could not be used", view.problems, WARNING), Text()]
        return Group(*parts)

    def _story(self, story: StoryView) -> Iterable[RenderableType]:
        yield self._narrow(Text(story.headline or f"Story {story.number}", HEADLINE))
        if story.when:
            yield self._narrow(Text(story.when, QUIET))
        yield self._narrow(_name_voices(story.voices))
        if story.update:
            yield self._narrow(Text(f"Update: {story.update}", WARNING))
        yield Text()
        for statement in story.statements:
            yield self._hanging("•", self._cited(statement))
        if not story.statements:
            yield self._hanging("•", Text("Nothing could be said that the reports carry.", QUIET))
        yield from self._contrasts("Reports differ", story.differences)
        yield from self._contrasts("In other words", story.framing)
        if story.withheld:
            yield Text()
            yield self._narrow(Text(f"{count(len(story.withheld), 'draft')} withheld by the checks", QUIET))
        if story.sources:
            yield Text()
            yield Text("Sources", LABEL)
            digits = len(str(len(story.sources)))
            named: set[str] = set()
            for source in story.sources:
                address = "" if self._hyperlinks or source.page in named else source.page
                named.add(source.page)
                yield self._source(source, digits, address)

    def _contrasts(self, label: str, contrasts: Sequence[ContrastView]) -> Iterable[RenderableType]:
        if not contrasts:
            return
        yield Text()
        yield Text(label, LABEL)
        for contrast in contrasts:
            if contrast.about:
                yield self._hanging("", Text(contrast.about))
            for version in contrast.versions:
                line = self._cited(version)
                yield Padding(self._hanging("–", line), (0, 0, 0, 2))

    def _cited(self, cited: CitedView) -> Text:
        line = Text(cited.text)
        if cited.by:
            line.append(f" —{_TIE}{cited.by}", "" if cited.quoted else QUIET)
        for source in cited.sources:
            line.append(_TIE if source is cited.sources[0] else "")
            line.append(f"[{source.number}]", self._link(source.url, NUMBER))
        return line

    def _source(self, source: SourceView, digits: int, address: str) -> RenderableType:
        mark = Text(f"[{source.number}]".rjust(digits + 2), self._link(source.url, NUMBER))
        line = Text()
        line.append(source.outlet, self._link(source.page, "bold"))
        if source.when:
            line.append(f"  {source.when}", QUIET)
        room = 2 * (self._text - digits - 5)
        line.append("\n")
        line.append(shorten(source.text, room), QUIET if self._hyperlinks else "")
        if address:
            line.append(f"\n{address}", QUIET)
        return self._hanging(mark, line)

    def _notes(self, label: str, notes: Sequence[NoteView], style: str = LABEL) -> Iterable[RenderableType]:
        yield Text(f"{label} ({len(notes)})" if len(notes) > 1 else label, style)
        for note in notes[:MOST_NOTES]:
            yield self._hanging("•", Text(f"{note.subject}: {note.reason}" if note.subject else note.reason))
        if len(notes) > MOST_NOTES:
            yield self._hanging("", Text(f"and {len(notes) - MOST_NOTES} more", QUIET))

    def _hanging(self, mark: str | Text, text: Text) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True, min_width=1)
        # Addresses are kept whole: a broken one leads nowhere.
        grid.add_column(overflow="fold", max_width=self._text - 4)
        grid.add_row(mark, text)
        return grid

    def _narrow(self, text: Text) -> RenderableType:
        return Padding(text, (0, max(0, self._width - self._text), 0, 0))

    def _link(self, url: str, style: str) -> Style:
        plain = Style.parse(style)
        return plain + Style(link=url) if self._hyperlinks and url else plain


def _name_voices(voices: Sequence[VoiceView]) -> Text:
    line = Text(f"{count(len(voices), 'outlet')}: ", QUIET)
    for position, voice in enumerate(voices):
        line.append(", " if position else "", QUIET)
        line.append(voice.name)
        if voice.copies:
            line.append(f" (copied by {', '.join(voice.copies)})", QUIET)
    return line
