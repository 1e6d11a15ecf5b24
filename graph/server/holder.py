"""Who holds a data folder: a lock while Dragoman lives, and a note of the database process it started."""

import fcntl
import json
import os
from pathlib import Path
from typing import TextIO

import psutil

from graph.server.configuration import home_argument
from graph.server.errors import AlreadyRunning
from graph.server.login import USER, Login, load_password

STOP_LIMIT = 60.0  # seconds for an orderly stop; after that the store is recovered from its log at the next start


def take_lock(home: Path) -> TextIO:
    """Lock the data folder for this process, or raise AlreadyRunning.

    The kernel frees the lock however the process ends, so it is never stale; the text in it only serves the message.
    """
    file = (home / "dragoman.lock").open("a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.seek(0)
        holder = file.read().strip() or "unknown"
        file.close()
        raise AlreadyRunning(
            f"another Dragoman (process {holder}) is running on {home}. Use it, stop it with Ctrl-C in its window or "
            f"`kill {holder}`, or choose another folder with DRAGOMAN_DATA."
        ) from error
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def write_note(home: Path, pid: int, uri: str) -> None:
    """Note the database process of a folder."""
    _note(home).write_text(json.dumps({"pid": pid, "uri": uri}), encoding="utf-8")


def remove_note(home: Path) -> None:
    """Forget the database process of a folder."""
    _note(home).unlink(missing_ok=True)


def find_running(home: Path) -> Login | None:
    """Find the database that another process of this user runs on a folder."""
    home = home.resolve()
    if _find_process(home) is None:
        return None
    uri = json.loads(_note(home).read_text(encoding="utf-8"))["uri"]
    return Login(uri=uri, user=USER, password=load_password(home))


def stop_leftover(home: Path) -> bool:
    """Stop a database that an earlier, killed run left on this folder; tell whether there was one."""
    process = _find_process(home)
    if process is None:
        return False
    process.terminate()
    try:
        process.wait(STOP_LIMIT)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait()
    return True


def _note(home: Path) -> Path:
    return home / "run" / "dragoman.json"


def _find_process(home: Path) -> psutil.Process | None:
    """Find the noted process if it lives and is Neo4j on this very folder: ids are given again to other programs."""
    try:
        pid = json.loads(_note(home).read_text(encoding="utf-8"))["pid"]
        process = psutil.Process(pid)
        return process if home_argument(home) in process.cmdline() else None
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
