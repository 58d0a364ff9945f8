"""A bridge with cloud accounts, as apps and owners know it: phue switches lamps that are behind an emulated cloud."""

import json
import subprocess
import time

import phue
import pytest
import requests
from bridge import ANY_PORTS, PATIENCE, Bridge, until
from conftest import needs_root

VENDORS = ["mode", "devicehive", "ewelink"]
DESK = {"mode": "Desk lamp", "devicehive": "Kitchen", "ewelink": "Hall dimmer"}
DEVICE = {"mode": "9002", "devicehive": "lamp-kitchen", "ewelink": "1000000003"}


class Account:
    """An account with an emulated cloud."""

    def __init__(self, bridge, cloud, name="home"):
        self.bridge, self.cloud, self.name, self.vendor = bridge, cloud, name, cloud.vendor

    def login(self):
        facts = self.cloud.facts
        if self.vendor == "devicehive":
            return ["--login", facts["login"], "--base-url", facts["rest"]], facts["password"]
        if self.vendor == "ewelink":
            flags = ["--app", facts["appid"], "--email", facts["user"]["email"], "--setting", "countryCode=+1"]
            return [*flags, "--base-url", facts["http"]], facts["user"]["password"]
        project = next(project for project in facts["projects"] if project["kind"] == "email")
        return ["--project", project["id"], "--app", project["appId"], "--email", facts["user"]["email"], "--base-url", facts["http"]], facts["user"]["password"]

    def add(self, *flags, password=None, code=0):
        arguments, secret = self.login()
        path = self.bridge.folder / f"{self.name}.secret"
        text = password or secret
        if self.vendor == "ewelink":
            text = f"appSecret={self.cloud.facts['appsecret']}\npassword={text}\n"
        path.write_text(text)
        path.chmod(0o600)
        return self.bridge.owner("clouds", "add", self.vendor, self.name, *arguments, "--secret-file", path, *flags, code=code)

    @property
    def lamp(self):
        """The simulated device, as the cloud's own side sees it."""
        device = self.cloud.devices()[DEVICE[self.vendor]]
        if self.vendor == "ewelink":
            return {"on": device["switch"] == "on", "bri": 1 + round((device["bright"] - 10) * 253 / 90)}
        return {"on": device.get("on", device.get("status") == "on"), "bri": device["bri"]}

    def touch(self, **wish):
        if self.vendor == "mode" and "on" in wish:
            wish["status"] = "on" if wish.pop("on") else "off"
        if self.vendor == "ewelink":
            if "on" in wish:
                wish["switch"] = "on" if wish.pop("on") else "off"
            if "bri" in wish:
                wish["bright"] = 10 + round((wish.pop("bri") - 1) * 90 / 253)
        self.cloud.touch(DEVICE[self.vendor], **wish)

    def counted(self, bri):
        """A brightness as the device counts it: eWeLink's dimmers have ninety steps."""
        return 1 + round(round((bri - 1) * 90 / 253) * 253 / 90) if self.vendor == "ewelink" else bri


@pytest.fixture(params=VENDORS)
def account(request, bridge, emulate):
    account = Account(bridge, emulate(request.param, keeps=True))
    account.add()
    until(lambda: DESK[account.vendor] in names(bridge))
    return account


@pytest.fixture
def app(bridge, account):
    """phue, which knows nothing of clouds."""
    bridge.press()
    return phue.Bridge(f"{bridge.host}:{bridge.http_port}", config_file_path=str(bridge.folder / "phue"))


def names(bridge):
    return [light["name"] for light in bridge.ask("lights", "list")]


def desk(app, account):
    return app.get_light_objects("name")[DESK[account.vendor]]


def test_an_app_switches_a_cloud_lamp(app, account):
    lamp = desk(app, account)
    began = time.monotonic()
    lamp.brightness, lamp.on = 100, True
    lamp.brightness = 100
    assert time.monotonic() - began < 2
    until(lambda: account.lamp == {"on": True, "bri": account.counted(100)})
    assert lamp.on and lamp.reachable and lamp.brightness == 100


def test_a_hand_on_the_lamp_is_seen_by_the_app(app, account):
    account.touch(on=True, bri=33)
    until(lambda: desk(app, account).on and desk(app, account).brightness == account.counted(33))


def test_a_lamp_that_does_not_follow_is_shown_as_it_is(app, account):
    account.touch(deaf=True)
    lamp = desk(app, account)
    lamp.on = True
    until(lambda: not lamp.on, seconds=10)
    assert not account.lamp["on"]


@pytest.mark.parametrize("account", ["mode", "ewelink"], indirect=True)  # DeviceHive does not say which of its devices are there
def test_a_lamp_out_of_its_clouds_reach_is_out_of_ours(app, account):
    account.touch(connected=False)
    until(lambda: not desk(app, account).reachable)
    account.touch(connected=True)
    until(lambda: desk(app, account).reachable)


def test_a_cloud_that_goes_and_comes_back(app, bridge, account):
    lamp, before = desk(app, account), bridge.ask("lights", "list")
    port = account.cloud.facts["http"].rsplit(":", 1)[1]
    account.cloud.kill()
    until(lambda: not lamp.reachable)
    assert app.get_light_objects("name")["Floor lamp"].reachable, "what is at home is none of the cloud's business"
    account.cloud.flags = ("--port", port)
    account.cloud.start()
    until(lambda: lamp.reachable)
    assert [light["number"] for light in bridge.ask("lights", "list")] == [light["number"] for light in before]


def test_a_name_that_is_given_here_stays_here(app, bridge, account):
    lamp = desk(app, account)
    lamp.name = "Reading"
    account.cloud.cut_sockets()
    until(lambda: not lamp.reachable)
    until(lambda: lamp.reachable)
    bridge.stop()
    bridge.start()
    until(lambda: "Reading" in names(bridge))
    assert DESK[account.vendor] not in names(bridge)


def test_a_restart_finds_the_same_lamps_without_a_new_log_in(bridge, account):
    until(lambda: bridge.ask("clouds", "list")[0]["state"].startswith("connected"))
    before = {light["name"]: light["number"] for light in bridge.ask("lights", "list")}
    bridge.kill()
    bridge.start()
    until(lambda: bridge.ask("clouds", "list")[0]["state"].startswith("connected"))
    assert {light["name"]: light["number"] for light in bridge.ask("lights", "list")} == before


def test_an_account_that_is_removed_takes_its_lamps_along(app, bridge, account):
    bridge.owner("clouds", "remove", account.name)
    assert DESK[account.vendor] not in app.get_light_objects("name")
    assert bridge.ask("clouds", "list") == []
    assert "Floor lamp" in app.get_light_objects("name")


def test_a_grant_covers_cloud_lamps_like_others(bridge, account):
    bridge.press()
    requests.post(f"{bridge.http}/api", json={"devicetype": "guest#phone"}, timeout=PATIENCE)
    guest = bridge.app("guest#tablet")
    bridge.owner("apps", "allow", "guest#tablet", "--lights", DESK[account.vendor])
    seen = guest.get("lights")
    assert [light["name"] for light in seen.values()] == [DESK[account.vendor]]
    number = next(iter(seen))
    assert "success" in guest.put(f"lights/{number}/state", {"on": True})[0]
    until(lambda: account.lamp["on"])


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_wrong_password_is_explained_and_nothing_is_kept(bridge, emulate, vendor):
    account = Account(bridge, emulate(vendor))
    said = account.add(password="wrong password", code=1)
    assert "declines" in said and "wrong password" not in said
    assert bridge.ask("clouds", "list") == [] and not (bridge.data / "clouds.json").exists()


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_wrong_certificate_is_explained(bridge, emulate, certificate, vendor):
    account = Account(bridge, emulate(vendor, "--certificate", certificate.pem, "--key", certificate.key))
    assert account.cloud.facts["http"].startswith("https://")
    assert "certificate" in account.add(code=1)
    account.add("--ca-file", certificate.pem)
    until(lambda: DESK[vendor] in names(bridge))


@needs_root
def test_without_an_account_not_one_packet_leaves(folder):
    name = "plt-quiet"
    inside = ["ip", "netns", "exec", name]
    subprocess.run(["ip", "netns", "add", name], check=True)
    try:
        for command in (
            ["sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1"],
            ["ip", "link", "set", "lo", "up"],
            ["ip", "link", "add", "out", "type", "veth", "peer", "name", "there"], ["ip", "link", "set", "there", "up"], ["ip", "addr", "add", "192.0.2.1/24", "dev", "out"],
            ["ip", "link", "set", "out", "up"], ["ip", "route", "add", "default", "via", "192.0.2.254"],
        ):
            subprocess.run([*inside, *command], check=True)
        bridge = Bridge(folder, base=(*ANY_PORTS, "--bind", "127.0.0.1", "--mdns", "off", "--ssdp", "off"), enter=inside)
        try:
            bridge.start()
            bridge.press()
            ask = f"curl -s -d '{{\"devicetype\":\"a#b\"}}' {bridge.http}/api"
            assert b"success" in subprocess.run([*inside, "sh", "-c", ask], check=True, capture_output=True).stdout
            time.sleep(1)
            assert packets_sent(inside) == 0
            subprocess.run([*inside, "bash", "-c", "echo > /dev/udp/192.0.2.9/9"], check=True)
            assert packets_sent(inside) > 0, "they are counted"
        finally:
            bridge.close()
    finally:
        subprocess.run(["ip", "netns", "del", name], check=True)


def packets_sent(inside):
    shown = subprocess.run([*inside, "ip", "-s", "-j", "link", "show", "out"], check=True, capture_output=True, text=True).stdout
    return json.loads(shown)[0]["stats64"]["tx"]["packets"]
