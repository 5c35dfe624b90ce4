"""One house style for what many outlets write: "on" before days, "said that", %, everyday words for journalese.

Each exchange says the same in the same form. What a word does in its sentence comes from the sentence's tree, so that
"a probe" becomes an investigation and a space probe does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from summarize.text.journalese import ADJECTIVES, NOUNS, PARTICLES, PHRASES, VERBS, Plain
from summarize.text.quotations import find_quotations
from summarize.text.syntax import SUBJECTS, Tree
from summarize.text.verbs import past_form, read_verb
from summarize.text.word_classes import DAY_NAMES, DAYS, DETERMINERS, INSIDE, PARTS_OF_DAY, SPANS

from .plain_english import is_about_something

#: What makes a day something, and what it makes it, behind the day.
_NAMING = frozenset(["declare", "declares", "declared", "proclaimed", "proclaims", "designated", "named", "called"])
_KIND_OF_DAY = re.compile(r" (?:an?|the) (?:[\w-]+ ){0,3}(?:[Dd]ay|[Hh]oliday)\b")
#: Words whose object or limit a day is: "spent Wednesday in the cells", "a letter dated Friday".
_WITH_DAY = frozenset(
    """
    dated effective starting beginning ending spend spends spent spending mark marks marked marking enter enters entered
    face faces faced facing
    """.split()  # noqa: SIM905
)
#: Verbs of plain reports, behind which "that" opens what is said.
_SAYING = frozenset("said says say announced announces confirmed confirms tell tells told warned estimated".split())  # noqa: SIM905
_BEGINNING = frozenset(["begin", "begins", "began", "begun", "beginning"])
_TELLING = frozenset(["tell", "tells", "told"])
#: What a report or letter does.
_TELLING_OF = frozenset(
    "alleging saying showing claiming accusing detailing finding revealing suggesting indicating describing".split()  # noqa: SIM905
)
#: Verbs that judge or dress up what somebody said, with the form of "say" that stands for them before a clause.
_DRESSED = {
    form: plain
    for base in "note state remark stress emphasize emphasise assert maintain contend claim explain".split()  # noqa: SIM905
    for form, plain in (
        (f"{base}s" if not base.endswith("ss") else f"{base}es", "says"),
        (f"{base}d" if base.endswith("e") else f"{base}ed", "said"),
        (f"{base[:-1]}ing" if base.endswith("e") else f"{base}ing", "saying"),
    )
}
#: How something is claimed that is not so.
_UNTRULY = frozenset("falsely wrongly incorrectly mistakenly erroneously inaccurately dishonestly untruthfully".split())  # noqa: SIM905
#: Tags of what cannot stand behind "that".
_NO_OPENING = frozenset(["WP", "WRB", "WDT", "``", "-LRB-", ":", "MD", "VBD", "VBZ", "VBP"])
_PERCENT = re.compile(r"(?<=\d)(?:%? percent|%? per cent)\b(?!-)(?! points?\b)")
#: Nouns of what lies ahead in time, so that "ahead of" means before.
_EVENTS = frozenset(
    """
    election elections vote votes meeting summit hearing trial visit debate deadline speech talks primary primaries
    runoff referendum inauguration conference convention game match launch release holiday holidays weekend arrival
    departure midterms caucuses caucus ceremony announcement decision ruling testimony session midnight
    """.split()  # noqa: SIM905
)
#: Verbs whose day may be that of what is still to come: "has called a strike Friday".
_AHEAD = frozenset(
    """
    call set schedule plan promise predict forecast warn cancel postpone reschedule arrange book sell invite organise
    organize order ask tell expect propose seek urge demand want need move delay
    """.split()  # noqa: SIM905
)
#: Behind these "over" may tell what about.
_QUARRELS = frozenset(
    """
    trial court sued sues suing lawsuit suit charged charges arrested jailed fined investigated investigation questioned
    dispute disputes row quarrel fight fights fought clash clashed argue argued protest protests protested strike struck
    criticized criticised accused resigned quit fired dismissed sacked sanctions talks negotiations
    """.split()  # noqa: SIM905
)
_ABOUT = {"over": "more than", "roughly": "about", "some": "about"}
_BE = frozenset("is are was were be been being".split())  # noqa: SIM905
_INTENDING = {
    "planning": ("plan", "plans", "planned"), "hoping": ("hope", "hopes", "hoped"), "aiming": ("aim", "aims", "aimed"),
    "looking": ("want", "wants", "wanted"), "intending": ("intend", "intends", "intended"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """An exchange: `text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def apply_style(tree: Tree) -> str:
    """Return a sentence in the house style; the same text where nothing is to be changed."""
    if tree.text.isupper():
        return tree.text
    return apply_edits(tree.text, chain(_place_days(tree), _open_claims(tree), _write_out(tree), _write_percent(tree)))


def use_plain_words(tree: Tree) -> str:
    """Return a sentence with everyday words for journalese; the same text where nothing is to be changed."""
    return apply_edits(tree.text, chain(_undress(tree), _simplify(tree), _fit_prepositions(tree), _tell_plans(tree)))


def apply_edits(text: str, edits: Iterator[Edit]) -> str:
    """Return a text after the exchanges that lie outside its quotations; of two that overlap, after the first."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    taken: list[Edit] = []
    for edit in edits:
        inside = any(start < edit.end and edit.start < end for start, end in quoted)
        if not inside and all(edit.end <= other.start or other.end <= edit.start for other in taken):
            taken.append(edit)
    for edit in sorted(taken, key=lambda one: -one.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _place_days(tree: Tree) -> Iterator[Edit]:
    """Yield "on" before a day that stands bare: "said Tuesday", "early Tuesday morning"."""
    for place, word in enumerate(tree.words):
        if tree.lowered[place] in PARTS_OF_DAY and word.relation == "npadvmod":
            days = [child for child in tree.children(place) if tree.lowered[child] in DAYS]
            day = days[0] if days else None
        else:
            day = place if tree.lowered[place] in DAYS and word.relation == "npadvmod" else None
        if day is None or day == 0:
            continue
        first, _ = tree.stretch(place)
        before = tree.lowered[day - 1]
        if first not in {day, day - 1} or (first == day - 1 and before not in {"early", "late"}):
            continue
        if tree.lowered[day - 1] in DAY_NAMES:
            # "Super Tuesday"
            continue
        if tree.lowered[first - 1] in _WITH_DAY or re.match(r"['’]s\b", tree.text[tree.words[place].end :]):
            # "Viewed Monday's eclipse"
            continue
        if tree.lowered[first - 1] in _NAMING and _KIND_OF_DAY.match(tree.text, tree.words[place].end):
            # "Declared Wednesday a day of mourning"
            continue
        if tree.words[first - 1].tag in {"IN", "TO", "DT", "JJ", "PRP$"} or tree.lowered[first - 1] in DAYS:
            continue
        yield Edit(tree.words[day].start, tree.words[day].start, "on ")
        # "Have been invited to Hadley Tuesday": that is when they are to come.
        if word.head < place and not {"to", "for", "at"} & {*tree.lowered[word.head : first]}:
            yield from _tell_as_past(tree, word.head)


def _tell_as_past(tree: Tree, verb: int) -> Iterator[Edit]:
    """Yield "was closed" for "has been closed", "closed" for "has closed": what has a day is past."""
    helpers = tree.children(verb, "aux", "auxpass")
    if tree.words[verb].tag != "VBN" or not helpers or tree.lowered[helpers[0]] not in {"has", "have"}:
        return
    subject = tree.subject(verb)
    if read_verb(tree.lowered[verb])[0] in _AHEAD or (subject is not None and tree.lowered[subject] == "i"):
        return
    having = helpers[0]
    said = tuple(tree.lowered[having : verb + 1])
    if len(said) == 2 and (past := past_form(said[1])):
        yield Edit(tree.words[having].start, tree.words[verb].end, past)
    elif len(said) == 3 and said[1] == "been":
        be = "was" if said[0] == "has" else "were"
        yield Edit(tree.words[having].start, tree.words[having + 1].end, be)


def _open_claims(tree: Tree) -> Iterator[Edit]:
    """Yield "that" before a clause that somebody said: "said the bridge was safe"."""
    for place, word in enumerate(tree.words):
        if word.relation != "ccomp" or not tree.is_finite(place) or tree.children(place, "mark"):
            continue
        if not tree.is_claim(place):
            continue
        head = word.head
        first, _ = tree.stretch(place)
        subjects = tree.children(place, *SUBJECTS)
        if tree.lowered[head] not in _SAYING or head >= first or not any(subject > head for subject in subjects):
            continue
        if head and tree.lowered[head - 1] == "that":
            # "A statement that said that she was ready"
            continue
        if tree.lowered[head] in _TELLING and first == head + 1:
            # "Told reporters the bridge was safe", and no "told that reporters".
            continue
        between = tree.slice(head + 1, first - 1) if first > head + 1 else ""
        day = first + 1 if tree.lowered[first] == "on" else first
        last = day + (1 if day + 1 < len(tree.words) and tree.lowered[day + 1] in PARTS_OF_DAY else 0)
        owned = last < len(tree.words) and re.match(r"['’]s\b", tree.text[tree.words[last].end :])
        if day < len(tree.words) - 2 and tree.lowered[day] in DAYS and not owned:
            # "Said on Saturday the bridge was safe": that was the day of the saying.
            first = day + (2 if tree.lowered[day + 1] in PARTS_OF_DAY else 1)
        # "What he said Tuesday would be the end": a question word is the subject.
        if re.search(r"[,:;“”\"—–]", between) or tree.words[first].tag in _NO_OPENING:
            continue
        if between and tree.words[first].tag == "VBG":
            # "Said in an interview airing on Thursday he would go"
            continue
        if tree.lowered[head].startswith("announc") and tree.lowered[first] in {"a", "an"}:
            # "Announced a goal of ensuring all dockers are insured"
            continue
        if tree.lowered[first] in {"should", "had", "were"} and first + 1 < len(tree.words):
            # "Said should he be asked, ..."
            continue
        if tree.lowered[first] in {"that", "if", "whether", "how", "what", "yes", "no", "so", ","}:
            continue
        if tree.lowered[place] in {"said", "says"}:
            # "..., said the mayor said": a slip.
            continue
        if tree.lowered[first] in {"later", "earlier", "then", "now", "also", "recently", "afterwards"}:
            # "Said later it planned": that was when it was said.
            continue
        if tree.lowered[first] in {"just", "exactly", "precisely"} and tree.words[first + 1].tag.startswith("W"):
            continue
        yield Edit(tree.words[first].start, tree.words[first].start, "that ")


def _write_out(tree: Tree) -> Iterator[Edit]:
    """Yield "is" or "has" for "'s", "will" for "'ll", behind a pronoun or "that"."""
    for place, word in enumerate(tree.words):
        short = tree.lowered[place].replace("’", "'")
        if short not in {"'s", "'ll"} or not place or not word.tag.startswith(("VB", "MD")):
            continue
        if tree.lowered[place - 1] not in {"he", "she", "it", "that", "who", "there", "they"}:
            continue
        # "She's already got plans"
        behind = next((word for word in tree.lowered[place + 1 :] if word not in INSIDE), "")
        if behind == "who":
            # "A who's who of the coast"
            continue
        been = behind in {"been", "got"}
        done = behind.endswith("ed") or read_verb(behind)[1] in {"past", "both", "participle"}
        if short == "'s" and not been and (tree.words[word.head].tag == "VBN" or done):
            # "He's barely spoken to": is, or has?
            continue
        yield Edit(word.start, word.end, " will" if short == "'ll" else " has" if been else " is")


def _write_percent(tree: Tree) -> Iterator[Edit]:
    for match in _PERCENT.finditer(tree.text):
        yield Edit(match.start(), match.end(), "%")


def _undress(tree: Tree) -> Iterator[Edit]:
    """Yield "said" for verbs that judge what was said, where a clause follows."""
    for place, word in enumerate(tree.words):
        plain = _DRESSED.get(tree.lowered[place], "")
        if not plain or not word.tag.startswith("VB") or tree.children(place, "dobj", "auxpass", "agent", "dative"):
            continue
        if any(tree.lowered[child] in _UNTRULY for child in tree.children(place, "advmod")):
            # "Falsely claimed that ..." says more than "said".
            continue
        clauses = [
            child
            for child in tree.children(place, "ccomp")
            if child > place
            and tree.words[child].tag.startswith(("VB", "MD"))
            and tree.is_finite(child)
            and tree.subject(child) is not None
            and tree.words[tree.stretch(child)[0]].tag not in {"WRB", "WP", "WDT"}
            # "Declared the law invalid and ruled ...": what is said follows at once, or behind a day.
            and set(tree.lowered[place + 1 : tree.stretch(child)[0]]) <= DAYS | {"on", "in", "a", "statement"}
        ]
        # "Remarks that she made": things said.
        acts = word.tag == "VBG" or word.relation == "conj" or tree.children(place, *SUBJECTS)
        if clauses and acts and (plain != "said" or word.tag in {"VBD", "VBN"}):
            yield Edit(word.start, word.end, plain)


def _simplify(tree: Tree) -> Iterator[Edit]:
    """Yield the everyday words for journalese, in the form that stands there."""
    for place in range(len(tree.words)):
        for listed, fits in _LISTS:
            for plain in listed.get(tree.lowered[place], ()):
                edit = _exchange(tree, place, plain) if fits(tree, place, plain) else None
                if edit:
                    yield edit
                    break


def _exchange(tree: Tree, place: int, plain: Plain) -> Edit | None:
    """Return the exchange of a listed word or phrase that begins at a place; None where other words stand there."""
    last = place + len(plain.words) - 1
    if tree.lowered[place : last + 1] != plain.words:
        return None
    start, end, new = tree.words[place].start, tree.words[last].end, plain.new
    if place and tree.lowered[place - 1] in {"a", "an"} and new[:1].isalpha():
        article = "an" if new[0] in "aeiou" else "a"
        return Edit(tree.words[place - 1].start, end, f"{_like(tree.slice(place - 1, place - 1), article)} {new}")
    return Edit(start, end, _like(tree.text[start:end], new))


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


#: Relations in which what looks like a verb is a thing: "9 feet of storm surge".
_NO_DEEDS = frozenset(["amod", "compound", "pobj", "dobj", "nsubj"])


def _fits_verb(tree: Tree, place: int, plain: Plain) -> bool:
    word = tree.words[place]
    if word.tag not in plain.tags or word.relation in _NO_DEEDS or _is_joined(tree, place):
        return False
    if word.tag == "VB" and not tree.children(place, "aux") and place and tree.words[place - 1].tag == "NN":
        # "9 feet of storm surge"
        return False
    if plain.kind not in {"particle", "bidding"} and tree.children(place, "prt"):
        return False
    objects = tree.children(place, "dobj", "nsubjpass")
    if plain.words[-1] == "off" and plain.new in _BEGINNING and tree.children(place, "auxpass"):
        # "Kicked off the board"
        return False
    if plain.new.startswith("call") and any(tree.lowered[one] == "as" for one in tree.children(place, "prep")):
        # "Dubbed as", but nothing is "called as".
        return False
    if plain.objects:
        if plain.new in _BEGINNING and not objects and not tree.children(place, "auxpass"):
            # "The season kicked off at noon"
            return place + 2 < len(tree.words) and tree.lowered[place + 2] in DAYS | {"at"}
        return any(tree.lowered[one] in plain.objects for one in objects)
    if plain.kind == "active":
        return bool(tree.children(place, "dobj"))
    if plain.kind == "transitive":
        # Contracts are ended, people are not.
        somebody = any(tree.words[one].tag in {"PRP", "NNP"} for one in objects) and plain.new.startswith("end")
        return (bool(objects) or bool(tree.children(place, "agent"))) and not somebody
    if plain.kind == "moving":
        figures = any(tree.words[at].tag == "CD" for at in tree.below(place))
        # "Plunged Texas into darkness" is done to somebody, whatever the tree says.
        thing = place + 1 < len(tree.words) and tree.words[place + 1].tag in {"NN", "NNS", "NNP", "NNPS", "PRP", "DT"}
        return figures and not thing and not tree.children(place, "dobj", "xcomp", "ccomp", "auxpass")
    if plain.kind == "person":
        # "A Taser" is nobody.
        return any(tree.words[one].tag.startswith("NNP") and not tree.children(one, "det") for one in objects)
    if plain.kind == "bidding":
        # "Called on Tuesday for captains to leave"
        if place + 2 >= len(tree.words) or tree.lowered[place + 2] in DAYS | {"for"}:
            return False
        bid = tree.children(place, "xcomp", "ccomp", "advcl")
        return any("to" in (tree.lowered[at] for at in tree.children(one, "aux")) for one in bid if one > place + 2)
    if plain.kind == "particle":
        return tree.words[place + 1].relation in {"prt", "advmod", "prep"} if place + 1 < len(tree.words) else False
    return True


def _fits_noun(tree: Tree, place: int, plain: Plain) -> bool:
    word = tree.words[place]
    if word.tag not in plain.tags or _is_joined(tree, place) or word.relation in {"compound", "nmod"}:
        return False
    if place + 1 < len(tree.words) and (
        tree.words[place + 1].tag in {"NN", "NNS"}
        or tree.lowered[place + 1] in {"show", "shows", "drama", "car", "cars"}
    ):
        # "Cop shows"
        return False
    # "General" behind "attorneys" hangs on them or on what follows.
    around = [tree.lowered[child] for child in tree.children(place)] + list(tree.lowered[place + 1 : place + 2])
    return not plain.objects.intersection(around)


def _fits_adjective(tree: Tree, place: int, plain: Plain) -> bool:
    word = tree.words[place]
    if word.tag not in plain.tags or _is_joined(tree, place):
        return False
    if plain.objects and tree.children(word.head, "det", "poss"):
        # "The top diplomats" are not just senior ones.
        return False
    return not plain.objects or tree.lowered[word.head] in plain.objects


def _fits_phrase(tree: Tree, place: int, plain: Plain) -> bool:
    last = place + len(plain.words)
    counted = plain.words[-1] == "of" and not plain.new.endswith(" of")
    if counted and last < len(tree.words) and tree.words[last].tag in {"DT", "PRP$", "PRP"}:
        # "A number of the mayor's critics"
        return False
    return not plain.tags or (last < len(tree.words) and tree.words[last].tag in plain.tags)


def _is_joined(tree: Tree, place: int) -> bool:
    """Return whether a word is part of a hyphenated one ("U.S.-backed")."""
    word = tree.words[place]
    return tree.text[word.start - 1 : word.start] == "-" or tree.text[word.end : word.end + 1] == "-"


_Fits = Callable[[Tree, int, Plain], bool]
_LISTS: tuple[tuple[dict[str, tuple[Plain, ...]], _Fits], ...] = (
    (PARTICLES, _fits_verb), (VERBS, _fits_verb), (NOUNS, _fits_noun), (ADJECTIVES, _fits_adjective),
    (PHRASES, _fits_phrase),
)  # fmt: skip


def _fit_prepositions(tree: Tree) -> Iterator[Edit]:
    """Yield short prepositions for long ones, by what hangs on them."""
    for place, word in enumerate(tree.words):
        lowered = tree.lowered[place]
        behind = tree.lowered[place + 1] if place + 1 < len(tree.words) else ""
        if lowered in {"following", "regarding", "concerning"} and word.relation == "prep":
            objects = tree.children(place, "pobj")
            acts = objects and tree.words[objects[0] + 1].tag == "VBG" and tree.words[objects[0] + 1].head == objects[0]
            if acts and tree.lowered[objects[0] + 1] not in _TELLING_OF:
                # "Following other candidates releasing plans"
                continue
            new = "after" if lowered == "following" else "about"
            if new == "about" and not (place and is_about_something(tree.lowered[place - 1])):
                # "Conduct regarding the fire" is no conduct about it.
                continue
            # "After it was accused after the talks"
            if tree.children(place, "pobj") and new not in tree.lowered:
                yield Edit(word.start, word.end, _like(tree.text[word.start : word.end], new))
        elif lowered == "ahead" and behind == "of":
            objects = tree.children(place + 1, "pobj")
            if objects and (tree.lowered[objects[0]] in _EVENTS or tree.lowered[objects[0]] in DAYS):
                yield Edit(word.start, tree.words[place + 1].end, _like(tree.text[word.start : word.end], "before"))
        elif lowered == "due" and behind == "to" and place and tree.lowered[place - 1] not in _BE:
            if tree.children(place + 1, "pobj") or tree.children(place, "pobj"):
                yield Edit(word.start, tree.words[place + 1].end, _like(tree.text[word.start : word.end], "because of"))
        elif lowered in _ABOUT and word.relation in {"quantmod", "advmod", "amod"}:
            yield from _fit_amount(tree, place)


def _fit_amount(tree: Tree, place: int) -> Iterator[Edit]:
    """Yield "more than" for "over", "about" for "some", before a number; not before one of years or days."""
    behind = place + 1
    if behind >= len(tree.words) or tree.words[behind].tag != "CD":
        return
    if place and (tree.lowered[place - 1] in DETERMINERS or tree.lowered[place - 1] in {"'s", "’s"}):
        # "The roughly 17 million", "the union's roughly 48,000 members"
        return
    joined = tree.text[tree.words[behind].end :].startswith("-")
    if tree.lowered[place] == "over" and (joined or tree.lowered[tree.words[behind].head] in SPANS):
        return
    if tree.lowered[place] == "over" and not _QUARRELS.isdisjoint(tree.lowered[:place]):
        # "Went on trial in Orlo over 2 million crowns"
        return
    word = tree.words[place]
    yield Edit(word.start, word.end, _like(tree.text[word.start : word.end], _ABOUT[tree.lowered[place]]))


def _tell_plans(tree: Tree) -> Iterator[Edit]:
    """Yield "plans to" for "is planning to"."""
    for place, word in enumerate(tree.words):
        forms = _INTENDING.get(tree.lowered[place])
        if not forms or word.tag != "VBG" or place == 0 or not tree.children(place, "xcomp"):
            continue
        if place + 1 >= len(tree.words) or tree.lowered[place + 1] != "to" or len(tree.children(place, "aux")) != 1:
            continue
        be = tree.lowered[place - 1]
        form = {"is": forms[1], "are": forms[0], "was": forms[2], "were": forms[2]}.get(be)
        if form and not tree.is_negated(place):
            yield Edit(tree.words[place - 1].start, word.end, form)
