"""`porchlight devices` and `porchlight backends`: what is kept, what is shown, and where secrets may be seen."""

import json
import stat
import sys
import time

import pytest
from bridge import Bridge, porchlight, until
from terminal import Typing

PASSWORD = "open-sesame-4711"
BROKER = ("mqtt", "home", "--host", "127.0.0.1", "--port", "9")
LAMP = """
import json, sys
def say(**words): print(json.dumps(words), flush=True)
say(hello=1, name="Attic")
say(device={"id": "lamp-1", "name": "Attic lamp", "model": "Own", "lights": [{"dims": True}]})
for line in sys.stdin:
    order = json.loads(line)
    if "order" in order:
        say(done=order["order"])
"""


@pytest.fixture
def secret(folder):
    path = folder / "secret.txt"
    path.write_text(PASSWORD + "\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def program(folder):
    path = folder / "lamp.py"
    path.write_text(LAMP)
    return path


def kept(bridge):
    return {name: bridge.data / name for name in ("backends.json", "backends.secrets") if (bridge.data / name).exists()}


def test_without_backends_there_is_nothing(bridge):
    assert bridge.owner("backends").startswith("There are no backends.")
    assert bridge.ask("backends", "list") == [] and bridge.ask("backends", "status") == []
    assert bridge.ask("status")["backends"] == [] and "backend" not in bridge.owner("status")
    assert kept(bridge) == {}


def test_without_a_bridge_it_is_said(folder):
    commands = (
        ["devices", "list"], ["devices", "search"], ["devices", "show", "x"], ["devices", "forget", "x"], ["devices", "adopt", "x"],
        ["devices", "add", "wled", "h"], ["backends", "list"], ["backends", "add", *BROKER], ["backends", "remove", "x"],
    )
    for words in commands:
        done = porchlight(*words, "--data", folder)
        assert done.returncode == 3 and "no bridge is running here" in done.stderr


def test_a_broker_is_added_shown_and_removed(bridge, secret):
    added = bridge.owner("backends", "add", *BROKER, "--user", "me", "--secret-file", secret, "--without", "tasmota")
    assert added == 'home is added. "porchlight backends status home" shows how it is doing.\n'
    backend = bridge.ask("backends", "status", "home")
    assert backend["settings"] == {"host": "127.0.0.1", "port": "9", "user": "me", "without": "tasmota"}
    assert backend["secrets"] == {"password": "•••"}
    until(lambda: bridge.ask("backends", "status", "home")["connection"]["state"] == "waiting")
    line = next(line for line in bridge.owner("status").splitlines() if line.startswith("backend "))
    assert line.startswith("backend      home: not connected: ") and "orders: 0 sent, 0 merged into later ones" in line
    assert bridge.owner("backends").splitlines()[1].split()[:3] == ["home", "mqtt", "0"]
    assert bridge.owner("backends", "remove", "home") == (
        "home is removed, and its secrets are forgotten. It had nothing in the home.\n"
    )
    assert bridge.ask("backends") == [] and kept(bridge) == {}


def test_secrets_are_apart_for_their_owner_alone_and_shown_nowhere(bridge, secret):
    bridge.owner("backends", "add", *BROKER, "--user", "me", "--secret-file", secret)
    files = kept(bridge)
    assert sorted(files) == ["backends.json", "backends.secrets"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files.values())
    assert PASSWORD not in files["backends.json"].read_text() and PASSWORD in files["backends.secrets"].read_text()
    for words in (["backends", "status"], ["backends", "status", "--json"], ["status", "--json"], ["log"]):
        assert PASSWORD not in bridge.owner(*words)
    bridge.stop()
    bridge.start()
    assert bridge.ask("backends", "status", "home")["secrets"] == {"password": "•••"}
    assert PASSWORD not in bridge.out + bridge.err


def test_a_password_is_asked_for_on_the_terminal(bridge):
    typing = Typing(bridge, "backends", "add", *BROKER, "--user", "me")
    typing.read("Password: ")
    typing.type(PASSWORD + "\n")
    typing.read("home is added.")
    assert typing.ended() == 0 and PASSWORD.encode() not in typing.seen
    done = porchlight("backends", "add", *BROKER, "--user", "me", "--password", PASSWORD, "--data", bridge.data)
    assert done.returncode == 64 and PASSWORD not in done.stderr and "--secret-file" in done.stderr


def test_what_cannot_be_is_one_clear_line(bridge, secret):
    def refused(*words):
        line = bridge.owner(*words, code=1)
        assert line.count("\n") == 1, line
        return line

    assert "there is no backend" in refused("backends", "status", "x")
    assert "there is no device" in refused("devices", "show", "x")
    assert 'there is no kind of device "fax"; there are: ' in refused("devices", "add", "fax", "127.0.0.1")
    assert "is no address" in refused("devices", "add", "wled", "a b")
    assert "no search has met" in refused("devices", "adopt", "wled/x")
    assert "a password belongs to a --user" in refused("backends", "add", *BROKER, "--secret-file", secret)
    assert 'no kind of device "fax"' in refused("devices", "search", "--kind", "fax")
    bridge.owner("backends", "add", *BROKER)
    assert 'there is a backend "home" already' in refused("backends", "add", *BROKER)


def test_a_search_says_how_far_it_is(bridge):
    start = time.monotonic()
    done = porchlight("devices", "search", "--seconds", "2", "--data", bridge.data)
    assert done.returncode == 0 and 1.5 < time.monotonic() - start < 8
    assert done.stdout == "Nothing was found.\n" and "searching, 2 s left, 0 found" in done.stderr
    typing = Typing(bridge, "devices", "search", "--seconds", "3", "--kind", "wled")
    typing.read("searching, 2 s left, 0 found")
    typing.read("Nothing was found.")
    assert typing.ended() == 0
    assert json.loads(bridge.owner("devices", "search", "--seconds", "1", "--json")) == []


def test_devices_of_the_home_are_listed_renamed_and_identified(bridge):
    devices = bridge.ask("devices")
    assert len(devices) == 8 and all(device["driver"] == "simulated" for device in devices)
    assert bridge.owner("devices").splitlines()[0].split() == ["NAME", "MODEL", "ROOM", "LIGHTS", "SENSORS", "STATE", "ID"]
    assert bridge.owner("devices", "rename", devices[0]["id"], "Tall lamp").endswith(" is renamed.\n")
    bridge.owner("lights", "set", "Tall lamp", "--off")
    assert bridge.owner("devices", "identify", "tall lamp") == "Tall lamp calls attention.\n"
    assert not next(light for light in bridge.ask("lights") if light["name"] == "Tall lamp")["on"], "it was dark before"
    bridge.owner("lights", "set", "Tall lamp", "--on")
    assert bridge.owner("devices", "identify", "tall lamp") == "Tall lamp calls attention.\n"
    assert "Tall lamp" in bridge.owner("devices", "show", "Tall lamp")
    assert bridge.owner("devices", "forget", "Tall lamp") == "Tall lamp is forgotten.\n"
    assert len(bridge.ask("devices")) == 7


def test_a_program_of_the_owners_brings_a_lamp_that_stays_forgotten(bridge, program):
    bridge.owner("backends", "add", "external", "own", "--", sys.executable, program)
    lamp = until(lambda: next((d for d in bridge.ask("devices") if d["driver"] == "external:own"), None))
    assert lamp["id"] == "external:own/lamp-1" and lamp["name"] == "Attic lamp"
    until(lambda: bridge.ask("backends", "status", "own")["connection"]["state"] == "connected")
    assert "backend      own: connected, 1 device since " in bridge.owner("status")
    bridge.owner("lights", "set", "Attic lamp", "--on")
    until(lambda: bridge.ask("backends", "status", "own")["connection"]["orders"]["sent"] == 1)
    bridge.owner("lights", "remove", "Attic lamp")
    until(lambda: bridge.ask("backends", "status", "own")["forgotten"] == ["external:own/lamp-1"])
    bridge.stop()
    bridge.start()
    until(lambda: bridge.ask("backends", "status", "own")["connection"]["state"] == "connected")
    assert [d["place"] for d in bridge.ask("devices") if d["driver"] == "external:own"] == ["forgotten"]
    assert bridge.owner("devices", "adopt", "external:own/lamp-1") == "Attic lamp is taken in.\n"
    assert "1 light (Attic lamp)" in bridge.owner("backends", "remove", "own")


def test_a_damaged_list_is_left_as_it_is(bridge):
    bridge.owner("backends", "add", *BROKER)
    bridge.stop()
    (bridge.data / "backends.json").write_text("{")
    bridge.start()
    assert "is damaged" in bridge.owner("backends", code=1)
    assert "backend      all: unusable: the list of backends and devices" in bridge.owner("status")
    assert (bridge.data / "backends.json").read_text() == "{"


def test_a_bridge_that_keeps_nothing_keeps_no_backends(folder, secret):
    bridge = Bridge(folder, "--ephemeral").start()
    try:
        bridge.owner("backends", "add", *BROKER, "--user", "me", "--secret-file", secret)
        assert kept(bridge) == {} and [b["name"] for b in bridge.ask("backends")] == ["home"]
    finally:
        bridge.close()
