"""People by their full name and title where a summary first names them, by surname afterwards.

What an editor does on reading a summary through; the full form comes from a sentence of the story, which the statement
then rests on as well. (Nenkova and McKeown, 2003, rewrite references in summaries so.)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from summarize.text.names import Name, find_names
from summarize.text.quotations import find_quotations
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, OPENING, PREPOSITIONS
from summarize.types import Sentence

from .offices import HONORIFICS, QUALIFIED, is_full_name
from .people import PERSONAL, Person

#: Full names in a statement up to which those who were introduced are named shortly.
_A_FEW = 2
#: "the confidential Mueller report": the name stands for a thing.
#: "That" alone opens a clause: "said that Winther left".
_DETERMINED = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?:\s[a-z-]+){0,2}|[Tt]hat(?:\s[a-z-]+){1,2})$"
)
#: Behind a name: who it is follows, or has just been told.
_EXPLAINED = re.compile(
    r",\s(?:the|an?|his|her|its|their|who|whose|one|\d+)\b|\s\(|,\s[RD]-|\sof\s(?:the\s)?[A-Z]"
    # "Jo Waters, President Brook's former campaign manager"
    r"|,\s(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]*(?:['’]s|s['’])\s[a-z]"
    # "Jo Waters, HHS assistant secretary for health"
    r"|,\s(?:(?:[A-Z][\w.’'&-]*|assistant|deputy|senior|chief|executive|vice|managing|general|associate|press|campaign|legal"
    r"|policy)\s){0,5}(?:secretary|director|president|chief|chair\w*|leader|editor|executive|spokes\w+|founder"
    r"|professor|minister|mayor|governor|senator|attorney|lawyer|counsel|officer|adviser|advisor|ambassador|analyst)\b"
)
#: What else a title is told by: "doubts about the congressman".
_WRITTEN_OUT = {
    "rep": "(?:congress(?:man|woman)|lawmaker|representative|rep)",
    "sen": "(?:senator|lawmaker|sen)",
    "gov": "(?:governor|gov)",
}
#: Letters of a word that others begin with because they mean about the same.
_LONG = 6
_TOLD_WHO = re.compile(r",\s(?:the|an?|his|her|its|their)\s(?!\d)")
#: What one was not before it happened.
_BECOMING = re.compile(
    r"\b(?:elected|appointed|named|nominated|sworn|became|become|becomes|chosen|picked|confirmed|inaugurated|promoted"
    r"|resign\w*|quit|no longer|lost|fired|dismissed|ousted|replac\w+|succeed\w*|retir\w+|step\w*\sdown)\b"
)
_ENDED = re.compile(r"\b(?:died|dead|killed|shot|murdered|arrested|jailed|sacked|sold|left)\b")
#: "An Ada Brook supporter" is no "an Brook supporter".
_ARTICLE = re.compile(r"\b[Aa]n? $")
_HALF_TITLE = re.compile(r"[A-Z][\w.&’'-]* $")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? $")
_KIN = re.compile(r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|parents|widow|widower|partner),?$")
#: "the Trump administration", "Trump-backed", "Trump Tower", "Trump supporters".
_AS_ADJECTIVE = re.compile(
    r"(?:-|\ (?:[A-Z]|political|appointees?|of\ [A-Z]"
    r"|administration|campaign|team|supporters?|allies|ally|aides?|family|era|presidency|government"
    r"|cabinet|White|voters?|loyalists?|lawyers?|attorneys?|nominees?|picks?|donors?|officials?|backers?|critics?|impeachment|advis[eo]rs?|trial|case|staffers?|surrogates?|protests|memo|verdict|hearings?)\b)".replace(
        "\\ ", " "
    )
)
#: Words in -s behind a name that are no plurals.
_NO_PLURALS = frozenset(
    """
    always perhaps sometimes besides towards afterwards nonetheless regardless thus this less unless across versus plus
    does overseas nowadays seconds minutes hours days weeks months years upwards downwards onwards whereas
    """.split()  # noqa: SIM905
)
#: "Jo Waters's (D-Norl.) office": the bracket belongs to the full name.
_PARTY = re.compile(r"(?:['’]s?)? \([DRI]\b")
#: Words that open a clause, so that an article before them is not the name's: "the case where Waters".
_CLAUSES = frozenset(["where", "when", "while", "which", "who", "that", "because", "after", "before"])
#: What may open a sentence before a name that is no part of it: "After Winther spoke", "Both Brook and Waters".
_BEFORE_SUBJECTS = (PREPOSITIONS | OPENING | _CLAUSES | {"both", "neither", "either"}) - frozenset(
    ["in", "at", "from", "near", "across", "outside", "inside", "throughout", "around", "on", "to", "into"]
)
_AND_ANOTHER = re.compile(r" (?:and|or|nor) [A-Z]")
#: Before a place, an airport or a university.
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Tt]o|[Aa]cross|[Oo]utside|[Ii]nside|[Aa]round|[Tt]hroughout|[Tt]owards?|[Ii]nto"
    r"|hit|struck|reached|left|leaving)$"
)
_VERSUS = re.compile(r" vs?\. |['’]?s? (?:disease|syndrome|lymphoma|law|theorem)\b")
#: Behind a name: it ends the sentence, or its verb follows.
_LAST = re.compile(r"\.$")
_ACTS = re.compile(
    r" (?:said|says|told|wrote|tweeted|announced|warned|testified|denied|is|was|has|had|will|would|did|does|can|could"
    r"|may|might|also|[a-z]{3,}ed)\b(?! by\b)"
)
#: Several are named one after the other.
_LISTS = re.compile(r"[A-Z]\w+, [A-Z]\w+(?: [A-Z]\w+)* and [A-Z]")
_NICKNAME = re.compile(r"\b[A-Z][\w.'’-]* [“\"‘'][^“”\"‘’',.]{1,20}[”\"’']$")


def introduce_people(
    text: str, people: Mapping[str, Person], introduced: Collection[str]
) -> tuple[str, tuple[Sentence, ...]]:
    """Return a statement with the full names of those whom it names first, and the sentences that have them.

    Who is named in full already has the office before it, where the statement does not tell it.

    Args:
        text: The statement.
        people: Who is named in full, by surname.
        introduced: Surnames of those whom an earlier statement named in full.
    """
    new = text
    sentences: list[Sentence] = []
    done: set[str] = set()
    for name, surname in _mentions(text):
        person = people.get(surname)
        if person is None or surname in introduced or surname in done:
            continue
        done.add(surname)
        if name.text == person.name and _can_bear(person.office, text, name):
            # "Jo Waters said": with her office, where it is known.
            place = len(new) - (len(text) - name.start)
            new = f"{new[:place]}{_opening(person.office, place)} {new[place:]}"
            sentences.append(person.sentence)
            continue
        if name.text == person.name and (aside := _aside(person, text, name)):
            place = len(new) - (len(text) - name.end)
            new = f"{new[:place]}{aside}{new[place:]}"
            sentences.append(person.sentence)
            continue
        if person.name in text:
            continue
        if not _stands_for(name, person, text):
            continue
        # A title that stands there already is the source's choice.
        # "Mr. Winther" becomes "President Carla Winther".
        honorific = _HONORIFIC.search(text[: name.start])
        start = honorific.start() if honorific else name.start
        own = name.title and not honorific
        place = len(new) - (len(text) - start)
        explained = (_TOLD_WHO if person.title else _EXPLAINED).match(text, name.end) is not None
        if person.role and (_tells(text, person.role) or _BECOMING.search(text)):
            explained = True
        office = "" if own or explained else _opening(person.office, place)
        aside = "" if own or explained else _aside(person, text, name)
        full = f"{office} {person.name}{aside}".strip()
        # Mentions come in order, and every one before this place was lengthened there: count from the end.
        new = f"{new[:place]}{full}{text[name.end :]}"
        sentences.append(person.sentence)
    return new, tuple(sentences)


def _aside(person: Person, text: str, name: Name) -> str:
    """Return who somebody is as it can stand behind a name, with its commas; empty where it cannot."""
    if not person.apposition or name.title or _EXPLAINED.match(text, name.end) or _tells(text, person.apposition):
        return ""
    if person.apposition.startswith("who "):
        # Who was fired leads nothing any more, and who is the head of it is said already.
        said = {word for word in re.findall(r"[a-z]{5,}", person.apposition) if word in text}
        if said or _BECOMING.search(text) or _ENDED.search(text):
            return ""
    before = text[: name.start].rstrip()
    # "Billionaire Jo Waters", "Dahl, Jo Waters and Ada Brook"
    if before and ((before.endswith(",") and _LISTS.search(text)) or not _stands_alone(before)):
        return ""
    if _LAST.match(text, name.end):
        return f", {person.apposition}"
    return f", {person.apposition}," if _ACTS.match(text, name.end) else ""


def _stands_alone(before: str) -> bool:
    """Return whether what stands before a name is no part of it."""
    word = before.rpartition(" ")[2]
    return before[-1] in ',”"' or (
        word.islower()
        and word.isalpha()
        and (word in PREPOSITIONS or word in _CLAUSES or read_verb(word)[1] in {"past", "both", "third"})
    )


def _opening(office: str, place: int) -> str:
    """Return an office as it stands at a place of a sentence."""
    return office if place else office[:1].upper() + office[1:]


def _tells(text: str, office: str) -> bool:
    """Tell whether a text has an office already, in whatever words."""
    last = office.rpartition(" ")[2].lower().rstrip(".")
    # "Dr." is not told by "drug", nor "port" by "portrait"; "president" is by "presidency".
    end = "" if len(last) >= _LONG else r"\b"
    return re.search(rf"(?i)\b{_WRITTEN_OUT.get(last, re.escape(last))}{end}", text) is not None


def _can_bear(office: str, text: str, name: Name) -> bool:
    """Tell whether a full name can have an office before it: where the sentence tells none, and no change of it.

    Who "was elected president" was none before.
    """
    if not office or name.title:
        return False
    if (
        _is_adjective(name, text)
        # "Jo Waters and Ada Brook report"
        or re.match(r" (?:and|or) [A-Z]", text[name.end :])
        or _BECOMING.search(text)
        or _EXPLAINED.match(text, name.end)
        or _tells(text, office)
    ):
        return False
    before = text[: name.start].rstrip()
    if not before:
        return True
    word = before.rpartition(" ")[2]
    # "Billionaire Jo Waters" and "the late Jo Waters" are called something already.
    return (
        word.islower()
        and word.isalpha()
        and (
            word in PREPOSITIONS or word in _CLAUSES or word == "and" or read_verb(word)[1] in {"past", "both", "third"}
        )
    )


def is_named(text: str, person: Person) -> bool:
    """Tell whether a text names somebody in full, and not only something after them: "the Jo Waters protests"."""
    return any(name.text == person.name and not _is_adjective(name, text) for name in find_names(text))


def shorten_people(text: str, people: Mapping[str, Person], introduced: Collection[str]) -> str:
    """Return a statement that calls by surname whom an earlier statement named in full."""
    new, mentions = text, _mentions(text)
    if sum(is_full_name(name) for name, _ in mentions) > _A_FEW:
        # Of many who are named in a row, none is named shortly.
        return text
    for name, surname in reversed(mentions):
        person = people.get(surname)
        if person is None or surname not in introduced or name.text != person.name or not person.evident:
            continue
        if not (person.title or person.role or person.alone) or _ARTICLE.search(text, 0, name.start):
            continue
        # "Jo Waters (D-Norl.)", "Jo Waters of Norland"
        if _PARTY.match(text, name.end) or re.match(r" of [A-Z]", text[name.end :]):
            continue
        start = name.start
        if (
            name.title
            and text[:start].endswith(f"{name.title} ")
            and not QUALIFIED.search(text[: start - len(name.title) - 1])
        ):
            start -= len(name.title) + 1
            if _HALF_TITLE.search(text, 0, start):
                # "Health Secretary Jo Waters" is no "Health Waters".
                continue
        new = new[:start] + person.short + new[name.end :]
    return new


def drop_told_roles(text: str, people: Mapping[str, Person], told: Collection[str]) -> str:
    """Return a statement without who somebody is, beside the surname, where an earlier statement has said so.

    Args:
        text: The statement, in which people are called by surname already.
        people: Who is named in full, by surname.
        told: Surnames of those of whom an earlier statement has said who they are.
    """
    for surname in sorted(told):
        person = people[surname]
        short, role = re.escape(person.short), re.escape(person.apposition)
        text = re.sub(rf"\b{short}, {role}(?:,(?= [a-z])|(?=\.$))", person.short, text)
        text = re.sub(rf"(?i:\b{role}), {short},(?= [a-z])", person.short, text)
    return text


def tell_roles(text: str, people: Mapping[str, Person]) -> frozenset[str]:
    """Return the surnames of those whom a statement names in full, and of whom it has the words that say who they are.

    Wherever in the statement these words stand: nobody else's are the same.
    """
    lowered = text.lower()
    return frozenset(
        surname
        for surname, person in people.items()
        if person.apposition and person.name in text and person.apposition.lower() in lowered
    )


def _mentions(text: str) -> list[tuple[Name, str]]:
    """Return the names outside quotations, each with its last word."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    return [
        (name, name.text.rpartition(" ")[2])
        for name in find_names(text)
        if not any(start <= name.start < end for start, end in quoted)
    ]


def _is_adjective(name: Name, text: str) -> bool:
    """Tell whether a name says whose or which something is: "the Winther administration", "Winther loyalists"."""
    if _AS_ADJECTIVE.match(text, name.end):
        return True
    behind = re.match(r" ([a-z]{3,}s)\b(?! (?:the|an?|his|her|its|their|not|that)\b)", text[name.end :])
    return behind is not None and not read_verb(behind[1])[1] and behind[1] not in _NO_PLURALS


def _stands_for(name: Name, person: Person, text: str) -> bool:
    """Whether a short mention is the person's own, so that the full name can stand there."""
    if name.text != person.short or _is_adjective(name, text):
        return False
    if re.search(rf"\b{re.escape(name.text)}\b", text[: name.start]):
        # "Short denies that Short was dismissed": the first one opens the sentence, and was taken for a plain word.
        return False
    before = _HONORIFIC.sub("", text[: name.start]).rstrip()
    if name.title in HONORIFICS:
        # "Mrs. Winther" may be married to the president, and so may "her husband, Mr. Winther".
        ours = name.title.rstrip(".")
        alone = person.called & {one.rstrip(".") for one in HONORIFICS} <= {ours}
        kin = _KIN.search(before) or re.search(r"\b(?:and|&)$", before)
        if ours not in {"Mr", "Ms"} or not alone or kin:
            return False
    elif name.title:
        # "President Biden" and "Dr. Biden" are two people.
        return person.title.endswith(name.title) or name.title.rstrip(".") in person.called
    if text.startswith("/", name.end) or text[: name.start].endswith("/"):
        # "A Winther/Brook alternative"
        return False
    acts = bool(_ACTS.match(text, name.end) or PERSONAL.match(text, name.end) or _AND_ANOTHER.match(text, name.end))
    if not person.evident and ((not before and not acts) or _WHERE.search(before)):
        # "Hunt for survivors goes on", "flights from Reed"
        return False
    if _VERSUS.match(text, name.end) or re.search(r"\bvs?\.$", before):
        return False
    # "After Winther spoke", "Both Brook and Winther"
    opens = before.lower() in _BEFORE_SUBJECTS and acts
    part = not opens and re.search(r"(?:-|\b[A-Z][\w.]*)$", before)
    # "Randolph “Tex” Alles" has a first name.
    return not part and not _is_determined(before) and not _NICKNAME.search(before)


def _is_determined(before: str) -> bool:
    """Tell whether an article before a name belongs to what follows it: "the confidential Winther report"."""
    match = _DETERMINED.search(before)
    if match is None:
        return False
    between = [
        word for word in match[0].split()[1:] if not word.endswith("ly") and word not in {"most", "more", "very"}
    ]
    # "The court told Winther": the article is the court's; "the leaked Winther tape": it is the tape's.
    return not any(
        word in AUXILIARY or word in PREPOSITIONS or word in _CLAUSES or read_verb(word)[1] in {"past", "both", "third"}
        for word in between[1:]
    )
