"""A Zigbee2MQTT that is played behind a real broker: for tests and measurements, by a client that is not ours."""

import json
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import paho.mqtt.client as mqtt

BASE = "zigbee2mqtt"


def add(bridge, broker, *flags):
    """Has a bridge speak with a broker; gives what the owner is told."""
    return bridge.owner("backends", "add", "mqtt", "house", "--host", "127.0.0.1", "--port", broker.port, *flags)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Broker:
    """A mosquitto on loopback that forgets everything when it ends."""

    def __init__(self, folder, *lines):
        self.folder = Path(folder)
        self.port = free_port()
        self.config = self.folder / "mosquitto.conf"
        text = [f"listener {self.port} 127.0.0.1", "persistence false", "max_queued_messages 0", "log_type error",
                "set_tcp_nodelay true"]
        self.config.write_text("\n".join(text + list(lines or ["allow_anonymous true"])) + "\n")
        self.start()

    def start(self):
        program = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        self.process = subprocess.Popen([program, "-c", self.config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            assert self.process.poll() is None, "the broker ended"
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.005)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def lamp(number):
    """A colour lamp, as the program describes one."""
    def feature(name, **more):
        return {"access": 7, "name": name, "property": name, **more}

    color = {"access": 7, "name": "color_xy", "property": "color", "type": "composite", "features": [
        {"access": 7, "name": axis, "property": axis, "type": "numeric"} for axis in "xy"]}
    features = [
        feature("state", type="binary", value_on="ON", value_off="OFF", value_toggle="TOGGLE"),
        feature("brightness", type="numeric", value_min=0, value_max=254),
        feature("color_temp", type="numeric", value_min=153, value_max=500, unit="mired"),
        color,
    ]
    return {
        "ieee_address": f"0x00178801{number:08x}", "friendly_name": f"lamp/{number}", "type": "Router", "supported": True,
        "disabled": False, "interview_completed": True, "interview_state": "SUCCESSFUL", "power_source": "Mains (single phase)",
        "manufacturer": "Signify Netherlands B.V.", "model_id": "LCA001", "software_build_id": "1.104.2",
        "definition": {"model": "929002994901", "vendor": "Philips", "description": "Hue white and color ambiance",
                       "exposes": [{"type": "light", "features": features}]},
    }


class Zigbee:
    """Describes its lamps, follows orders at once and says so."""

    def __init__(self, port, count, groups=()):
        self.lamps = [lamp(number) for number in range(1, count + 1)]
        self.groups = [
            {"id": index, "friendly_name": name, "scenes": [],
             "members": [{"ieee_address": self.lamps[number - 1]["ieee_address"], "endpoint": 11} for number in numbers]}
            for index, (name, numbers) in enumerate(groups, 1)]
        self.states = {each["friendly_name"]: {"state": "OFF", "brightness": 254, "color_mode": "color_temp", "color_temp": 366}
                       for each in self.lamps}
        #: (when, topic, words) of every order that came.
        self.orders = []
        #: Set with every order, for those who do not want to look again and again.
        self.came = threading.Event()
        self.echoes = True
        self.client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="played-zigbee")
        self.client.max_inflight_messages_set(1000)
        self.client.max_queued_messages_set(0)
        self.client.reconnect_delay_set(0.05, 0.1)
        self.client.on_connect = lambda *_: self.greet()
        self.client.on_message = self.take
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def greet(self):
        self.client.subscribe(f"{BASE}/#")
        self.say("bridge/state", {"state": "online"}, True)
        self.say("bridge/devices", self.lamps, True)
        self.say("bridge/groups", self.groups, True)

    def say(self, topic, words, retain=False):
        return self.client.publish(f"{BASE}/{topic}", json.dumps(words), retain=retain)

    def take(self, _client, _data, message):
        now = time.perf_counter()
        topic = message.topic.removeprefix(BASE + "/")
        name, _, verb = topic.rpartition("/")
        if verb == "get" and name in self.states:
            self.say(name, self.states[name])
        if verb != "set":
            return
        words = json.loads(message.payload)
        self.orders.append((now, name, words))
        self.came.set()
        if not self.echoes:
            return
        group = next((group for group in self.groups if group["friendly_name"] == name), None)
        members = {each["ieee_address"] for each in group["members"]} if group else set()
        names = [each["friendly_name"] for each in self.lamps if each["ieee_address"] in members] if group else [name]
        for each in names:
            self.report(each, **{key: words[key] for key in ("state", "brightness", "color", "color_temp") if key in words})

    def report(self, name, **words):
        state = self.states.setdefault(name, {})
        if "brightness" in words and "state" not in words:
            state["state"] = "ON"
        state.update(words)
        return self.say(name, state)

    def stop(self):
        self.client.loop_stop()
        self.client.disconnect()
