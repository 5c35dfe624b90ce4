"""Real databases for tests: a file, and a PostgreSQL server that lives as long as the test run."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count(1)
#: Whom Debian lets a server run as; its programs refuse to be root's.
_OWNER = "postgres"


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server that listens in a folder, and nowhere else."""

    folder: Path
    user: str
    #: Asked for by who names it in a URL; the server itself asks nobody (peers on this machine only).
    password: str = "hunter2-postgres"

    def new_database(self) -> str:
        """Return the URL of an empty schema, which is made in no time and is as good as a database."""
        import psycopg  # noqa: PLC0415 - only who has a server needs it

        name = f"test{next(_NUMBERS)}"
        with psycopg.connect(host=str(self.folder), user=self.user, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql+psycopg://{self.user}@/postgres?host={self.folder}&options=-csearch_path%3D{name}"


@pytest.fixture(scope="session")
def postgres_server(postgres_programs: Path) -> Iterator[PostgresServer]:
    """Start a throw-away PostgreSQL cluster."""
    # Not pytest's own folder, which is shut to the user that the server runs as; and a short path, for its socket.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    as_owner: list[str] = []
    user = getpass.getuser()
    if os.getuid() == 0:
        shutil.chown(folder, _OWNER, _OWNER)
        as_owner = ["setpriv", f"--reuid={_OWNER}", f"--regid={_OWNER}", "--clear-groups"]
        user = _OWNER
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [*as_owner, str(postgres_programs / program), "-D", str(data), *arguments]
        ran = subprocess.run(
            command,
            check=False,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert ran.returncode == 0, ran.stderr.decode()

    try:
        run("initdb", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", f"--username={user}")
        settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=50"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield PostgresServer(folder, user)
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty store, once in each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'state' / 'digest.db'}"
    server = request.getfixturevalue("postgres_server")
    assert isinstance(server, PostgresServer)
    return server.new_database()
