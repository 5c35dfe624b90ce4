"""Which sentences a statement may rest on, and why the others are passed over."""

from __future__ import annotations

import re

from .candidates import Candidate

#: Words of a sentence that can be a statement. Below, headings and fragments; above, tables and lists.
SHORTEST, LONGEST = 5, 75

_FURNITURE = re.compile(
    r"""(?ix)
    ^\W*(?: read\ (?:more|also|the\ full|next|our)\b | sign\ up\b | subscribe\b | click\ (?:here|on)\b | follow\ (?:us|@)
      | related(?:\ (?:stories|articles|content|coverage))?\s*: | more\ on\ this\b | see\ also\b | watch(?:\ (?:the\ )?(?:video|live|now))?\s*:
      | listen(?:\ (?:now|to\ the))\b | photos?\b\s*(?:by\b|:) | image\s*: | picture\s*: | video\s*: | caption\s*: | file\ photo\b | advertisement\b
      | copyright\b | ©| all\ rights\ reserved | editor['’]?s?['’]?\ note | correction\s*: | updated?\s*(?:at|:|on\ \d) | published\s*(?:at|:|on\ \d)
      | share\ (?:this|on)\b | download\ our | join\ (?:us|our)\b | support\ our\b | this\ (?:article|story)\ (?:was|has\ been|originally|is)
      | (?:additional\ )?reporting\ by\b | writing\ by\b | edited\ by\b | editing\ by\b | by\ [A-Z][a-z]+\ [A-Z][a-z]+\W*$ | source\s*: | with\ (?:files|additional\ reporting)\ from)
    | \b(?: contributed\ to\ this\ (?:report|article|story) | getty\ images | newsletter | privacy\ policy | terms\ of\ (?:use|service)
      | cookie\ policy | all\ rights\ reserved | your\ inbox | click\ here | tap\ here | enable\ javascript | follow\ (?:him|her|them|us)\ on)\b
    | \S+@\S+\.\w+ | https?://\S+\s*$
    """
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our|[Yy]ou['’](?:re|ve|d|ll))\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|(?<!\w)'[^']+'(?!\w)")
_REFERRING = re.compile(
    r"""(?x)^(?:(?:And|But|Yet|So|Also|However|Meanwhile|Still|Then|Instead|Nevertheless|Moreover|Later|Earlier|Separately|Afterwards?),?\ )*
    (?: He|She|They|It|His|Her|Their|Its|Him|Them|This|That|These|Those|Such|Both|Neither|Another|Others?|Some|
        The\ (?:latter|former|two|three|pair|duo|move|decision|incident|remarks?|comments?|statement|same|news|announcement|man|woman|suspect|victim|company|group|other|others)|
        One\ of\ (?:them|those|these)|Among\ them|Not\ (?:so|only)|Here|There['’]s|What|Which|Who|Why|How|When\ (?:he|she|they|it)\b|
        If\ (?:he|she|they|it|so)\b|As\ (?:he|she|they)\b|After\ (?:that|he|she|they)\b|Asked|Speaking|In\ (?:it|that|this|response|addition|other\ words|a\ (?:statement|tweet|post))\b)\b"""
)
#: Openings that point back without a name to point at, but need no one else's sentence to be understood.
_HARMLESS = re.compile(
    r"(?x)^(?:It\ (?:is|was|will\ be|has\ been|remains|would\ be)\ (?:the\ (?:first|second|third|largest|worst|latest)|not\ (?:yet\ )?(?:clear|known)|unclear|unknown)"
    r"|Some\ (?:\d|[a-z]+\ (?:million|thousand|hundred|percent|people|residents|officials|experts|members|lawmakers|Republicans|Democrats))"
    r"|(?:This|That)\ (?:week|month|year|summer|spring|autumn|fall|winter|morning|afternoon|evening)\b"
    r"|Both\ (?:the|[A-Z])|Such\ as|Others?\ (?:say|said)|Some\ [a-z]+)"
)
_SENTENCE_END = (".", "!", "”", '"', "’", "'", ")", "]", "。", "！", "۔", "؟")


def find_fault(candidate: Candidate) -> str:
    """Return why no statement may rest on a sentence; empty when one may."""
    text = candidate.sentence.text
    if _FURNITURE.search(text):
        return "page furniture"
    if candidate.words < SHORTEST and text.isascii():
        return "too short to stand alone"
    if candidate.words > LONGEST:
        return "too long to be read as one sentence"
    fault = _ending_fault(text)
    if fault:
        return fault
    bare = _QUOTED.sub(" “” ", text)
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return "part of a longer quotation"
    if not re.search(r"[A-Za-z]{2}", bare) and text.isascii():
        return "a quotation without its speaker"
    if _only_a_quotation(bare):
        return "a quotation without its speaker"
    if _FIRST_PERSON.search(bare):
        return "first or second person outside a quotation"
    if _REFERRING.match(text) and not _HARMLESS.match(text):
        return "points back to a sentence before it"
    return ""


def _ending_fault(text: str) -> str:
    stripped = text.rstrip("”\"’')] ")
    if stripped.endswith("?"):
        return "a question"
    if stripped.endswith((":", ";", ",", "—", "–", "-")):
        return "breaks off"
    if stripped.endswith(("...", "…")):
        return "a cliff-hanger"
    if not text.endswith(_SENTENCE_END):
        return "no sentence end"
    return ""


def _only_a_quotation(bare: str) -> bool:
    outside = bare.replace("“”", " ").split()
    return "“”" in bare and len(outside) < 2
