"""A briefing as Markdown that reads well on a code host: footnotes for the sources, tables for what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarize.types import Briefing

from .plain import count, quote
from .views import CitedView, ContrastView, NoteView, SourceView, StoryView, VoiceView, view_briefing

#: What Markdown reads as marks: also `$` (formulas on code hosts) and the `&` of an entity.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w]+;)")
_AT_START = re.compile(r"^(\d*)([.)#+=-])(?=\s|#|=|-|$)")


def render_markdown(briefing: Briefing) -> str:
    """Render a briefing as Markdown."""
    view = view_briefing(briefing)
    lines: list[str] = []
    if len(view.stories) != 1:
        lines += [f"# {_escape(view.title)}", "", _escape(", ".join(filter(None, (view.extent, view.when)))), ""]
    level = "#" if len(view.stories) == 1 else "##"
    for story in view.stories:
        lines += _story(story, level)
    lines += _notes("Left out", view.left_out)
    lines += _notes("Could not be used", view.problems)
    lines += ["---", "", f"*Made with {_escape(view.made_with)}.*", ""]
    for story in view.stories:
        lines += [_footnote(story, source) for source in story.sources]
    return "\n".join(lines).rstrip() + "\n"


def _story(story: StoryView, level: str) -> Iterable[str]:
    yield from (f"{level} {_escape(story.headline or f'Story {story.number}')}", "")
    yield from ("  \n".join(filter(None, (_escape(story.when), _name_voices(story.voices)))), "")
    if story.update:
        yield from (f"**Update:** {_escape(story.update)}", "")
    for statement in story.statements:
        yield from (_cited(story, statement, "—"), "")
    if not story.statements:
        yield from ("*Nothing could be said that the reports carry.*", "")
    yield from _contrasts(story, "Reports differ", "What it says", story.differences)
    yield from _contrasts(story, "How it is worded", "Its words", story.framing)
    if story.withheld:
        # GitHub and its kin fold this; elsewhere it stands open.
        summary = f"{count(len(story.withheld), 'draft')} withheld by the checks"
        yield from ("<details>", f"<summary>{summary}</summary>", "")
        for draft in story.withheld:
            yield f"- ~~{_escape(draft.text)}~~ {_escape('; '.join(draft.reasons))}"
        yield from ("", "</details>", "")


def _cited(story: StoryView, cited: CitedView, joint: str = "") -> str:
    text = _escape(cited.text)
    if cited.by and joint:
        text += f" {joint} {_escape(cited.by)}{cited.kind}"
    return text + _numbers(story, cited.sources)


def _numbers(story: StoryView, sources: Iterable[SourceView]) -> str:
    return "".join(f"[^{_label(story, source)}]" for source in sources)


def _label(story: StoryView, source: SourceView) -> str:
    return f"{story.number}-{source.number}"


def _contrasts(story: StoryView, label: str, column: str, contrasts: Sequence[ContrastView]) -> Iterable[str]:
    if not contrasts:
        return
    yield from (f"**{label}**", "")
    for contrast in contrasts:
        if contrast.about:
            yield from (_escape(contrast.about), "")
        yield from (f"| Outlet | {column} |", "| --- | --- |")
        for version in contrast.versions:
            by = f"{version.by}, {version.when}" if version.when else version.by
            yield f"| {_escape(by)} | {_cited(story, version)} |"
        yield ""


def _footnote(story: StoryView, source: SourceView) -> str:
    said = _escape(quote(source.text))
    by = f"**{_escape(source.outlet)}**"
    if source.copies:
        by += f" (copied by {_escape(', '.join(source.copies))})"
    when = f", {_escape(source.when)}" if source.when else ""
    # An address without a text fragment, or none at all, still names its outlet.
    address = source.url or source.page
    there = f" [Read it there]({_address(address)})" if address else ""
    return f"[^{_label(story, source)}]: {by}{when}: {said}{there}"


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")


def _notes(label: str, notes: Sequence[NoteView]) -> Iterable[str]:
    if not notes:
        return
    yield from (f"## {label}", "")
    yield from (f"- {_escape(note.subject)}: {_escape(note.reason)}" for note in notes)
    yield ""


def _name_voices(voices: Sequence[VoiceView]) -> str:
    named = []
    for voice in voices:
        name = _escape(voice.name)
        copies = f" (copied by {_escape(', '.join(voice.copies))})" if voice.copies else ""
        named.append((f"[{name}]({_address(voice.url)})" if voice.url else name) + copies)
    return ", ".join(named)


def _escape(text: str) -> str:
    """Return the text so that Markdown shows it as it is."""
    return _AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text))
