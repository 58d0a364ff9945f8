"""README's tours, typed as they are printed: on a machine of their own, and held against what is printed beside them."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from bridge import MAC, PATIENCE, PROGRAM, ROOT, environment, until

ADDRESS = "192.168.2.12"
# What differs from one time to the next.
KEY, SCENE = r"[A-Za-z0-9_-]{40}", r'(?<=")[A-Za-z0-9]{15}(?=")'
VARYING = (
    (KEY, "KEY"), (SCENE, "SCENE"), (r"\d{4}-\d\d-\d\d \d\d:\d\d", "DATE"), (r"\b\d\d:\d\d:\d\d\b", "TIME"),
    (r"process \d+ for \d+ s", "PROCESS"), (r"^[0-9a-f]{8}\b", "ID"), (r" \(shows \d+ %\)", ""), (r"\s+", " "),
)
# These only look, at what goes on by itself: they are typed again until it is as printed.
LOOKS = re.compile(r"(?:sleep \d+; )?porchlight (status|lights|devices|sensors|log|history|apps|rules explain|clouds status|cloud devices)\b(?! (set|customize|motion))(?!.*--touch)")
# These go on while others are typed in another terminal.
GOING_ON = re.compile(r"porchlight (serve|cloud serve|press$)")


def tour(heading):
    """The commands of a section, each with the lines that are printed below it."""
    text = (ROOT / "README.md").read_text()
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)[1]
    commands = []
    for block in re.findall(r"^```\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                commands.append((line[2:], []))
            else:
                commands[-1][1].append(line)
    return commands


def plain(lines):
    """Lines without what differs."""
    found = []
    for line in lines:
        for pattern, word in VARYING:
            line = re.sub(pattern, word, line)
        if line.strip():
            found.append(line.strip())
    return found


class Machine:
    """One without a network but for an address, and with nothing kept."""

    def __init__(self, folder, number):
        self.folder, self.known, self.going_on = folder, {}, []
        self.name = f"plr{os.getpid() % 100000}{number}"
        (folder / "bin").mkdir()
        (folder / "bin" / "porchlight").symlink_to(PROGRAM)
        (folder / "Examples").symlink_to(ROOT / "Examples")
        self.env = environment(PATH=f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin", HOME=str(folder))
        subprocess.run(["ip", "netns", "add", self.name], check=True)
        private = "mount --make-rprivate / && mount -t tmpfs tmpfs /run && mount -t tmpfs tmpfs /var/lib && echo ready && exec sleep infinity"
        self.holder = subprocess.Popen(
            ["ip", "netns", "exec", self.name, "unshare", "-m", "sh", "-c", private], stdout=subprocess.PIPE, text=True)
        assert self.holder.stdout.readline() == "ready\n"
        self.enter = ["nsenter", "-t", str(self.holder.pid), "-m", "-n"]
        cable = ("link add eth0 type veth peer name wall", f"addr add {ADDRESS}/24 dev eth0", "link set eth0 up", "link set wall up")
        for command in ("link set lo up", *cable):
            subprocess.run(["ip", "-n", self.name, *command.split()], check=True)

    def close(self):
        for process, _, _ in self.going_on:
            process.kill()
            process.wait()
        # Whoever went into the background on its own.
        for number in subprocess.run(["ip", "netns", "pids", self.name], capture_output=True, text=True).stdout.split():
            subprocess.run(["kill", "-9", number], capture_output=True)
        self.holder.wait()
        subprocess.run(["ip", "netns", "del", self.name])

    # Typing

    def shell(self, command):
        return [*self.enter, "bash", "-c", f"cd {self.folder} && {command}"]

    def type(self, command, expected=()):
        """Types a command, and holds what it says against what is printed."""
        for printed, real in self.known.items():
            command = command.replace(printed, real)
        if GOING_ON.match(command):
            return self.begin(command, expected)
        if setting := re.fullmatch(r"([A-Z]+)=(\S+)", command):
            self.env[setting[1]] = setting[2]
            return ""
        if command == "python3":
            return self.converse(expected)
        end = time.monotonic() + PATIENCE * 2
        while True:
            done = subprocess.run(self.shell(command), env=self.env, capture_output=True, text=True, timeout=60)
            said = done.stdout + done.stderr
            if not LOOKS.match(command) or plain(said.splitlines()) == plain(expected) or time.monotonic() > end:
                break
            time.sleep(0.2)
        self.compare(command, expected, said)
        return said

    def begin(self, command, expected):
        out = self.folder / f"out{len(self.going_on)}.txt"
        with open(out, "w") as file:
            process = subprocess.Popen(self.shell(f"exec {command}"), env=self.env, stdout=file, stderr=subprocess.DEVNULL)
        self.going_on.append((process, out, (command, expected)))
        first = {"press": "Let the app connect now.", "serve": "porchlight press", "cloud": "porchlight cloud outbox"}[command.split()[1]]
        until(lambda: first in out.read_text() or process.poll() is not None)
        return out.read_text()

    def converse(self, expected):
        code = "".join(line[4:] + "\n\n" for line in expected if line.startswith(">>> "))
        done = subprocess.run(self.shell("python3 -i -q"), env=self.env, input=code, capture_output=True, text=True, timeout=60)
        assert "Error" not in done.stderr, done.stderr
        self.compare("python3", [line for line in expected if not line.startswith(">>> ")], done.stdout)
        return done.stdout

    def compare(self, command, expected, said):
        real, printed = said.splitlines(), list(expected)
        seen, wanted = "\n".join(plain(real)), "\n".join(plain(printed))
        assert seen == wanted, f"README is wrong about\n$ {command}\n{wanted}\nfor it says\n{seen}"
        for pattern in (KEY, SCENE):
            pairs = zip(re.findall(pattern, "\n".join(printed)), re.findall(pattern, "\n".join(real)))
            self.known.update(pairs)

    def ends(self):
        """Holds what goes on against what is printed; what ends by itself has ended by now."""
        for process, out, (command, expected) in self.going_on:
            if command.endswith("press"):
                assert process.wait(timeout=40) == 0
            self.compare(command, expected, out.read_text())

    def waits_for(self, name):
        """Until a light or an app is known."""
        until(lambda: name in subprocess.run(
            self.shell("porchlight lights; porchlight apps"), env=self.env, capture_output=True, text=True, timeout=60).stdout)

    # Beginnings

    def serve(self):
        """A bridge as in the first tour, with an app's key."""
        self.type(f"porchlight serve --mac {MAC}", tour("Five minutes")[0][1])
        self.type("porchlight press --no-wait", ["The link button is pressed for 30 seconds."])
        said = self.type("curl -s -d '{\"devicetype\":\"tour#shell\"}' localhost/api", ['[{"success":{"username":"' + "x" * 40 + '"}}]'])
        self.env["KEY"] = re.search(KEY, said)[0]
