"""Lights of LIFX and WiZ that other people emulate, unmodified: lifx-emulator, and the fake bulb that pywizlight is tested with,
which answers as models did that were recorded. On loopback they are added by their addresses; across a cable they are searched for,
with a played WLED beside them, and one day all of them have other addresses."""

import asyncio
import csv

import phue
import pytest
from aiohttp import ClientSession, TCPConnector
from bridge import ANY_PORTS, MAC, ROOT, Bridge, successes, until
from conftest import needs_root
from lan_peers import LifxHouse, Wled, WizBulbs
from lifx_emulator.products.registry import get_registry
from lan_resolver import AtPort
from namespaces import inside
from pywizlight import wizlight
from wled import WLED, WLEDError

COLOR, WARM, WHITE, STRIP, TILE, SWITCH, CLEAN, INFRARED = 91, 113, 87, 32, 55, 89, 90, 109
BULB = "ESP01_SHRGB_03/1.25.0"
# Of these pywizlight does not know what they can do. Their modules' names or, without one, what they show tell it.
UNKNOWN = {
    "MISSING/1.16.64": "Extended color light", "INVALID/1.16.64": "Extended color light",
    "MISSING_KELVIN/1.16.64": "Color temperature light", "ESP25_SOCKET_01/1.26.1": "On/Off plug-in unit",
    "ESP25_SOCKET_01/1.26.2": "On/Off plug-in unit",
}
BROKEN = "BROKEN_JSON/1.0.0"
TYPES = {
    (True, True, True): "Extended color light", (True, True, False): "Color temperature light",
    (True, False, False): "Dimmable light", (False, False, False): "On/Off plug-in unit",
}


def mirek(kelvin):
    return round(1_000_000 / kelvin)


@pytest.fixture
def empty(folder):
    """A home with nothing in it."""
    (folder / "empty.json").write_text('{"rooms": []}')
    return ("--home", folder / "empty.json")


@pytest.fixture
def lifx(folder):
    """Starts emulators of LIFX devices."""
    running = []

    def lifx(*products, **options):
        running.append(LifxHouse(folder, products, **options))
        return running[-1]

    yield lifx
    for house in running:
        house.stop()


@pytest.fixture
def bulbs():
    bulbs = WizBulbs("--all")
    yield bulbs
    bulbs.close()


def hue_of(bridge):
    app = bridge.app("phue#test")
    return phue.Bridge(f"{bridge.host}:{bridge.http_port}", username=app.key)


def test_the_list_of_products_is_the_makers():
    with open(ROOT / "Fixtures/LIFX/products.csv") as file:
        kept = {int(line.pop("number")): line for line in csv.DictReader(file)}
    theirs = {}
    for number, product in get_registry()._products.items():
        whites = product.temperature_range
        theirs[number] = {
            "color": str(int(product.has_color)), "warmest": str(whites.min) if whites else "",
            "coldest": str(whites.max) if whites else "", "relays": str(int(product.has_relays)),
            "zones": str(int(product.has_multizone or product.has_extended_multizone)),
        }
    assert kept == theirs


def test_a_lifx_light_is_added_and_switched_and_loses_packets(start, empty, lifx):
    house = lifx(COLOR)
    (serial,) = house.serials
    bridge = start(*empty)
    bridge.owner("devices", "add", "lifx", f"127.0.0.1:{house.port}")
    hue = hue_of(bridge)
    until(lambda: hue.get_light(1))
    lamp = hue.get_light_objects("id")[1]
    lamp.transitiontime = 0
    lamp.on = False
    until(lambda: house.device(serial)["power_level"] == 0)
    lamp.on = True
    lamp.brightness = 254
    lamp.colortemp = 250
    until(lambda: house.device(serial)["power_level"] == 65535 and house.colors(serial) == {
        (house.device(serial)["color"]["hue"], 0, 65535, 4000)})

    # Every second question is not heard, and of what is answered some comes late or is cut short.
    house.fail(serial, drop_packets={"101": 0.5, "102": 0.5, "117": 0.5, "119": 0.5}, response_delays={"45": 0.2})
    for brightness in (20, 200, 60, 127):
        lamp.brightness = brightness
        until(lambda: abs(house.device(serial)["color"]["brightness"] - brightness / 254 * 65535) < 130)
    house.fail(serial, malformed_packets=[107], drop_packets={"45": 1.0})
    lamp.brightness = 100
    until(lambda: abs(house.device(serial)["color"]["brightness"] - 100 / 254 * 65535) < 130)
    house.fail(serial)
    assert lamp.reachable and lamp.on and lamp.brightness == 100


def test_hands_are_seen(start, empty, lifx, bulbs):
    """Both kinds say nothing by themselves: they are asked every now and then."""
    house, bridge = lifx(COLOR), start(*empty)
    (serial,) = house.serials
    bridge.owner("devices", "add", "wiz", f"127.0.0.1:{bulbs.ready[BULB]}")
    bridge.owner("devices", "add", "lifx", f"127.0.0.1:{house.port}")
    hue = hue_of(bridge)
    until(lambda: len(hue.lights) == 2)
    white, color = (next(light for light in hue.lights if light.name.startswith(name)) for name in ("WiZ", "LIFX"))
    bulbs.pilot(BULB, state=True, temp=4000, dimming=100)
    house.touch(serial, power_level=65535, color={"hue": 43690, "saturation": 65535, "brightness": 65535, "kelvin": 3500})
    until(lambda: color.on and color.brightness == 254 and color.saturation == 254 and abs(color.hue - 43690) < 20, tick=0.2)
    # One without any brightness is dark, whatever it says of its power.
    house.touch(serial, color={"hue": 0, "saturation": 0, "brightness": 0, "kelvin": 2700})
    until(lambda: not color.on, tick=0.2)
    color.on = True
    until(lambda: house.device(serial)["color"]["brightness"] == 65535)
    until(lambda: white.on and white.brightness == 254 and white.colortemp == 250 and white.colormode == "ct", tick=0.2)


def test_a_switch_without_relays_is_no_light(start, empty, lifx):
    """The emulator knows the switch, but nothing of its relays."""
    house, bridge = lifx(SWITCH), start(*empty)
    assert "neither a light nor relays" in bridge.owner("devices", "add", "lifx", f"127.0.0.1:{house.port}", code=1)


def abilities(port):
    """What a bulb can do, by pywizlight's own word."""

    async def ask():
        bulb = wizlight("127.0.0.1", port=port)
        try:
            return await bulb.get_bulbtype()
        finally:
            await bulb.async_close()

    return asyncio.run(ask())


def test_every_recorded_bulb_is_known_and_switched(start, empty, bulbs):
    bridge = start(*empty)
    app = bridge.app()
    for model, port in bulbs.ready.items():
        # One that says nothing but rubbish is refused, which takes its time (WiZJourneyTests).
        if model == BROKEN:
            continue
        bridge.owner("devices", "add", "wiz", f"127.0.0.1:{port}")
        ((number, light),) = until(lambda: app.get("lights").items() or None)
        if model in UNKNOWN:
            assert light["type"] == UNKNOWN[model], model
        else:
            theirs = abilities(port)
            features, whites = theirs.features, theirs.kelvin_range
            assert light["type"] == TYPES[features.brightness, features.color_tmp, features.color], model
            wanted = {"min": mirek(whites.max), "max": mirek(whites.min)} if features.color_tmp else None
            assert light["capabilities"]["control"].get("ct") == wanted, model
        switch(bulbs, model, app, number, light)
        bridge.owner("devices", "forget", light["name"])
        until(lambda: not app.get("lights"))


def switch(bulbs, model, app, number, light):
    """Has a bulb do all that it can, and sees that it does."""
    def put(**state):
        successes(app.put(f"lights/{number}/state", state))

    asked = {name: value for name, value in {"on": True, "bri": 127, "ct": 250}.items() if name in light["state"]}
    words = {"on": ("state", True), "bri": ("dimming", 50), "ct": ("temp", 4000)}
    put(**asked)
    until(lambda: bulbs.pilot(model).items() >= dict(words[name] for name in asked).items())
    if "xy" in light["state"]:
        put(xy=[0.17, 0.7])
        until(lambda: bulbs.pilot(model)["r"] < 5 and bulbs.pilot(model)["g"] == 255)


def test_wled_is_played_as_home_assistants_client_knows_it():
    played = Wled.on_loopback()

    async def look():
        async with ClientSession(connector=TCPConnector(resolver=AtPort(played.ready))) as session:
            client = WLED("wled.test", session=session)
            await client.update()
            await client.master(on=True, brightness=200, transition=4)
            await client.segment(0, color_primary=(0, 255, 0), effect="Solid", transition=4)
            with pytest.raises(WLEDError):
                await client.connect()
            return await client.update()

    try:
        device = asyncio.run(asyncio.wait_for(look(), 20))
        state = played.state
    finally:
        played.close()
    assert (device.info.mac_address, device.info.name, device.info.leds.count) == ("a1b2c3d4e5f6", "Shelf", 30)
    assert (device.state.on, device.state.brightness) == (state["on"], state["bri"]) == (True, 200)
    assert device.state.segments[0].color.primary == tuple(state["seg"][0]["col"][0]) == (0, 255, 0)


class Land:
    """Other people's lights on one side of a cable, the bridge on the other."""

    def __init__(self, world, folder, empty, lifx):
        self.world, self.guest = world, world.guest
        self.address = world.guest.address
        self.lifx = lifx(COLOR, WARM, WHITE, STRIP, TILE, CLEAN, INFRARED, port=56700, side=world.guest)
        self.bulb = WizBulbs("--model", *BULB.split("/"), "--port", "38899", enter=world.guest.enter)
        self.wled = Wled.on(world.guest)
        flags = ("--ephemeral", "--mdns", "off", "--ssdp", "off", *ANY_PORTS, "--mac", MAC)
        self.bridge = Bridge(folder, *empty, base=flags, enter=world.home.enter).start()
        with inside(world.home):
            self.app = self.bridge.app()

    def search(self):
        return {find["id"]: find for find in self.bridge.ask("devices", "search", "--seconds", "5")}

    def lights(self):
        with inside(self.world.home):
            return self.app.get("lights")

    def light(self, name):
        return next(((number, light) for number, light in self.lights().items() if light["name"].startswith(name)), (None, None))

    def put(self, name, **state):
        number, _ = self.light(name)
        with inside(self.world.home):
            successes(self.app.put(f"lights/{number}/state", state))

    def move(self):
        """All of them have another address from one moment to the next."""
        old, self.address = self.address, f"{self.world.network}.77"
        self.guest.ip("addr", "del", f"{old}/24", "dev", self.guest.device)
        self.guest.ip("addr", "add", f"{self.address}/24", "dev", self.guest.device)
        self.wled.say(f"move {self.address}")

    def close(self):
        self.bridge.close()
        self.bulb.close()
        self.wled.close()


@pytest.fixture
def land(world, folder, empty, lifx):
    land = Land(world, folder, empty, lifx)
    yield land
    land.close()


@needs_root
def test_all_on_a_cable_are_found_switched_and_found_again_elsewhere(land):
    found = land.search()
    serials = land.lifx.serials
    ids = {*(f"lifx/{serial}" for serial in serials), "wiz/a8bb5006033d", "wled/a1b2c3d4e5f6"}
    assert set(found) == ids
    assert {find["address"] for find in found.values()} == {land.address}
    for id in sorted(ids):
        land.bridge.owner("devices", "adopt", id)
    until(lambda: len(land.lights()) == 9)
    for serial in serials:
        is_what_its_maker_says(land, land.lifx.device(serial))
    numbers = {light["name"]: number for number, light in land.lights().items()}

    land.put("Shelf", on=True, bri=254)
    land.put("WiZ", on=True, ct=250)
    for device in map(land.lifx.device, serials):
        land.put(device["label"], on=True, bri=200, transitiontime=0)
    for name in ("LIFX Z", "LIFX Tile"):
        land.put(name, hue=43690, sat=254, transitiontime=0)
    until(lambda: land.wled.state["on"] and land.wled.state["bri"] == 255)
    until(lambda: land.bulb.pilot(BULB)["temp"] == 4000)
    for device in map(land.lifx.device, serials):
        if device["product"] in (STRIP, TILE):
            until(lambda: land.lifx.colors(device["serial"]) == {(43689, 65535, 51602, 3500)})

    land.move()
    for name in numbers:
        land.put(name, on=False)
    missed = set()

    def are_missed():
        # The bridge looks for them by itself after a while: the first may be back before the last is missed.
        missed.update(light["name"] for light in land.lights().values() if not light["state"]["reachable"])
        return missed == set(numbers)

    until(are_missed, seconds=90, tick=0.2)
    again = land.search()
    assert set(again) == ids and {find["address"] for find in again.values()} == {land.address}
    until(lambda: all(light["state"]["reachable"] for light in land.lights().values()), tick=0.2)
    assert {light["name"]: number for number, light in land.lights().items()} == numbers
    land.put("Shelf", on=False)
    land.put("WiZ", on=False)
    for serial in serials:
        land.put(land.lifx.device(serial)["label"], on=False, transitiontime=0)
    until(lambda: not land.wled.state["on"] and not land.bulb.pilot(BULB)["state"])
    until(lambda: all(land.lifx.device(serial)["power_level"] == 0 for serial in serials))


def is_what_its_maker_says(land, device):
    product = get_registry().get_product(device["product"])
    _, light = land.light(device["label"])
    whites = product.temperature_range
    is_tunable = whites.min < whites.max
    assert light["type"] == TYPES[True, is_tunable, product.has_color]
    wanted = {"min": mirek(whites.max), "max": mirek(whites.min)} if is_tunable else None
    assert light["capabilities"]["control"].get("ct") == wanted
