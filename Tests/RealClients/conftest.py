"""What the suites share. Everything a test starts ends with it, also when it fails."""

import itertools
import os
import subprocess
from collections import namedtuple
from pathlib import Path

import pytest
from bridge import PROGRAM, Bridge, Following, scratch_directory
from emulator import Emulator
from namespaces import World, inside
from played_zigbee import Broker

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="makes network namespaces or mounts, which needs root")
numbers = itertools.count(1)


def pytest_sessionstart(session):
    if not Path(PROGRAM).is_file():
        pytest.exit(f"there is no program at {PROGRAM}: build it, or name one in PORCHLIGHT", returncode=2)


@pytest.fixture
def folder():
    with scratch_directory() as folder:
        yield folder


@pytest.fixture
def start(folder):
    """Starts bridges, each on its flags."""
    running = []

    def start(*flags, **options):
        bridge = Bridge(folder, *flags, **options)
        running.append(bridge)
        return bridge.start()

    yield start
    for bridge in running:
        bridge.close()


@pytest.fixture
def bridge(start):
    return start()


@pytest.fixture
def empty(start, folder):
    """A bridge without lamps of its own."""
    (folder / "empty.json").write_text('{"rooms": []}')
    return start("--home", folder / "empty.json")


@pytest.fixture
def broker(folder):
    """A Mosquitto of the test's own."""
    broker = Broker(folder)
    yield broker
    broker.stop()


@pytest.fixture
def emulate(folder):
    """Starts emulated clouds, each by its vendor and flags."""
    running = []

    def emulate(vendor, *flags, **options):
        emulator = Emulator(folder, vendor, *flags, **options)
        running.append(emulator)
        return emulator.start()

    yield emulate
    for emulator in running:
        emulator.close()


@pytest.fixture
def secret(folder):
    """Keeps a device's key or password in a file, as owners do."""
    def secret(words):
        path = folder / "secret"
        path.write_text(words + "\n")
        path.chmod(0o600)
        return "--secret-file", path

    return secret


Certificate = namedtuple("Certificate", "pem key")


@pytest.fixture
def certificate(folder):
    """A certificate for loopback that nobody vouches for."""
    pem, key = folder / "pem", folder / "key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", pem], check=True, capture_output=True)
    return Certificate(pem, key)


@pytest.fixture
def follow():
    """Follows the log of bridges."""
    running = []

    def follow(bridge, *flags):
        running.append(Following(bridge, *flags))
        return running[-1]

    yield follow
    for following in running:
        following.close()


@pytest.fixture
def world(folder):
    """Two hosts on one cable."""
    world = World(folder, next(numbers))
    try:
        yield world
    finally:
        world.close()


@pytest.fixture(params=["loopback", pytest.param("port 80", marks=needs_root)])
def lan_bridge(request, folder):
    """A bridge as a client in the house meets it: at any ports on loopback, and at 80 and 443 across a cable."""
    if request.param == "loopback":
        bridge = Bridge(folder).start()
        try:
            yield bridge
        finally:
            bridge.close()
        return
    world = request.getfixturevalue("world")
    bridge = Bridge(folder, base=("--mdns", "off", "--ssdp", "off", "--mac", "00:17:88:24:96:fe"), enter=world.home.enter)
    try:
        bridge.start()
        with inside(world.guest):
            yield bridge
    finally:
        bridge.close()
