"""Which report this is: the id given, else its canonical URL, else its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
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


def make_reports(items: Iterable[Item], problems: list[Problem]) -> tuple[Report, ...]:
    """Turn items into reports with unique ids; the same report found twice is taken once.

    Args:
        items: What was read, in order.
        problems: Where repeated reports and ids that were taken are noted.
    """
    wanted = [(item, hash_text(item.text)) for item in items]
    crowded = _shared_keys(wanted)
    taken: dict[str, str] = {}
    subjects: dict[str, str] = {}
    reports = []
    for item, digest in wanted:
        name = item.id or _derive_id(item, digest, crowded)
        if taken.get(name) == digest:
            problems.append(make_problem(item.subject, f"same report as {subjects[name]}"))
            continue
        if name in taken:
            free = next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken)
            problems.append(make_problem(item.subject, f"the id {name} is taken by {subjects[name]}; called {free}"))
            name = free
        taken[name] = digest
        subjects[name] = item.subject
        reports.append(_make_report(item, name, digest))
    return tuple(reports)


def hash_text(text: str) -> str:
    """Return the hex digest of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _shared_keys(wanted: Sequence[tuple[Item, str]]) -> frozenset[str]:
    """Find URLs that stand for several texts: a feed whose items all link to the home page, say."""
    seen: dict[str, str] = {}
    shared = set()
    for item, digest in wanted:
        if item.url and not item.id:
            key = canonical_url(item.url)
            if seen.setdefault(key, digest) != digest:
                shared.add(key)
    return frozenset(shared)


def _derive_id(item: Item, digest: str, crowded: frozenset[str]) -> str:
    if item.url:
        key = canonical_url(item.url)
        parts = [key, digest] if key in crowded else [key]
    else:
        # The file's name without its folder: ids stay the same wherever the run is started.
        parts = [PurePath(item.path).name, item.title, digest]
    return "r" + hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:_ID_LENGTH]


def _make_report(item: Item, name: str, digest: str) -> Report:
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
        sha256=digest,
        body_start=item.body_start,
    )


def _sample(item: Item) -> str:
    body = item.text[item.body_start : item.body_start + _SAMPLE]
    return body if len(body) == _SAMPLE else f"{item.title}\n{body}"
