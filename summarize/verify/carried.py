"""Which sentences carry a draft: the smallest set of its point's sentences that passes every check."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from summarize.options import VerifyOptions
from summarize.text.datelines import skip_dateline
from summarize.text.interleaved import drop_headlines
from summarize.text.pronouns import opening_pronoun
from summarize.text.tokens import content_stems
from summarize.types import Check, Draft, Finding, Point, Sentence, SplitReport, Verdict
from summarize.verify.attribution import AttributionCheck
from summarize.verify.cause import CauseCheck
from summarize.verify.date import DateCheck
from summarize.verify.facts import find_previous, is_spoken, normalize
from summarize.verify.fragment import FragmentCheck
from summarize.verify.fused import FusedCheck
from summarize.verify.loaded import LoadedCheck
from summarize.verify.modality import ModalityCheck
from summarize.verify.name import NameCheck
from summarize.verify.negation import NegationCheck
from summarize.verify.number import NumberCheck
from summarize.verify.place import PlaceCheck
from summarize.verify.pronoun import PronounCheck
from summarize.verify.quotation import QuotationCheck
from summarize.verify.roles import RolesCheck
from summarize.verify.support import SupportCheck
from summarize.verify.voice import VoiceCheck

#: What these look for cannot be wrong in a sentence quoted as it stands.
_OF_REWORDING = (
    LoadedCheck, NumberCheck, NameCheck, DateCheck, QuotationCheck, NegationCheck, ModalityCheck, AttributionCheck,
    RolesCheck, FusedCheck, CauseCheck, SupportCheck, VoiceCheck,
)  # fmt: skip


def default_checks(options: VerifyOptions) -> tuple[Check, ...]:
    """Return all checks, those of the form first."""
    return (
        *form_checks(),
        LoadedCheck(most_opinion=options.most_opinion),
        NumberCheck(),
        NameCheck(),
        DateCheck(),
        QuotationCheck(),
        NegationCheck(),
        ModalityCheck(),
        AttributionCheck(most_claimed=options.most_claimed),
        RolesCheck(),
        FusedCheck(),
        PlaceCheck(),
        CauseCheck(),
        SupportCheck(most_unsupported=options.most_unsupported),
    )


def draft_checks(options: VerifyOptions) -> tuple[Check, ...]:
    """Return all checks, and those of a summary's own voice, which others' texts need not keep."""
    return (VoiceCheck(), *default_checks(options))


def form_checks() -> tuple[Check, ...]:
    """Return the checks that hold for a source sentence quoted as it stands, too."""
    return (PronounCheck(), FragmentCheck())


def verify_drafts(
    drafts: Sequence[Draft],
    reports: Mapping[str, SplitReport],
    *,
    options: VerifyOptions,
    checks: Sequence[Check] | None = None,
) -> tuple[Verdict, ...]:
    """Return a verdict for each draft, in order.

    Args:
        drafts: What a writer wrote; each may rest on the sentences of its point, and on the sentence before one of them
            that opens with a pronoun.
        reports: The reports that the sentences belong to, by id.
        options: How strict the checks are.
        checks: What to check instead of the default.
    """
    chosen = tuple(checks) if checks is not None else draft_checks(options)
    judge = _Judge(reports, chosen, options.most_links)
    return tuple(judge.judge(draft) for draft in drafts)


def verify_statement(
    text: str,
    linked: Sequence[Sentence],
    reports: Mapping[str, SplitReport],
    *,
    options: VerifyOptions,
    checks: Sequence[Check] | None = None,
) -> tuple[Finding, ...]:
    """Return what a stored statement says that its linked sentences do not.

    A statement that quotes one linked sentence as it stands need only be whole and understandable.
    """
    draft = Draft(Point(tuple(linked), 0.0), text, "")
    plain = normalize(text)
    if any(_is_verbatim(plain, sentence) and not is_spoken(sentence, reports) for sentence in linked):
        return _run(form_checks(), draft, linked, reports)
    return _run(tuple(checks) if checks is not None else default_checks(options), draft, linked, reports)


def _is_verbatim(plain: str, sentence: Sentence) -> bool:
    """Tell whether a text is a sentence as it stands, or as it stands behind its dateline."""
    text = drop_headlines(sentence.text)
    return plain in {normalize(text), normalize(text[skip_dateline(text) :])}


def _run(
    checks: Iterable[Check], draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
) -> tuple[Finding, ...]:
    return tuple(itertools.chain.from_iterable(check.check(draft, sources, reports) for check in checks))


class _Judge:
    """Searches, for one draft after the other, the sentences that carry it."""

    def __init__(self, reports: Mapping[str, SplitReport], checks: tuple[Check, ...], most_links: int) -> None:
        self._reports = reports
        self._checks = checks
        self._most_links = most_links

    def judge(self, draft: Draft) -> Verdict:
        """Return the verdict on a draft."""
        sentences = draft.point.sentences
        if not sentences:
            return Verdict(draft, (Finding("support", 0, len(draft.text), "no source says anything like this"),), ())
        plain = normalize(draft.text)
        for sentence in sentences:
            if _is_verbatim(plain, sentence) and not is_spoken(sentence, self._reports):
                findings = _run(self._verbatim_checks(), draft, (sentence,), self._reports)
                return Verdict(draft, findings, () if findings else (sentence,))
        carried, findings = self._search(draft, _order(draft, sentences))
        if findings and (context := self._find_context(sentences)):
            wider, remaining = self._search(draft, (*_order(draft, sentences), *context))
            if not remaining:
                carried, findings = wider, ()
        return Verdict(draft, findings, () if findings else carried)

    def _verbatim_checks(self) -> tuple[Check, ...]:
        """Return those of the checks that a sentence quoted as it stands has to pass."""
        return tuple(check for check in self._checks if not isinstance(check, _OF_REWORDING))

    def _check(self, draft: Draft, sources: Sequence[Sentence]) -> tuple[Finding, ...]:
        return _run(self._checks, draft, sources, self._reports)

    def _search(self, draft: Draft, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Finding, ...]]:
        """Return the smallest set that passes, or the best that was seen with what is found in it."""
        alone: list[tuple[tuple[Finding, ...], Sentence]] = []
        for sentence in sentences:
            findings = self._check(draft, (sentence,))
            if not findings:
                return (sentence,), ()
            alone.append((findings, sentence))
        alone.sort(key=lambda pair: len(pair[0]))
        best: tuple[tuple[Sentence, ...], tuple[Finding, ...]] = ((alone[0][1],), alone[0][0])
        likely = [sentence for _, sentence in alone[:5]]
        if _is_ill_worded(best[1]):
            # No further sentence mends the wording itself; all of them together tell what else is wrong, or which
            # summit "the summit" is.
            together = tuple(likely[: self._most_links])
            findings = self._check(draft, together) if len(likely) > 1 else best[1]
            if _is_ill_worded(findings):
                return min(best, (together, findings), key=lambda option: _rank(option[1]))
        for pair in itertools.combinations(likely, 2):
            findings = self._check(draft, pair)
            if not findings:
                return pair, ()
            if _rank(findings) < _rank(best[1]):
                best = (pair, findings)
        if len(sentences) < 3 or self._most_links < 3:
            return best
        return self._grow(draft, [sentence for _, sentence in alone], best)

    def _grow(
        self,
        draft: Draft,
        sentences: Sequence[Sentence],
        best: tuple[tuple[Sentence, ...], tuple[Finding, ...]],
    ) -> tuple[tuple[Sentence, ...], tuple[Finding, ...]]:
        """Add to the best pair the sentence that helps most, until nothing is found; then drop what is idle."""
        carried, findings = best
        while findings and len(carried) < self._most_links:
            options = [
                (self._check(draft, (*carried, sentence)), (*carried, sentence))
                for sentence in sentences
                if sentence not in carried
            ]
            if not options:
                break
            fewer, wider = min(options, key=lambda option: len(option[0]))
            if len(fewer) >= len(findings):
                break
            carried, findings = wider, fewer
        if findings:
            return carried, findings
        for sentence in carried:
            rest = tuple(other for other in carried if other is not sentence)
            if rest and not self._check(draft, rest):
                carried = rest
        return carried, ()

    def _find_context(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Return the sentences before those that open with a pronoun: there stands who "he" is."""
        found = []
        for sentence in sentences:
            if opening_pronoun(sentence.text):
                previous = find_previous(sentence, self._reports)
                if previous and previous not in sentences and previous not in found:
                    found.append(previous)
        return tuple(found)


def _is_ill_worded(findings: Sequence[Finding]) -> bool:
    return any(finding.check in {"loaded", "voice", "pronoun", "fragment"} for finding in findings)


def _rank(findings: Sequence[Finding]) -> tuple[bool, int, bool]:
    """Return how near to passing a set is: what says all the words comes before what lacks some.

    Of two that are as near, the one that tells of whom a deed is said explains more than one that lacks the name.
    """
    checks = {finding.check for finding in findings}
    return "support" in checks, len(findings), "fused" not in checks


def _order(draft: Draft, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences, the likeliest carriers first: those copied from, or those with most of the words."""
    if len(sentences) == 1:
        return tuple(sentences)
    copied = [0] * len(sentences)
    for source in draft.copied_from:
        if source is not None and 0 <= source.sentence < len(sentences):
            copied[source.sentence] += 1
    wanted = content_stems(draft.text)
    shared = [len(wanted & content_stems(sentence.text)) for sentence in sentences]
    order = sorted(range(len(sentences)), key=lambda place: (-copied[place], -shared[place], place))
    return tuple(sentences[place] for place in order)
