"""Models are found on this disk, described, and fetched only when asked, without code and as safetensors."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import huggingface_hub.constants
import numpy as np
import pytest
from safetensors.numpy import save

from summarize.errors import ModelError, OfflineError
from summarize.models.folder import ModelKind, digest_model
from summarize.models.hub import fetch_model, find_model, go_offline, list_models, show_model

from .fake_hub import serve_hub

WEIGHTS = save({"a": np.zeros((2, 3), dtype=np.float32), "b": np.zeros(4, dtype=np.float32)})
BART = json.dumps(
    {"architectures": ["BartForConditionalGeneration"], "is_encoder_decoder": True, "max_position_embeddings": 512}
).encode()
LLAMA = json.dumps({"architectures": ["LlamaForCausalLM"], "max_position_embeddings": 2048}).encode()
BERT = json.dumps({"architectures": ["BertModel"]}).encode()
CARD = b"---\nlicense: apache-2.0\nlanguage: en\n---\n# A model\n"
GOOD = {"config.json": BART, "model.safetensors": WEIGHTS, "tokenizer.json": b"{}", "README.md": CARD}


def lay(folder: Path, **files: bytes) -> Path:
    """Write files, with `__` for the dots of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return folder


def lay_model(folder: Path, config: bytes = BART, **files: bytes) -> Path:
    return lay(folder, **({"config__json": config, "model__safetensors": WEIGHTS} | files))


# ------------------------------------------------------------ folders


@pytest.mark.parametrize(
    ("config", "kind"),
    [
        (BART, ModelKind.ENCODER_DECODER),
        (LLAMA, ModelKind.CAUSAL),
        (b'{"architectures": ["GPT2LMHeadModel"]}', ModelKind.CAUSAL),
        (b'{"architectures": ["Gemma3ForConditionalGeneration"]}', ModelKind.CAUSAL),
        (BERT, ModelKind.OTHER),
        (b"{}", ModelKind.OTHER),
    ],
)
def test_a_folders_configuration_says_what_kind_of_model_it_holds(
    tmp_path: Path, config: bytes, kind: ModelKind
) -> None:
    found = find_model(str(lay_model(tmp_path / "m", config)))
    assert (found.kind, found.folder) == (kind, tmp_path / "m")


def test_a_folder_in_the_home_directory_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    lay_model(tmp_path / "m")
    assert find_model("~/m").folder == tmp_path / "m"


def test_a_folder_beside_us_is_taken_before_a_fetched_model_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_model(tmp_path / "owner" / "model")
    assert find_model("owner/model", cache=tmp_path / "cache").folder == Path("owner/model")


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"model__safetensors": WEIGHTS}, "there is no config.json"),
        ({"config__json": b"{"}, "config.json cannot be read"),
        ({"config__json": b"[]"}, "config.json is no JSON object"),
        ({"config__json": BART}, "no weights in the safetensors format"),
        ({"config__json": BART, "pytorch_model__bin": b"pickle"}, "no weights in the safetensors format"),
        (
            {
                "config__json": BART,
                "model-1__safetensors": WEIGHTS,
                "model__safetensors__index__json": b'{"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}}',
            },
            "model-2.safetensors is missing",
        ),
        ({"config__json": BART, "model__safetensors__index__json": b"{}"}, "no weights in the safetensors format"),
    ],
)
def test_a_folder_that_holds_no_whole_model_is_refused(tmp_path: Path, files: dict[str, bytes], why: str) -> None:
    with pytest.raises(ModelError, match=why):
        find_model(str(lay(tmp_path / "m", **files)))


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/at/all", "~/nowhere-at-all", "a/b/c"])
def test_a_folder_that_is_not_there_is_said_to_be_none(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        find_model(name, cache=tmp_path)


# ------------------------------------------------------------ digests


def test_the_digest_changes_with_weights_configuration_and_tokenizer_and_with_nothing_else(tmp_path: Path) -> None:
    def digest(name: str, **files: bytes) -> str:
        return digest_model(find_model(str(lay_model(tmp_path / name, **files))))

    first = digest("a", tokenizer__json=b"{}")
    assert digest("b", tokenizer__json=b"{}", README__md=b"News", other__txt=b"x") == first
    others = {
        digest("c", tokenizer__json=b"{ }"),
        digest("d", tokenizer__json=b"{}", config__json=LLAMA),
        digest("e", tokenizer__json=b"{}", model__safetensors=save({"a": np.ones(3, dtype=np.float32)})),
        digest("f", tokenizer__json=b"{}", chat_template__jinja=b"x"),
    }
    assert len(others | {first}) == 5


def test_a_fetched_model_and_the_same_files_in_a_folder_have_one_digest(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub:
        fetched = fetch_model("owner/model", cache=tmp_path / "cache", endpoint=hub.url)
    folder = tmp_path / "copy"
    folder.mkdir()
    for name, content in GOOD.items():
        (folder / name).write_bytes(content)
    assert digest_model(fetched) == digest_model(find_model(str(folder)))


# ------------------------------------------------------------ fetching


def test_a_model_that_is_not_here_names_the_command_that_fetches_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot open model: owner/model: it is not on this disk") as caught:
        find_model("owner/model", cache=tmp_path)
    assert caught.value.hint == "summarize models fetch owner/model"


def test_looking_for_a_model_reaches_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(ModelError):
        find_model("owner/model", cache=tmp_path)
    assert list_models(cache=tmp_path) == ()


def test_a_fetched_model_is_found_from_then_on(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub:
        fetched = fetch_model("owner/model", cache=tmp_path, endpoint=hub.url, quiet=True)
    assert fetched.kind is ModelKind.ENCODER_DECODER
    assert find_model("owner/model", cache=tmp_path) == fetched
    assert (fetched.folder / "model.safetensors").read_bytes() == WEIGHTS


def test_neither_code_nor_pickles_nor_copies_for_other_programs_are_fetched(tmp_path: Path) -> None:
    extra = {
        "pytorch_model.bin": b"pickle",
        "modeling_own.py": b"print()",
        "custom_generate/generate.py": b"print()",
        "onnx/model.onnx": b"x",
        # Like content would not be fetched twice.
        "onnx/config.json": b"{ }",
        "consolidated.safetensors": WEIGHTS + b" ",
        "tf_model.h5": b"x",
        "training_args.bin": b"pickle",
    }
    with serve_hub({"owner/model": GOOD | extra}) as hub:
        fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)
    assert sorted(hub.taken) == sorted(GOOD)


def test_a_model_without_safetensors_is_refused_before_anything_is_fetched(tmp_path: Path) -> None:
    files = {"config.json": BART, "pytorch_model.bin": b"pickle"}
    with serve_hub({"owner/model": files}) as hub, pytest.raises(ModelError, match="safetensors") as caught:
        fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)
    assert hub.taken == []
    assert "REVISION" in caught.value.hint


def test_what_is_no_transformers_model_is_refused_before_anything_is_fetched(tmp_path: Path) -> None:
    with (
        serve_hub({"owner/model": {"model.safetensors": WEIGHTS}}) as hub,
        pytest.raises(ModelError, match="no config"),
    ):
        fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)
    assert hub.taken == []


def test_a_revision_can_be_named(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub:
        fetch_model("owner/model@main", cache=tmp_path, endpoint=hub.url)
        with pytest.raises(ModelError, match="no such revision"):
            fetch_model("owner/model@other", cache=tmp_path, endpoint=hub.url)
    assert find_model("owner/model@main", cache=tmp_path).name == "owner/model@main"
    with pytest.raises(ModelError, match="not on this disk"):
        find_model("owner/model@other", cache=tmp_path)


def test_a_model_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with serve_hub({}) as hub, pytest.raises(ModelError, match="there is no such model, or it is private"):
        fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)


def test_a_model_that_asks_for_an_agreement_says_how_to_give_it(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub:
        hub.gated = "owner/model"
        with pytest.raises(ModelError, match="agreement") as caught:
            fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)
    assert caught.value.hint == "hf auth login"


def test_a_hub_that_fails_or_is_not_there_is_an_error(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub:
        hub.broken = True
        with pytest.raises(ModelError, match=r"cannot fetch model: owner/model: .*500"):
            fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)
    with pytest.raises(ModelError, match="cannot fetch model: owner/model"):
        fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)


def test_offline_nothing_is_fetched(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub, pytest.raises(OfflineError, match="the network is switched off"):
        fetch_model("owner/model", offline=True, cache=tmp_path, endpoint=hub.url)
    assert hub.taken == []


@pytest.mark.parametrize("name", ["owner/mo del", "-model", "owner/model--x", "", "@", "http:/x"])
def test_a_name_that_no_model_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot open model"):
        find_model(name, cache=tmp_path)
    with pytest.raises(ModelError, match="no model can have that name"):
        fetch_model(name, cache=tmp_path, endpoint="http://127.0.0.1:1")


def test_a_model_whose_weights_were_half_fetched_is_said_to_be_incomplete(tmp_path: Path) -> None:
    with serve_hub({"owner/model": GOOD}) as hub:
        fetched = fetch_model("owner/model", cache=tmp_path, endpoint=hub.url)
    (fetched.folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="no weights") as caught:
        find_model("owner/model", cache=tmp_path)
    assert caught.value.hint


# ------------------------------------------------------------ listing and showing


def test_fetched_models_are_listed_by_name_and_what_cannot_write_says_so(tmp_path: Path) -> None:
    encoder = {"config.json": BERT, "model.safetensors": WEIGHTS}
    with serve_hub({"b/writer": GOOD, "a/encoder": encoder}) as hub:
        for name in ("b/writer", "a/encoder"):
            fetch_model(name, cache=tmp_path, endpoint=hub.url)
    first, second = list_models(cache=tmp_path)
    assert (first.name, first.kind, first.unfit) == ("a/encoder", ModelKind.OTHER, "it does not write text")
    assert (second.name, second.kind, second.unfit) == ("b/writer", ModelKind.ENCODER_DECODER, "")
    assert second.size >= sum(len(content) for content in GOOD.values())


def test_without_a_cache_nothing_is_listed(tmp_path: Path) -> None:
    assert list_models(cache=tmp_path / "none") == ()


def test_a_model_is_described(tmp_path: Path) -> None:
    config = b'{"chat_template": "{{ messages }}"}'
    facts = show_model(str(lay_model(tmp_path / "m", LLAMA, README__md=CARD, tokenizer_config__json=config)))
    assert (facts.architecture, facts.parameters, facts.longest_input) == ("LlamaForCausalLM", 10, 2048)
    assert (facts.has_chat_template, facts.licence) == (True, "apache-2.0")
    assert facts.size == sum(path.stat().st_size for path in (tmp_path / "m").iterdir())
    assert facts.digest == digest_model(facts.model)


def test_a_model_that_says_little_of_itself_is_described_all_the_same(tmp_path: Path) -> None:
    facts = show_model(str(lay_model(tmp_path / "m", b"{}", README__md=b"---\nlicense: [\n---\n")))
    assert (facts.architecture, facts.longest_input, facts.has_chat_template, facts.licence) == ("", 0, False, "")


def test_damaged_weights_are_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged"):
        show_model(str(lay_model(tmp_path / "m", model__safetensors=b"nonsense")))


# ------------------------------------------------------------ offline


@pytest.mark.parametrize("before", ["", "import huggingface_hub"])
def test_offline_is_heard_by_hub_and_transformers_whenever_they_are_imported(before: str) -> None:
    script = f"""
{before}
from summarize.models.hub import go_offline
go_offline()
import huggingface_hub
assert huggingface_hub.is_offline_mode()
try:
    huggingface_hub.HfApi(endpoint="http://127.0.0.1:1").model_info("owner/model")
except huggingface_hub.errors.OfflineModeIsEnabled:
    print("offline")
"""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("HF_", "TRANSFORMERS_"))}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "offline\n"


def test_going_offline_is_told_to_other_processes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    go_offline()
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_finding_models_imports_neither_torch_nor_transformers() -> None:
    script = "import sys, summarize.models.hub; print({'torch', 'transformers', 'huggingface_hub'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
