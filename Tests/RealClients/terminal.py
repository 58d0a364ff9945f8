"""A terminal that somebody sits at."""

import os
import pty
import select
import time

from bridge import PATIENCE, PROGRAM, environment


class Typing:
    """A command on a terminal of its own."""

    def __init__(self, bridge, *arguments):
        self.seen = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(PROGRAM, [PROGRAM, *map(str, arguments), "--data", str(bridge.data)], environment())

    def read(self, words):
        """Reads until some words are on the screen."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.seen:
            assert time.monotonic() < end, f"waited in vain for {words!r}: {self.seen!r}"
            if select.select([self.terminal], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.terminal, 4096)
                except OSError:
                    break
        assert words.encode() in self.seen, self.seen

    def type(self, text):
        os.write(self.terminal, text.encode())

    def ended(self):
        """Waits for the end; the exit code."""
        while True:
            try:
                piece = os.read(self.terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            self.seen += piece
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
