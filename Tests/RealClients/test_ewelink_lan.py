"""A lamp of eWeLink's that is both in the house and in the cloud. The bridge and the cloud (emulated) are on one host, the lamp on
another, on a cable between them; it announces itself with zeroconf and is told by HTTP, as the maker describes it. What an order
costs is seen on both sides: in what the lamp logs, and in what the cloud's own device is set to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from bridge import ANY_PORTS, PATIENCE, Bridge, until
from conftest import needs_root
from emulator import Emulator
from namespaces import inside

pytestmark = needs_root

FAKE = Path(__file__).parent / "sonoff_lan.py"
LAMP, KEY, NAME, OTHER = "1000000001", "22222222-bbbb-4bbb-8bbb-000000000001", "Porch lamp", "Hall dimmer"


class Device:
    """A played device on the other host."""

    def __init__(self, side, folder, id, *flags):
        self.log = folder / f"{id}.jsonl"
        self.log.touch()
        self.process = side.start(
            sys.executable, "-u", str(FAKE), "--id", id, "--address", side.address, "--log", str(self.log), *flags,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)

    def tell(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def orders(self):
        return [line["params"] for line in map(json.loads, self.log.read_text().splitlines()) if line["path"].endswith("/switch")]


class House:
    def __init__(self, world, folder, mdns):
        self.world, self.folder = world, folder
        self.bridge = Bridge(
            folder, base=("--ephemeral", "--mdns", mdns, "--ssdp", "off", *ANY_PORTS, "--mac", "00:17:88:24:96:fe"),
            enter=world.home.enter)
        self.cloud = Emulator(folder, "ewelink", keeps=True, enter=world.home.enter)
        self.bridge.start()
        self.cloud.start()
        self.key = None

    def add(self, *flags):
        facts, secrets = self.cloud.facts, self.folder / "secrets"
        secrets.write_text(f"appSecret={facts['appsecret']}\npassword={facts['user']['password']}\n")
        secrets.chmod(0o600)
        self.bridge.owner(
            "clouds", "add", "ewelink", "home", "--app", facts["appid"], "--email", facts["user"]["email"], "--setting",
            "countryCode=+1", "--base-url", facts["http"], "--secret-file", secrets, *flags)
        self.key = self.bridge.app().key
        until(lambda: self.light(NAME) and self.light(NAME)["state"]["reachable"])

    def lights(self):
        return requests.get(f"{self.bridge.http}/api/{self.key}/lights", timeout=PATIENCE).json()

    def light(self, name):
        return next((light for light in self.lights().values() if light["name"] == name), None)

    def put(self, name, **state):
        number = next(number for number, light in self.lights().items() if light["name"] == name)
        answer = requests.put(f"{self.bridge.http}/api/{self.key}/lights/{number}/state", json=state, timeout=PATIENCE).json()
        assert all("success" in piece for piece in answer), answer

    def is_on(self, name):
        return self.light(name)["state"]["on"]

    def of_cloud(self):
        """Whether the cloud's own lamp is on, which knows nothing of the one in the house."""
        return self.cloud.devices()[LAMP]["switch"] == "on"


@pytest.fixture(params=["embedded", "daemon"])
def house(request, world, folder):
    if request.param == "daemon":
        world.home.start_bus()
        world.home.start_daemon()
    house = House(world, folder, request.param)
    try:
        with inside(world.home):
            yield house
    finally:
        house.bridge.close()
        house.cloud.close()


def at_hand(house, device, name=NAME):
    """Waits until an order goes by the cable."""
    def goes():
        before = len(device.orders())
        house.put(name, on=not house.is_on(name))
        try:
            until(lambda: len(device.orders()) > before, seconds=1)
        except AssertionError:
            return False
        return True

    until(goes)


def test_an_order_goes_by_one_road_and_by_the_other_when_the_cable_is_pulled(house, world, folder):
    house.add()
    lamp = Device(world.guest, folder, LAMP, "--key", KEY, "--uiid", "1")
    at_hand(house, lamp)
    house.put(NAME, on=False)
    until(lambda: lamp.orders()[-1] == {"switch": "off"})
    (cloud, orders) = (house.of_cloud(), len(lamp.orders()))

    house.put(NAME, on=True)
    until(lambda: len(lamp.orders()) == orders + 1)
    assert lamp.orders()[-1] == {"switch": "on"} and house.of_cloud() == cloud, "the cloud was not asked"
    assert house.is_on(NAME)

    # A hand at the lamp.
    lamp.tell('set {"switch":"off"}')
    until(lambda: not house.is_on(NAME), seconds=2)

    house.cloud.touch(LAMP, switch="off")
    world.guest.ip("link", "set", world.guest.device, "down")
    house.put(NAME, on=True)
    until(house.of_cloud)
    assert house.is_on(NAME) and house.light(NAME)["state"]["reachable"]
    assert len(lamp.orders()) == orders + 1

    world.guest.ip("link", "set", world.guest.device, "up")
    at_hand(house, lamp)
    assert house.light(NAME)["state"]["reachable"]


def test_without_the_cloud_what_is_in_the_house_goes_on(house, world, folder):
    house.add()
    lamp = Device(world.guest, folder, LAMP, "--key", KEY, "--uiid", "1")
    at_hand(house, lamp)
    house.cloud.kill()
    until(lambda: not house.light(OTHER)["state"]["reachable"])
    assert house.light(NAME)["state"]["reachable"]
    on = house.is_on(NAME)
    house.put(NAME, on=not on)
    until(lambda: lamp.orders()[-1] == {"switch": "off" if on else "on"})
    assert house.is_on(NAME) != on

    account = house.bridge.ask("clouds", "status", "home")
    assert account["state"] == "connected" and "nobody answers there" in account["problem"]


def test_a_device_that_speaks_plainly_joins_the_account(house, world, folder):
    house.add()
    Device(world.guest, folder, "100000d100", "--uiid", "1", "--diy")
    until(lambda: house.light("Sonoff d100"))
    house.put("Sonoff d100", on=True)
    until(lambda: house.is_on("Sonoff d100") and house.light("Sonoff d100")["state"]["reachable"])


def test_lan_off_leaves_all_to_the_cloud(house, world, folder):
    lamp = Device(world.guest, folder, LAMP, "--key", KEY, "--uiid", "1")
    house.add("--setting", "lan=off")
    house.put(NAME, on=True)
    until(house.of_cloud)
    assert lamp.orders() == []
