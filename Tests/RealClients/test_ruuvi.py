"""Ruuvi's cloud as its users know it: requests asks the emulator in the words of the first documentation, and a bridge with an
account shows apps what the tags measure."""

import json

import phue
import pytest
import requests
from bridge import PATIENCE, ROOT, until
from terminal import Typing

SAUNA, GARDEN = "CB:B8:33:4C:88:4F", "C6:A5:B9:E0:AD:06"
ANN, BEN = "ann@example.com", "ben@example.com"
# What the format's documentation gives as a valid example, as gateways pass it on.
ADVERTISEMENT = "0201061BFF99040512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F"


# The first documentation, from outside


class Person:
    """Somebody who asks, with a token or without."""

    def __init__(self, cloud, token=None, header="Authorization"):
        self.base = cloud.facts["http"]
        self.headers = {header: f"Bearer {token}"} if token else {}

    def ask(self, method, path, **body):
        """Status and body of an answer."""
        answer = requests.request(method, self.base + path, json=body or None, headers=self.headers, timeout=PATIENCE)
        return answer.status_code, answer.json() if answer.content else None


@pytest.fixture
def cloud(emulate):
    return emulate("ruuvi")


def token(cloud, email):
    return next(user["accessToken"] for user in cloud.facts["users"] if user["email"] == email)


def letter(cloud, email):
    """The code in the last letter to an address."""
    return cloud.outbox(email)[0]["code"]


def error(text):
    return {"result": "error", "error": text}


def success(**data):
    return {"result": "success", "data": data}


def test_registering_verifying_and_resetting(cloud):
    stranger = Person(cloud)
    matti = {"email": "matti@meikalainen.com"}
    assert stranger.ask("POST", "/register", **matti) == (200, success(**matti))
    assert stranger.ask("POST", "/register", **matti) == (409, error("E-mail already exists."))
    assert stranger.ask("GET", "/verify?token=wrong") == (493, error("Provided token is invalid or expired."))
    status, answer = stranger.ask("GET", f"/verify?token={letter(cloud, matti['email'])}")
    assert status == 200 and answer["data"]["email"] == matti["email"] and len(answer["data"]["access_token"]) == 32
    first = Person(cloud, answer["data"]["access_token"])
    assert stranger.ask("POST", "/register", **matti, reset=1) == (200, success(**matti))
    second = Person(cloud, stranger.ask("GET", f"/verify?token={letter(cloud, matti['email'])}")[1]["data"]["access_token"])
    for matti_again in (first, second):
        assert matti_again.ask("GET", "/user") == (200, success(Email=matti["email"], Tags=[]))


def test_claiming_and_sharing(cloud):
    ann, ben = Person(cloud, token(cloud, ANN)), Person(cloud, token(cloud, BEN))
    assert ann.ask("POST", "/claim", tag="CDCDCDCDED") == (200, success(Tag="CDCDCDCDED"))
    for somebody in (ann, ben):
        assert somebody.ask("POST", "/claim", tag="CDCDCDCDED") == (409, error("Tag already claimed."))
    assert ann.ask("POST", "/share", tag="CDCDCDCDED", user="no address") == (400, error("Invalid E-mail given."))
    assert ann.ask("POST", "/share", tag="CDCDCDCDED", user="x@example.com") == (404, error("User not found."))
    assert ann.ask("POST", "/share", tag="CDCDCDCDED", user=BEN) == (200, success(tag="CDCDCDCDED"))
    assert ann.ask("POST", "/share", tag="CDCDCDCDED", user=BEN) == (409, error("Tag already shared to user."))
    status, answer = ben.ask("GET", "/user")
    assert status == 200 and answer == success(
        Email=BEN, Tags=[{"Tag": SAUNA, "Owner": 0}, {"Tag": "CDCDCDCDED", "Owner": 0}])
    assert {"Tag": "CDCDCDCDED", "Owner": 1} in ann.ask("GET", "/user")[1]["data"]["Tags"]


@pytest.mark.parametrize("method, path", [("POST", "/claim"), ("POST", "/share"), ("GET", "/user"), ("GET", "/get?tag=CDCDCDCDED")])
def test_without_a_good_token_nothing_is_told(cloud, method, path):
    for somebody in (Person(cloud), Person(cloud, "wrong")):
        body = {"tag": "CDCDCDCDED", "user": BEN} if method == "POST" else {}
        assert somebody.ask(method, path, **body) == (401, error("Unauthorized request."))


def test_both_names_of_the_header_are_known(cloud):
    assert Person(cloud, token(cloud, ANN), header="Authentication").ask("GET", "/user")[0] == 200


def test_what_a_gateway_posts_can_be_read(cloud):
    ann, ben, time = Person(cloud, token(cloud, ANN)), Person(cloud, token(cloud, BEN)), 1599033600
    ann.ask("POST", "/claim", tag="ABBACDBEST")
    assert ann.ask("GET", "/get?tag=ABBACDBEST") == (404, {"status": "error", "error": "Not found."})
    assert ben.ask("GET", "/get?tag=ABBACDBEST") == (403, error("Forbidden."))
    heard = {"ABBACDBEST": {"rssi": -71, "timestamp": time, "data": ADVERTISEMENT}}
    post = {"coordinates": "", "timestamp": time, "gw_mac": "AA:BB:CC:DD:EE:FF", "tags": heard}
    posted = requests.post(cloud.facts["http"] + "/record", json={"data": post}, timeout=PATIENCE)
    assert posted.status_code == 200 and posted.content == b"" and posted.headers["x-ruuvi-gateway-rate"] == "60"
    measurement = {
        "GatewayMac": "AA:BB:CC:DD:EE:FF", "Coordinates": "N/A", "RSSI": -71, "MeasurementTimestamp": time,
        "SensorData": ADVERTISEMENT, "SensorId": "ABBACDBEST",
    }
    assert ann.ask("GET", "/get?tag=ABBACDBEST") == (200, success(tag="ABBACDBEST", total=1, measurements=[measurement]))


# In the home


class Account:
    """Somebody's account in a bridge, which looks every second."""

    def __init__(self, bridge, cloud, email=ANN):
        self.bridge, self.cloud, self.email = bridge, cloud, email

    @property
    def words(self):
        return ["ruuvi", "tags", "--email", self.email, "--base-url", self.cloud.facts["http"], "--setting", "interval=1"]

    def add(self, code=0):
        """Adds it by an access token, which somebody who has one may do."""
        secret = self.bridge.folder / "secret"
        secret.write_text(f"token={token(self.cloud, self.email)}\n")
        secret.chmod(0o600)
        return self.bridge.owner("clouds", "add", *self.words, "--secret-file", secret, code=code)

    @property
    def state(self):
        return self.bridge.ask("clouds", "status", "tags")

    def is_connected(self):
        return self.state["state"].startswith("connected")


@pytest.fixture(params=["seed", "modern"])
def kept_cloud(request, emulate, folder):
    """A cloud of either dialect that remembers."""
    return emulate("ruuvi", "--account", account_file(folder, dialect=request.param), keeps=True)


def account_file(folder, **ruuvi):
    account = json.loads((ROOT / "Fixtures/Clouds/ruuvi.json").read_text())
    account["ruuvi"] = {**account["ruuvi"], **ruuvi}
    path = folder / "account.json"
    path.write_text(json.dumps(account))
    return path


@pytest.fixture
def account(bridge, kept_cloud):
    account = Account(bridge, kept_cloud)
    account.add()
    until(account.is_connected)
    return account


@pytest.fixture
def app(bridge, account):
    return bridge.app()


def sensors(app, ending):
    """Those whose names end like this, by their numbers."""
    return {number: sensor for number, sensor in app.get("sensors").items() if sensor["name"].endswith(ending)}


def tag(app, sense, which=SAUNA):
    """One of a tag's sensors and its number. An early server does not tell names."""
    names = ["Sauna", "Ruuvi 884F"] if which == SAUNA else ["Ruuvi AD06"]
    return next((number, sensor) for name in names for number, sensor in sensors(app, f"{name} {sense}").items())


def reads(app, sense, which=SAUNA):
    number, sensor = tag(app, sense, which)
    state = dict(sensor["state"])
    del state["lastupdated"]
    (value,) = state.values()
    return value


def reachable(app, which=SAUNA):
    return tag(app, "temperature", which)[1]["config"]["reachable"]


@pytest.mark.parametrize("dialect", ["seed", "modern"])
def test_the_mailed_code_is_typed_in(bridge, emulate, folder, dialect):
    cloud = emulate("ruuvi", "--account", account_file(folder, dialect=dialect))
    account = Account(bridge, cloud)
    typing = Typing(bridge, "clouds", "add", *account.words)
    typing.read("Code from the mail: ")
    assert "ann@example.com" in typing.seen.decode()
    code = letter(cloud, ANN)
    typing.type(code + "\r")
    assert typing.ended() == 0
    shown = typing.seen.decode()
    assert "tags is added." in shown and code not in shown and SAUNA.replace(":", "") in shown
    until(account.is_connected)
    assert account.state["secrets"] == {"token": "•••"}


def test_a_wrong_code_is_explained_and_nothing_is_kept(bridge, cloud):
    typing = Typing(bridge, "clouds", "add", *Account(bridge, cloud).words)
    typing.read("Code from the mail: ")
    typing.type("wrong\r")
    assert typing.ended() == 1
    assert b"the code is wrong, used or too old" in typing.seen and bridge.ask("clouds") == []


def test_an_app_sees_what_a_tag_measures(app, kept_cloud):
    until(lambda: reads(app, "temperature") == 2430)
    kinds = {
        "temperature": ("ZLLTemperature", 2430), "humidity": ("CLIPHumidity", 5349), "motion": ("ZLLPresence", False),
        "pressure": ("CLIPGenericStatus", 1000), "acceleration X": ("CLIPGenericStatus", 4),
        "acceleration Y": ("CLIPGenericStatus", -4), "acceleration Z": ("CLIPGenericStatus", 1036),
        "voltage": ("CLIPGenericStatus", 2977), "signal": ("CLIPGenericStatus", -61),
    }
    seen = {sense: (tag(app, sense)[1]["type"], reads(app, sense)) for sense in kinds}
    assert seen == kinds
    config = tag(app, "temperature")[1]["config"]
    assert config["reachable"] and config["battery"] == 98
    assert not sensors(app, "AD06 temperature"), "nobody has claimed it"


def test_phue_sees_a_tag_and_what_a_hand_does_to_it(bridge, account, kept_cloud):
    bridge.press()
    theirs = phue.Bridge(f"{bridge.host}:{bridge.http_port}", config_file_path=str(bridge.folder / "phue"))
    sensor = next(sensor for sensor in theirs.sensors if sensor.type == "ZLLTemperature" and sensor.name.split()[-2] in ("Sauna", "884F"))
    kept_cloud.touch(SAUNA, temperature=81.5)
    until(lambda: theirs.get_sensor(sensor.sensor_id)["state"]["temperature"] == 8150)


def test_motion_is_a_counter_that_moved(app, kept_cloud):
    until(lambda: reads(app, "motion") is False)
    kept_cloud.touch(SAUNA, movement=True)
    until(lambda: reads(app, "motion") is True)
    kept_cloud.touch(SAUNA, temperature=30)
    until(lambda: reads(app, "motion") is False)


def test_a_rule_switches_a_light_when_a_tag_gets_warm(bridge, app, kept_cloud):
    app.put("lights/1/state", {"on": False})
    number = tag(app, "temperature")[0]
    pressure = tag(app, "pressure")[0]
    conditions = [{"address": f"/sensors/{number}/state/temperature", "operator": "gt", "value": "6000"},
                  {"address": f"/sensors/{pressure}/state/status", "operator": "gt", "value": "900"}]
    action = {"address": "/lights/1/state", "method": "PUT", "body": {"on": True}}
    app.post("rules", {"name": "Sauna is hot", "conditions": conditions, "actions": [action]})
    kept_cloud.touch(SAUNA, temperature=59)
    until(lambda: reads(app, "temperature") == 5900)
    assert not app.get("lights/1")["state"]["on"]
    kept_cloud.touch(SAUNA, temperature=75)
    until(lambda: app.get("lights/1")["state"]["on"])
    assert 'by rule "Sauna is hot"' in bridge.owner("history")


def test_a_name_that_is_given_here_stays_here(bridge, app, account, kept_cloud):
    number = tag(app, "temperature")[0]
    app.put(f"sensors/{number}", {"name": "Löyly"})
    kept_cloud.touch(SAUNA, temperature=42)
    until(lambda: app.get(f"sensors/{number}")["state"]["temperature"] == 4200)
    bridge.stop()
    bridge.start()
    until(account.is_connected)
    assert app.get(f"sensors/{number}")["name"] == "Löyly"
    assert all(device["name"] != "Löyly" for device in kept_cloud.devices().values())


def test_a_restart_finds_the_same_sensors_without_a_new_sign_in(bridge, app, account, kept_cloud):
    kept_cloud.touch(SAUNA, temperature=50)
    until(lambda: reads(app, "temperature") == 5000)
    before = {number: sensor["name"] for number, sensor in app.get("sensors").items()}
    bridge.kill()
    bridge.start()
    assert {number: sensor["name"] for number, sensor in app.get("sensors").items()} == before
    until(account.is_connected)
    until(lambda: reachable(app) and reads(app, "temperature") == 5000)
    assert kept_cloud.outbox() == []


def test_a_cloud_that_goes_and_comes_back(app, account, kept_cloud):
    port = kept_cloud.facts["http"].rsplit(":", 1)[1]
    until(lambda: reachable(app))
    kept_cloud.kill()
    until(lambda: not reachable(app))
    kept_cloud.flags = ("--port", port)
    kept_cloud.start()
    until(lambda: reachable(app), seconds=10)
    kept_cloud.touch(SAUNA, temperature=33)
    until(lambda: reads(app, "temperature") == 3300)


def test_a_share_that_is_taken_away_takes_the_tag_out_of_reach_and_no_other(bridge, emulate, folder):
    cloud = emulate("ruuvi", "--account", account_file(folder, dialect="modern"))
    ann, ben = Person(cloud, token(cloud, ANN)), Person(cloud, token(cloud, BEN))
    assert ben.ask("POST", "/claim", sensor=GARDEN)[0] == 200
    Account(bridge, cloud, email=BEN).add()
    app = bridge.app()
    until(lambda: reachable(app) and reachable(app, GARDEN))
    assert ann.ask("POST", "/unshare", sensor=SAUNA, user=BEN)[0] == 200
    until(lambda: not reachable(app))
    assert reachable(app, GARDEN)
    assert ann.ask("POST", "/share", sensor=SAUNA, user=BEN)[0] == 200
    until(lambda: reachable(app))


def test_over_tls_the_gateway_is_heard_and_the_bridge_wants_to_know_whom_it_speaks_to(bridge, emulate, folder, certificate):
    cloud = emulate("ruuvi", "--certificate", certificate.pem, "--key", certificate.key)
    account = Account(bridge, cloud)
    assert "certificate" in account.add(code=1)
    bridge.owner("clouds", "add", *account.words, "--secret-file", bridge.folder / "secret", "--ca-file", certificate.pem)
    app = bridge.app()
    until(lambda: sensors(app, "884F temperature") and reachable(app))


def test_what_an_account_is_removed_with_is_its_sensors(bridge, account, app):
    assert sensors(app, "temperature")
    assert "sensors" in bridge.owner("clouds", "remove", "tags")
    assert not sensors(app, "884F temperature") and not sensors(app, "Sauna temperature")
