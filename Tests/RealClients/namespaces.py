"""Two hosts on one cable, made of namespaces: the bridge lives on `home`, the clients on `guest`.

Each side has a network namespace and, held by a sleeping process, a mount namespace with a `/run` of its own.
So each side can have its own message bus and avahi daemon, and none of them meets the machine's.
"""

import contextlib
import ctypes
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

from bridge import ANY_PORTS, MAC, Bridge, until

HERE = Path(__file__).parent
NETWORK_NAMESPACE = 0x40000000


class Lines:
    """A running program's JSON lines, read with patience but not for ever."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
        self.queue = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.queue.put(json.loads(line))

    def wait_for(self, wanted, seconds=10):
        """The first line that is wanted; what came before is thrown away."""
        seen, end = [], time.time() + seconds
        while (left := end - time.time()) > 0:
            try:
                line = self.queue.get(timeout=left)
            except queue.Empty:
                break
            if wanted(line):
                return line
            seen.append(line)
        raise AssertionError(f"nothing wanted within {seconds} s, only {seen}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Side:
    def __init__(self, name, device, address, folder):
        self.name, self.device, self.address, self.folder = name, device, address, folder
        self.started = []
        run("ip", "netns", "add", name)
        self.ip("link", "set", "lo", "up")
        private = "mount --make-rprivate / && mount -t tmpfs tmpfs /run && mkdir /run/dbus && echo ready && exec sleep infinity"
        self.holder = subprocess.Popen(
            ["ip", "netns", "exec", name, "unshare", "-m", "sh", "-c", private], stdout=subprocess.PIPE, text=True
        )
        assert self.holder.stdout.readline() == "ready\n"
        self.enter = ["nsenter", "-t", str(self.holder.pid), "-m", "-n"]

    def ip(self, *arguments):
        run("ip", "-n", self.name, *arguments)

    def start(self, *command, **options):
        process = subprocess.Popen([*self.enter, *command], **options)
        self.started.append(process)
        return process

    def run(self, *command):
        return subprocess.run([*self.enter, *command], capture_output=True, text=True, timeout=30).stdout

    def client(self, *arguments):
        lines = Lines([*self.enter, sys.executable, "-u", str(HERE / "discovery_clients.py"), *map(str, arguments)])
        self.started.append(lines.process)
        return lines

    def client_output(self, *arguments):
        output = self.run(sys.executable, str(HERE / "discovery_clients.py"), *map(str, arguments))
        return [json.loads(line) for line in output.splitlines()]

    def start_bus(self):
        self.start("dbus-daemon", "--system", "--nofork", "--nopidfile", stderr=subprocess.DEVNULL)
        until(lambda: self.run("ls", "/run/dbus/system_bus_socket"))

    def start_daemon(self):
        """avahi under a host name of this side, so that two sides do not quarrel about one."""
        settings = self.folder / f"{self.name}.conf"
        settings.write_text(f"[server]\nhost-name={self.host_name}\nuse-ipv4=yes\nuse-ipv6=no\n")
        daemon = self.start("avahi-daemon", "--no-rlimits", "-f", str(settings), stderr=subprocess.DEVNULL)
        until(lambda: self.run("ls", "/run/avahi-daemon/pid"))
        return daemon

    @property
    def host_name(self):
        return f"machine-{self.name}"

    def close(self):
        for process in reversed(self.started):
            if process.poll() is None:
                process.kill()
                process.wait()
        self.holder.kill()
        self.holder.wait()
        run("ip", "netns", "del", self.name)


class World:
    def __init__(self, folder, number):
        self.folder = folder
        tag = f"{os.getpid() % 100000}{number}"
        self.network = f"10.91.{number % 250}"
        self.bridge = None
        self.sides = []
        try:
            self.home = self._side(f"plh{tag}", f"ph{tag}", f"{self.network}.1")
            self.guest = self._side(f"plg{tag}", f"pg{tag}", f"{self.network}.2")
            self._lay_cable()
        except BaseException:
            self.close()
            raise

    def _side(self, *names):
        self.sides.append(Side(*names, self.folder))
        return self.sides[-1]

    def _lay_cable(self):
        run(
            "ip", "link", "add", self.home.device, "netns", self.home.name,
            "type", "veth", "peer", "name", self.guest.device, "netns", self.guest.name,
        )
        for side in (self.home, self.guest):
            side.ip("addr", "add", f"{side.address}/24", "dev", side.device)
            side.ip("link", "set", side.device, "up")

    def serve(self, mdns="embedded", ssdp="on", is_cable_in=True):
        """Starts the bridge on `home`.

        Being ready to serve does not wait for discovery, so this does: once the first NOTIFY is heard, searches are too.
        """
        listener = self.guest.client("notifies", self.guest.address)
        listener.wait_for(lambda line: line["kind"] == "listening")
        base = ("--ephemeral", "--mdns", mdns, "--ssdp", ssdp, *ANY_PORTS, "--mac", MAC)
        self.bridge = Bridge(self.folder, base=base, enter=self.home.enter).start()
        if ssdp == "on" and is_cable_in:
            listener.wait_for(lambda line: line["kind"] == "notify")
        listener.stop()
        return self.bridge

    def stop_bridge(self):
        """SIGTERM; gives the seconds it took, and fails unless the end was clean."""
        return self.bridge.stop()

    def close(self):
        if self.bridge:
            self.bridge.close()
        for side in self.sides:
            side.close()


@contextlib.contextmanager
def inside(side):
    """Within, this thread's sockets and programs are on the network of `side`."""
    c = ctypes.CDLL(None, use_errno=True)
    with open("/proc/thread-self/ns/net") as here, open(f"/run/netns/{side.name}") as there:
        assert c.setns(there.fileno(), NETWORK_NAMESPACE) == 0, os.strerror(ctypes.get_errno())
        try:
            yield
        finally:
            assert c.setns(here.fileno(), NETWORK_NAMESPACE) == 0, os.strerror(ctypes.get_errno())


def run(*command):
    subprocess.run(command, check=True)
