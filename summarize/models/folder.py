"""What lies in the folder of a Hugging Face model, told without opening the model."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from summarize.errors import ModelError

from .weights import digest_file

CONFIG = "config.json"
_INDEX = "model.safetensors.index.json"
_TEMPLATES = ("chat_template.jinja", "chat_template.json")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
#: Files besides the weights that change what a model writes.
_ALSO_DIGESTED = (CONFIG, "generation_config.json", "tokenizer.json", "tokenizer_config.json", *_TEMPLATES)


class ModelKind(StrEnum):
    """How a model is asked to write."""

    ENCODER_DECODER = "encoder-decoder"
    CAUSAL = "causal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model on this disk."""

    #: As the user calls it.
    name: str
    folder: Path
    kind: ModelKind


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What there is to say about a model."""

    model: FoundModel
    #: Class that the weights belong to; empty when the model does not say.
    architecture: str
    parameters: int
    #: Bytes of its files on disk.
    size: int
    #: Longest input in tokens; 0 when the model does not say.
    longest_input: int
    has_chat_template: bool
    #: As its card says; empty when it says nothing.
    licence: str
    digest: str


def read_folder(name: str, folder: Path, *, hint: str = "") -> FoundModel:
    """Return the model in a folder.

    Args:
        name: As the user calls it.
        folder: Where its files lie.
        hint: What to do when files are missing.

    Raises:
        ModelError: There is none, files are missing, or its weights are not in the safetensors format.
    """
    config = read_json(folder / CONFIG, name, hint=hint)
    find_weights(name, folder, hint=hint)
    return FoundModel(name, folder, _kind(config))


def read_json(path: Path, name: str, *, hint: str = "") -> dict[str, object]:
    """Return the object in a JSON file of a model.

    Raises:
        ModelError: There is no such file, or it holds something else.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError("cannot open model", name, f"there is no {path.name} in {path.parent}", hint=hint) from error
    except (OSError, ValueError) as error:
        raise ModelError("cannot open model", name, f"{path} cannot be read: {error}", hint=hint) from error
    if not isinstance(content, dict):
        raise ModelError("cannot open model", name, f"{path} is no JSON object", hint=hint)
    return content


def find_weights(name: str, folder: Path, *, hint: str = "") -> tuple[Path, ...]:
    """Return the safetensors files of a model.

    Raises:
        ModelError: There are none, or some of them are missing.
    """
    index = folder / _INDEX
    if index.is_file():
        shards = read_json(index, name, hint=hint).get("weight_map")
        names = sorted({str(shard) for shard in shards.values()}) if isinstance(shards, dict) else []
    else:
        names = sorted(path.name for path in folder.glob("*.safetensors"))
    missing = [each for each in names if not (folder / each).is_file()]
    if missing:
        raise ModelError("cannot open model", name, f"{missing[0]} is missing", hint=hint)
    if not names:
        raise ModelError(
            "cannot open model",
            name,
            "it has no weights in the safetensors format",
            hint="other formats can run code when they are opened; look for a revision with safetensors, NAME@REVISION",
        )
    return tuple(folder / each for each in names)


def digest_model(model: FoundModel) -> str:
    """Return one SHA-256 over the files that decide what a model writes, and their names."""
    paths = {*find_weights(model.name, model.folder)}
    paths |= {path for each in _ALSO_DIGESTED if (path := model.folder / each).is_file()}
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.name}\0{_digest(path)}\n".encode())
    return whole.hexdigest()


def describe_model(model: FoundModel) -> ModelFacts:
    """Return what there is to say about a model.

    Raises:
        ModelError: A file of it cannot be read.
    """
    config = read_json(model.folder / CONFIG, model.name)
    names = config.get("architectures")
    files = [path for path in model.folder.rglob("*") if path.is_file()]
    return ModelFacts(
        model=model,
        architecture=str(names[0]) if isinstance(names, list) and names else "",
        parameters=_count_parameters(model),
        size=sum(path.stat().st_size for path in files),
        longest_input=_longest_input(config),
        has_chat_template=has_chat_template(model.folder, model.name),
        licence=_licence(model.folder / "README.md"),
        digest=digest_model(model),
    )


def has_chat_template(folder: Path, name: str) -> bool:
    """Tell whether a model says how a conversation is put to it."""
    if any((folder / each).is_file() for each in _TEMPLATES):
        return True
    path = folder / "tokenizer_config.json"
    return path.is_file() and bool(read_json(path, name).get("chat_template"))


def _kind(config: dict[str, object]) -> ModelKind:
    names = config.get("architectures")
    classes = tuple(str(each) for each in names) if isinstance(names, list) else ()
    if config.get("is_encoder_decoder"):
        return ModelKind.ENCODER_DECODER
    # Models that also see pictures are "ForConditionalGeneration", and causal all the same.
    if any(each.endswith(("ForCausalLM", "LMHeadModel", "ForConditionalGeneration")) for each in classes):
        return ModelKind.CAUSAL
    return ModelKind.OTHER


def _digest(path: Path) -> str:
    # The cache of huggingface_hub names large files by their SHA-256, which spares reading gigabytes again.
    real = path.resolve()
    if real.parent.name == "blobs" and _SHA256.match(real.name):
        return real.name
    return digest_file(path)


def _count_parameters(model: FoundModel) -> int:
    from safetensors import SafetensorError, safe_open  # noqa: PLC0415 - `summarize --help` needs none of it

    total = 0
    for path in find_weights(model.name, model.folder):
        try:
            with safe_open(path, framework="numpy") as weights:
                for each in weights.keys():  # noqa: SIM118 - not a mapping
                    size = 1
                    for length in weights.get_slice(each).get_shape():
                        size *= length
                    total += size
        except (OSError, SafetensorError) as error:
            raise ModelError("cannot open model", model.name, f"{path} is damaged: {error}") from error
    return total


def _longest_input(config: dict[str, object]) -> int:
    inner = config.get("text_config")
    for each in (config, inner if isinstance(inner, dict) else {}):
        for key in ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions"):
            value = each.get(key)
            if isinstance(value, int):
                return value
    return 0


def _licence(card: Path) -> str:
    import yaml  # noqa: PLC0415
    from huggingface_hub import ModelCard  # noqa: PLC0415 - half a second

    try:
        licence = ModelCard(card.read_text(encoding="utf-8")).data.get("license")
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    return licence if isinstance(licence, str) else ""
