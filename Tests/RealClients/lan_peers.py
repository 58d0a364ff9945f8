"""Lights on the LAN that other people made or that are played, each in a process of its own, on this host or on another side."""

import contextlib
import json
import socket
import subprocess
import sys
from pathlib import Path

import requests
from bridge import PATIENCE, environment, until
from namespaces import inside

HERE = Path(__file__).parent


class Talk:
    """A script of ours that says it is ready, then answers each line with one of JSON."""

    def __init__(self, script, *arguments, enter=()):
        command = [*enter, sys.executable, "-u", str(HERE / script), *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment())
        self.ready = json.loads(self.process.stdout.readline())["ready"]

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.kill()
        self.process.communicate()


class WizBulbs(Talk):
    def __init__(self, *arguments, enter=()):
        super().__init__("wiz_bulbs.py", *arguments, enter=enter)

    def pilot(self, model, **words):
        return self.say(f"{model} {json.dumps(words)}")


class Wled(Talk):
    def __init__(self, address, *arguments, enter=()):
        super().__init__("played_wled.py", "--address", address, *arguments, enter=enter)

    @classmethod
    def on(cls, side):
        return cls(side.address, enter=side.enter)

    @classmethod
    def on_loopback(cls):
        return cls("127.0.0.1", "--port", 0)

    @property
    def state(self):
        return self.say("state")


class LifxHouse:
    """`lifx-emulator`, as published: devices by their product numbers at one UDP port, and an HTTP API to see and touch them."""

    def __init__(self, folder, products, port=None, side=None):
        self.side = side
        self.log = Path(folder) / "lifx.txt"
        self.port, self.api_port = port or free_port(socket.SOCK_DGRAM), free_port(socket.SOCK_STREAM)
        self.command = [
            *(side.enter if side else ()), str(Path(sys.executable).with_name("lifx-emulator")), "--port", str(self.port),
            "--bind", "0.0.0.0" if side else "127.0.0.1", "--api", "--api-port", str(self.api_port), "--no-api-activity",
            *(word for product in products for word in ("--product", str(product))),
        ]
        self.start()

    def start(self):
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, env=environment(), cwd=self.log.parent)
        until(self.is_up)

    def is_up(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            return self.ask("GET", "devices")["total"]
        except requests.ConnectionError:
            return None

    def stop(self):
        self.process.kill()
        self.process.wait()

    def ask(self, verb, path, **body):
        with inside(self.side) if self.side else contextlib.nullcontext():
            answer = requests.request(
                verb, f"http://127.0.0.1:{self.api_port}/api/{path}", json=body or None, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json()

    @property
    def serials(self):
        return [device["serial"] for device in self.ask("GET", "devices")["devices"]]

    def device(self, serial):
        return self.ask("GET", f"devices/{serial}")

    def touch(self, serial, **state):
        self.ask("PATCH", f"devices/{serial}/state", **state)

    def fail(self, serial, **faults):
        """What is not said is as it should be."""
        self.ask("PUT", f"scenarios/devices/{serial}", **(faults or {"drop_packets": {}}))

    def colors(self, serial):
        """Each colour that is to be seen somewhere of a device."""
        device = self.device(serial)
        zones = device["zone_colors"] or [color for tile in device["tile_devices"] for color in tile["colors"]]
        names = ("hue", "saturation", "brightness", "kelvin")
        return {tuple(color[name] for name in names) for color in zones or [device["color"]]}


def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
