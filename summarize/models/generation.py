"""Opening a transformers model that writes text, and letting it write: what condensers and chats share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError
from summarize.options import WriteOptions
from summarize.types import Generated

from .folder import FoundModel

if TYPE_CHECKING:
    import torch

#: Bytes that the scores of a batch may take: transformers keeps one float32 per row, step and vocabulary entry.
_SCORE_BYTES = 1 << 30
#: A tokenizer that knows no limit says 10 ** 30.
_NO_LIMIT = 1_000_000
#: What a model's own generation settings may decide. Not among them: sampling, lengths, and ways of searching.
_KEPT_SETTINGS = (
    "bos_token_id",
    "eos_token_id",
    "pad_token_id",
    "decoder_start_token_id",
    "forced_bos_token_id",
    "no_repeat_ngram_size",
    "bad_words_ids",
    "suppress_tokens",
)


@dataclass(frozen=True, slots=True)
class OpenedModel:
    """A model and its tokenizer, ready to write."""

    name: str
    model: Any
    tokenizer: Any
    #: Longest input in tokens; 0 for no limit.
    longest_input: int


def open_generator(found: FoundModel, from_pretrained: Callable[..., Any], *, threads: int = 0) -> OpenedModel:
    """Open a model from its folder, and from nowhere else.

    Args:
        found: Where it lies.
        from_pretrained: What opens it, of one of transformers' AutoModelFor... classes.
        threads: Processor threads to compute with; 0 for as many as torch takes.

    Raises:
        ModelError: It cannot be opened, or weights are missing.
    """
    import torch  # noqa: PLC0415
    import transformers  # noqa: PLC0415

    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if threads:
        torch.set_num_threads(threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    safe = {"local_files_only": True, "trust_remote_code": False}
    folder = str(found.folder)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder, **safe)
        model, loaded = from_pretrained(folder, **safe, use_safetensors=True, dtype="auto", output_loading_info=True)
    except Exception as error:
        # Whatever a foreign folder holds wrong, transformers raises something else for it.
        raise ModelError("cannot open model", found.name, _reason(error), hint=_remedy(error)) from error
    if loaded["missing_keys"]:
        # transformers fills them with noise, and the model would write noise.
        missing = min(loaded["missing_keys"])
        raise ModelError("cannot open model", found.name, f"its weights lack {missing}", hint=_fetch_again(found))
    if device == "cpu" and model.dtype == torch.float16:
        # Most processors compute in float16 many times slower than in float32.
        model = model.float()
    model = model.to(device).eval()
    _settle(model, tokenizer)
    return OpenedModel(found.name, model, tokenizer, _longest_input(model, tokenizer))


def generate_texts(
    opened: OpenedModel, inputs: Sequence[Sequence[int]], *, count: int, options: WriteOptions
) -> tuple[tuple[Generated, ...], ...]:
    """Return for each input its `count` likeliest texts by beam search, best first; none for an input without tokens.

    Nothing is drawn at random: the same inputs give the same texts.
    """
    beams = max(count, 2)
    results: list[tuple[Generated, ...]] = [()] * len(inputs)
    for places in _batches(opened, inputs, beams=beams, options=options):
        texts = _generate_batch(opened, [inputs[place] for place in places], count, beams, options.new_tokens)
        for order, place in enumerate(places):
            results[place] = tuple(texts[order * count : (order + 1) * count])
    return tuple(results)


def _batches(
    opened: OpenedModel, inputs: Sequence[Sequence[int]], *, beams: int, options: WriteOptions
) -> Iterator[list[int]]:
    """Yield places of inputs of like length, as many at once as memory allows."""
    vocabulary = opened.model.config.get_text_config(decoder=True).vocab_size
    most = max(1, _SCORE_BYTES // (4 * vocabulary * options.new_tokens * beams))
    batch: list[int] = []
    # The longest come first, so that what does not fit into memory fails at once.
    for place in sorted(range(len(inputs)), key=lambda place: (-len(inputs[place]), place)):
        if not inputs[place]:
            continue
        tokens = (len(inputs[batch[0] if batch else place]) + options.new_tokens) * beams
        if batch and (len(batch) == most or (len(batch) + 1) * tokens > options.batch_tokens):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _generate_batch(
    opened: OpenedModel, inputs: list[Sequence[int]], count: int, beams: int, new_tokens: int
) -> list[Generated]:
    import torch  # noqa: PLC0415

    model, tokenizer = opened.model, opened.tokenizer
    side = "right" if model.config.is_encoder_decoder else "left"
    batch = tokenizer.pad({"input_ids": [list(each) for each in inputs]}, padding_side=side, return_tensors="pt")
    batch = {key: batch[key].to(model.device) for key in ("input_ids", "attention_mask")}
    if model.config.model_type == "led":
        # Its encoder sees far only from the places that are named here; its makers name the first.
        batch["global_attention_mask"] = torch.zeros_like(batch["input_ids"])
        batch["global_attention_mask"][:, 0] = 1
    try:
        with torch.inference_mode():
            found = model.generate(
                **batch,
                do_sample=False,
                num_beams=beams,
                num_return_sequences=count,
                max_new_tokens=new_tokens,
                # The score of a sequence is then its mean log-probability per token.
                length_penalty=1.0,
                early_stopping=True,
                return_dict_in_generate=True,
                output_scores=True,
            )
    except torch.OutOfMemoryError as error:
        raise ModelError("cannot write", opened.name, "out of memory", hint="take a smaller model") from error
    skipped = 0 if model.config.is_encoder_decoder else batch["input_ids"].shape[1]
    return _read(opened, found.sequences[:, skipped:], found.sequences_scores)


def _read(opened: OpenedModel, sequences: torch.Tensor, scores: torch.Tensor) -> list[Generated]:
    ends = opened.model.generation_config.eos_token_id
    # The first token of a decoder may be its end sign too, as in BART.
    start = 1 if opened.model.config.is_encoder_decoder else 0
    texts = opened.tokenizer.batch_decode(sequences, skip_special_tokens=True)
    return [
        Generated(text.strip(), float(score), finished=any(token in ends for token in row[start:]))
        for text, score, row in zip(texts, scores.tolist(), sequences.tolist(), strict=True)
    ]


def _settle(model: Any, tokenizer: Any) -> None:
    """Keep of the model's own generation settings only those that say how its tokens are to be used."""
    from transformers import GenerationConfig  # noqa: PLC0415

    own = model.generation_config
    kept = {key: value for key in _KEPT_SETTINGS if (value := getattr(own, key, None)) is not None}
    ends = kept.get("eos_token_id", [])
    ends = {*(ends if isinstance(ends, list) else [ends]), tokenizer.eos_token_id} - {None}
    if not ends:
        raise ModelError("cannot open model", model.name_or_path, "its tokenizer has no sign for the end of a text")
    kept["eos_token_id"] = sorted(ends)
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    kept["pad_token_id"] = tokenizer.pad_token_id
    model.generation_config = GenerationConfig(**kept)  # type: ignore[no-untyped-call]


def _longest_input(model: Any, tokenizer: Any) -> int:
    config = model.config.get_text_config()
    limits = [
        getattr(config, "max_encoder_position_embeddings", None) or getattr(config, "max_position_embeddings", None),
        tokenizer.model_max_length,
    ]
    return min((limit for limit in limits if limit and limit < _NO_LIMIT), default=0)


def _reason(error: Exception) -> str:
    if "trust_remote_code" in str(error):
        return "it brings code of its own, and summarize runs no code that comes with a model"
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _remedy(error: Exception) -> str:
    missing = [package for package in ("sentencepiece", "protobuf", "tiktoken") if package in str(error)]
    return f"pip install {' '.join(missing)}" if missing else ""


def _fetch_again(found: FoundModel) -> str:
    return f"summarize models fetch {found.name}"
