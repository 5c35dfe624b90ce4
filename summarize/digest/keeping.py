"""An edition as bytes, for the store: JSON, compressed, with its briefing in the published form."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from summarize.errors import StoreError
from summarize.render.json import render_json
from summarize.render.stored import read_briefing

from .types import Covered, Edition, EditionKind, FeedNote, Headline, Period

VERSION: Literal["summarize/edition/1"] = "summarize/edition/1"


class _StoredEdition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal["summarize/edition/1"] = VERSION
    digest: str
    title: str
    period: Period
    kind: EditionKind
    made_at: datetime
    since: datetime | None
    until: datetime
    briefing: dict[str, Any]
    headlines: tuple[Headline, ...]
    notes: tuple[FeedNote, ...]
    language: str
    zone: str
    feeds_read: int
    reports_read: int
    covered: tuple[Covered, ...]


def pack_edition(edition: Edition) -> bytes:
    """Return an edition as bytes."""
    values = {field.name: getattr(edition, field.name) for field in fields(edition)}
    stored = _StoredEdition(**values | {"briefing": json.loads(render_json(edition.briefing))})
    return zlib.compress(stored.model_dump_json().encode())


def unpack_edition(content: bytes) -> Edition:
    """Read an edition back; its split reports know the linked sentences only.

    Raises:
        StoreError: It is damaged.
    """
    try:
        stored = _StoredEdition.model_validate_json(zlib.decompress(content))
    except (zlib.error, ValidationError) as error:
        raise StoreError("cannot read the edition", "", "what the store holds of it is damaged") from error
    values = {field.name: getattr(stored, field.name) for field in fields(Edition)}
    return Edition(**values | {"briefing": read_briefing(json.dumps(stored.briefing))})
