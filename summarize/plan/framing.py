"""One fact in the different words of the outlets: where one judges and another merely reports, side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.text.clauses import Clause, find_clauses
from summarize.text.links import make_link
from summarize.text.loaded import Loaded, find_loaded
from summarize.text.names import Name, find_names
from summarize.text.numbers import Number, find_numbers
from summarize.text.quotations import mask_quotations
from summarize.text.speech import Speech, find_speech
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import NEVER_VERBS
from summarize.types import Framing, Wording

from .candidates import Candidate

#: Most facts shown for a story, and most outlets that word one of them plainly.
_MOST = 4
_MOST_PLAIN = 2
#: Words that judge a figure they stand before, though elsewhere they may be harmless.
_JUDGING_FIGURE = re.compile(
    r"\b(?:modest|mere|measly|paltry|generous|whopping|staggering|massive|eye-(?:watering|popping)|wafer-thin|razor-thin|huge"
    r"|colossal|derisory|insulting|pitiful|shocking|scandalous|jaw-dropping|record-breaking|astronomical|miserly|outrageous)\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(_JUDGING_FIGURE.pattern + r"|\b(?:claim|alleg)(?:s|es|ed|ing)\b", re.IGNORECASE)
#: What may stand between such a word and its figure.
_JUST_BEFORE = re.compile(r"^\s(?:[a-z-]+\s)?$")
#: Reporting verbs that neither doubt nor judge.
_PLAIN_SPEECH = frozenset(
    """
    say says said saying tell tells told add adds added state states stated according to
    """.split()  # noqa: SIM905
)
#: ... and those that cast doubt: not loaded in every use, but beside a plain "said" they are.
_DOUBTING_SPEECH = frozenset(["claim", "claims", "claimed", "claiming", "allege", "alleges", "alleged"])
#: Words of a description that stands before a name.
_DESCRIBING = re.compile(r"(?:(?<=^)|(?<=[\s,“\"(—]))((?:[A-Za-z][\w'’-]*\s){1,4})$")
_NO_DESCRIPTION = re.compile(
    r"^(?:.*\s)?(?:the|a|an|and|or|of|in|by|to|for|with|that|as|said|says|when|after|on|from|but|told|which|who|his|her|their|its|mr"
    r"|ms|mrs|dr|is|was|were|are|at|against|than|where|while|how)\s",
    re.IGNORECASE,
)
#: Before a description, but not of it: "most notably presidential candidate", "so President".
_ADVERBS = re.compile(r"^(?:(?:[A-Za-z]+ly|so|most|now|then|yet)\s)+")
_DOUBTS = re.compile(r"\b(?:claim|alleg)(?:s|es|ed|ing)\b")
#: Characters from a verb within which a figure belongs to it.
_NEAR = 80
#: Share of the words of the shorter of two speeches that the other has, too.
_SAME_SPEECH = 0.4
_UNITS_OF_TIME = frozenset(["year", "day of month", "clock", "ordinal", "decade-year", "age"])


@dataclass(frozen=True, slots=True)
class _Phrase:
    """How a sentence words a fact; `sentence.text[start:end]`."""

    candidate: Candidate
    start: int
    end: int
    judges: bool

    @property
    def text(self) -> str:
        return self.candidate.text[self.start : self.end].strip(" ,")


def compare_wordings(candidates: Sequence[Candidate]) -> tuple[Framing, ...]:
    """Return the facts that one voice of a story words with judgement and another without.

    Facts are recognised by what cannot be worded otherwise: a figure, or a person by name. What only one outlet
    tells is not compared, and words in quotation marks are nobody's wording but the speaker's.
    """
    if len({candidate.voice for candidate in candidates}) < 2:
        return ()
    told = _find_relevant([candidate for candidate in candidates if candidate.report.report.outlet])
    found: list[Framing] = []
    for find_phrases in (_describe_people, _describe_deeds, _describe_speech, _describe_figures):
        facts: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for about, phrase in find_phrases(told):
            facts[about].append(phrase)
        found.extend(framing for about, phrases in facts.items() if (framing := _make_framing(about, phrases)))
    found = [
        replace(framing, about=_name_figure(framing)) if framing.about[0].isdigit() else framing for framing in found
    ]
    # The facts that most outlets judge come first.
    found.sort(key=lambda framing: -len(framing.wordings))
    return tuple(found[:_MOST])


def _find_relevant(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences that judge, and those that have a person or a figure in common with one of them."""
    judging = [candidate for candidate in candidates if _loaded(candidate) or _JUDGING.search(candidate.text)]
    people: set[str] = set()
    figures: set[float] = set()
    for candidate in judging:
        people |= {name.text.rpartition(" ")[2] for name in find_names(candidate.text) if " " in name.text}
        figures |= {number.value for number in find_numbers(candidate.text) if number.value and _is_fact(number)}
    judges = {id(candidate) for candidate in judging}
    return [
        candidate
        for candidate in candidates
        if id(candidate) in judges
        or any(person in candidate.text for person in people)
        or any(number.value in figures for number in find_numbers(candidate.text))
    ]


def _make_framing(about: str, phrases: Sequence[_Phrase]) -> Framing | None:
    """Return the wordings of a fact by outlet; none where all judge, or none does."""
    judged: dict[str, _Phrase] = {}
    plain: dict[str, _Phrase] = {}
    for phrase in phrases:
        (judged if phrase.judges else plain).setdefault(phrase.candidate.voice, phrase)
    plain = {voice: phrase for voice, phrase in plain.items() if voice not in judged}
    if not judged or not plain:
        return None
    texts: set[str] = set()
    chosen = []
    for phrase in (*list(plain.values())[:_MOST_PLAIN], *judged.values()):
        # What two outlets word alike says nothing twice.
        if phrase.text.lower() not in texts:
            texts.add(phrase.text.lower())
            chosen.append(phrase)
    wordings = tuple(
        Wording(
            phrase.candidate.report.report.outlet,
            phrase.text,
            (make_link(phrase.candidate.report.report, phrase.candidate.sentence),),
        )
        for phrase in chosen
    )
    return Framing(about, wordings)


def _name_figure(framing: Framing) -> str:
    """Return the figure that wordings are about as the plainest of them that says what it counts has it."""
    plain = [wording.text for wording in framing.wordings if not _JUDGING_FIGURE.search(wording.text)]
    return next((text for text in plain if text.split()[-1].isalpha()), plain[0] if plain else framing.about)


# ---------------------------------------------------------------- what is compared


def _describe_people(candidates: Sequence[Candidate]) -> Iterator[tuple[str, _Phrase]]:
    """Yield what stands before a person's full name: "disgraced ex-minister", "former minister"."""
    for candidate in candidates:
        text = mask_quotations(candidate.text)
        for name in find_names(candidate.text):
            if len(name.text.split()) != 2 or not text[name.start : name.end].strip():
                continue
            match = _DESCRIBING.search(text, 0, name.start)
            if not match:
                continue
            words = match[1]
            if cut := _NO_DESCRIPTION.match(words):
                words = words[cut.end() :]
            words = _ADVERBS.sub("", _cut_at_verb(words))
            start = name.start - len(words)
            if not words.strip() or words.strip().lower() in _PLAIN_SPEECH:
                continue
            loaded = _loaded_within(candidate, start, name.start)
            described = loaded or _is_office(words)
            if described:
                yield f"{name.text}", _Phrase(candidate, start, name.end, judges=bool(loaded))


def _describe_deeds(candidates: Sequence[Candidate]) -> Iterator[tuple[str, _Phrase]]:
    """Yield what is said to be done to, or by, a named person together with a figure: "caged for six years"."""
    judged = [
        found for candidate in candidates if _loaded(candidate) for found in _find_deeds(candidate) if found[2].judges
    ]
    wanted = {(name, figure) for name, figure, _ in judged}
    for name, figure, phrase in judged:
        yield f"{name}, {figure}", phrase
    surnames = {name.rpartition(" ")[2] for name, _ in wanted}
    for candidate in candidates if wanted else ():
        if any(surname in candidate.text for surname in surnames):
            for name, figure, phrase in _find_deeds(candidate):
                if (name, figure) in wanted and not phrase.judges:
                    yield f"{name}, {figure}", phrase


def _find_deeds(candidate: Candidate) -> Iterator[tuple[str, str, _Phrase]]:
    """Yield (person, figure, phrase) for the verbs of a sentence that have both."""
    sentence = candidate.text
    numbers = [number for number in find_numbers(sentence) if _is_fact(number)]
    names = [name for name in find_names(sentence) if " " in name.text] if numbers else ()
    for clause in find_clauses(sentence) if names else ():
        if not clause.finite or clause.base in {"be", "have"}:
            continue
        loaded = any(word.start <= clause.verb.start < word.end for word in _loaded(candidate))
        for number in numbers:
            if clause.right.start <= number.start < clause.right.end and number.start - clause.verb.end <= _NEAR:
                for name in names:
                    if _takes_part(name, clause):
                        phrase = _Phrase(candidate, clause.start, _phrase_end(sentence, number), judges=loaded)
                        yield name.text, _number_key(number), phrase


def _describe_speech(candidates: Sequence[Candidate]) -> Iterator[tuple[str, _Phrase]]:
    """Yield who says something with which verb, where two outlets report the same words of one person."""
    judged = [
        found
        for candidate in candidates
        if _DOUBTS.search(candidate.text) or _loaded(candidate)
        for found in _find_said(candidate)
        if found[2].judges
    ]
    surnames = {speaker.rpartition(" ")[2] for speaker, _, _ in judged}
    plain = [
        found
        for candidate in (candidates if judged else ())
        if any(surname in candidate.text for surname in surnames)
        for found in _find_said(candidate)
        if not found[2].judges
    ]
    for speaker, stems, phrase in judged:
        for other, others, plainly in plain:
            if (
                speaker == other
                and phrase.candidate.voice != plainly.candidate.voice
                and len(stems & others) >= max(2, _SAME_SPEECH * min(len(stems), len(others)))
            ):
                yield f"What {speaker} said", plainly
                yield f"What {speaker} said", phrase


def _find_said(candidate: Candidate) -> Iterator[tuple[str, frozenset[str], _Phrase]]:
    """Yield (speaker, stems of what is said, phrase) for those whom a sentence names in full."""
    for speech in find_speech(candidate.text):
        names = [name for name in find_names(speech.speaker) if " " in name.text]
        if len(names) != 1 or speech.by_pronoun:
            continue
        loaded = _loaded_within(candidate, speech.verb_start, speech.verb_start + len(speech.verb))
        judges = bool(loaded) or speech.verb in _DOUBTING_SPEECH
        phrase = _speech_phrase(candidate, speech, names[0], judges=judges)
        if phrase and (judges or speech.verb in _PLAIN_SPEECH):
            said = candidate.text[speech.start : speech.end]
            yield names[0].text, frozenset(base_stem(word) for word in _WORD.findall(said)), phrase


def _describe_figures(candidates: Sequence[Candidate]) -> Iterator[tuple[str, _Phrase]]:
    """Yield how a figure is introduced: "an eye-watering 9% pay hike", "9 per cent"."""
    for candidate in candidates:
        text = mask_quotations(candidate.text)
        for number in find_numbers(candidate.text):
            if (
                not _is_fact(number)
                or not (number.unit or number.counts)
                or not text[number.start : number.end].strip()
            ):
                continue
            opening = max(0, number.start - 40)
            judging = [
                match
                for match in _JUDGING_FIGURE.finditer(text, opening, number.start)
                if _JUST_BEFORE.match(text[match.end() : number.start])
            ]
            start = judging[-1].start() if judging else number.start
            if article := re.search(r"\ban?\s$", text[:start]):
                start = article.start() if judging else start
            yield (
                _number_key(number),
                _Phrase(candidate, start, _phrase_end(candidate.text, number), judges=bool(judging)),
            )


# ---------------------------------------------------------------- small questions

_WORD = re.compile(r"[a-z]{4,}")
_OFFICES = frozenset(
    """
    president premier minister chancellor senator governor mayor leader chief chairman chairwoman chair head director
    judge justice commander general colonel captain secretary spokesman spokeswoman spokesperson lawyer prosecutor
    coach owner founder billionaire banker businessman farmer teacher doctor actor singer writer activist candidate
    lawmaker mp king queen prince princess bishop pope professor economist analyst builder driver officer
    """.split()  # noqa: SIM905
)


def _cut_at_verb(words: str) -> str:
    """Return what stands behind a verb or preposition: "court jailed former minister" describes with two words."""
    pieces = words.split(" ")
    for place in range(len(pieces) - 1, 0, -1):
        if read_verb(pieces[place])[1] in {"past", "both"} or pieces[place].lower() in NEVER_VERBS:
            return " ".join(pieces[place + 1 :])
    return words


def _is_office(words: str) -> bool:
    return any(word.lower().removeprefix("ex-") in _OFFICES for word in words.split())


def _loaded(candidate: Candidate) -> tuple[Loaded, ...]:
    return find_loaded(candidate.text)


def _loaded_within(candidate: Candidate, start: int, end: int) -> list[Loaded]:
    return [word for word in _loaded(candidate) if start <= word.start < end]


def _is_fact(number: Number) -> bool:
    """Tell whether a figure is telling enough to recognise a fact by."""
    if number.value is None or number.unit in _UNITS_OF_TIME:
        return False
    return number.value > 12 or bool(number.unit)


def _number_key(number: Number) -> str:
    unit = {"percent": " percent", "year-span": " years", "": f" {number.counts}".rstrip()}.get(
        number.unit, f" {number.unit}"
    )
    return f"{number.value:,g}{unit if number.unit else ''}"


def _phrase_end(sentence: str, number: Number) -> int:
    """Return where the noun behind a number ends, at most two words on."""
    if not number.counts:
        return number.end
    counted = " ".join(number.counts.split()[:2])
    place = sentence.find(counted, number.end, number.end + len(counted) + 12)
    return place + len(counted) if place >= 0 else number.end


def _takes_part(name: Name, clause: Clause) -> bool:
    inside = clause.left.start <= name.start < clause.left.end
    return inside or clause.right.start <= name.start < clause.right.end


def _speech_phrase(candidate: Candidate, speech: Speech, name: Name, *, judges: bool) -> _Phrase | None:
    """Return speaker and verb as they stand next to each other, in whichever order."""
    text = candidate.text
    verb_end = speech.verb_start + len(speech.verb)
    before = text.rfind(name.text, 0, speech.verb_start)
    after = text.find(name.text, verb_end)
    if before >= 0 and speech.verb_start - before - len(name.text) < 40:
        return _Phrase(candidate, before, verb_end, judges)
    if 0 <= after - verb_end < 40:
        return _Phrase(candidate, speech.verb_start, after + len(name.text), judges)
    return None
