"""A sentence in plainer order: who did it before what was done, the news before its circumstances, finite verbs.

Plain-language guides ask for the active voice and the main clause first; Siddharthan ("A survey of research on text
simplification", 2014) lists these as syntactic simplifications. Each rule wants the whole tree to fit and moves whole
subtrees, and leaves alone what could be read in two ways afterwards.
"""

from __future__ import annotations

from collections.abc import Callable

from summarize.text.syntax import SUBJECTS, Tree
from summarize.text.verbs import past_form
from summarize.text.word_classes import DAYS, PARTS_OF_DAY, TIMES

from .reworded import HAS_TIME, lower_opening, raise_opening

#: Most words of a main clause that something is moved behind, of who did it, and between a verb and its day.
LONGEST_CLAUSE, LONGEST_AGENT, LONGEST_PREDICATE = 20, 12, 8

_MOVABLE = frozenset("after before amid during despite following hours days weeks months".split())  # noqa: SIM905
#: What somebody does by speaking: behind the deed it is a second deed.
_SPEAKING = frozenset(
    """
    saying adding calling citing accusing urging arguing warning announcing telling asking criticizing criticising
    praising promising describing denying rejecting noting blaming condemning promoting
    """.split()  # noqa: SIM905
)
#: Verbs behind which "that" opens a clause.
_CLAIMING = frozenset(
    """
    said says announced confirmed reported agreed argued claimed warned insisted suggested acknowledged denied predicted
    ruled found decided believed thought hoped feared promised vowed declared conceded admitted indicated revealed
    """.split()  # noqa: SIM905
)
#: Nouns of what somebody did, which has a day itself.
_EVENTS = frozenset(
    """
    comment comments remark remarks statement statements attack attacks vote votes shooting shootings report reports
    announcement decision decisions meeting speech hearing ruling strike strikes protest protests interview letter tweet
    tweets testimony visit crash blast fire election debate summit talks event events
    """.split()  # noqa: SIM905
)
#: "Was beaten by 21 votes" does not say by whom.
_MEASURES = frozenset(
    """
    vote votes point points goal goals run runs seat seats margin length lengths stroke strokes shot shots set sets
    percent percentage minutes seconds metres meters kilometres kilometers miles
    """.split()  # noqa: SIM905
)
#: What the clause moved behind may have named first.
_POINTING = frozenset(
    """
    he she it they him her them his hers its their theirs himself herself itself themselves this that these those others
    there
    """.split()  # noqa: SIM905
)


def restructure_sentence(tree: Tree) -> str:
    """Return a sentence after the first rule that fits; the same text when none does."""
    if len(tree.roots) != 1:
        return tree.text
    rules: tuple[Callable[[Tree], str], ...] = (
        put_agent_first, put_news_first, put_speaker_first, join_speaking, move_day, put_day_first,
    )  # fmt: skip
    if tree.lowered[-1:] != (".",) or any(mark in tree.text for mark in '“”"‘;:—–'):
        # Here nothing but a day in the first words is moved.
        rules = (put_day_first,)
    return next((text for text in (rule(tree) for rule in rules) if text), tree.text)


def put_agent_first(tree: Tree) -> str:
    """Return "Police arrested two men." for "Two men were arrested by police."; empty when it does not fit."""
    root = tree.roots[0]
    subjects, agents = tree.children(root, "nsubjpass"), tree.children(root, "agent")
    helpers = tree.children(root, "aux", "auxpass", "neg")
    if tree.words[root].tag != "VBN" or len(subjects) != 1 or len(agents) != 1 or not helpers:
        return ""
    subject, agent, helper = subjects[0], agents[0], helpers[-1]
    named = tree.children(agent, "pobj")
    if len(named) != 1 or tree.children(root, "conj"):
        return ""
    helping = tuple(tree.lowered[place] for place in helpers)
    past = past_form(tree.lowered[root]) if helping in {("was",), ("were",)} else ""
    if helping in {("has", "been"), ("have", "been")}:
        several = tree.children(named[0], "conj") or tree.words[named[0]].tag == "NNS"
        # "Police" and "Waters": one or several?
        unsure = tree.lowered[named[0]] == "police" or tree.words[named[0]].tag == "NNPS"
        past = "" if unsure else f"{'have' if several else 'has'} {tree.lowered[root]}"
    if not past:
        return ""
    first, last = tree.stretch(subject)
    begin, end = tree.stretch(agent)
    whole = tree.is_whole(subject) and tree.is_whole(agent)
    if helpers != tuple(range(last + 1, last + 1 + len(helpers))):
        return ""
    if not whole or first != 0 or begin != agent or begin < root or end - begin > LONGEST_AGENT:
        return ""
    timed = any(tree.lowered[at] in TIMES for at in range(begin, end + 1))
    if (
        timed
        or tree.lowered[named[0]] in _MEASURES
        or tree.words[named[0]].tag in {"PRP", "VBG", "CD"}
        or tree.words[subject].tag == "PRP"
    ):
        return ""
    # "Was seen by police at a hotel": who was at the hotel?
    placed = any(tree.words[at].relation == "prep" and tree.lowered[at] != "of" for at in range(begin + 1, end))
    clauses = any(tree.words[at].relation in {"relcl", "acl", "advcl"} for at in (*range(last), *range(begin, end)))
    # With its apposition, what was done to somebody can stand at the very end.
    aside = tree.lowered[last] == "," and tree.children(subject, "appos")
    closing = aside and end == len(tree.words) - 2 and tree.lowered[: last + 1].count(",") == 2
    if placed or clauses or ("," in tree.lowered[: last + 1] and not closing) or "," in tree.lowered[begin:end]:
        return ""
    if tree.slice(begin + 1, end).count("(") != tree.slice(begin + 1, end).count(")"):
        return ""
    doer, done = tree.slice(begin + 1, end), lower_opening(tree.slice(0, last - 1 if closing else last))
    between = tree.text[tree.words[helper].end : tree.words[root].start]
    rest = tree.text[tree.words[root].end : tree.words[begin - 1].end] + tree.text[tree.words[end].end :]
    return f"{raise_opening(doer)}{between}{past} {done}{rest}"


def put_news_first(tree: Tree) -> str:
    """Return "The ferry sank after a storm." for "After a storm, the ferry sank."; empty when it does not fit."""
    root = tree.roots[0]
    openers = [
        child
        for child in tree.children(root, "advcl", "prep", "npadvmod")
        if tree.stretch(child)[0] == 0 and tree.is_whole(child)
    ]
    if len(openers) != 1 or tree.lowered[0] not in _MOVABLE:
        return ""
    _, last = tree.stretch(openers[0])
    if tree.lowered[last + 1] != ",":
        return ""
    main = range(last + 2, len(tree.words) - 1)
    subject = tree.subject(root)
    if subject is None or len(main) > LONGEST_CLAUSE or "," in (tree.lowered[place] for place in main):
        return ""
    helpers = {root, *tree.children(root, "aux", "auxpass")}
    verbs = [place for place in main if tree.words[place].tag.startswith(("VB", "MD")) and place not in helpers]
    if any(tree.words[place].relation != "amod" for place in verbs) or any(tree.lowered[p] in _POINTING for p in main):
        return ""
    clause = tree.slice(main[0], main[-1])
    if tree.lowered[0] == "on" and HAS_TIME.search(clause):
        return ""
    return f"{raise_opening(clause)} {lower_opening(tree.slice(0, last))}."


def join_speaking(tree: Tree) -> str:
    """Return "X left the hall and accused Y." for "X left the hall, accusing Y."; empty when it does not fit."""
    root = tree.roots[0]
    subject = tree.subject(root)
    if tree.words[root].tag != "VBD" or subject is None or tree.words[subject].relation not in SUBJECTS:
        return ""
    for place in tree.children(root, "advcl"):
        first, last = tree.stretch(place)
        past = past_form(tree.lowered[place])
        if first != place or tree.lowered[place] not in _SPEAKING or not past or last != len(tree.words) - 2:
            continue
        # What happened, and not who it happened to, was "adding to the pressure".
        if tree.lowered[first : first + 2] == ("adding", "to"):
            return ""
        if tree.lowered[first - 1] != "," or any(tree.words[at].relation in {"relcl", "conj"} for at in range(first)):
            return ""
        if not tree.words[subject].tag.startswith("NN") or any(tree.lowered[at] == "," for at in range(first - 1)):
            return ""
        return f"{tree.text[: tree.words[first - 1].start]} and {past}{tree.text[tree.words[first].end :]}"
    return ""


def move_day(tree: Tree) -> str:
    """Return "X said on Monday that ..." for "X on Monday said ...", "X opened the bridge on Monday." likewise.

    Empty where the day could then be that of another verb.
    """
    root = tree.roots[0]
    subject = tree.subject(root)
    days = [place for place in tree.children(root, "prep") if _is_day(tree, place) and place < root]
    if subject is None or len(days) != 1 or days[0] < subject:
        return ""
    first, last = tree.stretch(days[0])
    behind = range(root + 1, len(tree.words) - 1)
    before, day, verb = tree.text[: tree.words[first].start], tree.slice(first, last), tree.slice(last + 1, root)
    rest = tree.text[tree.words[root].end :]
    opening = tree.lowered[root + 1]
    said = [place for place in tree.children(root, "ccomp") if place > root]
    if opening in {"that", "to"}:
        return f"{before}{verb} {day}{rest}" if said or tree.children(root, "xcomp") else ""
    if said and tree.lowered[root] not in _CLAIMING:
        return ""
    if said and tree.stretch(said[0])[0] == root + 1:
        plain = tree.is_finite(said[0]) and tree.is_claim(said[0]) and not tree.words[root + 1].tag.startswith("W")
        return f"{before}{verb} {day} that{rest}" if plain else ""
    acting = [at for at in behind if tree.words[at].tag.startswith(("VB", "MD")) and tree.words[at].relation != "amod"]
    if acting or "," in tree.lowered[root:-1] or not 0 < len(behind) <= LONGEST_PREDICATE:
        return ""
    if HAS_TIME.search(rest):
        return ""
    return f"{before}{verb}{rest.rstrip('.')} {day}."


def put_speaker_first(tree: Tree) -> str:
    """Return "Experts agreed on Monday that A." for "On Monday, experts agreed A."; empty when it does not fit."""
    root = tree.roots[0]
    subject = tree.subject(root)
    said = [place for place in tree.children(root, "ccomp") if place > root and tree.is_finite(place)]
    if tree.lowered[:1] != ("on",) or not _is_day(tree, 0) or tree.words[0].head != root or not said or subject is None:
        return ""
    _, last = tree.stretch(0)
    start = last + 2 if tree.lowered[last + 1] == "," else last + 1
    begin, end = tree.stretch(said[0])
    # "Announced just how much", which is no claim.
    asking = any(tree.words[place].tag.startswith("W") for place in (begin, begin + 1))
    plain = not tree.children(root, "dobj", "dative", "prt", "neg") and not asking and tree.is_claim(said[0])
    if not plain or begin != root + 1 or end != len(tree.words) - 2 or tree.stretch(subject)[0] != start:
        return ""
    opening = "" if tree.lowered[begin] == "that" else " that"
    who = tree.slice(start, root)
    claim = tree.text[tree.words[root].end :]
    return f"{raise_opening(who)} {lower_opening(tree.slice(0, last))}{opening}{claim}"


def put_day_first(tree: Tree) -> str:
    """Return "On Monday, X opened the bridge and ..." for "X on Monday opened the bridge and ...".

    For where behind its verb the day could be read as that of something else. Empty when it does not fit.
    """
    root = tree.roots[0]
    subject = tree.subject(root)
    if subject is None or tree.words[subject].tag == "PRP":
        return ""
    # "The port on Friday closed": some trees hang the day on the port.
    before = [*tree.children(root, "prep"), *tree.children(subject, "prep")]
    days = [place for place in before if subject < place < root and _is_day(tree, place)]
    # "Her comments on Monday came after the vote"
    if len(days) != 1 or (tree.words[days[0]].head == subject and tree.lowered[subject] in _EVENTS):
        return ""
    first, last = tree.stretch(days[0])
    begin, end = tree.stretch(subject)[0], first - 1
    if any(mark in tree.slice(0, root) for mark in '“”"‘;:—–'):
        return ""
    helpers = set(tree.children(root, "aux", "auxpass", "advmod", "neg"))
    told = tree.words[root].tag == "VBD" or (tree.words[root].tag == "VBN" and tree.children(root, "auxpass"))
    if begin != 0 or tree.lowered[end] == "," or not told:
        return ""
    if not set(range(last + 1, root)) <= helpers:
        return ""
    who = tree.slice(begin, end)
    # "Passage on Thursday followed a vote last month"
    if HAS_TIME.search(tree.slice(root, len(tree.words) - 1)):
        return ""
    # "Housing and Urban Development Secretary Jo Waters"
    named = tree.words[0].tag.startswith("NNP") and tree.lowered[1] in {"and", "of"}
    # With its verb: alone a subject may pass for a name.
    who = who if named else lower_opening(f"{who} {tree.slice(last + 1, root)}")[: len(who)]
    return f"{raise_opening(tree.slice(first, last))}, {who}{tree.text[tree.words[last].end :]}"


def _is_day(tree: Tree, place: int) -> bool:
    """Return whether a preposition opens "on Monday" or "on Monday evening", and nothing more."""
    first, last = tree.stretch(place)
    words = tree.lowered[first : last + 1]
    return words[0] == "on" and len(words) in {2, 3} and words[1] in DAYS and set(words[2:]) <= PARTS_OF_DAY
