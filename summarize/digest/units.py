"""What makes systemd or cron run the digests, in the form in which each of them wants it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from .config import DAYS, DigestTable
from .passwords import SecretSource

#: How often systemd and cron look for what was put off.
MINUTES = 15
#: Beside the settings: the variables that a service is given.
VARIABLES = "digest.env"


def find_command() -> tuple[str, ...]:
    """Return how this program is called by somebody who has no PATH."""
    script = Path(sys.argv[0])
    if script.name == "summarize" and script.is_file():
        return (str(script.absolute()),)
    return (sys.executable, "-m", "summarize")


def write_service(command: Sequence[str], config: Path, secret: SecretSource | None) -> str:
    """Return the systemd service that runs once.

    Args:
        command: How the program is called.
        config: The digest.toml.
        secret: Where the password is; a variable is taken from a file beside the settings.
    """
    call = " ".join(_quote(word) for word in (*command, "digest", "run", "--file", str(config)))
    lines = [
        "[Unit]",
        "Description=Send the news digests that are due",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "Type=oneshot",
        f"ExecStart={call}",
        "# 4: nothing was due.",
        "SuccessExitStatus=4",
        "# The delivery in hand is finished first; a mail server may take ten minutes over its last word.",
        "TimeoutStopSec=11min",
    ]
    if secret and secret.place == "env":
        lines += [
            f"# Holds {secret.name}=...; chmod 600 it.",
            f"EnvironmentFile={_escape(str(config.with_name('digest.env')))}",
        ]
    return "\n".join(lines) + "\n"


def write_timer(digests: Sequence[DigestTable]) -> str:
    """Return the systemd timer: at the times of each digest in its zone, and in between for what was put off."""
    moments = [moment for digest in digests for moment in _calendar(digest)]
    lines = [
        "[Unit]",
        "Description=When the news digests are due",
        "",
        "[Timer]",
        *(f"OnCalendar={moment}" for moment in dict.fromkeys(moments)),
        "# For what a mail server put off.",
        f"OnCalendar=*:0/{MINUTES}",
        "# What was missed while the machine was off is made up for, once.",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "\n".join(lines) + "\n"


def write_crontab(command: Sequence[str], config: Path) -> str:
    """Return the line for a crontab.

    Cron knows no zones, so it only asks often: the program knows what is due. 4 says that nothing was.
    """
    words = (*command, "digest", "run", "--quiet", "--file", str(config))
    # An unescaped per cent sign ends the command of a crontab.
    call = shlex.join(words).replace("%", r"\%")
    return f"*/{MINUTES} * * * * {call} || [ $? -eq 4 ]\n"


def _calendar(digest: DigestTable) -> list[str]:
    timetable = digest.timetable
    days = (
        "" if len(timetable.days) == len(DAYS) else ",".join(DAYS[day].title() for day in sorted(timetable.days)) + " "
    )
    return [f"{days}*-*-* {at:%H:%M}:00 {timetable.zone.key}" for at in timetable.times]


def _quote(word: str) -> str:
    """Return a word of a command as systemd reads it."""
    escaped = _escape(word).replace("$", "$$")
    if escaped and not set(escaped) & set(" \t\"'\\;"):
        return escaped
    inner = escaped.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _escape(word: str) -> str:
    return word.replace("%", "%%")
