"""Whether a headline holds: it says nothing that the statements do not bear out, and can stand before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from summarize.entitle.background import QUOTED_TITLE, Background, read_words
from summarize.text.definites import find_leans
from summarize.text.denials import find_denied, is_denial
from summarize.text.modality import Mode
from summarize.text.names import common_words, find_names
from summarize.text.opinion import argues
from summarize.text.tokens import content_stems
from summarize.text.tolls import find_tolls
from summarize.text.verbs import read_verb
from summarize.types import Check, Draft, Finding, Point, Sentence, Verdict
from summarize.verify import verify_drafts
from summarize.verify.modality import MESSAGES
from summarize.write import (
    SENTENCE,
    TITLE,
    clean_title,
    heightens,
    is_done,
    is_headline,
    is_named,
    is_title_case,
    lower_opening,
    takes_for_another,
    teases,
    widens,
)

#: A name and over what, without a verb.
_NAMED_OVER = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}) (?:over|at|amid|after|about|on|for|with|against|in) "
)
#: Checks that ask for a whole sentence, which a title is not.
_SENTENCE_CHECKS = frozenset({"fragment", "pronoun"})
#: Checks that find what contradicts, or is said more surely than, a statement.
_AGAINST_STATEMENTS = frozenset({"modality", "negation", "number", "roles", "date"})
#: What a check says of a deed that is only alleged, or of something that is only perhaps so; and how a title says it.
_ONLY_ALLEGED = re.compile(
    rf"{MESSAGES[Mode.ALLEGED]}: '(?:accused|suspected|alleged)"
    rf"|{MESSAGES[Mode.POSSIBLE]}: '(?:possibly|perhaps|maybe)'"
)
_HEDGED = re.compile(
    r"(?i)\b(?:alleg\w*|suspect\w*|accus\w*|claim\w*|reported(?:ly)?|purported\w*|may|might|could|maybe|possibl[ey]"
    r"|perhaps|charg\w*|says?|said|denies|denied|investigat\w*|probe\w*|asks?|seeks?)\b"
)
#: What takes up something: "fifty of them", "says it will prevent", "this attempt"; "the bill" is usual in a title.
_LEANING = frozenset({"ellipsis", "it", "this", "next", "pronoun", "epithet", "counted"})
#: Share of a title's content words that need not stand in a sentence, for one that is taken over whole.
OWN_WORDS = 0.25
#: Share of a headline's content words that a statement has which is about the very same.
SAME_WORDS = 0.7
#: The same for one that has words of its own.
LEAST_SHARED_BESIDE = 0.5
#: Content words that a headline and a statement have in common where they may be about the same thing.
LEAST_COMMON = 3
#: Share of a headline's content words in a denial of the same, and how many of them are no names, at least.
DENIED, LEAST_DENIED = 0.4, 2
#: "Ada Brook"
_TWO_NAMES = re.compile(r"\b[A-Z][\w.’'-]+\s[A-Z]")
#: Somebody says it in the headline, too, or will not have it.
_SAYS = re.compile(
    r"(?i)\b(?:says?|said|tells?|never|reports?|claims?|alleges?|accuses?|accused|dismiss\w*|reject\w*|disput\w*|vows?)\b"
)
#: Who died.
_DEAD = re.compile(
    r"(?i)\b(?:dead(?:ly|liest)?|die[sd]?|dying|deaths?|kill(?:s|ed|ing)?|fatal\w*|slain|slay\w*|murder\w*)\b"
)
#: Words of who opens a title, before a colon.
LONGEST_SPEAKER = 4


class Judge:
    """Who says of a draft whether it may stand over a story."""

    def __init__(self, story: Background, checks: Sequence[Check] | None) -> None:
        self._story = story
        self._checks = checks

    def holds(self, draft: Draft, own_words: float = OWN_WORDS) -> bool:
        """Tell whether a draft may stand over the story.

        Args:
            draft: A title, a statement in the words of a headline, a quoted title or what a writer made.
            own_words: Share of a title's content words that need not stand in a sentence.
        """
        if draft.writer == QUOTED_TITLE:
            # What was overtaken stands over nothing, whoever said it.
            return not self.tells_other_toll(self._story.reports[self._story.quoted[draft.text]].report.title)
        if self._is_denied(draft.text) or self._names_untold(draft.text) or self._only_names(draft.text):
            return False
        if self.tells_other_toll(draft.text):
            return False
        # A statement may lean on the one before it; before a headline stands nothing.
        if any(lean.kind in _LEANING for lean in find_leans(draft.text)):
            return False
        if draft.writer == SENTENCE:
            if self.repeats(draft.text) or self._leaves_out_dead(draft.text):
                return False
            if self._story.colours(draft.text) or (
                draft.text not in self._story.opening and self._story.sounds_like_opinion(draft.text)
            ):
                return False
            # With a full stop: without one a clause may pass for a headline in title case.
            return not self._verify(f"{draft.text}.", draft.point.sentences) and not any(
                self._drops_speaker(draft.text, verdict) for verdict in self._story.chosen
            )
        if self._story.chosen and not self.is_borne_out(draft.text):
            return False
        text = _read_topic(draft.text)
        findings = [
            finding for finding in self._verify(text, draft.point.sentences) if finding.check not in _SENTENCE_CHECKS
        ]
        if findings and not (draft.writer == TITLE and self._are_its_own(text, findings, own_words)):
            return False
        return not any(self._contradicts(text, verdict) for verdict in self._story.chosen)

    def is_borne_out(self, title: str) -> bool:
        """Tell whether a title claims no more than the reports and the statements do."""
        statements = [verdict.draft.text for verdict in self._story.chosen]
        return not (
            widens(title, self._story.sentences)
            or heightens(title, statements)
            or takes_for_another(title, statements)
            or is_done(title, self._story.sentences, statements)
            or any(self._hardens(title, verdict) for verdict in self._story.chosen)
        )

    def repeats(self, text: str) -> bool:
        """Tell whether a headline is a statement word for word where a title could stand: one line, twice."""
        return self._has_sober_title and read_words(text) in self._story.said

    @cached_property
    def _has_sober_title(self) -> bool:
        """Whether some report has a title that tells news and neither argues nor teases."""
        return any(
            clean_title(split.report.title, split.report.outlet, to_quote=True)
            and not argues(split.report.title)
            and not teases(split.report.title)
            and not self.tells_other_toll(split.report.title)
            for split in self._story.reports.values()
        )

    def _leaves_out_dead(self, text: str) -> bool:
        """Tell whether a headline says nothing of the dead of whom most titles and a statement tell."""
        titles = [bool(_DEAD.search(report.report.title)) for report in self._story.reports.values()]
        told = any(_DEAD.search(verdict.draft.text) for verdict in self._story.chosen)
        return told and 2 * sum(titles) > len(titles) and _DEAD.search(text) is None

    def tells_other_toll(self, text: str) -> bool:
        """Tell whether a headline counts the dead or the hurt otherwise than the statements do."""
        ours = find_tolls(text)
        told: dict[str, set[float]] = {}
        for verdict in self._story.chosen:
            for kind, counts in find_tolls(verdict.draft.text).items():
                told.setdefault(kind, set()).update(counts)
        return any(counts.isdisjoint(told.get(kind, counts)) for kind, counts in ours.items())

    def _names_untold(self, text: str) -> bool:
        """Tell whether a headline names somebody in full of whom no statement tells, so that nothing bears it out."""
        told = " ".join(verdict.draft.text for verdict in self._story.chosen)
        if not told or is_title_case(text) or not _TWO_NAMES.search(text):
            return False
        return any(
            is_named(text, person) and re.search(rf"\b{re.escape(surname)}\b", told) is None
            for surname, person in self._story.people.items()
        )

    def _only_names(self, text: str) -> bool:
        """Tell whether a headline names somebody and not what they did: "Ada Brook over hacked letter"."""
        named = _NAMED_OVER.match(text)
        return named is not None and any(person.name == named["name"] for person in self._story.people.values())

    def _is_denied(self, text: str) -> bool:
        """Tell whether a headline says in our own voice what a statement tells that somebody denies."""
        if is_denial(text) or _SAYS.search(text):
            return False
        names = content_stems(" ".join(name.text for name in find_names(text)))
        stems = content_stems(text)
        for verdict in self._story.chosen:
            denied = content_stems(find_denied(verdict.draft.text))
            enough = len(stems & denied) >= min(LEAST_COMMON, DENIED * len(stems))
            if enough and len((stems & denied) - names) >= LEAST_DENIED:
                return True
        return False

    def _verify(self, text: str, sentences: Sequence[Sentence]) -> tuple[Finding, ...]:
        draft = Draft(Point(tuple(sentences), 1.0), text, TITLE)
        return verify_drafts([draft], self._story.reports, options=self._story.options.verify, checks=self._checks)[
            0
        ].findings

    def _are_its_own(self, title: str, findings: Sequence[Finding], own_words: float) -> bool:
        """Tell whether all that is found is a word or two that no sentence has, in a title about what is told."""
        stems = content_stems(title)
        if self._story.share(title) < LEAST_SHARED_BESIDE or len(findings) > max(1, own_words * len(stems)):
            return False
        return all(
            (finding.check == "support" and self._is_neutral(title, title[finding.start : finding.end]))
            or (finding.check == "name" and self._is_known(title[finding.start : finding.end]))
            for finding in findings
        )

    def _is_neutral(self, title: str, word: str) -> bool:
        """Tell whether a word is a plain verb, or one that a title or sentence has besides: no verdict."""
        stems = content_stems(word)
        # Labels apart ("BREAKING: "), so that no title vouches for itself.
        others = (clean_title(split.report.title, split.report.outlet) for split in self._story.reports.values())
        known = content_stems(title)
        shared = any(stems <= content_stems(other) for other in others if not known <= content_stems(other))
        return shared or stems <= self._story.known or read_verb(word)[1] in {"base", "third", "past", "both"}

    def _is_known(self, name: str) -> bool:
        """Tell whether the reports have a name, or what is missing of it is no name but a word with a capital."""
        return all(
            content_stems(word) <= self._story.known or word.lower() in common_words() or bool(read_verb(word)[1])
            for word in name.split()
        )

    def _hardens(self, title: str, verdict: Verdict) -> bool:
        """Tell whether a title says as a fact what a statement only says that somebody may have done."""
        if _HEDGED.search(title) or len(content_stems(title) & content_stems(verdict.draft.text)) < LEAST_COMMON:
            return False
        return any(
            finding.check == "modality" and _ONLY_ALLEGED.match(finding.message)
            for finding in self._verify(title, verdict.carried_by)
        )

    def _contradicts(self, text: str, verdict: Verdict) -> bool:
        """Tell whether a headline says more surely, or in another figure, what a statement says."""
        if len(content_stems(text) & content_stems(verdict.draft.text)) < LEAST_COMMON:
            return False
        return any(
            finding.check in _AGAINST_STATEMENTS and finding.message.startswith("the linked sentence")
            for finding in self._verify(text, verdict.carried_by)
        )

    def _drops_speaker(self, text: str, verdict: Verdict) -> bool:
        """Tell whether a headline says as a fact what a statement gives as somebody's words."""
        stems = content_stems(text)
        if len(stems & content_stems(verdict.draft.text)) < SAME_WORDS * len(stems):
            return False
        return any(finding.check == "attribution" for finding in self._verify(f"{text}.", verdict.carried_by))


def _read_topic(title: str) -> str:
    """Return a title that opens with who says it as a sentence: "Morel said that the dam holds" for "Morel: Dam..."."""
    speaker, colon, said = title.partition(": ")
    if not colon or not find_names(speaker) or len(speaker.split()) > LONGEST_SPEAKER or not is_headline(said):
        return title
    return f"{speaker} said that {lower_opening(said)}"
