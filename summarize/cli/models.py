"""`summarize models`: what models are on this disk; the only command that downloads one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

import summarize
from summarize.text.printable import clean

from .settings import offline_option, talk_options

BUNDLED_FOLDER = Path(summarize.__file__).parent / "weights" / "writer"


@click.group()
def models() -> None:
    """List, fetch and show models that can be a writer."""


@models.command("list")
@talk_options
def list_(*, quiet: bool, verbose: int) -> None:
    """List the models on this disk."""
    from summarize.models.hub import list_models  # noqa: PLC0415  # slow to import

    from .talk import Talk  # noqa: PLC0415

    for name, what in _built_in().items():
        click.echo(f"{name}  built in  {what}")
    found = list_models()
    for model in found:
        unfit = f" (cannot be a writer: {clean(model.unfit)})" if model.unfit else ""
        click.echo(clean(f"{model.name}  {model.kind}  {_tell_size(model.size)}") + unfit)
    if not found:
        talk = Talk(quiet=quiet, verbose=verbose)
        talk.say("no models have been fetched")
        talk.say("hint: summarize models fetch OWNER/MODEL")


def _built_in() -> dict[str, str]:
    """Return the writers that come with the package."""
    writers = {
        "quote": "source sentences as they stand, or with words left out; no model",
        "bundled": "source sentences revised and joined; no model",
    }
    if (BUNDLED_FOLDER / "model.safetensors").is_file():
        writers["network"] = "as bundled, with drafts of a small network that points at names and numbers"
    return writers


@models.command()
@click.argument("name")
@offline_option
@talk_options
def fetch(name: str, *, offline: bool, quiet: bool, verbose: int) -> None:
    """Download the model NAME (owner/model, or owner/model@revision), safetensors only."""
    from summarize.models.hub import fetch_model  # noqa: PLC0415

    from .talk import Talk  # noqa: PLC0415

    found = fetch_model(name, offline=offline, quiet=quiet)
    Talk(quiet=quiet, verbose=verbose).say(f"{name} is in {found.folder}")


@models.command()
@click.argument("name")
@talk_options
def show(name: str, *, quiet: bool, verbose: int) -> None:  # noqa: ARG001  # it says nothing but data
    """Show what there is to know about the model NAME (a folder, or owner/model)."""
    from summarize.models.hub import show_model  # noqa: PLC0415

    if name in _built_in():
        _show_built_in(name)
        return
    facts = show_model(name)
    _show(
        {
            "name": facts.model.name,
            "folder": str(facts.model.folder),
            "kind": facts.model.kind,
            "architecture": facts.architecture,
            "parameters": f"{facts.parameters:,}",
            "size": _tell_size(facts.size),
            "longest input": f"{facts.longest_input:,} tokens" if facts.longest_input else "",
            "chat template": "yes" if facts.has_chat_template else "no",
            "licence": facts.licence,
            "digest": facts.digest,
        }
    )


def _show_built_in(name: str) -> None:
    from summarize.models.weights import digest_folder  # noqa: PLC0415

    rows = {"name": name, "kind": _built_in()[name]}
    if name == "network":
        size = sum(path.stat().st_size for path in BUNDLED_FOLDER.rglob("*") if path.is_file())
        rows |= {"folder": str(BUNDLED_FOLDER), "size": _tell_size(size), "digest": digest_folder(BUNDLED_FOLDER)}
    _show(rows)


def _show(rows: Mapping[str, str]) -> None:
    for label, value in rows.items():
        click.echo(f"{label + ':':<15} {clean(value) or 'not stated'}")


def _tell_size(size: int) -> str:
    """Return bytes as readers say them."""
    number = float(size)
    for unit in ("B", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"
