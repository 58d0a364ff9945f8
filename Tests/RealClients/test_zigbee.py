"""A Zigbee house behind a real Mosquitto: paho-mqtt plays the program, phue and the command line are the apps."""

import subprocess
import sys

import phue
import pytest
from bridge import ROOT, until
from played_zigbee import Broker, Zigbee, add


@pytest.fixture
def play(broker):
    running = []

    def play(count, groups=()):
        zigbee = Zigbee(broker.port, count, groups)
        running.append(zigbee)
        return zigbee

    yield play
    for zigbee in running:
        zigbee.stop()


def states(app):
    return {light["name"]: light["state"] for light in app.get("lights").values()}


def hue_of(bridge):
    app = bridge.app("phue#test")
    return phue.Bridge(f"{bridge.host}:{bridge.http_port}", username=app.key)


def test_the_recorded_house_is_listed_and_switched_by_phue(empty, broker):
    add(empty, broker)
    subprocess.run(
        [sys.executable, ROOT / "Examples/replay_zigbee.py", "--port", str(broker.port)], check=True, capture_output=True)
    hue = hue_of(empty)
    until(lambda: len(hue.lights) >= 5)
    names = {light.name for light in hue.lights}
    listed = empty.ask("devices", "list")
    assert names <= {name for device in listed for name in [device["name"], *device.get("lightnames", [])]} | names
    lamp = next(light for light in hue.lights if light.reachable and light.type == "Extended color light")
    lamp.on = True
    lamp.brightness = 120
    assert (lamp.on, lamp.brightness) == (True, 120)


def test_an_order_reaches_the_lamp_and_its_word_the_app(empty, broker, play):
    zigbee = play(3)
    add(empty, broker)
    hue = hue_of(empty)
    until(lambda: len(hue.lights) == 3)
    lamp = hue.get_light_objects("name")["lamp/2"]
    lamp.on = True
    lamp.brightness = 77
    until(lambda: zigbee.states["lamp/2"] | {"state": "ON", "brightness": 77} == zigbee.states["lamp/2"])
    zigbee.report("lamp/3", state="ON", brightness=33)
    other = hue.get_light_objects("name")["lamp/3"]
    until(lambda: other.on and other.brightness == 33)


def test_a_group_is_one_message(empty, broker, play):
    zigbee = play(5, [("all five", range(1, 6))])
    add(empty, broker)
    app = empty.app("group#test")
    until(lambda: len(app.get("lights")) == 5)
    until(lambda: all(state["reachable"] for state in states(app).values()))
    app.put("groups/0/action", {"on": True, "bri": 99})
    until(lambda: all(state["brightness"] == 99 for state in zigbee.states.values()))
    assert {name for _, name, _ in zigbee.orders} == {"all five"}


def test_a_broker_that_was_away_is_back_within_three_seconds(empty, broker, play):
    zigbee = play(2)
    add(empty, broker)
    app = empty.app("restart#test")
    until(lambda: len(app.get("lights")) == 2)
    broker.stop()
    until(lambda: "not" in empty.owner("backends", "status", "house"))
    broker.start()

    def follows():
        if zigbee.client.is_connected():
            zigbee.report("lamp/1", state="ON", brightness=55)
        return states(app)["lamp/1"]["bri"] == 55

    until(follows, seconds=3)
    known = len(zigbee.orders)
    number = next(number for number, light in app.get("lights").items() if light["name"] == "lamp/2")
    app.put(f"lights/{number}/state", {"on": True})
    until(lambda: len(zigbee.orders) > known, seconds=3)


def test_a_lamp_that_leaves_and_joins_again_is_the_same(empty, broker, play):
    zigbee = play(2)
    add(empty, broker)
    app = empty.app("rejoin#test")
    until(lambda: len(app.get("lights")) == 2)
    before = {light["uniqueid"]: number for number, light in app.get("lights").items()}
    gone = zigbee.lamps.pop()
    zigbee.say("bridge/devices", zigbee.lamps, True)
    until(lambda: not states(app)["lamp/2"]["reachable"])
    zigbee.lamps.append(gone | {"friendly_name": "hall/new name"})
    zigbee.say("bridge/devices", zigbee.lamps, True)
    until(lambda: states(app)["lamp/2"]["reachable"])
    assert {light["uniqueid"]: number for number, light in app.get("lights").items()} == before
    number = before[next(unique for unique, number in before.items() if app.get(f"lights/{number}")["name"] == "lamp/2")]
    app.put(f"lights/{number}/state", {"on": True})
    until(lambda: any(name == "hall/new name" for _, name, _ in zigbee.orders))


def test_what_is_removed_is_gone_and_the_broker_is_left(empty, broker, play):
    play(2)
    add(empty, broker)
    app = empty.app("gone#test")
    until(lambda: len(app.get("lights")) == 2)
    empty.owner("backends", "remove", "house")
    assert app.get("lights") == {}
    assert empty.ask("backends", "list") == []


def test_a_wrong_password_is_said_in_words(empty, folder):
    (folder / "users").touch()
    subprocess.run(["mosquitto_passwd", "-b", folder / "users", "owner", "right"], check=True)
    (folder / "users").chmod(0o644)
    folder.chmod(0o755)
    broker = Broker(folder, "allow_anonymous false", f"password_file {folder / 'users'}")
    try:
        secret = folder / "secret"
        secret.write_text("wrong")
        secret.chmod(0o600)
        add(empty, broker, "--user", "owner", "--secret-file", secret)
        words = until(lambda: (out := empty.owner("backends", "status", "house")) and "does not let us in" in out and out)
        assert "wrong" not in words
    finally:
        broker.stop()
