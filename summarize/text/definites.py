"""Words further on in a sentence that take up what was said before it: "the bill", "this attempt".

A reader who has not read what went before asks which. "The bill to ban fishing", "the Senate" and "the pandemic" need
nothing before them; "the bill" does, unless the sentence itself or one told before it has named it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarize.text.continued import TELLS_FIRST, read_continued
from summarize.text.leans import COUNTRY, Lean, has_antecedent, mentions, name_people
from summarize.text.names import find_names
from summarize.text.pronouns import untold_person
from summarize.text.quotations import mask_quotations
from summarize.text.taken_up import (
    BODIES,
    COUNTED,
    EMPTY,
    HAPPENINGS,
    HARMFUL,
    IDIOMS,
    KNOWN,
    KNOWN_BY_PLACE,
    PARTIES,
    PERSONS,
    PUBLIC,
    SAYS_LITTLE,
    TAKEN_UP,
    WORDS_OF_TIME,
    is_kind,
)
from summarize.text.tokens import Token, content_stems, find_tokens, stem_word
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import (
    AUXILIARY,
    DAYS,
    DEFINITE,
    DETERMINERS,
    INSIDE,
    JOINING,
    OPENING,
    PARTS_OF_DAY,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TIMES,
)

#: A quick look, for those who have many sentences to look at.
_MAY_LEAN = re.compile(rf"(?i)\b(?:the|this|these|those)\s(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(TAKEN_UP))})s?\b")
_FUNCTION = (
    AUXILIARY
    | DETERMINERS
    | INSIDE
    | JOINING
    | OPENING
    | PREPOSITIONS
    | PRONOUNS
    | RELATIVE
    | TIMES
    | {"’s", "'s", "to"}
) - {"first", "last", "next", "late", "early", "other", "few", "many", "several", "such"}
_EMPTY_OR_DAYS = EMPTY | DAYS | PARTS_OF_DAY
#: What stands behind the verb of a clause.
_GOING_ON = DETERMINERS | PREPOSITIONS | OPENING | PRONOUNS | {"to"}
_PLACING = frozenset("in at on near from by with into outside inside during".split())  # noqa: SIM905
_SAYING_WHICH = frozenset("of that who whose which where against between about behind over among regarding".split())  # noqa: SIM905
#: "The three countries": those that were named.
_COUNTING = frozenset("two three four five six seven eight nine ten".split())  # noqa: SIM905
#: Content words behind which a sentence has told enough for "the move" to mean that.
_ENOUGH = 5
#: Who says so, in front: it names nothing that "the bill" could take up.
_OPENING_VOICE = re.compile(
    r"^[^,;:]{2,80}? (?:said|says|announced|confirmed|reported|told \w+)\b(?: in an? (?:\w+ )?\w+)?(?: on)?"
    r"(?: \w+day(?: (?:morning|afternoon|evening|night))?)?(?: that)? "
)
_AFTER = re.compile(r"\b(?:after|following|before|during|since|in) $")
#: What tells of one: "a tram hit a bus, and nine people were hurt in the crash".
_HARM = re.compile(
    r"\b(?:hit|struck|plunged|rammed|opened fire|fired|leak|kill\w*|collid\w+|shot|stabb\w+|explod\w+|fell|crash\w*"
    r"|died|dead|drunk|drove|wounded|jailed|caus\w+|victims|derailed|capsized|burn\w*|came down|blew|tore"
    r"|attack\w*|storm\w*|march\w*|gunm[ae]n|bomb\w*)\b"
)
#: "Criticized the inquiry ...; how he would oversee the inquiry": the second takes it up as the first does.
_AGAIN = re.compile(
    r"\b(?:[Tt]h(?:e|is|at|ese|ose)|its|his|her|their) [a-z-]+\b(?! (?:of|into|on|to|in|against|over|between)\b)"
)
#: "Ada Brook's departure comes a day after": that it was told before goes without saying.
_OWNED = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*(?:['’]s|s['’])(?=\s[a-z])(?<!day['’]s)"
)
_CAME = re.compile(r"\s(?:came|comes|followed|follows)\b")
#: What "according to" asks whose it is; an indictment is of whom it names.
_ASK_WHOSE = frozenset("report article story letter memo document book".split())  # noqa: SIM905
_SAID_IN = re.compile(r"\b(?:said|says|wrote|announced|added|stated|argued|noted|warned) (?:in|on|during|at) $")
_OPENS_PHRASE = re.compile(
    r"^\W*(?:During|In|After|Before|At|Following|On|Under|By|With|According\sto)\s(?:[A-Z][a-z]+day)?$"
)


@lru_cache(maxsize=16384)
def find_leans(text: str) -> tuple[Lean, ...]:
    """Return the words of a sentence that may take up what an earlier sentence said, in order.

    What the sentence itself has named before is no such word.
    """
    masked = mask_quotations(text)
    found = read_continued(text, masked)
    tokens = find_tokens(masked)
    if owned := _OWNED.match(masked):
        place = next(number for number, token in enumerate(tokens) if token.start >= owned.end())
        lean = _read_noun(masked, tokens, place - 1)
        if lean and lean.always and lean.kind == "thing" and _CAME.match(masked, lean.end):
            found.append(lean)
    for place, token in enumerate(tokens[:-1]):
        lowered = token.text.lower()
        weekday = lowered in DAYS and tokens[place + 1].text in {"'s", "’s"}
        if lowered not in DEFINITE and not weekday:
            continue
        clause = lowered == "that" and place and tokens[place - 1].text.lower() not in PREPOSITIONS | {"and"}
        lean = _read_noun(masked, tokens, place + weekday)
        # "He ended up winning that war."; "he said that war ..." opens a clause.
        if lean and (not clause or not masked[lean.end :].strip(" .!”\"’'")):
            found.append(lean)
    if person := untold_person(masked):
        found.append(Lean(person.start, person.end, person.text, "", "", "pronoun", always=True))
    apart = {(lean.start, lean.end): lean for lean in reversed(found)}
    return tuple(sorted(apart.values(), key=lambda lean: lean.start))


def _read_noun(text: str, tokens: Sequence[Token], place: int) -> Lean | None:
    words = _noun_words(tokens, place + 1)
    if not words:
        return None
    head = words[-1]
    if head.text[0].isupper() or not head.text[0].isalpha():
        return None
    stem = base_stem(head.text)
    demonstrative = tokens[place].text.lower() in DEFINITE - {"the"}
    if demonstrative and (head.text.lower() in KNOWN or read_verb(words[0].text)[1] in {"both", "past", "participle"}):
        return None
    after = tokens.index(head) + 1
    if _is_told_which(text, tokens, after, demonstrative=demonstrative) and not _only_seems_told(
        text, tokens, place, after
    ):
        return None
    modifiers = words[:-1]
    if any(word.text == "same" for word in modifiers) and [token.text for token in tokens[after : after + 1]] == ["as"]:
        # "The same reasoning as Halden"
        return None
    person = is_kind(head.text, PERSONS) or any(word.text.lower() == "former" for word in modifiers)
    counted = (
        bool(modifiers)
        and modifiers[0].text.lower() in _COUNTING
        and is_kind(head.text, COUNTED)
        and not text[: tokens[place].start].endswith("of ")
    )
    if not demonstrative and not person and not counted and head.text.lower() in PUBLIC:
        return None
    start, end = tokens[place].start, head.end
    opens = not text[:start].strip()
    if any(_is_name(word.text) and not (person and word.text in PARTIES) for word in modifiers):
        if opens and is_kind(head.text, KNOWN_BY_PLACE) and not name_people(text):
            # "The Minnesota senator"
            return Lean(start, end, text[start:end], stem, stem_word(head.text), "epithet", always=True)
        # "The Swedish request will force ...": the report spoke of one before.
        adjective = len(modifiers) == 1 and modifiers[0].text.endswith(("an", "ish", "ese", "i"))
        if not (opens and adjective and is_kind(head.text, TAKEN_UP)) or has_antecedent(text[end:], stem, "thing"):
            return None
        return Lean(start, end, text[start:end], stem, stem_word(head.text), "thing", always=False)
    if text[start:end].lower() in IDIOMS or text[:start].endswith("familiar with "):
        return None
    says_which = any(not _is_empty(word.text) for word in modifiers)
    always = demonstrative or person or (is_kind(head.text, TAKEN_UP) and not says_which)
    # "The tanker incident": which of them?
    always = always or (head.text in SAYS_LITTLE and not any(word.text[0].isupper() for word in words))
    harmed = any(word.text.lower() in HARMFUL for word in modifiers) and is_kind(head.text, HAPPENINGS)
    always = always or counted or harmed
    kind = "person" if person else "body" if is_kind(head.text, BODIES) else "this" if demonstrative else "thing"
    kind = "counted" if counted and kind == "thing" else kind
    told = [word for word in _OPENING_VOICE.sub("", text[:start]).split() if word[0].islower()]
    # "The move" may be all that was told before it; "after the shooting" needs one that was told.
    happened = (
        is_kind(head.text, HAPPENINGS) and (harmed or _AFTER.search(text[:start])) and not _HARM.search(text[:start])
    )
    # "Such legislation" is of a kind that has a name.
    alike = tokens[place].text.lower() in {"such", "those", "these"} and is_kind(head.text, TAKEN_UP)
    alike = alike and not TELLS_FIRST.search(text[:start])
    if not happened and not alike and kind != "body" and len(content_stems(" ".join(told))) >= _ENOUGH:
        return None
    behind = "" if person or kind == "counted" else _AGAIN.sub(" ", text[end:])
    # "The trip ... is the first of several travels": what opens a sentence takes up nothing behind it.
    named = kind == "body" and any(not COUNTRY.match(name.text) for name in find_names(text[:start]))
    if (
        named
        or has_antecedent(text[:start], stem, kind)
        or (mentions(behind, stem) if opens else has_antecedent(behind, stem, kind))
    ):
        return None
    return Lean(start, end, text[start:end], stem, stem_word(head.text), kind, always)


def _noun_words(tokens: Sequence[Token], place: int) -> list[Token]:
    """Return the words of a noun phrase behind its article."""
    words: list[Token] = []
    dated = False
    for token in tokens[place : place + 7]:
        lowered = token.text.lower()
        following = next((other.text for other in tokens[place + 1 : place + 2]), "")
        if lowered in DAYS and token is tokens[place] and following in PARTS_OF_DAY:
            # "The Thursday night shooting"
            dated = True
            continue
        if dated and lowered in PARTS_OF_DAY and not words:
            continue
        if not (token.text[0].isalnum()) or lowered in _FUNCTION:
            break
        noun_before = any(_may_be_noun(word.text) for word in words)
        if noun_before and (lowered.endswith("ly") and len(lowered) > 4):
            break
        kind = read_verb(token.text)[1] if token.text.islower() else ""
        # "The four-hour meeting"
        happening = kind == "ing" and is_kind(token.text, TAKEN_UP)
        if noun_before and kind in {"past", "participle", "both", "ing"} and not happening:
            break
        agrees = kind in {"base", "third"} and noun_before and words[-1].text.endswith("s") == (kind == "base")
        if agrees and (is_kind(words[-1].text, TAKEN_UP | PERSONS) or _goes_on_as_clause(tokens, token)):
            break
        words.append(token)
    return words


def _goes_on_as_clause(tokens: Sequence[Token], verb: Token) -> bool:
    following = next((token for token in tokens if token.start > verb.start), None)
    return following is not None and (
        following.text.lower() in _GOING_ON
        or following.text[0].isupper()
        or following.text[0].isdigit()
        or following.text.lower().endswith(("ly", "ing"))
    )


def _may_be_noun(word: str) -> bool:
    lowered = word.lower()
    return (
        lowered not in EMPTY
        and word[0].isalpha()
        and not (lowered.endswith("ly") and len(lowered) > 4)
        and read_verb(word)[1] not in {"past", "participle", "both", "ing"}
    )


def _is_name(word: str) -> bool:
    """Return whether a word has a capital that a day has not."""
    return word[0].isupper() and word.lower() not in DAYS


def _is_empty(word: str) -> bool:
    lowered = word.lower()
    return (
        lowered in _EMPTY_OR_DAYS
        or word in PARTIES
        or word[0].isdigit()
        or (lowered.endswith("ly") and len(lowered) > 4)
        # "The four-hour meeting"
        or lowered.endswith(("-minute", "-hour", "-day", "-week", "-month", "-year"))
    )


def _is_told_which(text: str, tokens: Sequence[Token], after: int, *, demonstrative: bool) -> bool:
    """Return whether what stands behind a noun says which it is."""
    while after < len(tokens) and tokens[after].text.lower() in TIMES:
        after += 1
    if after >= len(tokens):
        return False
    token = tokens[after]
    lowered = token.text.lower()
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    near = tokens[after + 1 : after + 7]
    if token.text[0].isupper() and lowered not in TIMES:
        return True
    if demonstrative:
        return False
    if lowered == "of" and following is not None and _is_amount(text, following):
        # "The poll of 500 voters".
        return False
    if lowered in _SAYING_WHICH or lowered in {"he", "she", "they", "it"}:
        return True
    if lowered == "for":
        return not (following and following.text.lower() in {"the", "now", "a"} and _has_time(near[:4]))
    if lowered == "to":
        return following is not None and read_verb(following.text)[1] in {"base", "both"}
    if lowered in _PLACING:
        return _has_name(near)
    if lowered in {",", "(", "—", "–", "--", "-"} and following is not None:
        return following.text.lower() in {
            "which",
            "who",
            "whose",
            "where",
            "called",
            "named",
            "known",
            "dubbed",
            "titled",
            "a",
            "an",
            "formally",
            "officially",
        } or (following.text[0].isupper() and following.text.lower() not in WORDS_OF_TIME)
    kind = read_verb(token.text)[1] if token.text.islower() else ""
    if kind == "ing":
        return True
    if kind in {"both", "participle"} and following is not None:
        return following.text.lower() in PREPOSITIONS and not _has_time(near[:2])
    return False


def _only_seems_told(text: str, tokens: Sequence[Token], place: int, after: int) -> bool:
    """Return whether what stands behind a noun belongs to something else: "said in the memo that", "In the call, X"."""
    opening = text[: tokens[place].start]
    lowered = tokens[after].text.lower()
    if lowered == "that":
        return _SAID_IN.search(opening) is not None
    behind = tokens[after + 1 : after + 2]
    named = bool(behind) and behind[0].text[0].isupper()
    if opening.startswith("According to") and tokens[after - 1].text.lower() not in _ASK_WHOSE:
        return False
    return lowered == "," and named and _OPENS_PHRASE.match(opening) is not None


def _is_amount(text: str, token: Token) -> bool:
    return token.text.replace(",", "").isdigit() and not text.startswith("-", token.end)


def _has_name(tokens: Iterable[Token]) -> bool:
    for token in tokens:
        if not token.text[0].isalnum():
            return False
        if token.text[0].isupper() and token.text.lower() not in WORDS_OF_TIME:
            return True
    return False


def _has_time(tokens: Iterable[Token]) -> bool:
    return any(token.text.lower() in WORDS_OF_TIME for token in tokens)


def loses_name(text: str, shorter: str) -> bool:
    """Return whether a sentence that was shortened has lost what named a thing it still speaks of as known."""
    if not _MAY_LEAN.search(shorter) and not untold_person(mask_quotations(shorter)):
        return False
    before = {lean.text.lower() for lean in find_leans(text) if lean.always}
    return any(lean.always and lean.text.lower() not in before for lean in find_leans(shorter))
