"""No cause is added: "after" does not carry "because"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.quotations import mask_quotations
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import trim_span

_CAUSE = re.compile(
    r"\b(?:because(?:\sof)?|due\sto|owing\sto|thanks\sto|as\sa\s(?:result|consequence)(?:\sof)?|caus(?:e[ds]?|ing)(?:\sby)?"
    r"|(?:lead|leads|leading|led)\sto|result(?:s|ed|ing)?\s(?:in|from)|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)?"
    r"|spark(?:s|ed|ing)|therefore|consequently|in\s(?:response|retaliation|reaction|revenge)\s(?:to|for)|stem(?:s|med|ming)\sfrom"
    r"|attributed\sto|blamed\s(?:on|for)|provok(?:es|ed|ing)|forc(?:es|ed|ing)\s\w+\s\w+\sto|on\saccount\sof|in\sorder\sto"
    r"|so\sthat)\b",
    re.IGNORECASE,
)
#: What may stand for a cause in a source, more widely.
_CAUSE_IN_SOURCE = re.compile(
    _CAUSE.pattern
    + r"|\b(?:over|since|reasons?|why|amid|blam\w+|attribut\w+|cit(?:es|ed|ing)|responsible\sfor|contribut\w+|so\s|for\s\w+ing"
    r"|driven\sby|made\s\w+\s\w+|forc\w+|respon[sd]\w*|retaliat\w+|avenge\w*|means?\sthat|thus|hence|by\s\w+ing|motivated"
    r"|effects?|impact|consequences?|in\sprotest|killed\sby|creat\w+|fuel\w+|bring\w*|brought|push\w*|drove|driv\w+|help\w*|as\s)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CauseCheck:
    """Causes: a statement gives one only where a linked sentence does."""

    name: str = "cause"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return causal words when no source gives a cause."""
        del reports
        match = _CAUSE.search(mask_quotations(draft.text))
        if not match or any(_CAUSE_IN_SOURCE.search(sentence.text) for sentence in sources):
            return ()
        start, end = trim_span(draft.text, *match.span())
        return (Finding(self.name, start, end, "no linked sentence gives a cause"),)
