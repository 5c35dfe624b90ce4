"""A source sentence without what its dependency tree shows to be aside from the news: shorter, never reworded.

Only what leaves the rest as true as it was is cut (Knight and Marcu, 2002, cut trees so): clauses and appositions set
off by commas, one of two joined deeds, circumstances at either end. What says which one is meant stays, and so does
who says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from summarize.text.definites import loses_name
from summarize.text.syntax import SUBJECTS, Tree
from summarize.text.word_classes import DAYS, SPANS
from summarize.types import Parse

from .trimmed import CIRCUMSTANCE, Trimmed, apply_cuts, can_spare, is_whole, skip_opening

#: Shortened readings of one sentence that are offered.
MOST_READINGS = 10
#: Words below which a circumstance is left where it is.
FEWEST_CUT = 2
#: Capitalised words before a surname from which on one of them is a title ("President Carla Winther").
TITLED = 2
#: Words that stand before a circumstance at the end, at least.
EARLIEST_TAIL = 4

_CONJUNCTIONS = frozenset("after as while before amid when because since once whereas".split())  # noqa: SIM905
#: Prepositions of circumstances: without them the deed is the same.
_CIRCUMSTANCE = frozenset("amid during after following ahead alongside throughout".split())  # noqa: SIM905
#: Further ones that may open a sentence without being what limits it ("On an unadjusted basis", "In 2015").
_OPENING = frozenset(["with", "before"])
#: Where something was said or written.
_OCCASIONS = frozenset(
    """
    statement interview speech letter tweet post video remarks briefing conference email memo memorandum filing
    appearance address release series thread call op-ed essay article
    """.split()  # noqa: SIM905
)
_DISCOURSE = frozenset("also meanwhile however moreover furthermore instead thus therefore still".split())  # noqa: SIM905
_DASHES = frozenset(["—", "–", "--", "-"])
#: Prepositions that behind a comma at the end add something: no limit, no aim, no speaker, no result.
_ADDING = frozenset("in with at amid during following along alongside including among under".split())  # noqa: SIM905
#: No sentence ends in these.
_OPEN_ENDS = frozenset(["right", "just", "even", "only", "well", "so", "both", "either"])
#: What is added about a whole sentence opens with one: "..., a move that", "..., the first step".
_ARTICLES = frozenset(["a", "an", "the"])
#: What somebody did or had done to them that is not aside from anything told of them.
_GRAVE = frozenset(
    """
    claimed accused convicted charged revoked said lost alleged shot killed stole stolen admitted confessed died jailed
    """.split()  # noqa: SIM905
)
#: How often a sentence is cut again from its new end.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence that can go: `text[start:end]`."""

    start: int
    end: int
    #: "aside", "opening", "tail" or "deed".
    kind: str


def compress_sentence(tree: Tree) -> tuple[Trimmed, ...]:
    """Return shorter readings of a sentence, most complete first; empty when nothing can be cut."""
    text = tree.text
    start = skip_opening(text)
    if len(tree.roots) != 1 or not _is_sentence(tree):
        return ()
    cuts = _spare_cuts(tree, start)
    seen: dict[str, Trimmed] = {}
    for chosen in (*_combine(cuts), *_cut_deeper(tree, start, cuts)):
        shortened = apply_cuts(text, start, tuple((cut.start, cut.end) for cut in chosen))
        whole = is_whole(shortened.text) and not _ends_open(shortened.text) and not _lost_meant(tree, chosen)
        if whole and not loses_name(text, shortened.text):
            seen.setdefault(shortened.text, shortened)
    return tuple(sorted(seen.values(), key=lambda one: -len(one.text)))[:MOST_READINGS]


def _spare_cuts(tree: Tree, start: int) -> list[Cut]:
    """Return what can go from a sentence that begins at `start` without taking its limits or its outcome along."""
    found = dict.fromkeys(Cut(max(cut.start, start), cut.end, cut.kind) for cut in find_cuts(tree) if cut.end > start)
    return [
        cut
        for cut in found
        if can_spare(tree.text, start, (cut.start, cut.end)) and _is_closed(tree.text[cut.start : cut.end])
    ]


def _cut_deeper(tree: Tree, start: int, cuts: Sequence[Cut], depth: int = 1) -> Iterator[tuple[Cut, ...]]:
    """Yield cuts that reach further forward: what stands at the end once a tail is gone can be a tail, too."""
    if depth == _DEEPEST:
        return
    end = tree.words[-2].end if len(tree.words) > 1 else 0
    for tail in (cut for cut in cuts if cut.kind == "tail"):
        rest = _ended_at(tree, tail.start)
        if rest is None:
            continue
        further = _spare_cuts(rest, start)
        for chosen in _combine(further):
            yield (*(replace(cut, end=end) if cut.end == tail.start else cut for cut in chosen), tail)
        for chosen in _cut_deeper(rest, start, further, depth + 1):
            yield (*chosen, tail)


def _ended_at(tree: Tree, end: int) -> Tree | None:
    """Return the tree of a sentence that ends where a tail began; None where something in it hung on the tail."""
    count = sum(word.end <= end for word in tree.words)
    kept, stop = tree.words[:count], tree.words[-1]
    if not kept or any(word.head >= count for word in (*kept, stop)):
        return None
    closing = replace(stop, start=kept[-1].end, end=kept[-1].end + 1)
    return Tree(Parse(f"{tree.text[: kept[-1].end]}.", (*kept, closing)))


def _lost_meant(tree: Tree, cuts: Sequence[Cut]) -> bool:
    """Return whether an "it" is left that meant what was cut: "Waters[, head of the board,] argued it is entitled"."""

    def is_cut(place: int) -> bool:
        return any(cut.start <= tree.words[place].start < cut.end for cut in cuts)

    subject = tree.subject(tree.roots[0])
    if subject is None or not tree.words[subject].tag.startswith("NNP"):
        return False
    left = any(word in {"it", "its"} and not is_cut(place) for place, word in enumerate(tree.lowered))
    return left and any(tree.words[place].tag in {"NN", "NNP"} and is_cut(place) for place in range(len(tree.words)))


def _ends_open(text: str) -> bool:
    """Return whether what a dash or a last word led to is gone: "came right[ as doctors were expected]"."""
    rest = text.rstrip(".")
    return rest.endswith(tuple(_DASHES)) or rest.rpartition(" ")[2].lower() in _OPEN_ENDS


def _is_closed(text: str) -> bool:
    """Return whether every quotation that opens in a stretch closes in it."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _is_sentence(tree: Tree) -> bool:
    root = tree.roots[0]
    return tree.words[root].tag.startswith(("VB", "MD")) and tree.is_finite(root) and tree.subject(root) is not None


def _combine(cuts: Sequence[Cut]) -> Iterator[tuple[Cut, ...]]:
    """Yield sets of cuts none of which overlap: all, one by one, two by two."""
    asides = [cut for cut in cuts if cut.kind == "aside"]
    for chosen in ((), asides, cuts):
        apart = _apart(chosen)
        if apart:
            yield apart
    for cut in cuts:
        yield (cut,)
        if asides and cut.kind != "aside":
            yield _apart([cut, *asides])
    for pair in combinations(cuts, 2):
        if len(_apart(pair)) == 2:
            yield pair


def _apart(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """Return the cuts that do not overlap an earlier one."""
    apart: list[Cut] = []
    for cut in cuts:
        if all(cut.end <= other.start or other.end <= cut.start for other in apart):
            apart.append(cut)
    return tuple(apart)


def find_cuts(tree: Tree) -> Iterator[Cut]:
    """Yield what can go from a sentence by its tree."""
    for place, word in enumerate(tree.words):
        if word.head == place or not tree.is_whole(place):
            continue
        match word.relation:
            case "relcl" | "acl":
                thing = tree.lowered[tree.stretch(place)[0]] in {"which", "where"}
                # "The exports, soybeans among them, got hammered": no participle but the verb.
                acts = word.relation == "acl" and tree.children(place, "aux", "auxpass")
                if not acts and not _follows_list(tree, place) and (thing or not _introduces(tree, word.head)):
                    yield from _between_commas(tree, place)
                yield from _within_apposition(tree, place)
            case "appos" | "npadvmod":
                if word.relation == "appos" and _describes(tree, place) and not _introduces(tree, word.head):
                    yield from _between_commas(tree, place)
                elif (
                    tree.lowered[tree.stretch(place)[0]] in _ARTICLES
                    and not _is_name(tree, word.head)
                    and not _closes_aside(tree, tree.stretch(place)[0] - 1)
                ):
                    yield from (cut for cut in _between_commas(tree, place) if cut.kind == "tail")
            case "advcl":
                yield from _clause(tree, place)
            case "prep":
                yield from _phrase(tree, place)
            case "conj":
                yield from _joined(tree, place)
            case "advmod":
                if tree.lowered[place] in _DISCOURSE and tree.stretch(place) == (place, place):
                    yield from _between_commas(tree, place)


def _between_commas(tree: Tree, place: int) -> Iterator[Cut]:
    """Yield what is set off by a comma before it, and a comma or the end behind it."""
    first, last = tree.stretch(place)
    if first == 0 or tree.lowered[first - 1] != "," or tree.lowered[first] in {"and", "or"}:
        return
    closing = last + 1
    if closing >= len(tree.words):
        return
    start = tree.words[first - 1].start
    if tree.lowered[closing] == ",":
        if not _goes_on(tree, closing + 1):
            return
        yield Cut(start, _end_of_aside(tree, closing, first - 1), "aside")
    elif closing == len(tree.words) - 1 and tree.lowered[closing] == "." and tree.lowered[last - 1] != ",":
        # "The court will rule the act, a hallmark of its time, unlawful": the last word is the verdict.
        yield Cut(start, tree.words[closing].start, "tail")


def _within_apposition(tree: Tree, place: int) -> Iterator[Cut]:
    """Yield what closes an apposition between commas: "Dahl, the host[ who made the show known], died"."""
    first, last = tree.stretch(place)
    held = tree.words[place].head
    if tree.words[held].relation != "appos" or tree.lowered[first] not in {"who", "whose"}:
        return
    begin, end = tree.stretch(held)
    if end != last:
        return
    if last + 2 < len(tree.words) and tree.words[last + 2].tag == "VBG":
        # "..., influencing many, died": what the clause came to goes with it.
        end = last = tree.stretch(last + 2)[1]
    # "Jo Dahl, a man who had seen it": it was only who he is. "The only witness who saw it" is not the only witness.
    definite = tree.lowered[begin] == "the"
    says_who = first - begin > 1 + definite and tree.lowered[first - 1] not in {"man", "woman", "one", "person"}
    if {"only", "first", "second", "third", "last", "sole"} & {*tree.lowered[begin:first]}:
        return
    if _GRAVE & {*tree.lowered[first : last + 1]}:
        return
    commas = (
        begin > 0 and tree.lowered[begin - 1] == "," and last + 1 < len(tree.words) and tree.lowered[last + 1] == ","
    )
    if says_who and commas and tree.lowered[first - 1] != "," and _goes_on(tree, last + 2):
        yield Cut(tree.words[first - 1].end, tree.words[last].end, "aside")


def _end_of_aside(tree: Tree, comma: int, opened: int) -> int:
    """Return where an aside ends; the comma behind it stays where it closes another aside, or a participle follows.

    "Dahl, in a speech to the port[, opened in May], said", "The car hit a wall[, which fell], killing two".
    """
    word = tree.words[comma]
    quoted = any(mark in tree.text for mark in '“”"')
    nested = comma < tree.roots[0] and not quoted and _closes_aside(tree, opened)
    stays = tree.words[comma + 1].tag == "VBG" or nested
    return word.start if stays else word.end


def _goes_on(tree: Tree, place: int) -> bool:
    """Return whether behind an aside the sentence goes on with its verb or a phrase, not with the next of a list."""
    if place >= len(tree.words):
        return False
    return tree.words[place].tag.startswith(("VB", "MD", "RB", "IN", "TO"))


def _introduces(tree: Tree, head: int) -> bool:
    """Return whether what hangs behind a name is all that says who or what it is: no title or role stands before it."""
    if not tree.words[head].tag.startswith("NNP"):
        return False
    before = range(tree.stretch(head)[0], head)
    # "Carla Winther" has a first name before it and no title; "the Justice Department" is known by its name.
    if any(tree.words[at].tag in {"DT", "NN", "NNS", "JJ"} for at in before):
        return False
    return sum(tree.words[at].tag.startswith("NNP") for at in before) < TITLED


def _follows_list(tree: Tree, place: int) -> bool:
    """Return whether a clause stands behind the last of several names: "mayors Dahl and Waters, who led the board"."""
    last = tree.stretch(place)[0] - 2
    return last > 0 and tree.words[last].relation == "conj" and tree.words[last].tag.startswith("NNP")


def _describes(tree: Tree, place: int) -> bool:
    """Return whether an apposition says what a name that stands before it is, rather than give the name."""
    head = tree.words[place].head
    if not tree.words[head].tag.startswith("NNP") or tree.words[place].tag.startswith("NNP"):
        return False
    first, _ = tree.stretch(place)
    return tree.words[first].tag in {"DT", "PRP$", "CD", "JJ", "NN", "NNS", "RB", "VBN"} and head < place


def _clause(tree: Tree, place: int) -> Iterator[Cut]:
    first, last = tree.stretch(place)
    opener = tree.lowered[first]
    participle = tree.words[place].tag in {"VBG", "VBN"} and not tree.children(place, *SUBJECTS, "aux")
    bound = opener in _CONJUNCTIONS
    if not (bound or (participle and opener != "to")):
        return
    bare = bound and opener in {"after", "as", "while", "before"} and _tells(tree, tree.words[place].head)
    # "Are portrayed as parishioners fleeing": as what?
    bare = bare and not (opener == "as" and first == tree.words[place].head + 1)
    yield from _at_either_end(tree, first, last, bare=bare)


def _closes_aside(tree: Tree, comma: int) -> bool:
    """Return whether a comma may be the second of a pair: "keep Waters, the mayor, in office"."""
    before = tree.lowered[:comma].count(",")
    # "For weeks, Waters, the mayor, has": the first one closes the opening alone.
    opened = before > 0 and CIRCUMSTANCE.match(tree.text[skip_opening(tree.text) :]) is not None
    return (before - opened) % 2 == 1


def _is_name(tree: Tree, place: int) -> bool:
    return tree.words[place].tag.startswith("NNP") and tree.lowered[place] not in DAYS


def _phrase(tree: Tree, place: int) -> Iterator[Cut]:
    first, last = tree.stretch(place)
    head = tree.words[place].head
    if not tree.words[head].tag.startswith(("VB", "MD")) or first != place or last - first + 1 < FEWEST_CUT:
        return
    word = tree.lowered[place]
    ending = first > 0 and tree.lowered[first - 1] == "," and last == len(tree.words) - 2
    ending = ending and not _closes_aside(tree, first - 1)
    if ending and word in _ADDING and first >= EARLIEST_TAIL and tree.lowered[-1] == ".":
        yield Cut(tree.words[first - 1].start, tree.words[last].end, "tail")
    occasion = word in {"in", "at", "on", "during"} and any(
        tree.lowered[child] in _OCCASIONS for child in tree.children(place, "pobj")
    )
    if word == "before" and any(tree.lowered[child] == "had" for child in tree.children(head, "aux")):
        # "Before that moment, Brook had only denied it": now she has done more.
        return
    if occasion or word in _CIRCUMSTANCE | _OPENING:
        bare = (
            word not in _OPENING
            # "Said she feared for her life during the attack": that is what she said.
            and (word != "during" or tree.words[head].relation != "ccomp")
            and _tells(tree, head)
            and not any(tree.words[at].tag.startswith("VB") and tree.is_finite(at) for at in tree.below(place))
        )
        yield from _at_either_end(tree, first, last, bare=bare)


def _tells(tree: Tree, place: int) -> bool:
    """Return whether a verb is the main one, or that of what the main one reports; and denies nothing."""
    if tree.is_negated(place) or any(tree.words[child].tag == "MD" for child in tree.children(place, "aux")):
        return False
    root = tree.roots[0]
    return place == root or (tree.words[place].relation == "ccomp" and tree.words[place].head == root)


def _at_either_end(tree: Tree, first: int, last: int, *, bare: bool) -> Iterator[Cut]:
    """Yield a circumstance at either end, or between commas; without a comma before it only where it may be bare."""
    words = tree.words
    if first and tree.lowered[first - 1] in SPANS:
        # "Backed the mayor days after the vote": how long after.
        return
    comma_before = first > 0 and tree.lowered[first - 1] == ","
    comma_behind = last + 2 < len(words) and tree.lowered[last + 1] == ","
    if comma_behind and (first == 0 or _opens_clause(tree, first)):
        if any(words[at].tag == "CD" for at in range(first, last + 1)):
            # "In one letter of 2015, she appears to ...": without it nobody knows when and where.
            return
        yield Cut(words[first].start, words[last + 2].start, "opening")
    elif last == len(words) - 2 and tree.lowered[-1] == "." and first >= EARLIEST_TAIL:
        if comma_before:
            yield Cut(words[first - 1].start, words[last].end, "tail")
        elif bare and tree.lowered[first - 1] not in _DASHES:
            yield Cut(words[first - 1].end, words[last].end, "tail")
    elif comma_before and comma_behind and _goes_on(tree, last + 2) and not _leads_on(tree, last + 2):
        yield Cut(words[first - 1].start, _end_of_aside(tree, last + 1, first - 1), "aside")


def _leads_on(tree: Tree, place: int) -> bool:
    """Return whether behind an aside before the main verb a participle goes on with it.

    "Dahl, in his first speech since the rebels took the south, capturing two ports, said": the rebels did.
    """
    return tree.words[place].tag == "VBG" and place < tree.roots[0]


def _opens_clause(tree: Tree, first: int) -> bool:
    """Return whether only a connective stands before a word ("But after the vote, ...")."""
    return first == 1 and tree.lowered[0] in {"but", "and", "so", "yet"}


def _joined(tree: Tree, place: int) -> Iterator[Cut]:
    """Yield one of two deeds joined by "and"."""
    words = tree.words
    head = words[place].head
    root = tree.roots[0]
    if head != root or not words[place].tag.startswith(("VB", "MD")) or not tree.is_finite(root):
        return
    joiners = [child for child in tree.children(head, "cc") if head < child < place]
    if len(joiners) != 1 or tree.lowered[joiners[0]] != "and" or len(tree.children(head, "conj")) != 1:
        return
    joiner = joiners[0]
    if any(tree.lowered[child] in {"both", "either"} for child in tree.children(head, "preconj")):
        return
    first, last = tree.stretch(place)
    # "Briefly took the chair and swore in two senators", "heard and decided"
    if first == last or any(child < head for child in tree.children(head, "advmod")):
        return
    # "A list of pardons, including for Lund, and scores more": no verb.
    alone = not tree.children(place, *SUBJECTS, "aux", "auxpass")
    if alone and {words[place].tag, words[head].tag} == {"VBZ", "VBD"}:
        return
    comma = joiner - 1 if tree.lowered[joiner - 1] == "," else joiner
    # "Shot and killed two men": what was done to them, both verbs say.
    shared = head + 1 == joiner and tree.children(place, "dobj")
    if last == len(words) - 2 and tree.lowered[-1] == "." and not shared:
        yield Cut(words[comma - 1].end, words[last].end, "deed")
    if not tree.is_finite(place) or tree.is_negated(head):
        return
    own = tree.children(place, *SUBJECTS)
    if own:
        # What stood before the second clause goes as a whole.
        yield Cut(words[0].start, words[first].start, "deed")
    elif words[place].tag == words[head].tag and not tree.children(head, "aux", "auxpass") and first == joiner + 1:
        yield Cut(words[head].start, words[place].start, "deed")
    elif (
        words[place].tag in {"VBD", "VBZ"}
        and tree.children(head, "aux", "auxpass")
        # "Would bankrupt towns and hurt the poor": would hurt them.
        and not any(words[at].tag == "MD" for at in tree.children(head, "aux"))
        and first == joiner + 1
    ):
        lead = min(tree.children(head, "aux", "auxpass"))
        yield Cut(words[lead].start, words[first].start, "deed")
