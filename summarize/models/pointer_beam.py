"""Beam search over what a pointer writer may write: listed pieces and pointers, numbers and names in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from .pointer_layers import LayerPast
from .pointer_writer import Memory, PointerWriter

_NEVER = -1e9
#: A log-probability of nine in ten.
_CERTAIN = -0.1


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How a search goes on."""

    #: 32 held-back points: with 8 beams until 10 sentences are finished two thirds as many points a second as with 6
    #: until 5 are finished, and the best draft no better (ROUGE-1 0.444 and 0.450). With 4 more points of 212 have a
    #: draft that the support model is sure of (167 instead of 154), but half as many of these are in own words.
    beams: int = 6
    #: Sentences returned per source.
    best: int = 8
    #: A search ends when so many sentences are finished; those that would follow are long and seldom better.
    enough: int = 5
    most_pieces: int = 56
    least_pieces: int = 6
    #: The sum of log-probabilities is divided by length to this power; 1 is the mean.
    length_power: float = 1.0
    #: No run of so many pieces is written twice; 0 for no limit.
    repeat: int = 3
    #: How likely it must be (log-probability) that a sentence ends where it does, full stop included; else beams offer
    #: sentences broken off at any comma.
    least_end: float = -2.0
    #: How likely a leap from one place of the source to another must be. Of the best three drafts of 30 held-back
    #: points, read by eye, most with a less likely leap than -1.5 had gone astray ("a federal judge | allows the
    #: enforcement of"); at -1.5 one chosen statement in three of 40 events was
    #: wrong still, at -1 (with the lendable words of the bundled writer) one in five of 25.
    least_leap: float = -1.0
    #: Per task: the least score of a sentence. Of 30 held-back points and headlines read by eye, all seven whose best
    #: draft scored less were wrong.
    least_scores: tuple[float, ...] = (-0.5, -0.5, -0.5)
    #: Per task: what each further piece costs (in log-probability) once so many were copied in a row. The likeliest
    #: sentence is else nearly always a source from end to end, though fewer than one in ten of the targets is.
    copy_costs: tuple[float, ...] = (0.0, 0.0, 0.0)
    copy_run: int = 10


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that was found: its pieces, where each was copied from (-1: from the list), its score."""

    pieces: tuple[int, ...]
    positions: tuple[int, ...]
    score: float
    #: The log-probability of its boldest leap from one place of the source to another.
    leap: float = 0.0


@dataclass(frozen=True, slots=True)
class _Beam:
    """An unfinished sentence, and the beam of the step before that it goes on from."""

    parent: int
    pieces: tuple[int, ...]
    positions: tuple[int, ...]
    score: float
    #: How many of the last pieces were copied in a row.
    run: int = 0
    #: The log-probability of the last piece.
    last: float = 0.0
    #: The least log-probability of a piece at which copying went on elsewhere than at the next piece.
    leap: float = 0.0
    #: The pieces again, a character for each: runs of them are found fastest in text.
    text: str = ""

    @property
    def lives(self) -> bool:
        """Whether anything can come of it."""
        return self.score > _NEVER

    def with_piece(self, parent: int, piece: int, position: int, score: float) -> _Beam:
        """Return the beam with a further piece."""
        goes_on = position > 0 and self.positions[-1:] == (position - 1,)
        leaps = position >= 0 and not goes_on
        return _Beam(
            parent,
            (*self.pieces, piece),
            (*self.positions, position),
            score,
            run=self.run + 1 if goes_on else int(position >= 0),
            last=score - self.score,
            leap=min(self.leap, score - self.score) if leaps else self.leap,
            text=self.text + chr(piece),
        )

    def ending(self, score: float) -> float:
        """Return how likely it is to end here, given the score with the end piece."""
        end = score - self.score
        # After a full stop the end is certain: what was decided is the full stop.
        return end + self.last if end > _CERTAIN else end

    def repeats(self, piece: int, run: int) -> bool:
        """Whether a further piece would write a run of pieces for the second time, or itself at once."""
        if not run:
            return False
        text = self.text + chr(piece)
        # Shorter runs may come again, but not at once ("police police", "Roy Moore Roy Moore").
        sizes = range(1, min(run, len(text) // 2 + 1))
        at_once = any(text.endswith(text[-2 * size : -size]) for size in sizes)
        return at_once or (len(text) > run and text[-run:] in self.text)


def _dead(row: int) -> _Beam:
    """Return what stands in a row of which nothing is to come."""
    return _Beam(row, (), (), _NEVER)


@dataclass(slots=True)
class _Item:
    """One source's search."""

    number: int
    #: One for each row that the search holds for this source; dead ones where there is nothing to go on from.
    beams: list[_Beam]
    finished: list[Written] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether there is anything to go on from."""
        return any(beam.lives for beam in self.beams)


@dataclass(frozen=True, slots=True)
class _Source:
    """The sources still written on, one row each."""

    memory: Memory
    #: The slot of each source position: its piece's place among what may be lent, else beyond these that of the
    #: piece's first occurrence.
    slots: Tensor
    #: Where on the list the piece of each source position stands; -1 where it does not, may be lent, or came before.
    on_list: Tensor
    #: True where a copied piece must be followed by the next.
    bound: Tensor
    #: True for positions at which copying cannot begin.
    barred: Tensor
    tasks: Tensor

    def only(self, rows: Tensor) -> _Source:
        """Return some of the rows."""
        return _Source(
            self.memory.of(rows),
            self.slots[rows],
            self.on_list[rows],
            self.bound[rows],
            self.barred[rows],
            self.tasks[rows],
        )


def search(
    model: PointerWriter,
    pieces: Tensor,
    sentences: Tensor,
    bound: Tensor,
    *,
    tasks: Tensor,
    options: SearchOptions,
    lendable: Tensor | None = None,
) -> list[list[Written]]:
    """Write sentences, best first, for sources that are padded to one length.

    Args:
        model: The writer.
        pieces: Source pieces, 0 is padding; shape (sources, length).
        sentences: The source sentence of each piece, same shape.
        bound: True where a copied piece must be followed by the next one, same shape.
        tasks: Task numbers, shape (sources,).
        options: How the search goes on.
        lendable: Which pieces of the list may be written where no source has them: their places on the list, in order,
            the first (the end of a sentence) among them; None for all.
    """
    if lendable is None:
        lendable = torch.arange(len(model.listed))
    lent: list[int] = model.listed[lendable].tolist()
    source = _read(model, pieces, sentences, bound, tasks=tasks, lendable=lendable)
    width = options.beams
    items = [_Item(number, _beside([_Beam(0, (), (), 0.0)], width)) for number in range(len(pieces))]
    going = list(items)
    past = [LayerPast(options.most_pieces) for _ in model.decoder]
    ids = pieces.tolist()
    for _ in range(options.most_pieces):
        beams = [beam for item in going for beam in item.beams]
        states = _advance(model, source, beams, past)
        likely = _continue(model, source, states, beams, options=options, lendable=lendable)
        for row, item in enumerate(going):
            _extend(item, likely.of(row), ids[item.number], lent=lent, end_id=model.config.end_id, options=options)
        rows = _compact([item.goes_on for item in going])
        if not rows:
            break
        # Each row costs the same whether it is still written on or not: drop the finished when they are many.
        if len(rows) <= 0.9 * len(going):
            source, going = source.only(torch.tensor(rows)), [going[row] for row in rows]
        else:
            rows = list(range(len(going)))
        _follow(past, [row * width + beam.parent for row, item in zip(rows, going, strict=True) for beam in item.beams])
    for item, least in zip(items, (options.least_scores[task] for task in tasks.tolist()), strict=True):
        item.finished = [written for written in item.finished if written.score >= least]
        item.finished.sort(key=lambda written: -written.score)
    return [item.finished[: options.best] for item in items]


def _read(
    model: PointerWriter, pieces: Tensor, sentences: Tensor, bound: Tensor, *, tasks: Tensor, lendable: Tensor
) -> _Source:
    def places(listed: Tensor) -> Tensor:
        found = torch.full((int(model.config.vocab_size),), -1, dtype=torch.long)
        found[listed.long()] = torch.arange(len(listed))
        return found[pieces]

    first = (pieces[:, :, None] == pieces[:, None, :]).int().argmax(dim=2)
    lent = places(model.listed[lendable])
    slots = torch.where(lent >= 0, lent, len(lendable) + first)
    come_before = first != torch.arange(pieces.shape[1])
    on_list = torch.where((lent >= 0) | come_before, -1, places(model.listed))
    # Inside of what goes in one go one can only go on, and what opens or pads a source is never copied.
    barred = (pieces == 0) | (pieces == model.config.start_id)
    barred[:, 1:] |= bound[:, :-1]
    # One sentence is often written from twice, as two tasks: what it holds is the same.
    read, rows = torch.unique(torch.stack((pieces, sentences)), dim=1, return_inverse=True)
    return _Source(model.read(read[0], read[1]).of(rows), slots, on_list, bound, barred, tasks)


def _compact(wanted: Sequence[bool]) -> list[int]:
    """Return the rows that are wanted: in order, but that the last stand where others are not wanted."""
    kept = [row for row, is_wanted in enumerate(wanted) if is_wanted]
    moved = iter(reversed(kept))
    return [row if wanted[row] else next(moved) for row in range(len(kept))]


def _follow(past: Sequence[LayerPast], parents: Sequence[int]) -> None:
    """Let each row go on from its parent's."""
    moved = [(row, parent) for row, parent in enumerate(parents) if row != parent]
    to, origin = torch.tensor(moved, dtype=torch.long).view(-1, 2).unbind(1)
    for layer in past:
        layer.follow(to, origin, len(parents))


def _advance(model: PointerWriter, source: _Source, beams: Sequence[_Beam], past: Sequence[LayerPast]) -> Tensor:
    """Return the decoder's states after the last piece of each beam, shape (sources, beams, width)."""
    count = len(source.tasks)
    width = len(beams) // count
    states = source.memory.states
    step = max(len(beam.pieces) for beam in beams)
    if step == 0:
        entered = model.tasks(source.tasks)[:, None].expand(-1, width, -1)
    else:
        pieces = torch.tensor([beam.pieces[-1] if beam.pieces else 0 for beam in beams]).view(count, width)
        positions = torch.tensor([beam.positions[-1] if beam.pieces else -1 for beam in beams]).view(count, width)
        where = positions.clamp(min=0)[..., None].expand(-1, -1, states.shape[-1])
        taken = model.copy_in(states.gather(1, where)) * (positions >= 0).to(states.dtype)[..., None]
        entered = model.word_in(model.words(pieces)) + taken
    entered = (entered + model.steps.weight[step]).reshape(len(beams), 1, -1)
    return model.decode(entered, source.memory, past).view(count, width, -1)


@dataclass(frozen=True, slots=True)
class _Continuations:
    """The likeliest further pieces, best first; per source as many as were asked for."""

    beams: list[list[int]]
    slots: list[list[int]]
    #: The source position if the piece is copied, else -1.
    positions: list[list[int]]
    scores: list[list[float]]

    def of(self, row: int) -> list[tuple[int, int, int, float]]:
        """Return those of one source."""
        return list(zip(self.beams[row], self.slots[row], self.positions[row], self.scores[row], strict=True))


def _continue(
    model: PointerWriter,
    source: _Source,
    states: Tensor,
    beams: Sequence[_Beam],
    *,
    options: SearchOptions,
    lendable: Tensor,
) -> _Continuations:
    """Return the likeliest continuations of each source's beams."""
    count, width, _ = states.shape
    previous = torch.tensor([beam.positions[-1] if beam.positions else -1 for beam in beams]).view(count, width)
    following = (previous + 1).clamp(max=source.bound.shape[1] - 1)
    going_on = torch.zeros(count, width, source.bound.shape[1], dtype=torch.bool)
    going_on.scatter_(2, following[..., None], (previous >= 0)[..., None])
    forced = source.bound.gather(1, previous.clamp(min=0)) & (previous >= 0)
    unpadded = source.memory.bias[:, 0] == 0
    barred = (source.barred[:, None] & ~going_on) | (forced[..., None] & ~going_on) | ~unpadded
    mixture = model.mix(states, source.memory, previous, barred)
    pointed = (mixture.positions + mixture.copied[..., None].masked_fill(forced[..., None], 0.0)).exp()
    on_list = source.on_list[:, None].expand(-1, width, -1)
    own = mixture.listed.gather(2, on_list.clamp(min=0)).masked_fill(on_list < 0, _NEVER)
    listed = torch.cat((mixture.listed[..., lendable], own), dim=2) + mixture.from_list[..., None]
    listed = listed.exp().masked_fill(forced[..., None], 0.0)
    long_runs = torch.tensor([beam.run >= options.copy_run for beam in beams]).view(count, width) & ~forced
    costs = torch.tensor(options.copy_costs)[source.tasks][:, None] * long_runs
    pointed = pointed * torch.where(going_on, (-costs).exp()[..., None], 1.0)
    slots = source.slots[:, None].expand(-1, width, -1)
    both = listed.scatter_add(2, slots, pointed)
    if max(len(beam.pieces) for beam in beams) < options.least_pieces:
        both[..., 0] = 0.0
    scores = torch.tensor([beam.score for beam in beams]).view(count, width, 1) + both.log().clamp(min=_NEVER)
    top, at = scores.view(count, -1).topk(3 * width, dim=1)
    beam, slot = at // both.shape[2], at % both.shape[2]
    # Copied or listed, whichever is likelier; and if copied, from where it is likeliest.
    rows = torch.arange(count)[:, None]
    there = pointed[rows, beam].masked_fill(source.slots[:, None] != slot[..., None], 0.0)
    copied = there.sum(dim=2) * 2 >= both[rows, beam, slot]
    positions = torch.where(copied, there.argmax(dim=2), -1)
    return _Continuations(beam.tolist(), slot.tolist(), positions.tolist(), top.tolist())


def _extend(
    item: _Item,
    likely: Sequence[tuple[int, int, int, float]],
    source: Sequence[int],
    *,
    lent: Sequence[int],
    end_id: int,
    options: SearchOptions,
) -> None:
    """Replace an item's beams by the best continuations; put away those that end."""
    before = item.beams
    live: list[_Beam] = []
    for at, slot, position, score in likely:
        if not before[at].lives or score < _NEVER / 2 or len(live) == len(before):
            continue
        beam = before[at]
        piece = lent[slot] if slot < len(lent) else source[slot - len(lent)]
        length = len(beam.pieces) + 1
        if piece == end_id:
            if beam.ending(score) >= options.least_end:
                final = score / length**options.length_power
                item.finished.append(Written(beam.pieces, beam.positions, final, beam.leap))
        elif not beam.repeats(piece, options.repeat):
            longer = beam.with_piece(at, piece, position, score)
            if longer.leap >= options.least_leap:
                live.append(longer)
    over = len(item.finished) >= options.enough or (live and len(live[0].pieces) >= options.most_pieces)
    item.beams = _beside([] if over else live, len(before))


def _beside(live: Sequence[_Beam], width: int) -> list[_Beam]:
    """Give each beam a row, its parent's where that is free: what stays in its row need not be copied."""
    rows = [_dead(row) for row in range(width)]
    others = []
    for beam in live:
        if rows[beam.parent].lives:
            others.append(beam)
        else:
            rows[beam.parent] = beam
    free = [row for row in range(width) if not rows[row].lives]
    for row, beam in zip(free, others, strict=False):
        rows[row] = beam
    return rows
