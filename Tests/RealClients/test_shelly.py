"""Shelly: the devices are played, the app is phue; Home Assistant's client looks at the devices beside us."""

import asyncio
import itertools

import phue
import pytest
from aiohttp import ClientSession, DigestAuthMiddleware, TCPConnector
from aioshelly.block_device import COAP, BlockDevice
from aioshelly.common import ConnectionOptions, get_info
from aioshelly.exceptions import DeviceConnectionError, InvalidAuthError, RpcCallError
from aioshelly.rpc_device import RpcDevice, RpcUpdateType
from bridge import until
from lan_resolver import AtPort
from played_shelly import (BOTH, BULB, CHANNELS, DIMMER, OLD_BULB, OLD_COLOR, OLD_DIMMER, OLD_RELAY, RELAYS, STRIP, OldShelly,
                           Shelly)

PASSWORD, OTHER_PASSWORD = "open sesame", "close sesame"
MISSING = "it wants the password that was set in Shelly's own app or page"
WRONG = "the password is not the one that the Shelly wants"
ID = "shelly/a8032abe54dc"


@pytest.fixture
def play():
    running = []

    def play(kind, *parts, **manner):
        running.append(kind(*parts, **manner))
        return running[-1]

    yield play
    for device in running:
        device.close()


@pytest.fixture
def add(empty):
    """Takes a device in; gives what the owner is told."""
    def add(device, *more, code=0):
        return empty.owner("devices", "add", "shelly", f"127.0.0.1:{device.port}", *more, code=code)

    return add


@pytest.fixture
def hue(empty):
    app = empty.app("phue#test")
    return phue.Bridge(f"{empty.host}:{empty.http_port}", username=app.key)


def names(hue):
    return {light["name"] for light in (hue.get_light() or {}).values()}


def state(hue, name):
    return next(light["state"] for light in hue.get_light().values() if light["name"] == name)


def test_lamps_of_all_sorts_are_listed_and_do_what_an_app_wants(add, hue, play):
    macs = (f"A8032ABE54{number:02X}" for number in itertools.count())
    hall, desk, shelf, globe, pair = (
        play(Shelly, parts, name=name, mac=next(macs), **more) for name, parts, more in (
            ("Hall", RELAYS, {}), ("Desk", DIMMER, {"app": "DimmerG3", "gen": 3, "model": "S3DM-0A101WWL"}),
            ("Shelf", STRIP, {"app": "PlusRGBWPM", "model": "SNDC-0D4P10WW"}),
            ("Globe", BULB, {"app": "MulticolorBulbG3", "gen": 3, "model": "S3BL-C010007AEU"}),
            ("Pair", BOTH, {"app": "ProRGBWWPM", "model": "SPDC-0D5PE16EU"})))
    plugs = play(OldShelly, relays=[OLD_RELAY] * 2, name="Plugs", model="SHSW-25", mac=next(macs))
    duo, strip, bulb = (play(OldShelly, [light], name=name, model=model, mac=next(macs)) for name, light, model in (
        ("Lamp", OLD_DIMMER, "SHDM-2"), ("Strip", OLD_COLOR, "SHRGBW2"), ("Bulb", OLD_BULB, "SHCB-1")))
    for device in (hall, desk, shelf, globe, pair, plugs, duo, strip, bulb):
        add(device)
    until(lambda: len(names(hue)) == 12)
    assert {light["name"]: light["type"] for light in hue.get_light().values()} == {
        "Hall 1": "On/Off plug-in unit", "Fan": "On/Off plug-in unit", "Desk": "Dimmable light", "Shelf": "Extended color light",
        "Globe": "Extended color light", "Pair 1": "Extended color light", "Pair 2": "Color temperature light",
        "Plugs 1": "On/Off plug-in unit", "Plugs 2": "On/Off plug-in unit", "Lamp": "Dimmable light",
        "Strip": "Extended color light", "Bulb": "Extended color light",
    }
    for name in names(hue):
        hue.set_light(name, "on", True)
    for name in ("Desk", "Lamp"):
        hue.set_light(name, "bri", 127)
    for name in ("Shelf", "Globe", "Pair 1", "Strip", "Bulb"):
        hue.set_light(name, "xy", [0.17, 0.7])
    until(lambda: hall.status["switch:0"]["output"] and all(relay["ison"] for relay in plugs.relays))
    until(lambda: desk.status["light:0"]["brightness"] == 50 == duo.lights[0]["brightness"])
    for device, key in ((shelf, "rgbw:0"), (globe, "rgbcct:0"), (pair, "rgb:0")):
        until(lambda: device.status[key]["rgb"][1] == 255 and max(device.status[key]["rgb"][::2]) < 30)
    assert globe.status["rgbcct:0"]["mode"] == "rgb"
    for light in (strip.lights[0], bulb.lights[0]):
        until(lambda: (light["mode"], light["green"]) == ("color", 255))
    for name in ("Globe", "Pair 2", "Bulb"):
        hue.set_light(name, "ct", 200)
    until(lambda: (globe.status["rgbcct:0"]["mode"], globe.status["rgbcct:0"]["ct"]) == ("cct", 5000))
    until(lambda: pair.status["cct:0"]["ct"] == 5000 and (bulb.lights[0]["mode"], bulb.lights[0]["temp"]) == ("white", 5000))
    until(lambda: state(hue, "Globe")["colormode"] == "ct")
    # What is warmer than a lamp can be is refused by it, be it by two kelvins.
    hue.set_light("Pair 2", "ct", 500)
    until(lambda: pair.status["cct:0"]["ct"] == 2200)
    assert state(hue, "Pair 2")["ct"] == 455


def test_what_happens_at_the_device_is_seen(add, hue, play):
    hall, globe = play(Shelly, RELAYS, name="Hall"), play(Shelly, BULB, name="Globe", mac="A8032ABE54DD")
    lamp = play(OldShelly, [OLD_DIMMER], name="Lamp")
    for device in (hall, globe, lamp):
        add(device)
    until(lambda: names(hue) == {"Hall 1", "Fan", "Globe", "Lamp"})
    assert state(hue, "Fan")["on"] and state(hue, "Globe")["ct"] == 250
    hall.touch("switch:1", output=False, source="button")
    globe.touch("rgbcct:0", mode="rgb")
    until(lambda: not state(hue, "Fan")["on"] and state(hue, "Globe")["colormode"] == "xy")
    globe.status["rgbcct:0"] |= {"mode": "cct", "ct": 2700, "brightness": 100}
    globe.tell_all()
    until(lambda: state(hue, "Globe")["colormode"] == "ct" and state(hue, "Globe")["bri"] == 254)
    assert state(hue, "Globe")["ct"] == 370
    # Those of the first generation are asked.
    lamp.lights[0] |= {"ison": False, "brightness": 20}
    until(lambda: not state(hue, "Lamp")["on"] and state(hue, "Lamp")["bri"] == 51, tick=0.2)


def test_what_is_pressed_is_a_button_of_the_home(add, hue, play):
    hall = play(Shelly, RELAYS, name="Hall")
    add(hall)
    until(lambda: names(hue) == {"Hall 1", "Fan"})
    number = next(number for number, sensor in hue.get_sensor().items() if sensor["type"] == "ZLLSwitch")

    def event():
        return hue.get_sensor(int(number))["state"]["buttonevent"]

    # The second input has a switch at it, which is no button.
    hall.press(1, "toggle_on")
    for words, code in (
        (["btn_down", "btn_up", "single_push"], 1002), (["double_push"], 2002), (["triple_push"], 3002),
        (["btn_down", "long_push", "btn_up"], 1003),
    ):
        hall.press(0, *words)
        until(lambda: event() == code)


@pytest.mark.parametrize("kind, parts, manner", [
    (Shelly, (RELAYS,), {"firmware": "1.7.5"}), (Shelly, (RELAYS,), {"firmware": "2.0.0"}),
    (OldShelly, ((), [OLD_RELAY, OLD_RELAY]), {"mac": "A8032ABE54DC"}),
], ids=["firmware 1.7", "firmware 2.0", "first generation"])
def test_the_password_is_asked_for_and_may_change(empty, add, hue, play, secret, kind, parts, manner):
    device = play(kind, *parts, name="Hall", password=PASSWORD, **manner)
    assert MISSING in add(device, code=1)
    assert WRONG in add(device, *secret(OTHER_PASSWORD), code=1)
    assert empty.ask("devices") == []
    add(device, *secret(PASSWORD))
    until(lambda: "Hall 1" in names(hue))
    hue.set_light("Hall 1", "on", True)
    until(lambda: state(hue, "Hall 1")["on"] and is_on(device))
    # Its owner gives it another, for which it starts anew.
    device.stop()
    device.password = OTHER_PASSWORD
    device.start()
    until(lambda: WRONG in empty.owner("devices", "show", ID), tick=0.2)
    until(lambda: not state(hue, "Hall 1")["reachable"])
    add(device, *secret(OTHER_PASSWORD))
    until(lambda: state(hue, "Hall 1")["reachable"])
    hue.set_light("Hall 1", "on", False)
    until(lambda: not is_on(device))
    told = empty.owner("devices", "show", ID) + empty.out + empty.err
    assert PASSWORD not in told and OTHER_PASSWORD not in told


def is_on(device):
    return device.relays[0]["ison"] if isinstance(device, OldShelly) else device.status["switch:0"]["output"]


def test_a_proof_that_is_too_old_costs_no_order(add, hue, play, secret):
    """Firmware 2.0 forgets its challenges after an hour, or when there are too many, and then turns away who shows an old one."""
    device = play(Shelly, RELAYS, name="Hall", firmware="2.0.0", password=PASSWORD)
    add(device, *secret(PASSWORD))
    until(lambda: "Hall 1" in names(hue))
    until(lambda: len(device.lines) == 1)
    line = next(iter(device.lines))
    for crowded, on in ((False, True), (True, False), (True, True)):
        device.forget(crowded)
        hue.set_light("Hall 1", "on", on)
        until(lambda: is_on(device) == on)
    assert list(device.lines) == [line] and state(hue, "Hall 1")["reachable"]


def test_a_device_that_goes_is_missed_and_comes_back_as_another(empty, add, hue, play):
    device = play(Shelly, STRIP, name="Shelf", app="PlusRGBWPM", model="SNDC-0D4P10WW")
    add(device)
    until(lambda: names(hue) == {"Shelf"})
    device.stop()
    until(lambda: not state(hue, "Shelf")["reachable"])
    device.status["rgbw:0"]["output"] = False
    device.start()
    until(lambda: state(hue, "Shelf")["reachable"] and not state(hue, "Shelf")["on"])
    # With another profile it starts anew. At first it has more clients than it bears.
    device.stop()
    device.become(CHANNELS)
    device.is_full = True
    device.start()
    until(lambda: "it answered 503 when asked for a WebSocket" in empty.owner("devices", "show", ID))
    device.is_full = False
    # The first of its lights keeps the name that the home knows it by.
    until(lambda: names(hue) == {"Shelf", "Shelf 2", "Shelf 3", "Shelf 4"})
    hue.set_light("Shelf 4", {"on": True, "bri": 254})
    until(lambda: device.status["light:3"]["output"] and device.status["light:3"]["brightness"] == 100)


def test_what_it_declines_is_taken_back(add, hue, play):
    device = play(Shelly, DIMMER, name="Desk")
    add(device)
    until(lambda: names(hue) == {"Desk"})
    device.status["light:0"].pop("brightness")
    hue.set_light("Desk", "bri", 254)
    until(lambda: device.orders("light:0") and state(hue, "Desk")["bri"] == 127)
    assert state(hue, "Desk")["reachable"]


@pytest.mark.parametrize("firmware, password", [("1.7.5", None), ("1.7.5", PASSWORD), ("2.0.0", PASSWORD)])
def test_the_device_is_played_as_home_assistants_client_knows_it(play, firmware, password):
    device = play(Shelly, RELAYS | DIMMER | STRIP | BULB | BOTH, name="Hall", firmware=firmware, password=password)

    async def look():
        async with ClientSession() as session:
            info = await get_info(session, "127.0.0.1", device.mac, device.port)
            if password:
                for options in ({}, {"username": "admin", "password": OTHER_PASSWORD}):
                    with pytest.raises(InvalidAuthError):
                        await theirs(session, **options).initialize()
            client, told = theirs(session, username="admin", password=password) if password else theirs(session), []
            client.subscribe_updates(lambda _, kind: told.append(kind))
            await client.initialize()
            await client.switch_set(0, True)
            # It is told what it wanted itself, what others do, and what is pressed.
            await until_async(lambda: client.status["switch:0"]["output"])
            if password:
                device.forget()
            green = {"id": 0, "on": True, "mode": "rgb", "rgb": [0, 255, 0], "transition_duration": 0.5}
            await client.call_rpc("RGBCCT.Set", green)
            await until_async(lambda: client.status["rgbcct:0"]["rgb"] == [0, 255, 0])
            with pytest.raises(RpcCallError):
                await client.call_rpc("CCT.Set", {"id": 0, "ct": 3000})
            with pytest.raises(RpcCallError):
                await client.call_rpc("Light.Set", {"id": 7, "on": True})
            await asyncio.to_thread(device.touch, "light:0", brightness=7)
            await asyncio.to_thread(device.press, 0, "single_push")
            await until_async(lambda: client.status["light:0"]["brightness"] == 7 and client.event)
            device.status["light:0"]["output"] = False
            await asyncio.to_thread(device.tell_all)
            await until_async(lambda: not client.status["light:0"]["output"])
            by_post = await post(session, password)
            await client.shutdown()
            return info, client, told, by_post

    def theirs(session, **options):
        return RpcDevice(None, session, ConnectionOptions("127.0.0.1", device_mac=device.mac, port=device.port, **options))

    async def post(session, password):
        middlewares = (DigestAuthMiddleware("admin", password),) if password else ()
        call = {"id": 1, "method": "Shelly.GetStatus"}
        async with session.post(f"http://127.0.0.1:{device.port}/rpc", json=call, middlewares=middlewares) as answer:
            return (await answer.json())["result"]

    info, client, told, by_post = asyncio.run(asyncio.wait_for(look(), 20))
    assert (info["gen"], client.gen, client.name, client.firmware_supported) == (2, 2, "Hall", True)
    assert client.requires_auth == bool(password) and client.event["events"][0]["component"] == "input:0"
    assert {RpcUpdateType.INITIALIZED, RpcUpdateType.STATUS, RpcUpdateType.EVENT} <= set(told)
    assert by_post == device.status


async def until_async(condition):
    while not condition():
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_the_first_generation_is_played_as_home_assistants_client_knows_it(play, password):
    device = play(OldShelly, [OLD_COLOR], [OLD_RELAY], name="Lamp", model="SHRGBW2", password=password)

    async def look():
        async with ClientSession(connector=TCPConnector(resolver=AtPort(device.port))) as session:
            if password:
                for options in ({}, {"username": "admin", "password": OTHER_PASSWORD}):
                    with pytest.raises(InvalidAuthError):
                        await theirs(session, **options).initialize()
            # It looks at port 80 alone, and speaks CoIoT with newer firmware than this.
            client = theirs(session, username="admin", password=password) if password else theirs(session)
            await client.initialize()
            answers = [await client.http_request("get", *order) for order in (
                ("relay/0", {"turn": "on"}), ("color/0", {"turn": "on", "gain": 30, "red": 255}))]
            with pytest.raises(DeviceConnectionError):
                await client.http_request("get", "white/0", {"turn": "on"})
            await client.update_status()
            return client, answers

    def theirs(session, **options):
        return BlockDevice(COAP(), session, ConnectionOptions("shelly.test", device_mac=device.mac, **options))

    client, (relay, color) = asyncio.run(asyncio.wait_for(look(), 20))
    assert (client.model, client.name, client.hostname) == ("SHRGBW2", "Lamp", f"shelly-{device.mac}")
    assert relay["ison"] and (color["gain"], color["red"]) == (30, 255)
    assert client.status["relays"] == device.relays and client.status["lights"] == device.lights
