"""An archive of briefings that lie as JSON in files and folders; what is put there later is found too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from summarize.errors import BriefingError, SourceError
from summarize.render import read_briefing
from summarize.render.views import view_briefing
from summarize.text.printable import clean
from summarize.text.voices import name_voice
from summarize.types import Briefing, Problem, Summary

from .archive import Found, Issue, Opened, fold_text, newest_first, word_patterns

STAGE = "archive"
#: A briefing says what it is in its first line; other JSON in a folder is passed by.
_HEAD = 400
_SCHEMA = b'"summarize/briefing/'
_PLAIN_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,80}")
#: Headlines of a briefing in the list.
HEADLINES = 3
#: Briefings kept read, so that going to and fro is quick.
_KEPT = 16


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is remembered of one file."""

    issue: Issue
    #: Headline, text, and text to search in, of each story.
    stories: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class _State:
    """When a file is another one than before."""

    path: Path
    #: Folder that it was found in.
    below: Path
    modified: int
    size: int


class FolderArchive:
    """Briefings in files and folders.

    Args:
        paths: Briefings, and folders that hold some at any depth.

    Raises:
        SourceError: A path is not there.
        BriefingError: A file that was named is no briefing.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._known: dict[_State, _Entry | Problem] = {}
        for path in self._paths:
            if not path.exists():
                raise SourceError("cannot serve", str(path), "no such file or folder")
        for state in self._find():
            if state.path in self._paths:
                _read_file(state)

    def list_issues(self) -> Sequence[Issue]:
        """Return all briefings, newest first."""
        return newest_first(entry.issue for _, entry in self._entries())

    def open_issue(self, key: str) -> Opened | None:
        """Return one briefing; None when there is none of that key."""
        for state, entry in self._entries():
            if entry.issue.key == key:
                try:
                    return Opened(entry.issue, _read_file(state))
                except BriefingError:
                    return None
        return None

    def search(self, words: str, *, limit: int) -> Sequence[Found]:
        """Return stories that hold all of the words: in headlines, sentences, sources, titles and outlets."""
        wanted = word_patterns(words)
        if not wanted:
            return ()
        found = [
            Found(entry.issue, number, headline, text)
            for _, entry in self._entries()
            for number, (headline, text, folded) in enumerate(entry.stories, start=1)
            if all(pattern.search(folded) for pattern in wanted)
        ]
        return sorted(found, key=lambda one: one.issue.moment, reverse=True)[:limit]

    def problems(self) -> Sequence[Problem]:
        """Return the briefings that could not be read."""
        self._entries()
        return tuple(known for known in self._known.values() if isinstance(known, Problem))

    def _entries(self) -> list[tuple[_State, _Entry]]:
        """Look again at what is there; only what is new or changed is read."""
        self._known = {state: self._known.get(state) or _look_at(state) for state in self._find()}
        entries: dict[str, tuple[_State, _Entry]] = {}
        for state, entry in self._known.items():
            if isinstance(entry, Problem):
                continue
            key = entry.issue.key
            if key in entries:
                # Two folders may each have a file of that name.
                key = f"{key}-{_digest(str(state.path))}"
            entries[key] = state, replace(entry, issue=replace(entry.issue, key=key))
        return list(entries.values())

    def _find(self) -> Iterator[_State]:
        seen = set[Path]()
        for given in self._paths:
            for path in sorted(given.rglob("*.json")) if given.is_dir() else (given,):
                below = given if given.is_dir() else given.parent
                hidden = path != given and any(part.startswith(".") for part in path.relative_to(given).parts)
                if hidden or path in seen:
                    continue
                seen.add(path)
                try:
                    stat = path.stat()
                    state = _State(path, below, stat.st_mtime_ns, stat.st_size)
                    if path == given or (path.is_file() and _is_briefing(state)):
                        yield state
                except OSError:
                    # Gone since it was listed, or not ours to read.
                    continue


@lru_cache(maxsize=100_000)
def _is_briefing(state: _State) -> bool:
    with state.path.open("rb") as stream:
        return _SCHEMA in stream.read(_HEAD)


@lru_cache(maxsize=_KEPT)
def _read_file(state: _State) -> Briefing:
    try:
        return read_briefing(state.path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BriefingError("cannot read the briefing", str(state.path), str(error)) from error
    except BriefingError as error:
        which = f"{state.path}, {error.which}" if error.which else str(state.path)
        raise BriefingError(error.what, which, error.why, hint=error.hint) from error


def _look_at(state: _State) -> _Entry | Problem:
    try:
        briefing = _read_file(state)
    except BriefingError as error:
        return Problem(STAGE, str(state.path), error.why)
    view = view_briefing(briefing)
    name = state.path.relative_to(state.below).with_suffix("").as_posix()
    times = [report.published for report in briefing.reports if report.published]
    issue = Issue(
        key=_name_key(name),
        title=clean(name),
        moment=max(times, default=datetime.fromtimestamp(state.modified / 1e9, UTC)),
        extent=view.extent,
        headlines=tuple(story.headline for story in view.stories[:HEADLINES]),
        stories=len(view.stories),
    )
    return _Entry(issue, tuple(_index_story(summary) for summary in briefing.summaries))


def _name_key(name: str) -> str:
    if _PLAIN_NAME.fullmatch(name):
        return name
    plain = re.sub(r"[^0-9A-Za-z._-]+", "-", name).strip("-.")[:60]
    return f"{plain or 'briefing'}-{_digest(name)}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]


def _index_story(summary: Summary) -> tuple[str, str, str]:
    told = [clean(statement.text) for statement in summary.statements]
    sources = dict.fromkeys(clean(link.exact) for statement in summary.statements for link in statement.links)
    reports = (split.report for split in summary.story.reports)
    named = dict.fromkeys(clean(f"{name_voice(report)}: {report.title}.") for report in reports)
    headline = clean(summary.headline)
    text = " ".join((*told, *(source for source in sources if source not in told), *named))
    return headline, text, fold_text(f"{headline} {text}")
