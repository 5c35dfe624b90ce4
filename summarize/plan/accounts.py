"""Times, places, causes and responsibilities on which reports contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarize.text.clauses import Clause, Side, find_clauses
from summarize.text.dates import find_dates, resolve_date
from summarize.text.meanings import canonical_stem, carrying_stems
from summarize.text.names import find_names
from summarize.text.numbers import find_numbers
from summarize.text.tokens import content_stems
from summarize.text.verbs import base_stem
from summarize.types import Difference, Version

from .candidates import Candidate
from .versions import make_version

#: Subjects of which a report tells many deeds: with these only the same deed to the same thing is one happening.
_BUSY = frozenset(
    map(
        base_stem,
        """
        police officer official government minister president court judge authority ministry company people man woman
        spokesman leader party union group army troop team
        """.split(),  # noqa: SIM905
    )
)
_EMPTY = frozenset("be have do say tell add go come get take make use include".split())  # noqa: SIM905
#: Happenings that are in one place.
_IN_ONE_PLACE = frozenset(
    map(
        base_stem,
        """
        land crash derail die happen explode strike capsize collapse open sign sink erupt occur begin start meet arrest
        shoot kill stab bury find
        """.split(),  # noqa: SIM905
    )
)
_PLACE = re.compile(r"\b(?:in|at|near|off|outside)\s(?:the\s)?$")
#: What may stand between a verb and its day: no noun of which the day may be.
_RIGHT_BEHIND = re.compile(r"\s(?:(?!of\b)[a-z]+\s){0,3}(?:(?:on|in|late|early)\s)*")
#: A name that only describes what follows: "off the Velmoran port".
_GOES_ON = re.compile(
    r"(?:['’]s)?\s(?!(?:on|in|at|after|before|and|or|with|by|for|as|late|early|last|when|where|while|during)\b)[a-z]"
)
_CAUSE = re.compile(
    r"\b(?:because\sof|due\sto|owing\sto|caused\sby|as\sa\sresult\sof)\s(?P<cause>[^,.;]{3,80}?)(?=\s(?:and|but|while|after|when)\s|[,.;]|$)",
    re.IGNORECASE,
)
_ACCUSING = frozenset(["blame", "accuse"])
#: Sentences of a report that are compared.
_TOP = 15
#: Characters of a subject that is named in full.
_SHORT = 50
#: What a sentence has that tells a time, a place, a cause or a blame; looking for clauses takes much longer.
_TRIGGER = re.compile(
    r"\b(?:a\.?m\b|p\.?m\b|\d:\d\d|\w+day\b|yesterday|today|tonight|tomorrow|noon|midnight|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sep\.|Sept\.|Oct\.|Nov\.|Dec\.|because|due|owing|caused|result|blam\w+|accus\w+"
    r"|(?:in|at|near|off|outside)\s(?:the\s)?[A-Z])"
)
_HALF_OF_DAY = re.compile(r"(?i)([ap])\.?\s?m")
_ZONE = re.compile(
    r"\.?\s?\(?(?:local\stime|GMT|UTC|BST|CES?T|[ECMP][SD]?T|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b)"
)
#: Hours by which two exact times, or one that is "about", may differ.
_EXACT, _ABOUT = 2 / 60, 20 / 60


@dataclass(frozen=True, slots=True)
class _Detail:
    """What one sentence tells of a happening: a value to compare, and where the words stand that tell it."""

    value: object
    start: int
    end: int
    candidate: Candidate


def compare_accounts(candidates: Sequence[Candidate]) -> tuple[Difference, ...]:
    """Return the happenings of which two voices tell another time, place or cause, and who blame each other.

    Two clauses tell of one happening when subject and verb mean the same, and the object where they have one.
    """
    if len({candidate.voice for candidate in candidates}) < 2:
        return ()
    # What happened, when and where stands near the top of a report.
    candidates = [
        candidate for candidate in candidates if candidate.sentence.index < _TOP and _TRIGGER.search(candidate.text)
    ]
    happenings: defaultdict[tuple[str, str, str], list[tuple[Candidate, Clause]]] = defaultdict(list)
    for candidate in candidates:
        for clause in find_clauses(candidate.text):
            if key := _key_of(clause):
                happenings[key].append((candidate, clause))
    shared = [told for told in happenings.values() if len({candidate.voice for candidate, _ in told}) > 1]
    found: list[Difference] = []
    for told in shared:
        for what, tell, clash in (
            ("when", _tell_times, _clash_of_times),
            ("when", _tell_days, _clash_of_days),
            ("where", _tell_places, _clash_of_places),
        ):
            found += _contrast(f"{what} {_name(told[0])}", [one for pair in told for one in tell(*pair)], clash)
    found += _contrast("the cause", list(_tell_causes(candidates)), _clash_of_causes)
    found += _contrast_blame(candidates)
    first: dict[str, Difference] = {}
    for difference in found:
        first.setdefault(difference.about, difference)
    return tuple(first.values())


def _contrast(about: str, told: Sequence[_Detail], clash: Callable[[_Detail, _Detail], bool]) -> list[Difference]:
    """Return what two voices contradict each other in, the first two versions that do."""
    for place, one in enumerate(told):
        for other in told[place + 1 :]:
            if one.candidate.voice != other.candidate.voice and clash(one, other):
                if _was_revised(one, other, told, clash):
                    continue
                return [Difference(about, (_make_version(one), _make_version(other)))]
    return []


def _was_revised(
    one: _Detail, other: _Detail, told: Sequence[_Detail], clash: Callable[[_Detail, _Detail], bool]
) -> bool:
    """Tell whether one of the two voices says elsewhere what the other says: it knows both, or corrected itself."""
    return any(
        mine.candidate.voice == side.candidate.voice and not clash(mine, rival)
        for side, rival in ((one, other), (other, one))
        for mine in told
        if mine is not side
    )


def _make_version(told: _Detail) -> Version:
    return make_version(told.start, told.end, [told.candidate])


# ---------------------------------------------------------------- one happening


def _key_of(clause: Clause) -> tuple[str, str, str] | None:
    """Return subject, verb and object as far as they can be compared."""
    if not clause.finite or clause.base in _EMPTY or not clause.left.head or clause.left.vague:
        return None
    subject = canonical_stem(base_stem(clause.left.head[-1].text))
    thing = canonical_stem(base_stem(clause.right.head[-1].text)) if clause.right.head else ""
    if subject in _BUSY and not thing:
        return None
    return subject, canonical_stem(base_stem(clause.base)), thing


def _name(told: tuple[Candidate, Clause]) -> str:
    """Return subject and verb as one sentence has them: "the ferry sank"."""
    candidate, clause = told
    start = clause.left.start if clause.left.end - clause.left.start <= _SHORT else _start_of(clause.left)
    phrase = candidate.text[start : clause.verb.end].strip(" ,")
    article = phrase.partition(" ")[0]
    return phrase[0].lower() + phrase[1:] if article in {"The", "A", "An"} else phrase


def _start_of(side: Side) -> int:
    return side.head[0].start if side.head else side.start


# ---------------------------------------------------------------- what is told of it


def _tell_times(candidate: Candidate, clause: Clause) -> Iterator[_Detail]:
    text = candidate.text
    for number in find_numbers(text):
        if (
            number.unit == "clock"
            and number.value is not None
            and clause.right.start <= number.start < clause.right.end
        ):
            if _ZONE.match(text, number.end):
                # "3 p.m. local time" and "7 a.m. GMT" may be one.
                return
            half = _HALF_OF_DAY.search(number.text)
            hour = number.value % 12 + 12 * (half[1].lower() == "p") if half else number.value
            allowed = _ABOUT if number.hedge else _EXACT
            yield _Detail((hour, allowed), clause.start, number.end, candidate)
            return


def _tell_days(candidate: Candidate, clause: Clause) -> Iterator[_Detail]:
    text, published = candidate.text, candidate.report.report.published
    for date in find_dates(text) if published else ():
        if (
            published
            and clause.right.start <= date.start
            and _RIGHT_BEHIND.fullmatch(text, clause.verb.end, date.start)
        ):
            day = resolve_date(date, published)
            if day:
                yield _Detail((day, date.text), clause.start, date.end, candidate)
            return


def _tell_places(candidate: Candidate, clause: Clause) -> Iterator[_Detail]:
    text = candidate.text
    if base_stem(clause.base) not in _IN_ONE_PLACE:
        return
    for name in find_names(text):
        if clause.right.start <= name.start < clause.right.end and _PLACE.search(text, 0, name.start):
            if _GOES_ON.match(text, name.end):
                return
            yield _Detail(name.text, clause.start, name.end, candidate)
            return


def _tell_causes(candidates: Sequence[Candidate]) -> Iterator[_Detail]:
    """Yield explicit causes, each with subject and verb of the clause that has it."""
    for candidate in candidates:
        text = candidate.text
        for match in _CAUSE.finditer(text):
            clauses = [
                clause for clause in find_clauses(text) if clause.verb.start <= match.start() and clause.left.head
            ]
            if clauses and not clauses[-1].left.vague:
                subject = canonical_stem(base_stem(clauses[-1].left.head[-1].text))
                deed = "" if match[0].lower().startswith("caused") else canonical_stem(base_stem(clauses[-1].base))
                told = (subject, deed), content_stems(match["cause"])
                yield _Detail(told, clauses[-1].start, match.end(), candidate)


def _contrast_blame(candidates: Sequence[Candidate]) -> list[Difference]:
    """Return two who blame each other, each with the sentence that says so."""
    blamed: dict[tuple[str, str], _Detail] = {}
    for candidate in candidates:
        text = candidate.text
        for clause in find_clauses(text):
            if (
                clause.base not in _ACCUSING
                or clause.passive is not False
                or not (clause.left.head and clause.right.head)
            ):
                continue
            accuser, accused = clause.left.head[-1].text, clause.right.head[-1].text
            if not (accuser[0].isupper() and accused[0].isupper()):
                continue
            told = _Detail(accused, _start_of(clause.left), clause.right.end, candidate)
            blamed.setdefault((accuser, accused), told)
            if (other := blamed.get((accused, accuser))) and accused != accuser:
                return [Difference("who is to blame", (_make_version(other), _make_version(told)))]
    return []


# ---------------------------------------------------------------- what cannot both be


def _clash_of_days(one: _Detail, other: _Detail) -> bool:
    """Tell whether two days differ; the same words of two outlets mean one day, be it to come or past."""
    assert isinstance(one.value, tuple)
    assert isinstance(other.value, tuple)
    return bool(one.value[0] != other.value[0] and one.value[1] != other.value[1])


def _clash_of_times(one: _Detail, other: _Detail) -> bool:
    assert isinstance(one.value, tuple)
    assert isinstance(other.value, tuple)
    return bool(abs(one.value[0] - other.value[0]) > max(one.value[1], other.value[1]))


def _clash_of_places(one: _Detail, other: _Detail) -> bool:
    """Tell whether each report knows its own place only: who names both knows that one lies in the other."""
    first, second = str(one.value), str(other.value)
    if set(first.split()) & set(second.split()):
        return False
    return second not in one.candidate.report.report.text and first not in other.candidate.report.report.text


def _clash_of_causes(one: _Detail, other: _Detail) -> bool:
    assert isinstance(one.value, tuple)
    assert isinstance(other.value, tuple)
    if one.value[0] != other.value[0]:
        return False
    ours, theirs = one.value[1], other.value[1]
    return ours.isdisjoint(theirs) and not any(carrying_stems(stem) & theirs for stem in ours)
