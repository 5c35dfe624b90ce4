"""Tiny models with random weights, in the form in which real ones lie on a disk."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedModel,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

SPECIAL = ("<pad>", "<s>", "</s>", "<|turn|>", "<|over|>", "<|answer|>")
PAD, BEGIN, END, TURN, TURN_OVER, ANSWER = range(6)
CHAT_TEMPLATE = (
    "{% for m in messages %}<|turn|>{{ m['role'] }}: {{ m['content'] }}<|over|>{% endfor %}"
    "{% if add_generation_prompt %}<|answer|>{% endif %}"
)


def build_tokenizer(*, template: str = "", longest: int | None = None, ends: bool = True) -> PreTrainedTokenizerFast:
    """Return a tokenizer with one token per byte."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: number for number, token in enumerate((*SPECIAL, *alphabet))}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    if ends:
        tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 2)])
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        pad_token="<pad>",
        bos_token="<s>",
        eos_token="</s>",
        additional_special_tokens=["<|turn|>", "<|over|>", "<|answer|>"],
        chat_template=template or None,
        model_max_length=longest or 10**30,
    )


def save_t5(folder: Path, says: str, *, longest: int = 200, start: int = PAD) -> Path:
    """Save a T5 that answers everything with the same text, in which no sign may occur twice."""
    tokenizer = build_tokenizer(longest=longest)
    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=len(tokenizer),
        d_ff=32,
        d_kv=4,
        num_layers=1,
        num_heads=2,
        pad_token_id=PAD,
        eos_token_id=END,
    )
    config.decoder_start_token_id = start
    config.task_specific_params = {"summarization": {"prefix": "summarize: "}}
    model = T5ForConditionalGeneration(config)
    _silence(model)
    feed_forward: Any = cast("Any", model.decoder).block[0].layer[2].DenseReluDense
    with torch.no_grad():
        model.shared.weight.copy_(torch.eye(len(tokenizer)))
        model.decoder.final_layer_norm.weight.fill_(100.0)
        said = tokenizer.encode(says, add_special_tokens=False)
        for place, (token, following) in enumerate(pairwise([start, *said, END])):
            feed_forward.wi.weight[place] = torch.eye(len(tokenizer))[token]
            feed_forward.wo.weight[following, place] = 100.0
    return _save(folder, model, tokenizer)


def save_bart(folder: Path) -> Path:
    """Save a BART that knows nothing, and takes inputs of up to 100 tokens."""
    torch.manual_seed(2)
    tokenizer = build_tokenizer()
    config = BartConfig(
        vocab_size=len(tokenizer),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=16,
        decoder_ffn_dim=16,
        max_position_embeddings=100,
        pad_token_id=PAD,
        bos_token_id=BEGIN,
        eos_token_id=END,
        decoder_start_token_id=END,
    )
    model = BartForConditionalGeneration(config)
    # As summarisers of whole articles have it.
    model.generation_config.min_length = 56
    model.generation_config.max_length = 60
    model.generation_config.num_beams = 3
    model.generation_config.forced_eos_token_id = END
    return _save(folder, model, tokenizer)


def save_llama(folder: Path, says: str, *, template: str = CHAT_TEMPLATE, longest: int = 2048) -> Path:
    """Save a Llama that answers every conversation with the same text, in which no sign may occur twice."""
    tokenizer = build_tokenizer(template=template, ends=False)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=len(tokenizer),
        intermediate_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=4,
        max_position_embeddings=longest,
        bos_token_id=BEGIN,
        eos_token_id=END,
        pad_token_id=PAD,
    )
    model = LlamaForCausalLM(config)
    _silence(model)
    with torch.no_grad():
        model.model.embed_tokens.weight.copy_(torch.eye(len(tokenizer)))
        model.lm_head.weight.zero_()
        said = tokenizer.encode(says, add_special_tokens=False)
        for token, following in pairwise([ANSWER, *said, TURN_OVER]):
            model.lm_head.weight[following, token] = 1.0
    # As chat models have it: the turn has its own end, and answers are drawn at random.
    model.generation_config.eos_token_id = [END, TURN_OVER]
    model.generation_config.do_sample = True
    model.generation_config.temperature = 1.7
    return _save(folder, model, tokenizer)


def _silence(model: PreTrainedModel) -> None:
    """Let attention and feed-forward layers add nothing to a token, so that the next one depends on it alone."""
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if name.endswith((".wi.weight", ".o.weight", ".wo.weight", ".o_proj.weight", ".down_proj.weight")):
                weights.zero_()


def _save(folder: Path, model: PreTrainedModel, tokenizer: PreTrainedTokenizerFast) -> Path:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
