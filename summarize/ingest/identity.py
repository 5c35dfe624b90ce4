"""Which report this is: the id given, else its canonical URL, else its content."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from summarize.types import Problem, Report

from .items import Item, host_name, make_problem, mend_surrogates, strip_outlet
from .languages import detect_language, language_code

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|twclid|cmpid|ocid|_ga|at_(?:medium|campaign)|"
    r"ref_src|smid|partner|CMP",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ID_LENGTH = 12
#: Characters of a body by which its language is told; shorter bodies are told together with their title.
_SAMPLE = 500


def canonical_url(url: str) -> str:
    """Reduce a URL to what names the page: no scheme, no tracking parameters, no fragment."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme.lower())) else f":{parts.port}"
    kept = [part for part in parts.query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])]
    query = "?" + "&".join(kept) if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


@dataclass(frozen=True, slots=True)
class _Found:
    item: Item
    digest: str
    #: What names the page, for an item that has one and no id of its own.
    page: str


def make_reports(items: Iterable[Item], problems: list[Problem]) -> tuple[Report, ...]:
    """Turn items into reports with unique ids; the same report found twice is taken once.

    Args:
        items: What was read, in order.
        problems: Where repeated reports and ids that were taken are noted.
    """
    wanted = [
        _Found(item, hash_text(item.text), canonical_url(item.url) if item.url and not item.id else "")
        for item in items
    ]
    shared = _shared_pages(wanted)
    first: dict[str, str] = {}
    known: dict[tuple[str, str], str] = {}
    copies: Counter[str] = Counter()
    reports = []
    for found in wanted:
        subject = found.item.subject
        given = found.item.id or _derive_id(found, shared)
        if (given, found.digest) in known:
            problems.append(make_problem(subject, f"same report as {known[given, found.digest]}"))
            continue
        known[given, found.digest] = subject
        name = given
        while name in first:
            copies[given] += 1
            name = f"{given}-{copies[given] + 1}"
        if name != given:
            problems.append(make_problem(subject, f"the id {given} is taken by {first[given]}; called {name}"))
        first[name] = subject
        reports.append(_make_report(found, name))
    return tuple(reports)


def hash_text(text: str) -> str:
    """Return the hex digest of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _shared_pages(wanted: Sequence[_Found]) -> frozenset[str]:
    """Find pages that stand for several texts: those of a feed whose items all link to the home page, say."""
    seen: dict[str, str] = {}
    return frozenset(
        found.page for found in wanted if found.page and seen.setdefault(found.page, found.digest) != found.digest
    )


def _derive_id(found: _Found, shared: frozenset[str]) -> str:
    if found.page:
        parts = [found.page, found.digest] if found.page in shared else [found.page]
    else:
        # The file's name without its folder: ids stay the same wherever the run is started.
        parts = [PurePath(found.item.path).name, found.item.title, found.digest]
    return "r" + hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:_ID_LENGTH]


def _make_report(found: _Found, name: str) -> Report:
    item = found.item
    outlet = item.outlet or host_name(item.url)
    return Report(
        id=name,
        outlet=outlet,
        title=strip_outlet(item.title, outlet),
        text=item.text,
        url=item.url,
        path=mend_surrogates(item.path),
        published=item.published,
        language=language_code(item.language) or detect_language(_sample(item), declared=item.language_hint),
        sha256=found.digest,
        body_start=item.body_start,
    )


def _sample(item: Item) -> str:
    body = item.text[item.body_start : item.body_start + _SAMPLE]
    return body if len(body) == _SAMPLE else f"{item.title}\n{body}"
