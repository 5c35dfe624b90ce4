"""Which models a run is given: the writer that the options name, the encoder, the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from summarize.engine import open_once
from summarize.errors import ModelError
from summarize.options import Options
from summarize.plan import find_opening
from summarize.prompt_files import digest_prompts, load_prompts
from summarize.split import split_report
from summarize.text.interleaved import drop_headlines
from summarize.text.tokens import content_stems
from summarize.types import Chat, Check, Encoder, Parser, Report, Support, Writer
from summarize.write import CondensedWriter, JudgedWriter, PromptedWriter, QuoteWriter, ReviseWriter, SeveralWriters

if TYPE_CHECKING:
    from summarize.models.salience import SalienceModel

#: Names of the writers that come with the package.
QUOTE, BUNDLED, NETWORK = "quote", "bundled", "network"
#: Those that know only English.
ENGLISH_ONLY = frozenset({BUNDLED, NETWORK})
#: Name of the support model in `made_with`.
SUPPORT = "support"
#: Name of the salience model in `made_with`.
SALIENCE = "salience"
#: Name of the parser in `made_with`.
PARSER = "en_core_web_sm"


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a run, with the digests that go into `made_with`."""

    writer: Writer = field(default_factory=QuoteWriter)
    encoder: Encoder | None = None
    checks: Sequence[Check] | None = None
    #: None where sentences are only quoted.
    parser: Parser | None = None
    digests: dict[str, str] = field(default_factory=dict)
    prompts: dict[str, str] = field(default_factory=dict)


def open_models(options: Options) -> Models:
    """Open the models that the options name; the only place that makes real ones.

    Raises:
        ModelError: A model is missing, damaged or of the wrong kind.
        OfflineError: The writer is a server elsewhere, and the network is switched off.
        PromptError: A prompt is missing or has unknown blanks.
    """
    # The writer first: a mistyped name should fail before 90 MB of encoder are read.
    models = _open_writer(options)
    from summarize.models.encoder import OFFICIAL_DIGEST, MiniLmEncoder  # noqa: PLC0415 - seconds

    digests = {"all-MiniLM-L6-v2": OFFICIAL_DIGEST, **models.digests}
    if options.planning.salience:
        reader = open_once(open_salience)
        digests[SALIENCE] = reader.digest
    return replace(models, encoder=MiniLmEncoder(), digests=digests)


def open_salience() -> SalienceModel:
    """Return the reader that comes with the package.

    Raises:
        ModelError: Its weights are missing or damaged.
    """
    from summarize.models.salience import SalienceModel  # noqa: PLC0415 - who only quotes does without

    return SalienceModel.load(content_stems, clean=drop_headlines, find_opening=find_opening)


def open_support() -> tuple[Support | None, dict[str, str]]:
    """Return the support model that comes with the package, and its digest by name; None where it is not installed.

    Raises:
        ModelError: Its weights are damaged.
    """
    from summarize.models.support import SupportModel  # noqa: PLC0415 - who only quotes does without

    if not SupportModel.is_installed():
        return None, {}
    model = SupportModel.load()
    return model, {SUPPORT: model.digest}


def _open_writer(options: Options) -> Models:
    if options.writer == QUOTE:
        return Models()
    if options.writer == BUNDLED:
        return _with_revising(Models())
    if options.writer == NETWORK:
        return _with_network(Models(), options)
    if "://" in options.writer:
        return _with_parser(_with_served(Models(), options))
    try:
        return _with_parser(_with_local(Models(), options))
    except ModelError as error:
        near = get_close_matches(options.writer, (QUOTE, BUNDLED, NETWORK), n=1)
        hint = f"did you mean {near[0]}?" if near else error.hint
        raise ModelError(error.what, error.which, error.why, hint=hint) from error


def _with_parser(models: Models) -> Models:
    """Return models with the parser by which any writer's English is edited.

    Raises:
        ModelError: The parser is not installed, or another one.
    """
    from summarize.models.parser import SpacyParser  # noqa: PLC0415 - who only quotes does without

    parser = SpacyParser()
    return replace(models, parser=parser, digests={**models.digests, PARSER: parser.digest})


def _with_revising(models: Models) -> Models:
    """Return models whose writer revises, and quotes what needs no revising.

    Raises:
        ModelError: The parser is not installed, or another one.
    """
    models = _with_parser(models)
    return replace(models, writer=SeveralWriters(ReviseWriter(models.parser), QuoteWriter()))


def _with_network(models: Models, options: Options) -> Models:
    """Return the bundled writer with a network's drafts beside its own, where the support model vouches for them.

    Raises:
        ModelError: One of the two is not installed, or damaged.
    """
    from summarize.models import BundledWriter  # noqa: PLC0415 - imports torch

    support, digests = open_support()
    if support is None:
        raise ModelError(
            "cannot use the writer", NETWORK, "the support model is not installed", hint="install summarize again"
        )
    # A process that is one of several shares the cores with them.
    network = BundledWriter.load(threads=1 if parent_process() is not None else 0)
    models = _with_revising(models)
    writer = SeveralWriters(models.writer, JudgedWriter(network, support, options=options.write))
    digests = {NETWORK: network.digest, **digests}
    return replace(models, writer=writer, digests={**models.digests, **digests})


def _with_served(models: Models, options: Options) -> Models:
    from summarize.models.server import open_server  # noqa: PLC0415 - only who asks a server pays for it

    chat = open_server(options.writer, offline=options.fetch.offline, seed=options.seed, options=options.write)
    return _with_prompts(models, chat, options)


def _with_local(models: Models, options: Options) -> Models:
    from summarize.models import chat, folder, hub, seq2seq  # noqa: PLC0415 - imports torch

    if options.fetch.offline:
        hub.go_offline()
    found = hub.find_model(options.writer)
    models = replace(models, digests={**models.digests, options.writer: folder.digest_model(found)})
    if found.kind is not folder.ModelKind.ENCODER_DECODER:
        return _with_prompts(models, chat.open_chat(found, options=options.write), options)
    condenser = seq2seq.open_seq2seq(found, options=options.write)
    writer = CondensedWriter(condenser, name=options.writer, sentences=_split_text, options=options.write)
    return replace(models, writer=writer)


def _with_prompts(models: Models, chat: Chat, options: Options) -> Models:
    prompts = load_prompts(options.prompts)
    writer = PromptedWriter(chat, prompts, name=options.writer, sentences=_split_text, options=options.write)
    return replace(models, writer=writer, prompts=digest_prompts(prompts))


def _split_text(text: str) -> tuple[str, ...]:
    report = Report("", "", "", text, "", "", None, "", "")
    return tuple(sentence.text for sentence in split_report(report).sentences)
