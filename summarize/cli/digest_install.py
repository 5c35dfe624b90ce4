"""`summarize digest install`: have systemd or cron run the digests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from summarize.errors import OutputError

from .digest import digest_options, load
from .status import DONE

NAME = "summarize-digest"


@click.command()
@click.option("--systemd", "kind", flag_value="systemd", help="A service and a timer of this user.")
@click.option("--cron", "kind", flag_value="cron", help="A line of this user's crontab.")
@click.option("--write", is_flag=True, help="Install it; without this it is only shown.")
@digest_options
def install(*, kind: str | None, write: bool, path: Path | None, quiet: bool, verbose: int) -> int:
    """Show what makes systemd or cron run the digests, or install it.

    Either asks every few minutes, and `digest run` knows what is due: a machine that was off makes up for what it
    missed, and what a mail server put off is tried again.
    """
    from summarize.digest.units import find_command, write_crontab, write_service, write_timer  # noqa: PLC0415

    from .talk import Talk  # noqa: PLC0415  # slow to import

    if kind is None:
        raise click.UsageError("say which\nsummarize digest install --systemd, or --cron")
    config, talk = load(path), Talk(quiet=quiet, verbose=verbose)
    settings, command = config.path.absolute(), find_command()
    if kind == "cron":
        line = write_crontab(command, settings)
        if not write:
            click.echo(line, nl=False)
            return DONE
        _install_cron(line)
        talk.say("installed: the line stands in the crontab (crontab -l)")
        return DONE
    secret = config.smtp.password_from if config.smtp and config.smtp.username else None
    units = {
        f"{NAME}.service": write_service(command, settings, secret),
        f"{NAME}.timer": write_timer(config.digests),
    }
    folder = _find_units()
    if not write:
        for name, text in units.items():
            click.echo(f"# {folder / name}\n{text}")
        return DONE
    for name, text in units.items():
        _write(folder / name, text)
    talk.say(f"installed in {folder}; start it with:")
    talk.say(f"  systemctl --user daemon-reload && systemctl --user enable --now {NAME}.timer")
    talk.say("so that it runs while you are logged out: loginctl enable-linger")
    return DONE


def _find_units() -> Path:
    """Return the folder of the user's own units."""
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("systemd") / "user"


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError("cannot write the unit", str(path), error.strerror or str(error)) from error


def _install_cron(line: str) -> None:
    """Put the line into the crontab, in the place of an older one of ours."""
    try:
        shown = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)  # noqa: S607
        mark = f"# {NAME}\n"
        lines = shown.stdout.splitlines(keepends=True) if shown.returncode == 0 else []
        kept = [each for number, each in enumerate(lines) if each != mark and (not number or lines[number - 1] != mark)]
        subprocess.run(["crontab", "-"], input="".join([*kept, mark, line]), text=True, check=True)  # noqa: S607
    except (OSError, subprocess.CalledProcessError) as error:
        why = error.strerror if isinstance(error, OSError) else "it refuses the line"
        raise OutputError("cannot change the crontab", "crontab", why or str(error)) from error
