"""aiohue with HueBridgeV1, as published: discover, register, list, switch, colour, group."""

import asyncio
import threading

import aiohttp
import pytest
from aiohue import discovery
from aiohue.errors import LinkButtonNotPressed, Unauthorized
from aiohue.util import create_app_key
from aiohue.v1 import HueBridgeV1
from bridge import BRIDGE_ID, PATIENCE


def address(bridge):
    return bridge.host if bridge.http_port in (None, 80) else f"{bridge.host}:{bridge.http_port}"


async def register(bridge, name="home#assistant"):
    """Asks until the owner has pressed the button, which somebody does meanwhile."""
    pressing = threading.Thread(target=bridge.press)
    pressing.start()
    end = asyncio.get_running_loop().time() + PATIENCE
    while True:
        try:
            return await create_app_key(address(bridge), name)
        except LinkButtonNotPressed:
            assert asyncio.get_running_loop().time() < end
        finally:
            await asyncio.to_thread(pressing.join, 0.05)


def with_aiohue(journey):
    """Makes a test of a journey of `(hue, reading, bridge)`."""

    def test(lan_bridge):
        async def run():
            key = await register(lan_bridge)
            async with HueBridgeV1(address(lan_bridge), key) as hue:
                await journey(hue, lan_bridge.app("another#reader"), lan_bridge)

        asyncio.run(run())

    test.__doc__ = journey.__doc__
    return test


def test_discover(lan_bridge):
    found = asyncio.run(discovery.discover_bridge(address(lan_bridge)))
    assert found.host == address(lan_bridge)
    assert found.id == "001788" + "2496fe"
    assert not found.supports_v2


def test_without_the_button_there_is_no_key(lan_bridge):
    with pytest.raises(LinkButtonNotPressed):
        asyncio.run(create_app_key(address(lan_bridge), "home#assistant"))
    assert lan_bridge.ask("apps") == []


def test_a_wrong_key_is_told(lan_bridge):
    async def run():
        async with aiohttp.ClientSession() as session:
            await HueBridgeV1(address(lan_bridge), "not-a-key", session).initialize()

    with pytest.raises(Unauthorized):
        asyncio.run(run())


@with_aiohue
async def test_list(hue, reading, bridge):
    assert hue.bridge_id == hue.config.bridge_id == BRIDGE_ID
    assert hue.config.model_id == "BSB002"
    names = {number: light["name"] for number, light in reading.get("lights").items()}
    assert {number: hue.lights[number].name for number in hue.lights} == names
    assert {group.name for group in hue.groups.values()} == {"Living room", "Hallway"}
    assert {sensor.type for sensor in hue.sensors.values()} >= {"Daylight", "ZLLPresence", "ZLLTemperature", "ZLLLightLevel", "ZLLSwitch"}
    gamut = hue.lights["1"].colorgamut
    assert (gamut.red.x, gamut.red.y) == (0.6915, 0.3083)
    assert hue.lights["6"].colorgamut is None


@with_aiohue
async def test_switch_and_colour(hue, reading, bridge):
    light = hue.lights["1"]
    await light.set_state(on=True, bri=120, xy=(0.4, 0.35), transitiontime=0)
    state = reading.get("lights/1")["state"]
    assert (state["on"], state["bri"], state["xy"], state["colormode"]) == (True, 120, [0.4, 0.35], "xy")
    await light.set_state(ct=300)
    await light.set_state(bri_inc=-20)
    state = reading.get("lights/1")["state"]
    assert (state["ct"], state["bri"], state["colormode"]) == (300, 100, "ct")
    await hue.lights.update()
    assert light.state == state
    await light.set_state(on=False)
    assert reading.get("lights/1")["state"]["on"] is False


@with_aiohue
async def test_groups(hue, reading, bridge):
    room = hue.groups["1"]
    await room.set_action(on=True, bri=50)
    for number in room.lights:
        assert reading.get(f"lights/{number}")["state"]["on"] is True
    await hue.groups.update()
    assert room.state == {"all_on": True, "any_on": True}
    everything = await hue.groups.get_all_lights_group()
    await everything.set_action(on=False)
    assert reading.get("groups/0")["state"] == {"all_on": False, "any_on": False}


@with_aiohue
async def test_scenes_and_sensors(hue, reading, bridge):
    await hue.request("put", "lights/1/state", json={"on": True, "bri": 60})
    made = await hue.request("post", "scenes", json={"name": "Dim", "lights": ["1"], "recycle": False})
    await hue.lights["1"].set_state(bri=254)
    await hue.scenes.update()
    scene = hue.scenes[made[0]["success"]["id"]]
    assert (scene.name, scene.lights, scene.version, scene.locked) == ("Dim", ["1"], 2, False)
    await hue.groups["1"].set_action(scene=scene.id)
    assert reading.get("lights/1")["state"]["bri"] == 60
    motion = next(sensor for sensor in hue.sensors.values() if sensor.type == "ZLLPresence")
    await motion.set_config(on=False)
    assert reading.get(f"sensors/{motion.id}")["config"]["on"] is False
    await motion.set_config(on=True, sensitivity=1)
    assert reading.get(f"sensors/{motion.id}")["config"]["sensitivity"] == 1
    bridge.owner("sensors", "motion", motion.name)
    until_seen = asyncio.get_running_loop().time() + PATIENCE
    while not motion.presence:
        assert asyncio.get_running_loop().time() < until_seen
        await hue.sensors.update()
    daylight = next(sensor for sensor in hue.sensors.values() if sensor.type == "Daylight")
    await daylight.set_config(long="013.4050E", lat="052.5200N", sunriseoffset=10)
    await hue.sensors.update()
    assert daylight.configured and daylight.sunriseoffset == 10 and daylight.daylight in (True, False)


@with_aiohue
async def test_rename(hue, reading, bridge):
    await hue.request("put", "lights/2", json={"name": "Desk"})
    await hue.request("put", "groups/1", json={"name": "Lounge"})
    await hue.lights.update()
    assert hue.lights["2"].name == "Desk"
    assert reading.get("lights/2")["name"] == "Desk"
    assert reading.get("groups/1")["name"] == "Lounge"
    assert [light["name"] for light in bridge.ask("lights")][1] == "Desk"


@with_aiohue
async def test_a_revoked_key_is_refused_at_once(hue, reading, bridge):
    bridge.owner("apps", "revoke", "home#assistant")
    with pytest.raises(Unauthorized):
        await hue.lights.update()
