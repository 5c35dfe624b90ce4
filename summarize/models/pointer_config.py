"""What shape a pointer writer has."""

from __future__ import annotations

from typing import Any

from transformers import PretrainedConfig


class PointerWriterConfig(PretrainedConfig):  # type: ignore[no-untyped-call]
    """The sizes of a pointer writer; the defaults are those of the bundled one.

    Args:
        vocab_size: Word pieces that can be read.
        list_size: Word pieces that can be written without being in a source.
        hidden_size: Width of encoder and decoder.
        encoder_layers: Layers of the encoder.
        encoder_heads: Attention heads of the encoder.
        encoder_width: Inner width of the encoder's feed-forward layers.
        decoder_layers: Layers of the decoder.
        decoder_heads: Attention heads of the decoder.
        decoder_width: Inner width of the decoder's feed-forward layers.
        positions: Most word pieces that can be read at once.
        max_target: Most word pieces that can be written.
        max_sentences: Source sentences that are told apart.
        sentence_layer: Encoder layer before which the number of its source sentence is added to a piece.
        task_count: Tasks that are told apart.
        end_id: Piece that ends a sentence, read or written.
        start_id: Piece that opens what is read.
        kwargs: What every configuration has.
    """

    model_type = "pointer_writer"

    def __init__(
        self,
        *,
        vocab_size: int = 20_000,
        list_size: int = 5_000,
        hidden_size: int = 384,
        encoder_layers: int = 6,
        encoder_heads: int = 12,
        encoder_width: int = 1536,
        decoder_layers: int = 4,
        decoder_heads: int = 6,
        decoder_width: int = 1024,
        positions: int = 512,
        max_target: int = 64,
        max_sentences: int = 8,
        sentence_layer: int = 2,
        task_count: int = 3,
        end_id: int = 3,
        start_id: int = 2,
        **kwargs: Any,
    ) -> None:
        self.vocab_size = vocab_size
        self.list_size = list_size
        self.hidden_size = hidden_size
        self.encoder_layers = encoder_layers
        self.encoder_heads = encoder_heads
        self.encoder_width = encoder_width
        self.decoder_layers = decoder_layers
        self.decoder_heads = decoder_heads
        self.decoder_width = decoder_width
        self.positions = positions
        self.max_target = max_target
        self.max_sentences = max_sentences
        self.sentence_layer = sentence_layer
        self.task_count = task_count
        self.end_id = end_id
        self.start_id = start_id
        # Written by this package's own search, not by the library's `generate`: there is nothing to tie or to start.
        kwargs.setdefault("tie_word_embeddings", False)
        super().__init__(**kwargs)
