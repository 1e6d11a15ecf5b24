"""A child process that Linux ends when Dragoman is killed, so that none is left behind."""

import ctypes
import signal
import sys
import threading
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None


def find_death_wish(by: signal.Signals) -> Callable[[], object] | None:
    """Give what a child runs so that it gets a signal when its parent dies.

    Linux means the thread that started it, not the process, so only the main thread may ask. Elsewhere the next start
    finds what was left behind.
    """
    library = LIBRARY
    if library is None or threading.current_thread() is not threading.main_thread():
        return None
    return lambda: library.prctl(PR_SET_PDEATHSIG, by)
