"""ESPHome: its messages are those of Home Assistant's client, the app is phue; that client looks at the device beside us."""

import asyncio

import phue
import pytest
from aioesphomeapi import APIClient, InvalidEncryptionKeyAPIError, LightColorCapability, RequiresEncryptionAPIError
from aioesphomeapi import api_pb2
from bridge import until
from played_esphome import ESPHome

KEY = "pJd1LKpCfEqXnkTLyBuxIH0zRvhcaW6Y8sQUVgTzm4E="
OTHER_KEY = "3CmzVEe2sfY9Ff1zJtLQpZjbMNvGdcQXQpkqOQfcjZc="
LIGHTS = {
    "Gallery Porch": "On/Off light", "Gallery Desk": "Dimmable light", "Gallery Globe": "Extended color light",
    "Gallery Bulb": "Extended color light", "Shed Lamp": "Dimmable light", "Gallery Relay": "On/Off light",
    "Gallery Infrared": "On/Off light",
}


@pytest.fixture
def play():
    running = []

    def play(**manner):
        running.append(ESPHome(**manner))
        return running[-1]

    yield play
    for device in running:
        device.close()


@pytest.fixture
def device(play):
    return play()


@pytest.fixture
def hue(empty, device):
    """An app, when the device's lights are there."""
    added = empty.owner("devices", "add", "esphome", f"127.0.0.1:{device.port}")
    assert added == "Gallery is taken in; it appears in the home when it is connected.\n"
    app = empty.app("phue#test")
    hue = phue.Bridge(f"{empty.host}:{empty.http_port}", username=app.key)
    until(lambda: len(hue.get_light() or {}) == len(LIGHTS))
    return hue


def lamp(hue, name):
    return hue.get_light_objects("name")[name]


def state(hue, name):
    return lamp_state(hue.get_light(), name)


def lamp_state(lights, name):
    return next(light["state"] for light in lights.values() if light["name"] == name)


def test_its_lamps_and_sensors_are_listed_and_its_settings_are_not(hue, device):
    assert {light["name"]: light["type"] for light in hue.get_light().values()} == LIGHTS
    assert all(light["state"]["reachable"] for light in hue.get_light().values())
    sensors = {sensor["name"]: sensor["type"] for sensor in hue.get_sensor().values() if sensor["type"] != "Daylight"}
    assert sensors == {"Motion": "ZLLPresence", "Temperature": "ZLLTemperature", "Remote": "ZLLSwitch"}
    # Nobody logs in any more, and nobody speaks an older version than the device.
    hellos = [one for one in device.heard if isinstance(one, api_pb2.HelloRequest)]
    assert hellos and all((one.api_version_major, one.api_version_minor) == (1, 14) for one in hellos)


def test_what_an_app_wants_is_what_the_device_shows(hue, device):
    lights = device.lights
    lamp(hue, "Gallery Desk").on = True
    lamp(hue, "Gallery Desk").brightness = 127
    until(lambda: lights["Desk"].state.state and abs(lights["Desk"].state.brightness - 127 / 254) < 0.002)
    lamp(hue, "Shed Lamp").on = True
    until(lambda: lights["Lamp"].state.state)
    hue.set_light("Gallery Bulb", {"on": True, "xy": [0.17, 0.7], "bri": 254})
    until(lambda: lights["Bulb"].state.color_mode == LightColorCapability.RGB | 3 and lights["Bulb"].state.green == 1)
    assert lights["Bulb"].state.red < 0.1 and lights["Bulb"].state.blue < 0.1
    hue.set_light("Gallery Bulb", "ct", 250)
    until(lambda: (lights["Bulb"].state.color_mode, lights["Bulb"].state.color_temperature) == (11, 250))
    hue.set_light("Gallery Globe", {"on": True, "ct": 500})
    until(lambda: (lights["Globe"].state.color_mode, lights["Globe"].state.cold_white) == (19, 0))
    assert lights["Globe"].state.warm_white == 1
    for name in ("Relay", "Infrared"):
        lamp(hue, f"Gallery {name}").on = True
    until(lambda: device.switches["Relay"].state.state)
    assert state(hue, "Gallery Infrared")["on"] and not lights["Status LED"].state.state


def test_what_happens_at_the_device_is_seen(hue, device):
    device.touch("Desk", state=True, brightness=0.5)
    until(lambda: state(hue, "Gallery Desk")["on"] and state(hue, "Gallery Desk")["bri"] == 127)
    device.touch("Bulb", state=True, color_mode=11, color_temperature=200.0)
    until(lambda: state(hue, "Gallery Bulb")["ct"] == 200 and state(hue, "Gallery Bulb")["colormode"] == "ct")
    sensors = {sensor["name"]: number for number, sensor in hue.get_sensor().items()}
    assert hue.get_sensor(int(sensors["Temperature"]))["state"]["temperature"] == 2150
    device.motion.state = True
    device.say(device.motion)
    until(lambda: hue.get_sensor(int(sensors["Motion"]))["state"]["presence"])
    device.press("double")
    until(lambda: hue.get_sensor(int(sensors["Remote"]))["state"]["buttonevent"] == 2002)


def test_what_another_client_left_does_not_spoil_an_order(hue, device):
    bulb, globe = device.lights["Bulb"], device.lights["Globe"]
    device.touch("Bulb", state=True, effect="Strobe")
    device.touch("Globe", state=True, color_mode=35, color_brightness=0.5, brightness=0.5)
    until(lambda: state(hue, "Gallery Bulb")["on"] and state(hue, "Gallery Globe")["bri"] == 64)
    hue.set_light("Gallery Bulb", "ct", 200)
    until(lambda: (bulb.state.effect, bulb.state.color_temperature) == ("None", 200))
    assert device.orders("Bulb")[-1].has_transition_length
    hue.set_light("Gallery Globe", "bri", 200)
    until(lambda: globe.state.color_brightness == 1 and abs(globe.state.brightness - 200 / 254) < 0.002)


def test_after_a_flash_the_lamps_are_as_they_should_be(hue, device):
    hue.set_light("Gallery Porch", "on", True)
    until(lambda: device.lights["Porch"].state.state)
    hue.set_light("Gallery Desk", {"on": True, "bri": 200, "alert": "select"}, transitiontime=10)
    hue.set_light("Gallery Porch", "alert", "select")
    until(lambda: device.lights["Desk"].flash and device.lights["Porch"].flash)
    seen = set()

    def is_over():
        lights = hue.get_light()
        seen.add((lamp_state(lights, "Gallery Desk")["on"], lamp_state(lights, "Gallery Desk")["bri"],
                  lamp_state(lights, "Gallery Porch")["on"]))
        return not device.lights["Desk"].flash and not device.lights["Porch"].flash and not device.dirty

    until(is_over)
    assert seen == {(True, 200, True)}
    desk = device.lights["Desk"].state
    assert desk.state and abs(desk.brightness - 200 / 254) < 0.002 and device.lights["Porch"].state.state


def test_a_device_that_goes_is_missed_and_comes_back(hue, device):
    device.stop()
    until(lambda: not state(hue, "Gallery Desk")["reachable"])
    device.lights["Desk"].state.state = True
    device.start()
    until(lambda: state(hue, "Gallery Desk")["reachable"] and state(hue, "Gallery Desk")["on"])
    hue.set_light("Gallery Desk", "on", False)
    until(lambda: not device.lights["Desk"].state.state)


def test_one_that_is_encrypted_is_spoken_with_by_its_key(empty, play, secret):
    device = play(key=KEY)
    add = ("devices", "add", "esphome", f"127.0.0.1:{device.port}")
    assert 'it wants the key of its API, which stands under "api:", "encryption:" in its YAML' in empty.owner(*add, code=1)
    assert "it does not take this key" in empty.owner(*add, *secret(OTHER_KEY), code=1)
    assert "the key of its API is 44 characters" in empty.owner(*add, *secret("open sesame"), code=1)
    assert empty.ask("devices") == [] and not device.heard
    assert empty.owner(*add, *secret(KEY)) == "Gallery is taken in; it appears in the home when it is connected.\n"
    app = empty.app("phue#test")
    hue = phue.Bridge(f"{empty.host}:{empty.http_port}", username=app.key)
    until(lambda: {light["name"] for light in (hue.get_light() or {}).values()} == set(LIGHTS))
    hue.set_light("Gallery Bulb", {"on": True, "xy": [0.17, 0.7], "bri": 254})
    until(lambda: device.lights["Bulb"].state.green == 1)
    device.touch("Desk", state=True, brightness=0.5)
    until(lambda: state(hue, "Gallery Desk")["on"] and state(hue, "Gallery Desk")["bri"] == 127)
    # Its owner gives it another key.
    device.stop()
    device.key = OTHER_KEY
    device.start()
    until(lambda: not state(hue, "Gallery Desk")["reachable"])
    until(lambda: "it does not take this key" in empty.owner("devices", "show", "esphome/622345afb3dd"))
    empty.owner(*add, *secret(OTHER_KEY))
    until(lambda: state(hue, "Gallery Desk")["reachable"])
    assert set(LIGHTS) == {light["name"] for light in hue.get_light().values()}
    hue.set_light("Gallery Desk", "on", False)
    until(lambda: not device.lights["Desk"].state.state)
    assert KEY not in empty.owner("devices", "show", "esphome/622345afb3dd") + empty.out + empty.err


def test_one_that_is_not_encrypted_needs_no_key(empty, device, secret):
    words = empty.owner("devices", "add", "esphome", f"127.0.0.1:{device.port}", *secret(KEY), code=1)
    assert "its API is not encrypted: add it without a key" in words


@pytest.mark.parametrize("key", [None, KEY])
def test_the_device_is_played_as_its_own_client_knows_it(play, key):
    device = play(key=key)

    async def look():
        if key:
            with pytest.raises(RequiresEncryptionAPIError):
                await APIClient("127.0.0.1", device.port, None).connect(login=False)
            with pytest.raises(InvalidEncryptionKeyAPIError):
                await APIClient("127.0.0.1", device.port, None, noise_psk=OTHER_KEY).connect(login=False)
        client, said = APIClient("127.0.0.1", device.port, None, noise_psk=key), []
        await client.connect(login=False)
        who, (entities, _) = await client.device_info(), await client.list_entities_services()
        client.subscribe_states(said.append)
        bulb = next(entity for entity in entities if entity.name == "Bulb")
        client.light_command(key=bulb.key, state=True, rgb=(1.0, 0.5, 0.0), color_mode=35, transition_length=0)
        while not any(one.key == bulb.key and one.state for one in said):
            await asyncio.sleep(0.01)
        await client.disconnect()
        return who, entities, said[-1]

    who, entities, bulb = asyncio.run(asyncio.wait_for(look(), 20))
    assert (who.mac_address, [part.name for part in who.devices]) == ("62:23:45:AF:B3:DD", ["Shed"])
    assert {"Porch", "Hidden", "Config switch", "Motion", "Remote"} <= {entity.name for entity in entities}
    assert (bulb.color_mode, bulb.red, bulb.green, bulb.blue, bulb.effect) == (35, 1.0, 0.5, 0.0, "None")
