"""A client of eWeLink as published (sonoff-python), against the emulated cloud. Only the hosts that it asks are others: its
requests keep their own in `Host`, which is where the cloud sees the region that is meant."""

import base64
import hashlib
import hmac
import inspect
import json
import re
from urllib.parse import urlsplit

import pytest
import requests
import websocket
from bridge import ROOT, until
from sonoff import Sonoff

LAMP, SOCKETS = "1000000001", "1000000002"


@pytest.fixture
def cloud(emulate, folder):
    """The sample account, and the app that the client says it is: its name and secret stand in its source and nowhere here."""
    source = inspect.getsource(Sonoff.do_login)
    app = {
        "appid": re.search(r"'appid'\s*:\s*'(\w+)'", source)[1],
        "secret": re.search(r"decryptedAppSecret = b'(\w+)'", source)[1],
    }
    account = json.loads((ROOT / "Fixtures/Clouds/ewelink.json").read_text())
    account["apps"].append(app)
    file = folder / "account.json"
    file.write_text(json.dumps(account))
    cloud = emulate("ewelink", "--account", file)
    until(lambda: online(cloud) == 8)
    return cloud


@pytest.fixture(autouse=True)
def here(cloud, monkeypatch):
    """Leads requests and WebSockets for the vendor's hosts to the emulator."""
    place = urlsplit(cloud.facts["http"]).netloc
    request, connect = requests.sessions.Session.request, websocket.create_connection

    def led(session, method, url, **options):
        theirs = urlsplit(url)
        if theirs.hostname.endswith((".coolkit.cc", ".coolkit.cn")):
            options["headers"] = {**(options.get("headers") or {}), "Host": theirs.netloc}
            url = theirs._replace(scheme="http", netloc=place).geturl()
        return request(session, method, url, **options)

    monkeypatch.setattr(requests.sessions.Session, "request", led)
    monkeypatch.setattr(
        websocket, "create_connection",
        lambda url, **options: connect(urlsplit(url)._replace(scheme="ws", netloc=place).geturl(), **options))


@pytest.fixture
def ann(cloud, here):
    return Sonoff(cloud.facts["user"]["email"], cloud.facts["user"]["password"], "us")


def online(cloud):
    """How many of the user's devices the cloud says are online, as another app, so that nobody's session is taken."""
    user, app = cloud.facts["user"], cloud.facts["appid"]
    body = json.dumps({"email": user["email"], "password": user["password"]}).encode()
    sign = signature(cloud.facts["appsecret"], body)
    headers = {"X-CK-Appid": app, "Authorization": f"Sign {sign}"}
    login = requests.post(cloud.facts["http"] + "/v2/user/login", data=body, headers=headers, timeout=10).json()["data"]
    headers = {"Authorization": f"Bearer {login['at']}"}
    things = requests.get(cloud.facts["http"] + "/v2/device/thing", headers=headers, timeout=10).json()["data"]["thingList"]
    return sum(thing["itemData"]["online"] for thing in things)


def signature(secret, body):
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def test_it_logs_in_and_finds_the_devices(ann, cloud):
    owned = {device["deviceid"] for device in cloud.facts["devices"] if device["owner"]}
    assert {device["deviceid"] for device in ann.get_devices()} == owned
    assert ann.get_device(LAMP)["params"]["switch"] == "off"
    assert ann.get_device(LAMP)["extra"]["extra"]["uiid"] == 1
    assert ann.get_api_region() == "us"
    assert ann.get_user_apikey() == cloud.facts["user"]["apikey"]


def test_it_follows_to_another_region(cloud):
    ben = Sonoff(cloud.facts["otherUser"]["email"], cloud.facts["otherUser"]["password"], "us")
    assert ben.get_api_region() == "eu"
    assert ben.get_devices() == []


def test_it_switches_a_lamp(ann, cloud):
    for is_on in (True, False, True):
        word = "on" if is_on else "off"
        assert ann.switch(is_on, LAMP) == word
        assert cloud.devices()[LAMP]["switch"] == word
        ann.update_devices()
        assert ann.get_device(LAMP)["params"]["switch"] == word


def test_it_switches_one_outlet_of_two(ann, cloud):
    assert ann.switch("on", SOCKETS, 0) == "on"
    assert [outlet["switch"] for outlet in cloud.devices()[SOCKETS]["switches"]] == ["on", "on"]
    assert ann.switch("off", SOCKETS, 1) == "off"
    assert [outlet["switch"] for outlet in cloud.devices()[SOCKETS]["switches"]] == ["on", "off"]


def test_it_sees_what_a_hand_did(ann, cloud):
    cloud.touch(LAMP, switch="on")
    until(lambda: ann.update_devices() and ann.get_device(LAMP)["params"]["switch"] == "on")
    cloud.touch(LAMP, connected=False)
    until(lambda: ann.update_devices() and ann.get_device(LAMP)["online"] is False)
    ann.switch("off", LAMP)
    assert cloud.devices()[LAMP]["switch"] == "on"


def test_it_goes_on_with_a_token_it_has_kept(ann, cloud):
    again = Sonoff("", "", "us", user_apikey=ann.get_user_apikey(), bearer_token=ann.get_bearer_token())
    assert len(again.get_devices()) == len(ann.get_devices())
    assert again.switch("on", LAMP) == "on"
    assert cloud.devices()[LAMP]["switch"] == "on"


def test_a_second_login_ends_the_first(ann, cloud):
    Sonoff(cloud.facts["user"]["email"], cloud.facts["user"]["password"], "us")
    cloud.touch(LAMP, switch="on")
    known = ann.get_devices()
    # Refused with 401, the client stays with what it knew: its period of grace.
    assert ann.update_devices() is known
    assert ann.is_grace_period()


def test_it_is_refused_with_a_wrong_password(cloud):
    with pytest.raises(KeyError, match="at"):
        Sonoff(cloud.facts["user"]["email"], "wrong", "us")
    assert Sonoff("nobody@example.com", "wrong", "us").get_devices() == []


def test_a_ping_of_the_protocol_is_answered_with_what_it_said(cloud, here):
    """Some clients keep the connection alive so, and not with the text `ping`."""
    url = cloud.facts["http"].replace("http", "ws", 1) + "/api/ws"
    socket = websocket.WebSocket()
    socket.connect(url, timeout=10)
    socket.ping(b"are you there")
    frame = socket.recv_frame()
    socket.close()
    assert (frame.opcode, frame.data) == (websocket.ABNF.OPCODE_PONG, b"are you there")
