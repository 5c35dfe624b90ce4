"""The JSON form of a briefing, as types; `briefing.schema.json` is made from them.

Fields are only ever added under the same version; whoever reads ignores what he does not know.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

VERSION: Literal["summarize/briefing/1"] = "summarize/briefing/1"
SCHEMA_FILE = Path(__file__).with_name("briefing.schema.json")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _encodable(value: object) -> object:
    """Put a replacement character for each lone surrogate: offsets stay, and UTF-8 can hold it."""
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_encodable)]
Offset = Annotated[int, Field(ge=0)]


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True, extra="ignore")


class StoredLink(_Stored):
    """One source sentence: a W3C TextQuoteSelector with offsets."""

    report: Text
    """Id of the report."""
    sentence: Offset
    """Position among the sentences of the report, from zero."""
    start: Offset
    """Offset into the report's text, in Unicode code points."""
    end: Offset
    """Offset behind the last character."""
    exact: Text
    """`text[start:end]` of the report."""
    prefix: Text
    """What stands before it."""
    suffix: Text
    """What stands behind it."""
    url: Text
    """The article at that sentence (`#:~:text=`); empty when the report has no URL."""


class StoredSentence(_Stored):
    """One source sentence by its offsets."""

    report: Text
    sentence: Offset
    start: Offset
    end: Offset
    exact: Text


class StoredStatement(_Stored):
    """One sentence of a summary."""

    text: Text
    origin: Literal["written", "trimmed", "quoted"]
    """quoted: one source sentence as it stands; trimmed: shortened; written: worded freely."""
    attribution: Text
    """Whose words these are when quoted; else empty."""
    opinion: bool = False
    """Quoted from what its outlet marks as an opinion."""
    outlets: tuple[Text, ...]
    """Who published the linked sentences."""
    links: tuple[StoredLink, ...]
    """Exactly the source sentences that carry it."""


class StoredVersion(_Stored):
    """What some outlets say."""

    text: Text
    outlets: tuple[Text, ...]
    links: tuple[StoredLink, ...]


class StoredDifference(_Stored):
    """A point on which reports contradict each other."""

    about: Text
    versions: tuple[StoredVersion, ...]


class StoredWording(_Stored):
    """How one outlet words a fact."""

    outlet: Text
    text: Text
    links: tuple[StoredLink, ...]


class StoredFraming(_Stored):
    """One fact in the different wordings of the outlets."""

    about: Text
    wordings: tuple[StoredWording, ...]


class StoredFinding(_Stored):
    """Something that the source sentences do not carry."""

    check: Text
    start: Offset
    """Offset into the withheld text."""
    end: Offset
    message: Text
    source: StoredSentence | None
    """The source sentence that contradicts it, where one does."""


class StoredDraft(_Stored):
    """A draft that was rejected, with the reasons."""

    text: Text
    writer: Text
    findings: tuple[StoredFinding, ...]
    sources: tuple[StoredSentence, ...]
    """The source sentences that it was to rest on."""


class StoredStory(_Stored):
    """A story, told."""

    id: Text
    continues: Text | None
    """Id of the earlier story that this one follows up."""
    update: Text
    """In a digest: what changed since the story was told before; else empty."""
    headline: Text
    outlets: tuple[Text, ...]
    """The independent voices."""
    reports: tuple[Text, ...]
    """Ids, earliest first; copies are found under `duplicates`."""
    first_published: AwareDatetime | None
    last_published: AwareDatetime | None
    statements: tuple[StoredStatement, ...]
    differences: tuple[StoredDifference, ...]
    framing: tuple[StoredFraming, ...]
    withheld: tuple[StoredDraft, ...]


class StoredReport(_Stored):
    """One published text by one outlet."""

    id: Text
    outlet: Text
    """Empty when unknown."""
    title: Text
    url: Text
    path: Text
    published: AwareDatetime | None
    language: Text
    sha256: Text
    """Of `text` in UTF-8."""
    body_start: Offset = 0
    """Where the body begins in `text`."""
    text: Text = ""
    """Left out with `--no-text`."""


class StoredDuplicate(_Stored):
    """A report that is a copy of another one, and counts as the same voice."""

    dropped: Text
    """Id of the copy."""
    kept: Text
    """Id of the report that stands for it."""
    similarity: Annotated[float, Field(ge=0, le=1)]


class StoredNote(_Stored):
    """Something that was left out or could not be used, and why."""

    stage: Text
    subject: Text
    reason: Text


class StoredMadeWith(_Stored):
    """What the briefing was made with."""

    version: Text
    writer: Text
    models: dict[Text, Text]
    """Model name to digest of its weights."""
    prompts: dict[Text, Text]
    """Prompt name to digest of its text."""


class StoredBriefing(_Stored):
    """News stories, each told in a few sentences that link to the source sentences that carry them."""

    version: Annotated[Literal["summarize/briefing/1"], Field(alias="schema")] = VERSION
    made_with: StoredMadeWith
    stories: tuple[StoredStory, ...]
    reports: tuple[StoredReport, ...]
    """Every report that was read, copies included."""
    duplicates: tuple[StoredDuplicate, ...]
    left_out: tuple[StoredNote, ...]
    """What was read but is not told."""
    problems: tuple[StoredNote, ...]
    """What could not be used."""


class StoredPlacement(_Stored):
    """Why a report stands in its story: what it has in common with the founder, the earliest report."""

    report: Text
    text: Text
    """The signals as a short sentence."""
    founder_likeness: float | None
    """TF-IDF cosine, 0 to 1; null for the founder itself."""
    story_likeness: float | None
    """The same with the mean of the other reports; null where there is none."""
    names: tuple[Text, ...]
    amounts: int
    same_place: bool
    same_date: bool
    gathers: bool
    """Touches on several happenings: it joined the story without making it larger."""


class StoredGroup(_Stored):
    """Reports about one happening."""

    id: Text
    continues: Text | None
    title: Text
    """That of the earliest report."""
    outlets: tuple[Text, ...]
    reports: tuple[Text, ...]
    """Ids, earliest first; copies are found under `duplicates`."""
    first_published: AwareDatetime | None
    last_published: AwareDatetime | None
    why: tuple[StoredPlacement, ...]
    """One for each report, in the same order."""


class StoredGrouping(_Stored):
    """Which reports tell of one happening."""

    version: Annotated[Literal["summarize/stories/1"], Field(alias="schema")] = "summarize/stories/1"
    stories: tuple[StoredGroup, ...]
    reports: tuple[StoredReport, ...]
    duplicates: tuple[StoredDuplicate, ...]
    left_out: tuple[StoredNote, ...]
    problems: tuple[StoredNote, ...]


def publish_schema() -> str:
    """Return the JSON Schema as it stands in `briefing.schema.json`."""
    schema = StoredBriefing.model_json_schema(by_alias=True)
    schema["properties"]["schema"].pop("default", None)
    schema["required"] = ["schema", *schema["required"]]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": VERSION}
    published = {**head, **{key: value for key, value in schema.items() if key != "title"}}
    # Other people's programs make classes from these names.
    return json.dumps(published, indent=2).replace("Stored", "") + "\n"
