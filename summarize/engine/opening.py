"""Which engine a run is given."""

from __future__ import annotations

from contextlib import AbstractContextManager

from summarize.errors import EngineError, OptionError
from summarize.types import Engine

from .local import LocalEngine

#: Names of the engines.
LOCAL, RAY = "local", "ray"


def open_engine(
    name: str = LOCAL, *, address: str = "", jobs: int = 0, offline: bool = False
) -> AbstractContextManager[Engine]:
    """Return an engine, to be entered; the only place that imports Ray.

    Args:
        name: "local" for the processes of this machine, "ray" for the workers of a Ray cluster.
        address: HOST:PORT of the cluster's head, or "auto"; empty to start Ray on this machine alone.
        jobs: Processes or workers; 0 for one per core.
        offline: Whether nothing but this machine may be reached.

    Raises:
        EngineError: Ray is not installed.
        OptionError: There is no such engine, or it has no address.
    """
    if name == RAY:
        try:
            from .ray import RayEngine  # noqa: PLC0415 - an extra, and most of a second
        except ModuleNotFoundError as error:
            if error.name != "ray":
                raise
            raise EngineError(
                "cannot use the engine",
                name,
                "Ray is not installed",
                hint="install the extra, in a copy of the project by: pip install --editable '.[ray]'",
            ) from error
        return RayEngine(address, jobs=jobs, offline=offline)
    if name != LOCAL:
        raise OptionError("no such engine", name, f"there are {LOCAL} and {RAY}")
    if address:
        raise OptionError("--address", address, "only the engine ray has one", hint="--engine ray")
    return LocalEngine(jobs)
