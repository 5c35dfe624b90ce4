"""A briefing that was stored as JSON, read back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import ValidationError

from summarize.errors import BriefingError
from summarize.types import (
    Briefing,
    Difference,
    Draft,
    Duplicate,
    Finding,
    Framing,
    LeftOut,
    Link,
    MadeWith,
    Origin,
    Point,
    Problem,
    Report,
    Sentence,
    SplitReport,
    Statement,
    Story,
    Summary,
    Verdict,
    Version,
    Wording,
)

from .schema import StoredBriefing, StoredDraft, StoredLink, StoredReport, StoredSentence, StoredStory

#: How a file is made that can be read here.
_HINT = "make one with: summarize SOURCE... --format json -o briefing.json"


def read_briefing(text: str) -> Briefing:
    """Read a briefing back.

    Its split reports know the linked sentences only, and `Report.text` is empty where it was left out.

    Raises:
        BriefingError: It is no JSON, of another kind, or does not fit together.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BriefingError("cannot read the briefing", "", f"this is not JSON ({error})", hint=_HINT) from error
    if not isinstance(value, dict) or "schema" not in value:
        raise BriefingError("cannot read the briefing", "", "this JSON is not a briefing", hint=_HINT)
    try:
        stored = StoredBriefing.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise BriefingError("cannot read the briefing", place, first["msg"]) from error
    return _Reading(stored).read()


class _Reading:
    """One stored briefing on its way back."""

    def __init__(self, stored: StoredBriefing) -> None:
        self._stored = stored
        self._reports = {report.id: _read_report(report) for report in stored.reports}

    def read(self) -> Briefing:
        stored = self._stored
        return Briefing(
            summaries=tuple(self._summary(story) for story in stored.stories),
            reports=tuple(self._reports.values()),
            duplicates=tuple(
                Duplicate(self._report(item.dropped), self._report(item.kept).id, item.similarity)
                for item in stored.duplicates
            ),
            left_out=tuple(LeftOut(note.stage, note.subject, note.reason) for note in stored.left_out),
            problems=tuple(Problem(note.stage, note.subject, note.reason) for note in stored.problems),
            made_with=MadeWith(
                stored.made_with.version, stored.made_with.writer, stored.made_with.models, stored.made_with.prompts
            ),
        )

    def _report(self, report_id: str) -> Report:
        try:
            return self._reports[report_id]
        except KeyError:
            why = "it is referred to, but is not among the reports"
            raise BriefingError("cannot read the briefing", f"report {report_id!r}", why) from None

    def _summary(self, story: StoredStory) -> Summary:
        linked: dict[str, dict[int, Sentence]] = {report_id: {} for report_id in story.reports}
        for link in _all_links(story):
            sentence = _read_sentence(link)
            linked.setdefault(link.report, {})[link.sentence] = sentence
        splits = {
            report_id: SplitReport(self._report(report_id), tuple(found[index] for index in sorted(found)))
            for report_id, found in linked.items()
        }
        return Summary(
            story=Story(story.id, tuple(splits[report_id] for report_id in story.reports), story.continues),
            headline=story.headline,
            statements=tuple(
                Statement(item.text, _read_links(item.links), Origin(item.origin), item.attribution, item.opinion)
                for item in story.statements
            ),
            differences=tuple(
                Difference(
                    item.about,
                    tuple(Version(each.text, _read_links(each.links), each.outlets) for each in item.versions),
                )
                for item in story.differences
            ),
            framing=tuple(
                Framing(
                    item.about,
                    tuple(Wording(each.outlet, each.text, _read_links(each.links)) for each in item.wordings),
                )
                for item in story.framing
            ),
            withheld=tuple(_read_draft(item) for item in story.withheld),
            update=story.update,
        )


def _all_links(story: StoredStory) -> Iterable[StoredLink | StoredSentence]:
    for statement in story.statements:
        yield from statement.links
    for difference in story.differences:
        for version in difference.versions:
            yield from version.links
    for framing in story.framing:
        for wording in framing.wordings:
            yield from wording.links
    for draft in story.withheld:
        yield from draft.sources


def _read_report(stored: StoredReport) -> Report:
    return Report(
        id=stored.id,
        outlet=stored.outlet,
        title=stored.title,
        text=stored.text,
        url=stored.url,
        path=stored.path,
        published=stored.published,
        language=stored.language,
        sha256=stored.sha256,
        body_start=stored.body_start,
    )


def _read_sentence(stored: StoredLink | StoredSentence) -> Sentence:
    return Sentence(stored.report, stored.sentence, stored.start, stored.end, stored.exact)


def _read_links(links: Iterable[StoredLink]) -> tuple[Link, ...]:
    return tuple(
        Link(
            report_id=link.report,
            sentence=link.sentence,
            start=link.start,
            end=link.end,
            exact=link.exact,
            prefix=link.prefix,
            suffix=link.suffix,
            url=link.url,
        )
        for link in links
    )


def _read_draft(stored: StoredDraft) -> Verdict:
    findings = tuple(
        Finding(item.check, item.start, item.end, item.message, _read_sentence(item.source) if item.source else None)
        for item in stored.findings
    )
    point = Point(tuple(_read_sentence(sentence) for sentence in stored.sources), 0.0)
    return Verdict(Draft(point, stored.text, stored.writer), findings, ())
