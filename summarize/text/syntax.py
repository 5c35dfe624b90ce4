"""What a dependency tree says of a sentence: which stretch of text hangs on a word, who acts, what is reported."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.types import Parse

#: Relations of who or what a verb is said of.
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass", "expl"])
#: What tells when something was, so that what stands behind it belongs to another clause.
_WHEN = frozenset("after before when while as since until during amid despite because once".split())  # noqa: SIM905
#: Verbs of saying that have an object as often: "declared victory over the fire in a tweet".
_WITH_OBJECT = frozenset(["declare", "declares", "declared", "declaring", "proclaimed", "proclaims"])
#: Verbs of saying that hardly have any: of 4,500 claims none was read amiss behind them.
_WITHOUT_OBJECT = frozenset(["said", "say", "says", "saying", "tell", "tells", "told", "telling"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


class Tree:
    """A dependency tree that can be walked in both directions.

    Args:
        parse: The tree as it was parsed.
    """

    def __init__(self, parse: Parse) -> None:
        self.text = parse.text
        self.words = parse.words
        self.lowered = tuple(parse.text[word.start : word.end].lower() for word in parse.words)
        self._children: list[list[int]] = [[] for _ in parse.words]
        for place, word in enumerate(parse.words):
            if word.head != place:
                self._children[word.head].append(place)
        self._edges = [(place, place) for place in range(len(parse.words))]
        for place in range(len(parse.words)):
            self._spread(place)

    def _spread(self, place: int) -> None:
        """Widen the stretch of everything that a word hangs on."""
        at = place
        while (head := self.words[at].head) != at:
            first, last = self._edges[head]
            if first <= place <= last:
                # Whatever widened this has widened, or will widen, what it hangs on.
                return
            self._edges[head] = (min(first, place), max(last, place))
            at = head

    @property
    def roots(self) -> tuple[int, ...]:
        """Places of the words that hang on no other; more than one where two sentences were taken for one."""
        return tuple(place for place, word in enumerate(self.words) if word.head == place)

    def children(self, place: int, *relations: str) -> tuple[int, ...]:
        """Return the places of what hangs on a word, of the given relations where there are any."""
        return tuple(
            child for child in self._children[place] if not relations or self.words[child].relation in relations
        )

    def stretch(self, place: int) -> tuple[int, int]:
        """Return the places of the first and the last word of what hangs on a word, itself included."""
        return self._edges[place]

    def is_whole(self, place: int) -> bool:
        """Return whether all between the first and the last word of what hangs on a word hangs on it."""
        first, last = self._edges[place]
        return sum(1 for _ in self.below(place)) == last - first + 1

    def below(self, place: int) -> Iterator[int]:
        """Yield the places of what hangs on a word, itself first."""
        waiting = [place]
        while waiting:
            at = waiting.pop()
            yield at
            waiting.extend(self._children[at])

    def subject(self, place: int) -> int | None:
        """Return the place of the last word of a verb's subject, of the verb that it is joined to where it has none."""
        while True:
            own = self.children(place, *SUBJECTS)
            if own:
                return own[0]
            word = self.words[place]
            if word.relation != "conj" or not self.words[word.head].tag.startswith(("VB", "MD")):
                return None
            place = word.head

    def is_finite(self, place: int) -> bool:
        """Return whether a verb has a tense, by itself or by an auxiliary."""
        return self.words[place].tag in _FINITE or any(
            self.words[child].tag in _FINITE for child in self.children(place, "aux", "auxpass")
        )

    def is_claim(self, place: int) -> bool:
        """Return whether "that" may open what hangs on a verb of saying as a clause.

        Of "declared victory over the fire after the crew, led by Dahl, reported ..." some trees make a clause whose
        subject is the victory.
        """
        subject, verb = self.subject(place), self.lowered[self.words[place].head]
        if subject is None or verb in _WITHOUT_OBJECT or self.children(place, "mark"):
            return True
        first, last = self.stretch(subject)
        bare = self.words[first].tag in {"NN", "NNS"} and verb in _WITH_OBJECT
        return not bare and _WHEN.isdisjoint(self.lowered[first : last + 1])

    def is_negated(self, place: int) -> bool:
        """Return whether "not" or "never" hangs on a word."""
        return bool(self.children(place, "neg"))

    def slice(self, first: int, last: int) -> str:
        """Return the text from the first of two words to the end of the last."""
        return self.text[self.words[first].start : self.words[last].end]
