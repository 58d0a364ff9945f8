"""A real bridge in a process of its own, and the ways to speak to it."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import requests

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(os.environ.get("PORCHLIGHT", ROOT / ".build/debug/porchlight")).resolve())
MAC = "00:17:88:24:96:fe"
BRIDGE_ID = "001788FFFE2496FE"
ANY_PORTS = ("--http-port", "0", "--https-port", "0")
ON_LOOPBACK = ("--bind", "127.0.0.1", *ANY_PORTS, "--mdns", "off", "--ssdp", "off", "--mac", MAC)
PATIENCE = 30
CRASHES = [-number for number in (signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS)]


def until(condition, seconds=PATIENCE, tick=0.02):
    """Waits for something to become true and gives it; fails when it does not."""
    end = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(tick)
    return result


@contextlib.contextmanager
def scratch_directory():
    """A new directory with a short path: a socket's path may not be longer than 107 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="plt-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def environment(**more):
    """The environment without settings of the caller's, and with `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORCHLIGHT")}
    return {**kept, "TZ": "UTC", **more}


def porchlight(*arguments, **options):
    """Runs the program to its end."""
    options.setdefault("env", environment())
    options.setdefault("timeout", PATIENCE)
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, **options)


class Bridge:
    """`porchlight serve`. Starts on loopback at any ports unless told otherwise."""

    def __init__(self, folder, *flags, base=ON_LOOPBACK, data=None, enter=(), env=None, cwd=None):
        self.folder = Path(folder)
        self.data = Path(data or self.folder / "data")
        self.flags, self.base, self.enter = flags, base, list(enter)
        self.env, self.cwd = environment(**(env or {})), cwd
        self.ready_file = self.folder / "ready.json"
        self.process = None
        self.facts = None

    # Life

    def start(self):
        self.launch()
        until(self.is_ready, tick=0.005)
        self.facts = json.loads(self.ready_file.read_text())
        return self

    def launch(self):
        """Starts the process and waits for nothing."""
        self.ready_file.unlink(missing_ok=True)
        command = [PROGRAM, "serve", "--data", self.data, *self.base, "--ready-file", self.ready_file, *self.flags]
        with open(self.folder / "out.txt", "w") as out, open(self.folder / "err.txt", "w") as err:
            self.process = subprocess.Popen(
                [*self.enter, *map(str, command)], stdout=out, stderr=err, env=self.env, cwd=self.cwd
            )

    def is_ready(self):
        if self.ready_file.exists():
            return True
        code = self.process.poll()
        assert code is None, f"the bridge ended with {code}: {self.err}"
        return False

    def stop(self, how=signal.SIGTERM):
        """Ends the bridge, which must end well; gives the seconds it took."""
        start = time.monotonic()
        self.process.send_signal(how)
        code = self.process.wait(timeout=PATIENCE)
        took = time.monotonic() - start
        assert code == 0, f"the bridge ended with {code}: {self.err}"
        return took

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        # Whoever killed it did so on purpose; a crash is nobody's purpose.
        code = self.process.returncode if self.process else 0
        assert code not in CRASHES, f"the bridge ended with {code}: {self.err}"

    @property
    def out(self):
        return (self.folder / "out.txt").read_text()

    @property
    def err(self):
        return (self.folder / "err.txt").read_text()

    # Where it is

    @property
    def http(self):
        return self.facts["http"]

    @property
    def https(self):
        return self.facts["https"]

    @property
    def host(self):
        return urlsplit(self.http).hostname

    @property
    def http_port(self):
        return urlsplit(self.http).port

    @property
    def https_port(self):
        return urlsplit(self.https).port

    # The owner

    def owner(self, *arguments, code=0):
        """Runs an owner's command; gives what it said."""
        # What stands behind a double dash is a program's.
        place = arguments.index("--") if "--" in arguments else len(arguments)
        done = porchlight(*arguments[:place], "--data", self.data, *arguments[place:])
        assert done.returncode == code, f"{arguments} ended with {done.returncode}: {done.stderr}"
        return done.stdout if code == 0 else done.stderr

    def ask(self, *arguments):
        """Runs an owner's command; gives its JSON."""
        return json.loads(self.owner(*arguments, "--json"))

    def press(self):
        self.owner("press", "--no-wait")

    def control(self, verb, *path, body=None):
        """Speaks to the control socket itself, which is quicker than a command."""
        connection = SocketConnection(str(self.data / "control.sock"))
        with contextlib.closing(connection):
            text = None if body is None else json.dumps(body)
            connection.request(verb, "/" + "/".join(quote(part, safe="") for part in path), text)
            response = connection.getresponse()
            answer = json.loads(response.read())
            assert response.status == 200, answer
            return answer

    # Apps

    def app(self, name="test#app"):
        """A registered app."""
        self.press()
        answer = requests.post(f"{self.http}/api", json={"devicetype": name}, timeout=PATIENCE).json()
        return App(self, answer[0]["success"]["username"])


class SocketConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=PATIENCE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.path)


class App:
    """Somebody with a key, who reads and writes JSON."""

    def __init__(self, bridge, key):
        self.bridge, self.key = bridge, key
        self.session = requests.Session()

    def get(self, path=""):
        return self._ask("GET", path)

    def put(self, path, body):
        return self._ask("PUT", path, body)

    def post(self, path, body):
        return self._ask("POST", path, body)

    def delete(self, path):
        return self._ask("DELETE", path)

    def _ask(self, method, path, body=None):
        url = f"{self.bridge.http}/api/{self.key}/{path}".rstrip("/")
        response = self.session.request(method, url, json=body, timeout=PATIENCE)
        assert response.status_code == 200, response.text
        return response.json()


class Following:
    """`porchlight log --follow`, read as it comes."""

    def __init__(self, bridge, *flags):
        command = [PROGRAM, "log", "--follow", "--data", str(bridge.data), *flags]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
        )
        self.lines = []
        self.complaints = []
        self.threads = [
            threading.Thread(target=self._read, args=(self.process.stdout, self.lines), daemon=True),
            threading.Thread(target=self._read, args=(self.process.stderr, self.complaints), daemon=True),
        ]
        for thread in self.threads:
            thread.start()
        if "--json" not in flags:
            until(lambda: "watching; Control-C ends" in self.complaints)

    @staticmethod
    def _read(stream, lines):
        for line in stream:
            lines.append(line.rstrip("\n"))

    def wait_for(self, text):
        return until(lambda: next((line for line in list(self.lines) if text in line), None))

    def ended(self):
        """Waits for the end; gives the exit code."""
        code = self.process.wait(timeout=PATIENCE)
        for thread in self.threads:
            thread.join()
        return code

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=PATIENCE)


def is_unknown(answer):
    """Whether v1 answered that it does not know the key."""
    return isinstance(answer, list) and answer[0].get("error", {}).get("type") == 1


def successes(answer):
    """What a v1 answer says was done; fails when something was not."""
    done = {}
    for entry in answer:
        assert "success" in entry, answer
        done.update(entry["success"])
    return done
