"""What stands in a mail, before it is HTML or plain text, and the plain text of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from .interface import Interface, Speaker
from .views import CitedView, ContrastView, SourceView, StoryView

#: Columns of the plain text.
WIDTH = 72
#: Stories that are only named.
MOST_HEADLINES = 40


@dataclass(frozen=True, slots=True)
class MoreView:
    """A story that is only named."""

    title: str
    #: Whose title it is, and who else has the story.
    outlet: str
    url: str
    #: Independent outlets that have it.
    outlets: int = 1


@dataclass(frozen=True, slots=True)
class SourceLetter:
    """One link to the article at the sentence."""

    number: int
    #: The outlet, told apart from others of the same statement.
    label: str
    url: str
    #: The source sentence.
    text: str


@dataclass(frozen=True, slots=True)
class CitedLetter:
    """A piece of text with its links."""

    text: str
    #: Who says so; empty where the links say it all.
    by: str
    #: Language of the text where it is not that of the mail.
    language: str
    sources: tuple[SourceLetter, ...]
    when: str
    #: It is quoted from what its outlet marks as an opinion.
    opinion: bool

    @classmethod
    def of(cls, cited: CitedView, language: str) -> CitedLetter:
        """Name the links of a statement or version after their outlets."""
        met: dict[str, int] = {}
        sources = []
        for source in cited.sources:
            met[source.outlet] = met.get(source.outlet, 0) + 1
            label = source.outlet if met[source.outlet] == 1 else f"{source.outlet} ({met[source.outlet]})"
            sources.append(SourceLetter(source.number, label, source.url or source.page, source.text))
        languages = {source.language for source in cited.sources}
        other = languages.pop() if len(languages) == 1 else ""
        return cls(cited.text, cited.by, "" if other == language else other, tuple(sources), cited.when, cited.opinion)

    @property
    def unlinked(self) -> str:
        """Who says so, where no link is named so."""
        names = {source.label for source in self.sources}
        return "" if set(self.by.split(", ")) <= names else self.by


@dataclass(frozen=True, slots=True)
class ContrastLetter:
    """Several versions or wordings of one thing."""

    label: str
    about: str
    versions: tuple[CitedLetter, ...]

    @classmethod
    def of(cls, label: str, contrast: ContrastView, language: str) -> ContrastLetter:
        """Say what is contradicted or worded in several ways."""
        versions = tuple(CitedLetter.of(version, language) for version in contrast.versions)
        return cls(label, contrast.about, versions)


@dataclass(frozen=True, slots=True)
class StoryLetter:
    """One story."""

    view: StoryView
    #: Outlets, and when.
    meta: str
    statements: tuple[CitedLetter, ...]
    contrasts: tuple[ContrastLetter, ...]

    @classmethod
    def of(cls, view: StoryView, speaker: Speaker, today: datetime | None, language: str) -> StoryLetter:
        """Say who has the story, since when, and what they differ on."""
        words = speaker.words
        names = [
            words.copied.format(voice.name, ", ".join(voice.copies)) if voice.copies else voice.name
            for voice in view.voices
        ]
        span = speaker.span(view.first, view.last, today=today) if view.first and view.last else ""
        contrasts = [ContrastLetter.of(words.differ, contrast, language) for contrast in view.differences]
        contrasts += [ContrastLetter.of(words.worded, contrast, language) for contrast in view.framing]
        return cls(
            view=view,
            meta=" · ".join(part for part in (", ".join(names), span) if part),
            statements=tuple(CitedLetter.of(statement, language) for statement in view.statements),
            contrasts=tuple(contrasts),
        )

    def as_headline(self) -> MoreView:
        """Return the story's name alone."""
        voice = self.view.voices[0] if self.view.voices else None
        return MoreView(
            self.view.headline, voice.name if voice else "", voice.url if voice else "", len(self.view.voices)
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything."""

    words: Interface
    title: str
    day: str
    extent: str
    #: What lists of mails show beside the subject.
    preview: str
    #: Said where stories would stand.
    instead: str
    stories: tuple[StoryLetter, ...]
    more: tuple[MoreView, ...]
    #: How many stories are not even named; empty for none.
    unnamed: str
    #: Labels with what was left out, could not be used, or is in trouble.
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    made: str
    unsubscribe: str
    online: str

    def cut(self, stories: int, speaker: Speaker) -> Letter:
        """Return the letter with so many stories, and the others as headlines, as far as there is room for them."""
        more = tuple(story.as_headline() for story in self.stories[stories:]) + self.more
        rest = len(more) - MOST_HEADLINES
        unnamed = speaker.count(rest, self.words.more) if rest > 0 else ""
        return replace(self, stories=self.stories[:stories], more=more[:MOST_HEADLINES], unnamed=unnamed)


def write_text(letter: Letter, speaker: Speaker) -> str:
    """Write a letter as plain text; addresses stand on lines of their own and are never broken."""
    return "\n".join(_lines(letter, speaker)).strip() + "\n"


def _lines(letter: Letter, speaker: Speaker) -> Iterator[str]:
    words = letter.words
    yield from _wrap(letter.title)
    yield from _wrap(" · ".join(part for part in (letter.day, letter.extent) if part))
    if letter.instead:
        yield from ("", *_wrap(letter.instead))
    for story in letter.stories:
        yield from ("", "", *_tell_story(story, words))
    if letter.more:
        yield from ("", "", words.also, "")
        for more in letter.more:
            others = f", {speaker.count(more.outlets - 1, words.more)}" if more.outlets > 1 else ""
            yield from _wrap(f"{more.title} ({more.outlet}{others})" if more.outlet else more.title, "* ")
            yield from [f"  {more.url}"] if more.url else []
        yield from [letter.unnamed] if letter.unnamed else []
    for label, notes in letter.notes:
        if notes:
            yield from ("", "", label)
            yield from (line for note in notes for line in _wrap(note, "* "))
    yield from ("", "", *_wrap(letter.made))
    for label, address in ((words.online, letter.online), (words.unsubscribe, letter.unsubscribe)):
        if address:
            yield f"{label}: {address}"


def _tell_story(story: StoryLetter, words: Interface) -> Iterator[str]:
    heading = list(_wrap(story.view.headline or words.nothing))
    yield from (*heading, "-" * max(len(line) for line in heading))
    yield from _wrap(story.meta)
    if story.view.update:
        yield from ("", *_wrap(f"{words.update}: {story.view.update}"))
    for statement in story.statements:
        yield from ("", *_wrap(_cite(statement, words)))
    if not story.statements:
        yield from ("", *_wrap(words.nothing))
    for contrast in story.contrasts:
        yield from ("", *_wrap(f"{contrast.label}: {contrast.about}" if contrast.about else contrast.label))
        for version in contrast.versions:
            yield from _wrap(_cite(version, words), "- ")
    if story.view.sources:
        yield ""
        yield from _list_sources(story.view.sources)


def _cite(cited: CitedLetter, words: Interface) -> str:
    # What belongs to the sentence stays on its line.
    by = f" —\xa0{cited.by}" if cited.by else ""
    by += f", {words.opinion}" if cited.opinion else ""
    by += f", {cited.when}" if cited.when else ""
    return f"{cited.text}{by}\xa0" + "".join(f"[{source.number}]" for source in cited.sources)


def _list_sources(sources: Sequence[SourceView]) -> Iterator[str]:
    for source in sources:
        yield f"[{source.number}] {source.outlet}"
        address = source.url or source.page
        yield from [f"    {address}"] if address else []


def _wrap(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
