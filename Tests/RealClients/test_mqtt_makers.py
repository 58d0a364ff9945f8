"""Things that ha-mqtt-discoverable makes, unmodified, behind a real Mosquitto: they make themselves known as they do to Home
Assistant, and phue and the command line are the apps."""

import json
import threading

import phue
import pytest
from bridge import until
from ha_mqtt_discoverable import DeviceInfo, Settings
from ha_mqtt_discoverable.sensors import (
    BinarySensor, BinarySensorInfo, DeviceTrigger, DeviceTriggerInfo, Light, LightInfo, Sensor, SensorInfo, Switch, SwitchInfo)
from played_zigbee import add


class Maker:
    """Makes things of one device, and follows what they are told as its users' programs do."""

    def __init__(self, broker):
        self.broker = Settings.MQTT(host="127.0.0.1", port=broker.port)
        self.device = DeviceInfo(
            name="Shelf", identifiers=["shelf-1"], manufacturer="Own hands", model="Shelf 2", sw_version="3.1")
        self.orders = []
        self.things = []

    def _settings(self, entity, **more):
        return Settings(mqtt=self.broker, entity=entity, **more)

    def _make(self, kind, *arguments, **options):
        thing = kind(*arguments, **options)
        self.things.append(thing)
        return thing

    def light(self, follows=True, **more):
        info = LightInfo(
            name="Lamp", unique_id="shelf_lamp", device=self.device, brightness=True, color_mode=True,
            supported_color_modes=["rgb"], effect=True, effect_list=["rainbow", "colorloop"], **more)

        def told(_client, _data, message):
            words = json.loads(message.payload)
            self.orders.append(words)
            if not follows:
                return
            if words["state"] == "OFF":
                lamp.off()
            elif "brightness" in words:
                lamp.brightness(words["brightness"])
            elif "color" in words:
                lamp.color("rgb", words["color"])
            elif "effect" in words:
                lamp.effect(words["effect"])
            else:
                lamp.on()

        lamp = self._make(Light, self._settings(info, manual_availability=True), told)
        return lamp

    def switch(self, **more):
        info = SwitchInfo(name="Socket", unique_id="shelf_socket", device=self.device, **more)

        def told(_client, _data, message):
            self.orders.append(message.payload.decode())
            socket.on() if message.payload.decode() == info.payload_on else socket.off()

        socket = self._make(Switch, self._settings(info), told)
        return socket

    def sense(self, kind, **more):
        return self._make(
            BinarySensor, self._settings(BinarySensorInfo(name=kind, unique_id=kind, device=self.device, device_class=kind, **more)))

    def measure(self, kind, unit, **more):
        return self._make(Sensor, self._settings(SensorInfo(
            name=kind, unique_id=kind, device=self.device, device_class=kind, unit_of_measurement=unit, **more)))

    def trigger(self, kind, subtype, **more):
        return self._make(DeviceTrigger, self._settings(DeviceTriggerInfo(
            name=f"{kind} {subtype}", unique_id=f"{kind}_{subtype}", device=self.device, type=kind, subtype=subtype, **more)))

    def stop(self):
        for thing in self.things:
            thing.mqtt_client.disconnect()
            thing.mqtt_client.loop_stop()


@pytest.fixture
def maker(broker):
    maker = Maker(broker)
    yield maker
    maker.stop()


def hue_of(bridge):
    return phue.Bridge(f"{bridge.host}:{bridge.http_port}", username=bridge.app("phue#test").key)


def states(app, kind="lights"):
    return {each["name"]: each["state"] for each in app.get(kind).values()}


def test_a_light_appears_and_follows_phue_and_its_own_hands(empty, broker, maker):
    add(empty, broker)
    lamp = maker.light()
    lamp.set_availability(True)
    lamp.off()
    hue = hue_of(empty)
    shown = until(lambda: next(iter(hue.lights), None))
    assert shown.type == "Color light"
    until(lambda: shown.reachable)
    shown.on = True
    until(lambda: {"state": "ON"}.items() <= (maker.orders or [{}])[-1].items())
    shown.brightness = 127
    until(lambda: maker.orders[-1].get("brightness") in (127, 128))
    assert (shown.on, shown.brightness) == (True, 127)
    shown.xy = (0.68, 0.31)
    told = until(lambda: next((words["color"] for words in maker.orders if "color" in words), None))
    assert told["r"] == 255 and max(told["g"], told["b"]) < 90
    lamp.brightness(20)
    until(lambda: shown.brightness == 20, seconds=10)
    lamp.color("rgb", {"r": 0, "g": 0, "b": 255})
    until(lambda: shown.xy[1] < 0.1, seconds=10)
    lamp.off()
    until(lambda: not shown.on, seconds=10)


def test_what_is_said_to_be_away_is_away_until_it_is_back(empty, broker, maker):
    lamp = maker.light()
    lamp.set_availability(False)
    lamp.on()
    add(empty, broker)
    app = empty.app("away#test")
    until(lambda: len(app.get("lights")) == 1)
    assert not states(app)["Shelf"]["reachable"]
    lamp.set_availability(True)
    until(lambda: states(app)["Shelf"]["reachable"])
    # The broker says the last words of who goes without a word.
    lamp.mqtt_client.loop_stop()
    lamp.mqtt_client.socket().close()
    until(lambda: not states(app)["Shelf"]["reachable"])


def test_a_switch_is_a_plug_in_its_own_words(empty, broker, maker):
    add(empty, broker)
    socket = maker.switch(payload_on="up", payload_off="down")
    socket.off()
    app = empty.app("plug#test")
    number = until(lambda: next(iter(app.get("lights")), None))
    assert app.get(f"lights/{number}")["type"] == "On/Off plug-in unit"
    app.put(f"lights/{number}/state", {"on": True})
    until(lambda: maker.orders == ["up"])
    until(lambda: states(app)["Shelf"]["on"])
    app.put(f"lights/{number}/state", {"on": False})
    until(lambda: maker.orders == ["up", "down"])
    socket.on()
    until(lambda: states(app)["Shelf"]["on"], seconds=10)


def test_things_of_one_device_are_one_device_and_say_what_they_sense(empty, broker, maker):
    add(empty, broker)
    motion, warmth = maker.sense("motion"), maker.measure("temperature", "°C")
    door, light = maker.sense("door"), maker.measure("illuminance", "lx", value_template="{{ value_json.lux | is_defined }}")
    charge = maker.measure("battery", "%")
    for say in (motion.off, door.off, lambda: warmth.set_state(21.5), lambda: charge.set_state(63)):
        say()
    light.set_state(json.dumps({"lux": 100}))
    app = empty.app("senses#test")
    device = until(lambda: next(iter(empty.ask("devices", "list")), None))
    assert device["name"] == "Shelf"

    def sensors():
        return {sensor["type"]: sensor for sensor in app.get("sensors").values()}

    until(lambda: {"ZLLPresence", "ZLLTemperature", "ZLLLightLevel"} <= sensors().keys())
    until(lambda: sensors()["ZLLTemperature"]["config"].get("battery") == 63)
    motion.on()
    until(lambda: sensors()["ZLLPresence"]["state"]["presence"])
    warmth.set_state(-3.25)
    until(lambda: sensors()["ZLLTemperature"]["state"]["temperature"] == -325)
    light.set_state(json.dumps({"lux": 1000}))
    until(lambda: sensors()["ZLLLightLevel"]["state"]["lightlevel"] == 30001)


def test_a_movement_that_nobody_ends_ends_by_itself(empty, broker, maker):
    add(empty, broker)
    motion = maker.sense("motion", off_delay=1)
    app = empty.app("delay#test")
    motion.off()

    def present():
        return [each["state"]["presence"] for each in app.get("sensors").values() if each["type"] == "ZLLPresence"]

    until(lambda: present() == [False])
    motion.on()
    until(lambda: present() == [True])
    until(lambda: present() == [False], seconds=5)


def test_triggers_are_buttons(empty, broker, maker):
    add(empty, broker)
    presses = [maker.trigger("button_short_press", "button_1", payload="short"),
               maker.trigger("button_long_press", "button_1", payload="long"),
               maker.trigger("button_short_press", "button_2", payload="short")]
    for press in presses:
        press.write_config()
    app = empty.app("buttons#test")

    def button():
        return next((each for each in app.get("sensors").values() if each["type"] == "ZLLSwitch"), None)

    until(button)
    for press, payload, code in ((presses[2], "short", 2002), (presses[1], "long", 1010), (presses[0], "short", 1002)):
        press.trigger(payload)
        until(lambda: button()["state"]["buttonevent"] == code, seconds=4), (payload, code)


def test_what_is_deleted_is_gone_and_comes_back_as_the_same(empty, broker, maker):
    add(empty, broker)
    socket = maker.switch()
    socket.off()
    app = empty.app("deleted#test")
    before = until(lambda: app.get("lights"))
    socket.delete()
    until(lambda: not states(app)["Shelf"]["reachable"])
    socket.write_config()
    until(lambda: states(app)["Shelf"]["reachable"])
    assert {number: light["uniqueid"] for number, light in app.get("lights").items()} == {
        number: light["uniqueid"] for number, light in before.items()}


def test_whoever_waits_for_home_assistant_is_told_when_the_owner_searches(empty, broker, maker):
    socket = maker.switch()
    come = threading.Event()

    def greeted(_client, _data, message):
        assert message.payload == b"online" and not message.retain
        socket.off()
        come.set()

    socket.mqtt_client.message_callback_add("homeassistant/status", greeted)
    socket.mqtt_client.subscribe("homeassistant/status")
    add(empty, broker, "--greet", "searching")
    app = empty.app("greeting#test")
    until(lambda: "connected" in empty.owner("backends", "status", "house"))
    assert not come.is_set() and app.get("lights") == {}
    app.post("lights", {})
    until(lambda: len(app.get("lights")) == 1)
    assert come.is_set()


def test_a_house_without_home_assistant_greets_everybody(empty, broker, maker):
    socket = maker.switch()
    socket.mqtt_client.message_callback_add("homeassistant/status", lambda *_: socket.off())
    socket.mqtt_client.subscribe("homeassistant/status")
    add(empty, broker, "--greet", "always")
    app = empty.app("always#test")
    until(lambda: len(app.get("lights")) == 1)
