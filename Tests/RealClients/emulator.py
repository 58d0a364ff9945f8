"""An emulated cloud in a process of its own, and the ways to have it behave."""

import json
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import requests
from bridge import PATIENCE, PROGRAM, environment, until


class Emulator:
    """`porchlight cloud serve VENDOR` on a free port of loopback. What it keeps, it keeps in its folder."""

    def __init__(self, folder, vendor, *flags, keeps=False, enter=()):
        self.enter = enter
        self.folder, self.vendor, self.flags, self.keeps = Path(folder), vendor, flags, keeps
        self.ready_file = self.folder / f"{vendor}.json"
        self.process = None
        self.facts = None

    # Life

    def start(self):
        self.ready_file.unlink(missing_ok=True)
        place = ("--data", self.folder / self.vendor) if self.keeps else ("--ephemeral",)
        command = [*self.enter, PROGRAM, "cloud", "serve", self.vendor, *place, "--ready-file", self.ready_file, *self.flags]
        with open(self.folder / f"{self.vendor}.out", "w") as out, open(self.folder / f"{self.vendor}.err", "w") as err:
            self.process = subprocess.Popen([*map(str, command)], stdout=out, stderr=err, env=environment())
        until(self.is_ready, tick=0.005)
        self.facts = json.loads(self.ready_file.read_text())
        return self

    def is_ready(self):
        if self.ready_file.exists():
            return True
        code = self.process.poll()
        assert code is None, f"the emulator ended with {code}: {self.err}"
        return False

    def stop(self):
        """Ends the emulator, which must end well."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=PATIENCE)
        assert code == 0, f"the emulator ended with {code}: {self.err}"

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()

    @property
    def err(self):
        return (self.folder / f"{self.vendor}.err").read_text()

    # Control

    def control(self, method, *path, body=None):
        """Speaks to the control route; gives its JSON, or nothing when it says nothing."""
        url = "/".join([self.facts["control"], *(quote(str(part), safe="") for part in path)])
        response = requests.request(method, url, json=body, timeout=PATIENCE)
        assert response.ok, response.text
        return response.json() if response.content else None

    def devices(self):
        """The simulated devices by their identifiers."""
        return {device["id"]: device for device in self.control("GET", "devices")}

    def touch(self, device, **wish):
        self.control("PUT", "devices", device, body=wish)

    def advance(self, seconds):
        self.control("POST", "clock", body={"advance": seconds})

    def cut_sockets(self):
        self.control("POST", "sockets", "cut")

    def faults(self, **faults):
        """Has it misbehave; without faults it behaves again."""
        if faults:
            self.control("PUT", "faults", body=faults)
        else:
            self.control("DELETE", "faults")

    def outbox(self, recipient=None):
        query = f"?recipient={quote(recipient)}" if recipient else ""
        return requests.get(self.facts["control"] + "/outbox" + query, timeout=PATIENCE).json()
