"""One database: how it is opened, brought up to date, read, written and locked."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError, SQLAlchemyError

from summarize.errors import BusyError, StoreError

#: The newest of `migrations/versions`; while a database says so, Alembic need not be loaded.
HEAD = "0001"
_MIGRATIONS = Path(__file__).parent / "migrations"
#: Seconds that a writer waits for another one. Not measured.
_PATIENCE = 30
#: Seconds between two tries. Not measured.
_PAUSE = 0.02


class Database:
    """A database that is up to date.

    Args:
        url: `sqlite:///FILE` or `postgresql+psycopg://...`.
        password: PostgreSQL's; never part of the URL, so that no error can tell it.

    Raises:
        StoreError: It cannot be opened.
    """

    def __init__(self, url: str, *, password: str = "") -> None:
        try:
            self._url = make_url(url)
        except ArgumentError as error:
            raise StoreError("cannot open the store", "", "its address is not one of a database") from error
        self._file = _find_file(self._url)
        #: The address without what nobody needs to see.
        self.name = str(self._file) if self._file else self._url.set(password=None, query={}).render_as_string()
        full = self._url.set(password=password) if password else self._url
        self._engine = _make_engine(full, self._file, self.name)
        self._migrate()

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of this machine."""
        return self._file is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read, in one transaction."""
        with self._explained("read"), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write, in one transaction that happens as a whole or not at all."""
        # SQLite would otherwise find out halfway that somebody else is writing.
        options = {"sqlite_begin": "IMMEDIATE"} if self.is_sqlite else {}
        with (
            self._explained("write to"),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def lock(self, name: str, *, wait: float = 0.0) -> Iterator[None]:
        """Hold a lock that one process at a time can hold; it goes with the process, however that ends.

        Raises:
            BusyError: Another process holds it.
        """
        held = self._lock_file(name, wait) if self._file else self._lock_session(name, wait)
        with held:
            yield

    @contextmanager
    def _lock_file(self, name: str, wait: float) -> Iterator[None]:
        assert self._file
        lock = FileLock(f"{self._file}.{name}.lock", timeout=wait)
        try:
            lock.acquire()
        except Timeout as error:
            raise self._busy(name) from error
        except OSError as error:
            raise StoreError("cannot lock the store", self.name, error.strerror or str(error)) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _lock_session(self, name: str, wait: float) -> Iterator[None]:
        key = int.from_bytes(hashlib.sha256(f"summarize {name}".encode()).digest()[:8], "big", signed=True)
        with self._explained("lock"), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            if not wait:
                got = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one()
                if not got:
                    raise self._busy(name)
            else:
                connection.execute(text(f"SET lock_timeout = {max(1, int(wait * 1000))}"))
                try:
                    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": key})
                except OperationalError as error:
                    raise self._busy(name) from error
                finally:
                    connection.execute(text("RESET lock_timeout"))
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    def _busy(self, name: str) -> BusyError:
        hint = "it holds the lock until it ends; nothing needs to be removed"
        return BusyError("cannot begin", self.name, f"another process is at work in it ({name})", hint=hint)

    def _migrate(self) -> None:
        if self._version() == HEAD:
            return
        with self.lock("migrate", wait=_PATIENCE):
            found = self._version()
            if found == HEAD:
                return
            if found and not any((_MIGRATIONS / "versions").glob(f"{found}_*.py")):
                why = f"it was made by a newer release (version {found}; this one knows {HEAD})"
                raise StoreError("cannot open the store", self.name, why, hint="install that release")
            self._upgrade()

    def _upgrade(self) -> None:
        from alembic.command import upgrade  # noqa: PLC0415 - needed once per release
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        with self.writing() as connection:
            config.attributes["connection"] = connection
            upgrade(config, "head")

    def _version(self) -> str:
        with self._explained("open"), self._engine.connect() as connection:
            try:
                found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            except (OperationalError, ProgrammingError):
                connection.rollback()
                # Only the table may be missing: whether the database answers at all shows here.
                connection.execute(text("SELECT 1"))
                return ""
        return str(found or "")

    @contextmanager
    def _explained(self, doing: str) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            cause = getattr(error, "orig", None) or error
            why = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
            raise StoreError(f"cannot {doing} the store", self.name, why) from error


def _find_file(url: URL) -> Path | None:
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError(
                "cannot open the store", "sqlite", "it must be a file: the memory of a process ends with it"
            )
        return Path(url.database).expanduser().absolute()
    if url.drivername != "postgresql+psycopg":
        raise StoreError("cannot open the store", url.drivername, "only sqlite and postgresql+psycopg are known")
    return None


def _make_engine(url: URL, file: Path | None, name: str) -> Engine:
    if file is None:
        try:
            return create_engine(url, hide_parameters=True, pool_pre_ping=True)
        except ImportError as error:
            hint = "install the extra, in a copy of the project by: pip install --editable '.[postgres]'"
            raise StoreError(
                "cannot open the store", name, "the psycopg package is not installed", hint=hint
            ) from error
    try:
        # Who reads what is for others to know: addresses of readers stand in it.
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            file.touch(mode=0o600)
    except OSError as error:
        raise StoreError("cannot open the store", name, error.strerror or str(error)) from error
    engine = create_engine(
        url.set(database=str(file)),
        hide_parameters=True,
        connect_args={"timeout": _PATIENCE, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions begin where we say so, not where the driver guesses.
    connection.isolation_level = None
    write_ahead(connection)
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def write_ahead(connection: sqlite3.Connection, *, patience: float = _PATIENCE) -> None:
    """Have a database keep a write-ahead log, which lets others read while one writes.

    Where two processes open a new file at once, SQLite may refuse the second one at once, however long it is told to
    wait: neither could go on while it waits for the other.

    Args:
        connection: To the database.
        patience: Seconds after which to give up.

    Raises:
        sqlite3.OperationalError: It is still locked then, or something else is wrong with it.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('sqlite_begin', 'DEFERRED')}")
