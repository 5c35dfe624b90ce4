"""Models by name: found on this disk, listed, and, when the user asks for it, fetched.

`fetch_model` alone downloads. Everything else looks at folders and at the cache of huggingface_hub only.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ModelError, OfflineError

from .folder import CONFIG, FoundModel, ModelFacts, ModelKind, describe_model, read_folder

#: What is fetched. Never code, and never weights in a format that can run code.
_FETCHED = (
    "*.safetensors",
    "*.safetensors.index.json",
    "*.json",
    "*.jinja",
    "*.model",
    "*.txt",
    "README.md",
    "LICENSE*",
)
#: Copies of the weights for other programs, which some models keep in folders.
_NOT_FETCHED = ("onnx/*", "openvino/*", "original/*", "coreml/*", "gguf/*", "consolidated*")


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model in the cache of huggingface_hub."""

    name: str
    kind: ModelKind
    #: Bytes on disk.
    size: int
    #: Why it cannot be a writer; empty when it can.
    unfit: str


def go_offline() -> None:
    """Keep huggingface_hub and transformers off the network for the rest of this process."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    # Read from the environment when it is imported, and never again.
    constants = sys.modules.get("huggingface_hub.constants")
    if constants is not None:
        constants.HF_HUB_OFFLINE = True  # type: ignore[attr-defined]


def find_model(name: str, *, cache: Path | None = None) -> FoundModel:
    """Return the model of that name, from this disk only.

    Args:
        name: A folder, or `owner/model`, or `owner/model@revision`.
        cache: Where fetched models lie; None for the cache of huggingface_hub.

    Raises:
        ModelError: There is no such model here, files of it are missing, or its weights are not safetensors.
    """
    folder = Path(name).expanduser()
    if (folder / CONFIG).is_file():
        return read_folder(name, folder)
    if folder.is_dir() or _looks_like_path(name):
        why = f"there is no {CONFIG} in it" if folder.is_dir() else "no such folder"
        raise ModelError("cannot open model", name, why, hint="give the folder that save_pretrained wrote")
    return read_folder(name, _find_snapshot(name, cache), hint=_fetch_hint(name))


def list_models(*, cache: Path | None = None) -> tuple[ListedModel, ...]:
    """Return the models in the cache, by name."""
    from huggingface_hub import scan_cache_dir  # noqa: PLC0415 - half a second
    from huggingface_hub.errors import CacheNotFound  # noqa: PLC0415

    try:
        repositories = scan_cache_dir(cache).repos
    except CacheNotFound:
        return ()
    found = [(each.repo_id, each.size_on_disk) for each in repositories if each.repo_type == "model"]
    return tuple(_list_model(name, size, cache) for name, size in sorted(found))


def show_model(name: str, *, cache: Path | None = None) -> ModelFacts:
    """Return what there is to say about a model on this disk.

    Raises:
        ModelError: There is no such model here, or files of it are missing or damaged.
    """
    return describe_model(find_model(name, cache=cache))


def fetch_model(
    name: str,
    *,
    offline: bool = False,
    quiet: bool = False,
    cache: Path | None = None,
    endpoint: str | None = None,
) -> FoundModel:
    """Download a model, unless it is here already, and return it.

    Args:
        name: `owner/model`, or `owner/model@revision`.
        offline: Whether the network is switched off.
        quiet: Whether to leave out the progress bar, which is drawn on a terminal only.
        cache: Where fetched models lie; None for the cache of huggingface_hub.
        endpoint: Address of another hub.

    Raises:
        ModelError: There is no such model, it may not be fetched, or it has no safetensors.
        OfflineError: The network is switched off.
    """
    if offline:
        raise OfflineError("cannot fetch model", name, "the network is switched off", hint="leave out --offline")
    import httpx2  # noqa: PLC0415
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - half a second
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled  # noqa: PLC0415
    from huggingface_hub.utils import disable_progress_bars, enable_progress_bars  # type: ignore[attr-defined]  # noqa: PLC0415

    repository, revision = _parse_name(name)
    (disable_progress_bars if quiet else enable_progress_bars)()
    try:
        _require_safetensors(name, repository, revision, endpoint)
        snapshot_download(
            repository,
            revision=revision,
            cache_dir=cache,
            endpoint=endpoint,
            allow_patterns=list(_FETCHED),
            ignore_patterns=list(_NOT_FETCHED),
        )
    except (HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled, httpx2.HTTPError, OSError) as error:
        raise _refusal(name, error) from error
    return find_model(name, cache=cache)


def _parse_name(name: str) -> tuple[str, str | None]:
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415
    from huggingface_hub.utils import validate_repo_id  # type: ignore[attr-defined]  # noqa: PLC0415

    repository, _, revision = name.partition("@")
    try:
        validate_repo_id(repository)
    except HFValidationError as error:
        raise ModelError(
            "cannot open model", name, "no model can have that name", hint="a folder, or owner/model"
        ) from error
    return repository, revision or None


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "~", "/")) or (name.count("/") > 1 and "@" not in name) or "\\" in name


def _fetch_hint(name: str) -> str:
    return f"summarize models fetch {name}"


def _find_snapshot(name: str, cache: Path | None) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import LocalEntryNotFoundError  # noqa: PLC0415

    repository, revision = _parse_name(name)
    try:
        # Only the configuration is asked for: which weights there must be, its folder says.
        found = snapshot_download(
            repository, revision=revision, cache_dir=cache, local_files_only=True, allow_patterns=[CONFIG]
        )
    except LocalEntryNotFoundError as error:
        raise ModelError("cannot open model", name, "it is not on this disk", hint=_fetch_hint(name)) from error
    return Path(found)


def _list_model(name: str, size: int, cache: Path | None) -> ListedModel:
    try:
        kind = find_model(name, cache=cache).kind
    except ModelError as error:
        return ListedModel(name, ModelKind.OTHER, size, error.why)
    unfit = "" if kind is not ModelKind.OTHER else "it does not write text"
    return ListedModel(name, kind, size, unfit)


def _require_safetensors(name: str, repository: str, revision: str | None, endpoint: str | None) -> None:
    """Refuse before gigabytes have been fetched in vain."""
    from huggingface_hub import HfApi  # noqa: PLC0415

    siblings = HfApi(endpoint=endpoint).model_info(repository, revision=revision).siblings or []
    files = {each.rfilename for each in siblings}
    if CONFIG not in files:
        raise ModelError("cannot fetch model", name, f"it has no {CONFIG}, so it is no transformers model")
    if not any(each.endswith(".safetensors") and "/" not in each for each in files):
        raise ModelError(
            "cannot fetch model",
            name,
            "it has no weights in the safetensors format",
            hint="look for a revision with safetensors, and fetch NAME@REVISION",
        )


def _refusal(name: str, error: Exception) -> ModelError:
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError  # noqa: PLC0415

    if isinstance(error, GatedRepoError):
        return ModelError("cannot fetch model", name, "its owner asks for an agreement first", hint="hf auth login")
    if isinstance(error, RepositoryNotFoundError):
        return ModelError("cannot fetch model", name, "there is no such model, or it is private")
    if isinstance(error, RevisionNotFoundError):
        return ModelError("cannot fetch model", name, "it has no such revision")
    return ModelError("cannot fetch model", name, str(error).partition("\n")[0], hint="try again later")
