"""A network that writes one sentence out of several: it copies source pieces, or takes from a closed list.

After See et al. (2017), on a transformer. Numbers and names are not on the list, so they can only be pointed at.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as fn
from transformers import PreTrainedModel

from .pointer_config import PointerWriterConfig
from .pointer_layers import DecoderLayer, EncoderLayer, LayerPast

#: Added to scores that must not count; finite, so that a row without any other score is no NaN.
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Memory:
    """What was read: states of the source pieces, and what each decoder layer needs of them."""

    states: Tensor
    pointer_keys: Tensor
    layers: tuple[tuple[Tensor, Tensor], ...]
    #: Zero for pieces, very low for padding; shape (batch, 1, 1, pieces).
    bias: Tensor

    def of(self, rows: Tensor) -> Memory:
        """Return what was read in some rows of the batch."""
        return Memory(
            self.states[rows],
            self.pointer_keys[rows],
            tuple((key[rows], value[rows]) for key, value in self.layers),
            self.bias[rows],
        )


@dataclass(frozen=True, slots=True)
class Mixture:
    """For each place of the output, how likely each listed piece and each source position is (logarithms)."""

    #: Log-probability that the place is taken from the list, and that it is copied.
    from_list: Tensor
    copied: Tensor
    #: Given that, which piece of the list, and which source position.
    listed: Tensor
    positions: Tensor


class PointerWriter(PreTrainedModel):  # type: ignore[no-untyped-call]
    """Reads source sentences, and writes one sentence from a closed list of words and from pointers."""

    config_class = PointerWriterConfig
    base_model_prefix = "writer"
    #: The pieces that may be written without being in a source.
    listed: Tensor

    def __init__(self, config: PointerWriterConfig) -> None:
        super().__init__(config)
        width = config.hidden_size
        self.words = nn.Embedding(config.vocab_size, width)
        self.places = nn.Embedding(config.positions, width)
        self.read_norm = nn.LayerNorm(width, eps=1e-12)
        self.sentences = nn.Embedding(config.max_sentences, width)
        self.encoder = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder_layers))
        self.tasks = nn.Embedding(config.task_count, width)
        self.steps = nn.Embedding(config.max_target, width)
        self.word_in = nn.Linear(width, width)
        self.copy_in = nn.Linear(width, width)
        self.decoder = nn.ModuleList(DecoderLayer(config) for _ in range(config.decoder_layers))
        self.write_norm = nn.LayerNorm(width)
        self.list_out = nn.Linear(width, config.list_size)
        self.pointer_query = nn.Linear(width, width)
        self.pointer_key = nn.Linear(width, width)
        # Two numbers: whether to take from the list, and how much the piece after the one just copied is favoured.
        self.choices = nn.Linear(width, 2)
        self.register_buffer("listed", torch.zeros(config.list_size, dtype=torch.int32))
        self.post_init()  # type: ignore[no-untyped-call]

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=0.02)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        elif isinstance(module, nn.LayerNorm):
            nn.init.ones_(module.weight)
            nn.init.zeros_(module.bias)

    def read(self, pieces: Tensor, sentences: Tensor) -> Memory:
        """Read source pieces; 0 is padding.

        Args:
            pieces: Piece ids, shape (batch, length).
            sentences: The number of the source sentence that each piece stands in, same shape.
        """
        length = pieces.shape[1]
        states = self.words(pieces) + self.places.weight[:length]
        states = self.read_norm(states)
        bias = torch.where(pieces == 0, _NEVER, 0.0).to(states.dtype)[:, None, None, :]
        for at, layer in enumerate(self.encoder):
            if at == self.config.sentence_layer:
                states = states + self.sentences(sentences)
            states = layer(states, bias)
        return Memory(
            states,
            self.pointer_key(states),
            tuple(cast("DecoderLayer", layer).read(states) for layer in self.decoder),
            bias,
        )

    def enter(self, task: Tensor, written: Tensor, copied: Tensor, states: Tensor) -> Tensor:
        """Return what the decoder takes in: the task, then each written piece with the state it was copied from.

        Args:
            task: Task numbers, shape (batch,).
            written: Pieces written so far, shape (batch, length).
            copied: Source position of each, -1 where it was taken from the list; same shape.
            states: States of the source pieces.
        """
        start = self.tasks(task)[:, None]
        if written.shape[1] == 0:
            first: Tensor = start + self.steps.weight[:1]
            return first
        known = (copied >= 0).to(states.dtype)[..., None]
        where = copied.clamp(min=0)[..., None].expand(-1, -1, states.shape[-1])
        taken = self.copy_in(states.gather(1, where)) * known
        inputs = torch.cat((start, self.word_in(self.words(written)) + taken), dim=1)
        entered: Tensor = inputs + self.steps.weight[: inputs.shape[1]]
        return entered

    def decode(
        self,
        inputs: Tensor,
        memory: Memory,
        past: Sequence[LayerPast] | None = None,
    ) -> Tensor:
        """Return the decoder's last states.

        Args:
            inputs: What it takes in, as `enter` makes it; with a past one step of it.
            memory: What was read.
            past: What each layer wrote before, which the step is added to; None to read inputs from their start.
        """
        length = inputs.shape[1]
        causal = None
        if past is None and length > 1:
            causal = torch.full((length, length), _NEVER, dtype=inputs.dtype, device=inputs.device).triu(1)
        x = inputs
        for at, layer in enumerate(self.decoder):
            x = layer(x, memory.layers[at], memory.bias, past[at] if past is not None else None, causal)
        states: Tensor = self.write_norm(x)
        return states

    def mix(self, states: Tensor, memory: Memory, previous: Tensor, barred: Tensor | None = None) -> Mixture:
        """Turn decoder states into probabilities.

        Args:
            states: Decoder states, shape (batch, length, width).
            memory: What was read.
            previous: The source position that the piece before was copied from, -1 for none; (batch, length).
            barred: True for source positions that must not be pointed at, broadcast to (batch, length, pieces).
        """
        scores = (self.pointer_query(states) / math.sqrt(states.shape[-1])) @ memory.pointer_keys.transpose(1, 2)
        scores = scores.float() + memory.bias[:, 0].float()
        choices = self.choices(states).float()
        following = (previous + 1).clamp(max=scores.shape[-1] - 1)
        favour = torch.where(previous >= 0, choices[..., 1], 0.0)
        scores = scores.scatter_add(2, following[..., None], favour[..., None])
        if barred is not None:
            scores = scores.masked_fill(barred, 2 * _NEVER)
        return Mixture(
            from_list=fn.logsigmoid(choices[..., 0]),
            copied=fn.logsigmoid(-choices[..., 0]),
            listed=torch.log_softmax(self.list_out(states).float(), dim=-1),
            positions=torch.log_softmax(scores, dim=-1),
        )

    def forward(
        self,
        pieces: Tensor,
        sentences: Tensor,
        task: Tensor,
        *,
        target: Tensor,
        target_slots: Tensor,
        copied: Tensor,
        align: float = 0.0,
    ) -> tuple[Tensor, Tensor]:
        """Return the summed loss of targets, and over how many pieces it is summed.

        Args:
            pieces: Source piece ids, 0 is padding.
            sentences: Source sentence of each piece.
            task: Task numbers.
            target: Piece ids of the targets, ended by the end piece; 0 is padding.
            target_slots: The place of each target piece on the list, -1 for none.
            copied: The source position each target piece is best seen as copied from, -1 for none.
            align: How much pointing elsewhere than `copied` counts beside the loss proper.
        """
        memory = self.read(pieces, sentences)
        inputs = self.enter(task, target[:, :-1], copied[:, :-1], memory.states)
        states = self.decode(inputs, memory)
        previous = fn.pad(copied[:, :-1], (1, 0), value=-1)
        mixture = self.mix(states, memory, previous)
        same = (target[:, :, None] == pieces[:, None, :]) & (target[:, :, None] != 0)
        pointed = torch.logsumexp(mixture.positions.masked_fill(~same, _NEVER), dim=-1)
        listed = mixture.listed.gather(2, target_slots.clamp(min=0)[..., None])[..., 0]
        listed = listed.masked_fill(target_slots < 0, _NEVER)
        losses = -torch.logaddexp(mixture.from_list + listed, mixture.copied + pointed)
        real = target != 0
        loss = losses[real].clamp(max=20.0).sum()
        if align:
            known = real & (copied >= 0)
            at = mixture.positions.gather(2, copied.clamp(min=0)[..., None])[..., 0]
            loss = loss - align * at[known].sum()
        return loss, real.sum()
