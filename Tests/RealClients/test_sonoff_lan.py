"""The device of `sonoff_lan.py` itself, seen by zeroconf and asked by requests: what the bridge is tried against must be right."""

import base64
import hashlib
import json
import os
import queue
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from namespaces import Lines

FAKE = Path(__file__).parent / "sonoff_lan.py"
ID, KEY = "1000abcdef", "a1b2c3d4-0000-4444-8888-0123456789ab"


class Fake:
    """The program on loopback, and what zeroconf hears of it."""

    def __init__(self, folder, *flags):
        from zeroconf import IPVersion, ServiceBrowser, Zeroconf

        self.log = folder / f"{ID}.jsonl"
        command = [sys.executable, "-u", str(FAKE), "--id", ID, "--address", "127.0.0.1", "--port", "0", "--log", str(self.log)]
        self.lines = Lines([*command, *flags], stdin=subprocess.PIPE)
        self.port = self.lines.wait_for(lambda line: "ready" in line)["ready"]
        self.texts = queue.Queue()
        self.zeroconf = Zeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
        ServiceBrowser(self.zeroconf, "_ewelink._tcp.local.", handlers=[self.hear])

    def hear(self, zeroconf, service_type, name, state_change):
        info = zeroconf.get_service_info(service_type, name, 2000)
        if info and name.startswith(f"eWeLink_{ID}."):
            assert info.port == self.port and info.parsed_addresses() == ["127.0.0.1"]
            self.texts.put({key.decode(): (value or b"").decode() for key, value in info.properties.items()})

    def text(self, seq):
        """The TXT record with this number; earlier ones are passed over."""
        while (text := self.texts.get(timeout=10))["seq"] != str(seq):
            pass
        return text

    def tell(self, command):
        self.lines.process.stdin.write(command + "\n")
        self.lines.process.stdin.flush()
        self.lines.wait_for(lambda line: line.get("done") == command)

    def post(self, command, data, timeout=5, **more):
        body = {"sequence": "1700000000000", "deviceid": ID, "selfApikey": "123", "data": data, **more}
        headers = {"Connection": "close"}
        return requests.post(f"http://127.0.0.1:{self.port}/zeroconf/{command}", json=body, headers=headers, timeout=timeout).json()

    def requests(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def close(self):
        self.zeroconf.close()
        self.lines.stop()


@pytest.fixture
def fake(folder):
    running = []

    def fake(*flags):
        running.append(Fake(folder, *flags))
        return running[-1]

    yield fake
    for each in running:
        each.close()


def cipher(iv):
    return Cipher(algorithms.AES(hashlib.md5(KEY.encode()).digest()), modes.CBC(iv))


def sealed(params):
    iv, padder = os.urandom(16), padding.PKCS7(128).padder()
    encryptor = cipher(iv).encryptor()
    data = encryptor.update(padder.update(json.dumps(params).encode()) + padder.finalize()) + encryptor.finalize()
    return {"encrypt": True, "iv": base64.b64encode(iv).decode(), "data": base64.b64encode(data).decode()}


def opened(text):
    data = "".join(text[f"data{number}"] for number in range(1, 5) if f"data{number}" in text) or text["data"]
    decryptor, unpadder = cipher(base64.b64decode(text["iv"])).decryptor(), padding.PKCS7(128).unpadder()
    plain = decryptor.update(base64.b64decode(data)) + decryptor.finalize()
    return json.loads(unpadder.update(plain) + unpadder.finalize())


def test_it_is_announced_followed_and_switched(fake):
    device = fake("--key", KEY)
    text = device.text(1)
    assert (text["id"], text["type"], text["encrypt"]) == (ID, "plug", "true")
    assert opened(text)["switch"] == "off"
    device.tell('set {"switch":"on"}')
    assert opened(device.text(2))["switch"] == "on"
    assert device.post("switch", **sealed({"switch": "off"}))["error"] == 0
    assert opened(device.text(3))["switch"] == "off"
    assert opened(device.post("getState", **sealed({})))["switch"] == "off"
    asked = device.requests()[0]
    assert (asked["path"], asked["params"], asked["connection"]) == ("/zeroconf/switch", {"switch": "off"}, "close")


def test_without_encryption(fake):
    device = fake("--diy")
    text = device.text(1)
    assert text["type"] == "diy_plug" and "encrypt" not in text and json.loads(text["data1"])["switch"] == "off"
    assert device.post("switch", {"switch": "on"}, encrypt=False)["error"] == 0
    assert json.loads(device.text(2)["data1"])["switch"] == "on"


def test_outlets_are_told_apart_and_long_texts_are_cut(fake):
    device = fake("--key", KEY, "--uiid", "4", "--params", json.dumps({"note": "x" * 300}))
    text = device.text(1)
    assert text["type"] == "strip" and len(text["data1"]) == 249 and "data2" in text
    device.post("switches", **sealed({"switches": [{"outlet": 2, "switch": "on"}]}))
    assert [outlet["switch"] for outlet in opened(device.text(2))["switches"]] == ["off", "off", "on", "off"]


@pytest.mark.parametrize(
    "command, body, error",
    [
        ("switch", {"data": {"switch": "on"}}, 401),
        ("switch", {"data": "rubbish", "iv": "rubbish", "encrypt": True}, 400),
        ("switch", sealed({"switch": "perhaps"}), 422),
        ("switch", sealed({"switch": "on"}) | {"deviceid": "1000000000"}, 404),
        ("dance", sealed({}), 400),
    ],
)
def test_what_cannot_be_is_refused(fake, command, body, error):
    device = fake("--key", KEY)
    assert device.post(command, **({"data": None} | body))["error"] == error
    assert device.requests()[-1]["error"] == error


def test_it_can_misbehave(fake):
    device = fake("--key", KEY)
    device.tell("reset 1")
    with pytest.raises(requests.ConnectionError):
        device.post("switch", **sealed({"switch": "on"}))
    assert device.post("switch", **sealed({"switch": "on"}))["error"] == 0
    device.tell("slow 2")
    with pytest.raises(requests.Timeout):
        device.post("switch", timeout=1, **sealed({"switch": "on"}))
    device.tell("slow 0")
    device.tell("error 422")
    assert device.post("switch", **sealed({"switch": "on"}))["error"] == 422


def test_off_air_it_says_nothing_and_comes_back(fake):
    device = fake("--key", KEY)
    device.text(1)
    device.tell("off-air")
    device.tell('set {"switch":"on"}')
    with pytest.raises(queue.Empty):
        device.texts.get(timeout=1.5)
    assert opened(device.post("getState", **sealed({})))["switch"] == "on"
    device.tell("on-air")
    assert opened(device.text(2))["switch"] == "on"
    device.tell('reboot {"switch":"off"}')
    assert opened(device.text(1))["switch"] == "off"
