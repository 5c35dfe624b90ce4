"""No cause is added: "after" does not carry "because"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.quotations import mask_quotations
from summarize.text.tokens import content_after, content_stems, find_content_stems, stem_word
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import Deed, find_deeds, find_same, holds, name_of
from summarize.verify.facts import SentenceFacts, read_facts, read_sources, trim_span

_CAUSE = re.compile(
    r"\b(?:because(?:\sof)?|due\sto|owing\sto|thanks\sto|as\sa\s(?:result|consequence)(?:\sof)?|caus(?:e[ds]?|ing)(?:\sby)?"
    r"|(?:lead|leads|leading|led)\sto|result(?:s|ed|ing)?\s(?:in|from)|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)?"
    r"|spark(?:s|ed|ing)|therefore|consequently|in\s(?:response|retaliation|reaction|revenge)\s(?:to|for)|stem(?:s|med|ming)\sfrom"
    r"|attributed\sto|blamed\s(?:on|for)|provok(?:es|ed|ing)|forc(?:es|ed|ing)\s\w+\s\w+\sto|on\saccount\sof|in\sorder\sto"
    r"|so\sthat|(?:dr[io]v(?:es?|en|ing)|push(?:es|ed|ing)?)\s(?:(?:\w+\s){0,2}?(?:up(?!\sto\b)|higher|lower)|down\s(?!the\b))"
    r"|(?:expel|fir|dismiss|sack|arrest|resign|quit|fin|suspend|jail|sentenc|su|bann|punish|detain|oust|recall)\w*"
    r"\s(?:[^,.;]{0,25}\s)?over(?=\s(?:an?|the|his|her|its|their|alleged)\s))\b",
    re.IGNORECASE,
)
#: What may stand for a cause in a source, more widely.
_CAUSE_IN_SOURCE = re.compile(
    _CAUSE.pattern
    + r"|\b(?:over\s|reasons?|why|blam\w+|attribut\w+|cit(?:es|ed|ing)|responsible\sfor|contribut\w+|for\s\w+ing"
    r"|driven\sby|forc\w+|respon[sd]\w*|retaliat\w+|avenge\w*|means?\sthat|thus|hence|motivated"
    r"|effects?|impact|consequences?|in\sprotest|killed\sby|fuel\w+|drove|push\w+)\b",
    re.IGNORECASE,
)
#: A cause that is named behind its word, up to the end of its phrase.
_NAMED_CAUSE = re.compile(
    r"\b(?:because\sof|due\sto|owing\sto|thanks\sto|as\sa\sresult\sof|caused\sby|on\saccount\sof)\s((?:(?!\sand\s)[^,.;])+)",
    re.IGNORECASE,
)
#: What only says that one thing came later, or went along.
_IN_TIME = re.compile(
    r"\b(?:after|following|amid|when|while|before|since|as|during|despite)\s(?:\S+\s){0,3}$", re.IGNORECASE
)
_HARMING = frozenset("kill injure wound hurt damage destroy ruin wreck sink".split())  # noqa: SIM905
_AT_A_TIME = re.compile(r"\b(?:during|amid|despite)\s(?:\S+\s){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CauseCheck:
    """Causes: a statement gives one only where a linked sentence does."""

    name: str = "cause"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return causal words when no source gives a cause."""
        stated, facts = read_facts(draft.text), read_sources(sources, reports)
        match = _CAUSE.search(mask_quotations(draft.text))
        if not match or any(_gives_cause(draft.text, match, sentence.text) for sentence in sources):
            return tuple(
                Finding(
                    self.name, deed.clause.left.start, deed.clause.verb.end, "the linked sentence gives it as a time"
                )
                for deed in _find_mere_times(stated, facts)
            )
        if _is_doer(match, stated, facts):
            return ()
        start, end = trim_span(draft.text, *match.span())
        return (Finding(self.name, start, end, "no linked sentence gives a cause"),)


def _is_doer(match: re.Match[str], stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a source has the cause do it: "snow closed the airport" for "it closed because of snow"."""
    named = _NAMED_CAUSE.match(stated.text, match.start())
    causes = content_stems(named[1]) if named else frozenset()
    return any(
        not source.clause.passive
        and source.clause.left.head
        and stem_word(source.clause.left.head[-1].text) in causes
        and holds(source.clause.right, source.fact, deed.clause.left.head, name=name_of(deed.clause.left, stated))
        for deed in find_deeds(stated)
        if causes and deed.clause.left.head and deed.clause.verb.end <= match.start()
        for source in find_same(deed, facts)
    )


def _find_mere_times(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[Deed]:
    """Yield deeds of harm that a statement gives to what the sources only name as the time they were done in."""
    for deed in find_deeds(stated):
        head = deed.clause.left.head
        if (
            deed.clause.base not in _HARMING
            or deed.clause.passive
            or len(head) != 1
            or name_of(deed.clause.left, stated)
        ):
            continue
        stem = stem_word(head[0].text)
        places = [(fact, word) for fact in facts for word in find_content_stems(fact.text) if word.text == stem]
        if places and all(_AT_A_TIME.search(fact.text[: word.start]) for fact, word in places):
            yield deed


def _gives_cause(text: str, match: re.Match[str], source: str) -> bool:
    """Tell whether a source gives a cause, and not merely an earlier time for what the statement calls the cause."""
    if not _CAUSE_IN_SOURCE.search(source):
        return False
    cause = content_after(text, match.end())
    if cause is None:
        return True
    named = list(_NAMED_CAUSE.finditer(source))
    ours = _NAMED_CAUSE.match(text, match.start())
    if named and ours and all(content_stems(own[1]).isdisjoint(content_stems(ours[1])) for own in named):
        return bool(_CAUSE_IN_SOURCE.search(_NAMED_CAUSE.sub("", source)))
    stem = stem_word(cause.text)
    places = [word.start for word in find_content_stems(source) if word.text == stem]
    return not places or any(
        not _IN_TIME.search(source[:place]) or _CAUSE_IN_SOURCE.search(source[max(0, place - 25) : place])
        for place in places
    )
