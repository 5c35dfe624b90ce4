"""Clauses of a sentence, as far as one can tell without a parser: a verb, who stands before it, what behind it.

Two readings are kept of each side. The *head* is the nearest guess at who or what it is, and may be wrong or missing.
The *side* is everything that could be meant, from the last boundary to the verb or from the verb to the next one.
Whoever compares takes the head of the one sentence and the side of the other, so that a wrong guess costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarize.text.datelines import skip_dateline
from summarize.text.tokens import Token, find_tokens
from summarize.text.verbs import read_verb
from summarize.text.word_classes import (
    AUXILIARY,
    BE,
    CUTTING,
    DETERMINERS,
    DO,
    HAVE,
    HEDGING,
    INSIDE,
    JOINING,
    MEASURED,
    MEASURES,
    MODAL,
    NEVER_VERBS,
    NOUNY,
    NUMERALS,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SAYING,
    TIMES,
    WANTING,
)

#: Determiners and particles that stand right before a verb as well ("all died", "the one that broke out killed").
_BEFORE_VERBS = frozenset("that all both some many several most few this these up out off down over".split())  # noqa: SIM905
#: Unions of classes, made once: these are asked for each word of each sentence.
_NOUNY_BUT_THAT = NOUNY - {"that"}
_NOUNY_BEFORE = NOUNY - _BEFORE_VERBS
_NO_NOUN = NOUNY | AUXILIARY
_DETERMINED = DETERMINERS | {"that"}
_GOING_ON = JOINING | INSIDE | {","}
_OPENING_BUT_THAT = OPENING - {"that"}
_OPENING_CLAUSE = OPENING - {"as", "so"}
_NEXT_CLAUSE = OPENING - {"as", "until", "since", "after", "before", "that", "so", "once"}
_CIRCUMSTANCE = PREPOSITIONS | OPENING | {"on", "according"}
_NO_OBJECT = PREPOSITIONS | JOINING | OPENING | TIMES
_AFTER_HEAD = PREPOSITIONS | JOINING | OPENING | RELATIVE
_PREPOSITIONS_BUT_OF = PREPOSITIONS - {"of"}


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a verb; `text[start:end]`, and the words of its head."""

    start: int
    end: int
    head: tuple[Token, ...]
    #: Whether the head is, or may be, a pronoun or something else that stands for another.
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its two sides."""

    verb: Token
    #: Base form.
    base: str
    #: Where the verb group begins ("has been arrested").
    start: int
    #: Whether the left side undergoes it: True, False, or None where that cannot be told ("a man charged with").
    passive: bool | None
    #: Whether it is the verb of a clause, not an infinitive, a participle or part of a noun phrase.
    finite: bool
    #: Whether "who", "which" or "that" stands before it.
    relative: bool
    left: Side
    right: Side
    #: Who does it, in a passive.
    agent: Side | None

    @property
    def has_object(self) -> bool:
        """Whether something stands right behind the verb that it may act upon."""
        return bool(self.right.head) and not self.passive


@dataclass(frozen=True, slots=True)
class _Group:
    first: int
    verb: int
    base: str
    passive: bool | None
    finite: bool
    #: Whether it stands without an auxiliary.
    bare: bool = False


@lru_cache(maxsize=32768)
def find_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in the order of their verbs."""
    # Where a report was written does nothing.
    start = skip_dateline(text)
    tokens = tuple(token for token in find_tokens(text) if token.start >= start)
    # "May" inside a sentence is the month.
    lowered = [
        "may-month" if token.text == "May" and place else token.text.lower().replace("’", "'")
        for place, token in enumerate(tokens)
    ]
    groups = _find_groups(tokens, lowered)
    starts: list[int] = []
    ends: list[int] = []
    for number in range(len(groups)):
        begin, end = _left_span(number, groups, lowered, starts)
        starts.append(begin)
        ends.append(end)
    clauses: list[Clause] = []
    for number, group in enumerate(groups):
        # The next clause begins before its verb: ", and 17 officers were injured".
        limit = _right_limit(number, groups, lowered)
        for start in starts[number + 1 :]:
            if group.verb + 1 < start < limit and lowered[start - 1] in CUTTING:
                limit = start
        left = _make_side(tokens, lowered, starts[number], ends[number])
        right = _read_right(tokens, lowered, group.verb + 1, limit)
        following = groups[number + 1].first if number + 1 < len(groups) else len(tokens)
        agent = _find_agent(tokens, lowered, group.verb + 1, min(limit, following))
        passive = group.passive
        earlier = clauses[-1] if clauses else None
        if passive is None and earlier and earlier.passive and starts[number] == starts[number - 1]:
            # "was attacked and injured"
            passive = True
        elif passive is None and (right.head or right.vague):
            passive = False
        elif passive is False and group.bare and not right.head and agent is None and _may_be_undergone(tokens, group):
            # "snow left the trucks stuck"
            passive = None
        elif passive is None and agent is not None:
            passive = True
        clauses.append(
            Clause(
                verb=tokens[group.verb],
                base=group.base,
                start=tokens[group.first].start,
                passive=passive,
                finite=group.finite,
                relative=group.first > 0 and lowered[group.first - 1] in RELATIVE,
                left=left,
                right=right,
                agent=agent,
            )
        )
    return tuple(clauses)


# ---------------------------------------------------------------- verbs


def _find_groups(tokens: tuple[Token, ...], lowered: list[str]) -> list[_Group]:
    groups: list[_Group] = []
    place = 0
    while place < len(tokens):
        word = lowered[place]
        if word in AUXILIARY or (word == "to" and place + 1 < len(tokens) and _is_base(lowered, place + 1)):
            group = _read_group(tokens, lowered, place)
        else:
            group = _read_bare(tokens, lowered, place)
        if group:
            groups.append(group)
            place = group.verb + 1
        else:
            place += 1
    return groups


def _is_base(lowered: list[str], place: int) -> bool:
    word = lowered[place]
    return word in {"be", "have", "do"} or read_verb(word)[1] == "base"


def _read_group(tokens: tuple[Token, ...], lowered: list[str], first: int) -> _Group | None:
    """Read "has not been arrested", "will close", "to open"; a bare "is" or "has" is the verb itself."""
    place = first
    last_auxiliary = ""
    at = first
    while place < len(tokens) and (
        lowered[place] in AUXILIARY or lowered[place] in INSIDE or lowered[place].endswith("ly") or place == first
    ):
        if lowered[place] in AUXILIARY:
            last_auxiliary, at = lowered[place], place
        place += 1
    finite = lowered[first] != "to"
    if place < len(tokens) and tokens[place].text[0].islower():
        base, kind = read_verb(lowered[place])
        if base and last_auxiliary in BE and kind in {"both", "participle"}:
            return _Group(first, place, base, passive=True, finite=finite)
        if base and last_auxiliary in BE and kind == "ing":
            return _Group(first, place, base, passive=False, finite=finite)
        if base and last_auxiliary in HAVE and kind in {"both", "participle"}:
            return _Group(first, place, base, passive=False, finite=finite)
        if base and kind == "base" and (last_auxiliary in MODAL | DO or (not last_auxiliary and not finite)):
            return _Group(first, place, base, passive=False, finite=finite)
    if not last_auxiliary:
        return None
    base = "be" if last_auxiliary in BE else "have" if last_auxiliary in HAVE else "do"
    return _Group(first, at, base, passive=False, finite=finite)


def _read_bare(tokens: tuple[Token, ...], lowered: list[str], place: int) -> _Group | None:
    """Read a verb without an auxiliary: "arrested", "rose", "says", "killing"."""
    token, word = tokens[place], lowered[place]
    if not token.text[0].islower() or len(word) < 3 or word in NEVER_VERBS:
        return None
    if word in {"say", "says", "said"} and place:
        return _Group(place, place, "say", passive=False, finite=True)
    base, kind = read_verb(word)
    if not base or kind == "participle" or (base == word and kind == "base"):
        return _read_present(tokens, lowered, place, base) if kind == "base" else None
    before = lowered[place - 1] if place else ""
    after = lowered[place + 1] if place + 1 < len(tokens) else ""
    if kind == "ing":
        if before in DETERMINERS or before in {"of", "'s"}:
            return None
        return _Group(place, place, base, passive=False, finite=False)
    if kind == "third":
        fits = before not in _NOUNY_BUT_THAT and (
            base in SAYING
            or after in _DETERMINED
            or (after == "to" and base in WANTING)
            or _is_named(tokens, place + 1)
            or after[:1].isdigit()
        )
        return _Group(place, place, base, passive=False, finite=True) if fits and place else None
    # "the disputed dam", "its planned", "newly built": an adjective where a noun follows.
    further = lowered[place - 2] if place > 1 else ""
    # "That sank" is no adjective: the participle is another form.
    describes = kind != "past" and (
        before == "'s"
        or before in DETERMINERS
        or (before.endswith("ly") and further in DETERMINERS)
        or (before in PREPOSITIONS and not after.endswith("ly"))
    )
    if describes and after and after[0].isalpha() and after not in _NO_NOUN and after not in {"to", "by"}:
        return None
    if before in _NOUNY_BEFORE:
        return None
    if not place:
        return None
    regular = kind == "both" and word.endswith("ed")
    return _Group(place, place, base, passive=None if regular else False, finite=True, bare=True)


def _read_present(tokens: tuple[Token, ...], lowered: list[str], place: int, base: str) -> _Group | None:
    """Read a plural's verb in the present ("Critics say the stadium"); many nouns look like one."""
    before = lowered[place - 1] if place else ""
    after = lowered[place + 1] if place + 1 < len(tokens) else ""
    plural = before.endswith("s") and not before.endswith("ss") and before not in _NO_NOUN
    if (plural or before in {"they", "we", "who", "people", "men", "women", "police"}) and after in DETERMINERS | {
        "that",
        "to",
    }:
        return _Group(place, place, base, passive=False, finite=True)
    return None


def _is_named(tokens: tuple[Token, ...], place: int) -> bool:
    return place < len(tokens) and tokens[place].text[0].isupper()


def _may_be_undergone(tokens: tuple[Token, ...], group: _Group) -> bool:
    """Tell whether a form without an auxiliary may be a participle rather than the past."""
    return read_verb(tokens[group.verb].text)[1] == "both"


# ---------------------------------------------------------------- sides


def _left_span(number: int, groups: list[_Group], lowered: list[str], starts: list[int]) -> tuple[int, int]:
    """Return the tokens between the last boundary and the verb: where its subject stands."""
    group = groups[number]
    end = group.first
    floor = 0
    for place in range(end - 1, -1, -1):
        if _is_stop(lowered, place):
            floor = place + 1
            break
    previous = number - 1
    while previous >= 0:
        earlier = groups[previous]
        if earlier.verb < floor:
            break
        between = lowered[earlier.verb + 1 : end]
        if not between or all(word in _GOING_ON or word.endswith("ly") for word in between):
            # "opened a library and died", "helped build": the same subject.
            return starts[previous], earlier.first
        if between[-1] == "," and earlier.passive is None:
            previous -= 1
            continue
        if between[-1] == "," and not RELATIVE.isdisjoint(lowered[max(0, earlier.first - 4) : earlier.first]):
            previous -= 1
            continue
        verbs = {g.first - earlier.verb - 1 for g in groups[previous + 1 : number + 1]}
        opening = [place for place, word in enumerate(between) if word in OPENING and place + 1 not in verbs]
        relative = [place for place, word in enumerate(between) if word in RELATIVE]
        joining = [place for place, word in enumerate(between) if word in {"and", "but", "or", "nor"}]
        if relative and relative[-1] == len(between) - 1:
            begin = earlier.verb + 1
            return begin, end - 1
        if joining and all(word in INSIDE or word.endswith("ly") for word in between[joining[-1] + 1 :]):
            return starts[previous], earlier.first
        if not opening and earlier.finite and earlier.base in SAYING:
            return earlier.verb + 1, end
        if opening or (joining and earlier.finite):
            return earlier.verb + 2 + max((*opening, *(joining if earlier.finite else ()))), end
        # No boundary between the two: the earlier one belongs to the subject ("a man charged with murder was freed").
        if (
            (earlier.first > 0 and lowered[earlier.first - 1] in RELATIVE | {","})
            or not earlier.finite
            or earlier.passive is not False
        ):
            previous -= 1
            continue
        if "," in between:
            last = len(between) - 1 - between[::-1].index(",")
            if last < len(between) - 1:
                return earlier.verb + 1 + last + 1, end
        return earlier.verb + 1, end
    begin = floor
    # What opens a clause before a verb that was passed over opens that verb's clause.
    nearest = max((g.verb + 1 for g in groups[:number] if g.verb >= floor), default=floor)
    for place in range(end - 1, nearest - 1, -1):
        if lowered[place] in _OPENING_CLAUSE and place + 1 < end and place > floor:
            return place + 1, end
        if lowered[place] in RELATIVE - {"that"} and place == end - 1:
            return floor, place
    if begin < end and lowered[begin] in _CIRCUMSTANCE:
        # "On Friday, police arrested": past the comma.
        for place in range(begin, end - 1):
            if lowered[place] == ",":
                return place + 1, end
    return begin, end


def _is_stop(lowered: list[str], place: int) -> bool:
    """Tell whether a mark closes what stands before it; the one behind an initial or a title does not."""
    mark = lowered[place]
    return mark in {";", ":", "!", "?"} or (mark == "." and place > 0 and len(lowered[place - 1]) > 3)


def _right_limit(number: int, groups: list[_Group], lowered: list[str]) -> int:
    """Return where the right side of a verb ends: at the next clause of the sentence."""
    group = groups[number]
    limit = len(lowered)
    for following in groups[number + 1 :]:
        limit = following.first
        before = lowered[limit - 1]
        # "arrested a man wanted for murder", "closed the road to repair it": what follows belongs to the same clause.
        if following.finite and (following.passive is not None or before in JOINING | RELATIVE | {","}):
            break
        limit = len(lowered)
    for place in range(group.verb + 1, limit):
        if _is_stop(lowered, place) and place + 1 < len(lowered):
            return place
        if lowered[place] in _NEXT_CLAUSE and place > group.verb + 1:
            return place
    return limit


def _make_side(tokens: tuple[Token, ...], lowered: list[str], begin: int, end: int) -> Side:
    if begin >= end:
        place = tokens[begin].start if begin < len(tokens) else 0
        return Side(place, place, ())
    head, vague = _read_head(tokens, lowered, begin, end)
    return Side(tokens[begin].start, tokens[end - 1].end, head, vague)


def _read_right(tokens: tuple[Token, ...], lowered: list[str], begin: int, end: int) -> Side:
    start = begin
    while start < end and (lowered[start] in INSIDE or lowered[start].endswith("ly")):
        start += 1
    side = _make_side(tokens, lowered, begin, end)
    if start >= end or lowered[start] in _NO_OBJECT or not tokens[start].text[0].isalnum():
        return Side(side.start, side.end, ())
    head, vague = _read_head(tokens, lowered, start, end)
    # "Drove home" has no object; "destroyed a home" has.
    housed = head and head[-1].text.lower() == "home" and lowered[start] in DETERMINERS
    if head and head[-1].text.lower() in MEASURED and not housed:
        head, vague = (), False
    return Side(side.start, side.end, head, vague)


def _read_head(tokens: tuple[Token, ...], lowered: list[str], begin: int, end: int) -> tuple[tuple[Token, ...], bool]:
    """Return the last word of the first noun phrase, or all words of a name; with "thousands of people" both nouns."""
    place = begin
    while place < end and (
        lowered[place] in {",", '"', "“", "and", "but", "or"} or lowered[place] in _OPENING_BUT_THAT
    ):
        place += 1
    if place >= end:
        return (), False
    if lowered[place] in PRONOUNS and (
        place + 1 >= end or not (tokens[place + 1].text[0].isalnum() and lowered[place] in DETERMINERS)
    ):
        return (), True
    place = _skip_hedge(lowered, place, end)
    vague = lowered[place] in {"his", "her", "its", "their"}
    run: list[int] = []
    while place < end:
        word = lowered[place]
        if run and word in _AFTER_HEAD:
            break
        if word in PREPOSITIONS:
            return (), True
        if not tokens[place].text[0].isalnum() and word not in {"$", "€", "£", "%", "'s"}:
            if word == "." and run and len(lowered[place - 1]) <= 3:
                place += 1
                continue
            if word in {'"', "“", "”", "'"} and not run:
                place += 1
                continue
            break
        if run and (word in DETERMINERS or (word[0].isdigit() and not tokens[place - 1].text[0].isupper())):
            break
        if (
            run
            and place + 1 < end
            and lowered[place + 1] in PREPOSITIONS
            and read_verb(word)[1] in {"both", "ing"}
            and word.endswith(("ed", "ing"))
        ):
            break
        if word not in DETERMINERS:
            run.append(place)
        if read_verb(word)[1] == "ing" and len(run) > 1 and lowered[place - 1] not in DETERMINERS:
            run.pop()
            break
        place += 1
    run = [at for at in run if lowered[at] != "'s"]
    while run and (lowered[run[-1]] in TIMES or lowered[run[-1]].endswith("ly") or lowered[run[-1]] in INSIDE):
        run.pop()
    if not run:
        return (), True
    last = run[-1]
    head = [last]
    if tokens[last].text[0].isupper():
        at = len(run) - 2
        while at >= 0 and tokens[run[at]].text[0].isupper() and run[at + 1] - run[at] <= 2:
            head.insert(0, run[at])
            at -= 1
    chosen = [tokens[at] for at in head]
    if len(chosen) == 1 and chosen[0].text.islower() and read_verb(chosen[0].text)[1] not in {"", "base", "third"}:
        return (), True
    if lowered[last] in MEASURES or lowered[last][0].isdigit():
        if place < end and lowered[place] == "of":
            more, also = _read_head(tokens, lowered, place + 1, end)
            return (*chosen, *more), vague or also
        return tuple(chosen), True
    return tuple(chosen), vague


def _skip_hedge(lowered: list[str], place: int, end: int) -> int:
    """Return the place of the number behind "more than", "at least" or "some"; the same place where there is none."""
    for at in range(place, min(place + 5, end)):
        if lowered[at][0].isdigit() or lowered[at] in NUMERALS:
            return at
        if lowered[at] not in HEDGING:
            break
    return place


def _find_agent(tokens: tuple[Token, ...], lowered: list[str], begin: int, end: int) -> Side | None:
    """Return who stands behind "by"; not a time, an amount or a way of doing."""
    for place in range(begin, end):
        if lowered[place] != "by":
            continue
        after = lowered[place + 1] if place + 1 < end else ""
        if not after or after[0].isdigit() or after in TIMES or read_verb(after)[1] == "ing":
            return None
        stop = next(
            (at for at in range(place + 1, end) if lowered[at] in {",", ";"} or lowered[at] in _PREPOSITIONS_BUT_OF),
            end,
        )
        return _make_side(tokens, lowered, place + 1, stop)
    return None
