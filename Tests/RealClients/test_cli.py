"""The owner's commands: in words, as JSON, and when there is no bridge."""

import json
import re
import subprocess

import pytest
import requests
from bridge import BRIDGE_ID, PATIENCE, PROGRAM, App, environment, is_unknown, porchlight, until

COMMANDS = [
    ["status"],
    ["press", "--no-wait"],
    ["press"],
    ["apps"],
    ["apps", "list"],
    ["apps", "show", "x"],
    ["apps", "revoke", "x"],
    ["lights"],
    ["lights", "list"],
    ["lights", "add", "LCT015"],
    ["lights", "remove", "1"],
    ["lights", "rename", "1", "Lamp"],
    ["lights", "set", "1", "--on"],
    ["lights", "customize", "1", "--hide"],
    ["log"],
    ["log", "--follow"],
]


@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["words", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_bridge_the_exit_code_is_3(folder, command, flags):
    done = porchlight(*command, *flags, "--data", folder)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no bridge is running here" in done.stderr and "porchlight serve" in done.stderr


def test_a_socket_that_was_left_behind_is_no_bridge(bridge):
    bridge.kill()
    assert (bridge.data / "control.sock").exists()
    assert "no bridge is running here" in bridge.owner("status", code=3)


def test_help_names_every_command():
    done = porchlight("--help")
    assert done.returncode == 0
    for name in ("serve", "press", "status", "apps", "lights", "log"):
        assert re.search(rf"^  {name}\s", done.stdout, re.M)
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", porchlight("--version").stdout)


def test_an_unknown_flag_is_a_usage_error(folder):
    done = porchlight("status", "--colour", "--data", folder)
    assert done.returncode == 64
    assert "Unknown option '--colour'" in done.stderr


def test_status(bridge):
    status = bridge.ask("status")
    assert status.pop("uptime") >= 0
    assert status == {
        "name": "Porchlight", "bridgeid": BRIDGE_ID, "profile": "bsb002", "version": porchlight("--version").stdout.strip(),
        "pid": bridge.process.pid, "http": bridge.http, "https": bridge.https, "store": f"{bridge.data}/home.sqlite",
        "lights": 6, "unreachable": 0, "apps": 0, "linkbutton": False, "discovery": {"mdns": "off", "ssdp": "off"},
        "clouds": {}, "backends": [],
    }
    words = bridge.owner("status")
    for word in ("Porchlight, " + BRIDGE_ID, f"process {bridge.process.pid}", bridge.http, bridge.https, "6 lights, 0 apps", "not pressed"):
        assert word in words


def test_press_without_waiting(bridge):
    assert bridge.owner("press", "--no-wait") == "The link button is pressed for 30 seconds.\n"
    pressed = bridge.ask("press", "--no-wait")
    assert pressed["pressed"] and 25 < pressed["remaining"] <= 30 and pressed["asked"] == []
    assert bridge.ask("status")["linkbutton"] is True


def test_press_shows_who_came(start):
    bridge = start("--press-seconds", "4", "--press-once", "on")
    refused = bridge_post(bridge, {"devicetype": "eager#app"})
    assert refused[0]["error"]["type"] == 101
    watching = Watching(bridge)
    until(lambda: bridge.ask("status")["linkbutton"])
    key = bridge_post(bridge, {"devicetype": "patient#app"})[0]["success"]["username"]
    words = watching.ended()
    assert "Asked before:" in words and "eager#app at 127.0.0.1: asked in vain" in words
    assert "patient#app at 127.0.0.1: got a key" in words
    assert "1 app has a key now." in words
    assert key not in words


def test_press_as_json_sums_up(start):
    bridge = start("--press-seconds", "1")
    summary = bridge.ask("press")
    assert summary["pressed"] is False and summary["asked"] == []


def test_apps(bridge):
    assert "No app has a key yet" in bridge.owner("apps")
    assert bridge.ask("apps") == []
    first, second = bridge.app("kitchen#tablet"), bridge.app("hall#panel")
    apps = bridge.ask("apps")
    assert [app["name"] for app in apps] == ["kitchen#tablet", "hall#panel"]
    words = bridge.owner("apps", "list")
    assert words.splitlines()[0].split() == ["ID", "NAME", "CREATED", "LAST", "USED", "MAY"]
    assert "kitchen#tablet" in words and apps[0]["id"][:8] in words
    assert bridge.ask("apps", "show", "hall#panel") == apps[1]
    assert bridge.ask("apps", "show", apps[0]["id"][:8]) == apps[0]
    assert "name       hall#panel" in bridge.owner("apps", "show", "hall#panel")
    everything = words + json.dumps(apps) + bridge.owner("apps", "show", "hall#panel")
    assert first.key not in everything and second.key not in everything


def test_revoke_cuts_an_app_off_at_once(bridge):
    app, other = bridge.app("kitchen#tablet"), bridge.app("hall#panel")
    assert "1" in app.get("lights")
    assert bridge.owner("apps", "revoke", "kitchen#tablet") == "kitchen#tablet has no key any more.\n"
    assert is_unknown(app.get("lights"))  # on the connection it had open
    assert is_unknown(App(bridge, app.key).get("lights"))
    assert "1" in other.get("lights")
    assert bridge.ask("apps", "revoke", other_id(bridge, "hall#panel"))["name"] == "hall#panel"
    assert bridge.ask("apps") == []


def test_apps_that_are_not_there_or_not_the_only_one(bridge):
    assert 'there is no app "nobody"' in bridge.owner("apps", "revoke", "nobody", code=1)
    bridge.app("twin#app"), bridge.app("twin#app")
    assert '2 apps are called "twin#app"' in bridge.owner("apps", "revoke", "twin#app", code=1)
    assert len(bridge.ask("apps")) == 2


def test_lights_by_number_name_and_id(bridge):
    lights = bridge.ask("lights")
    assert [light["number"] for light in lights] == [1, 2, 3, 4, 5, 6]
    words = bridge.owner("lights").splitlines()
    assert words[0].split() == ["NO", "NAME", "TYPE", "ROOM", "STATE"]
    assert words[5].split() == ["5", "Ceiling", "spot", "Color", "temperature", "light", "Hallway", "off"]
    for word in ("2", "Table lamp", "table LAMP", lights[1]["id"]):
        on = bridge.ask("lights", "set", word, "--on")
        assert (on["number"], on["on"]) == (2, True)
        assert bridge.ask("lights", "set", word, "--off")["on"] is False
    assert 'there is no light "99"' in bridge.owner("lights", "set", "99", "--on", code=1)


def test_lights_set(bridge):
    app = bridge.app()
    assert bridge.owner("lights", "set", "1", "--on", "--brightness", "50").startswith("Floor lamp: on 50 %")
    assert app.get("lights/1")["state"]["bri"] in (127, 128)
    assert bridge.ask("lights", "set", "1", "--mirek", "300")["mirek"] == 300
    assert app.get("lights/1")["state"]["ct"] == 300
    bridge.ask("lights", "set", "1", "--xy", "0.4,0.35", "--transition", "0")
    assert app.get("lights/1")["state"]["xy"] == [0.4, 0.35]
    assert bridge.ask("lights", "set", "1", "--no-on")["on"] is False
    until(lambda: bridge.ask("lights")[0]["shining"] == 0)


@pytest.mark.parametrize("flags, words", [
    (["1", "--brightness", "101"], "brightness is 0 to 100 percent"),
    (["1", "--mirek", "20"], "50 to 1000 mireds"),
    (["1", "--on", "--xy", "2,0.3"], "two numbers from 0 to 1"),
    (["1", "--brightness", "50"], "Floor lamp is off; add --on"),
    (["4", "--on", "--brightness", "50"], "Fairy lights has no brightness"),
    (["1", "--loss", "1.5"], "a share from 0 to 1"),
    (["1", "--delay", "601"], "0 to 600 seconds"),
    (["1", "--transition", "6001"], "0 to 6000 seconds"),
])
def test_lights_set_refuses(bridge, flags, words):
    complaint = bridge.owner("lights", "set", *flags, code=1)
    assert words in complaint and complaint.count("\n") == 1


def test_lights_set_usage_errors(bridge):
    assert "exclude each other" in bridge.owner("lights", "set", "1", "--on", "--off", code=64)
    assert "two numbers" in bridge.owner("lights", "set", "1", "--xy", "0.3", code=64)


def test_lights_hidden(bridge):
    app = bridge.app()
    assert bridge.owner("lights", "customize", "table lamp", "--hide") == "Table lamp: hidden from apps\n"
    assert sorted(app.get("lights")) == ["1", "3", "4", "5", "6"]
    assert "2" not in app.get("groups/1")["lights"] and "2" not in app.get("groups/0")["lights"]
    assert app.put("lights/2/state", {"on": True})[0]["error"]["type"] == 3
    assert bridge.owner("lights").splitlines()[2].endswith("off hidden from apps")
    assert bridge.ask("lights")[1]["custom"] == {"hidden": True}
    assert bridge.owner("lights", "customize", "2", "--show") == "Table lamp: as its maker says\n"
    assert "2" in app.get("lights") and "2" in app.get("groups/1")["lights"]


def test_lights_customized(bridge):
    app = bridge.app()
    words = bridge.owner("lights", "customize", "1", "--kind", "dimmable", "--floor", "10%")
    assert words == "Floor lamp: taken for dimmable, lowest at 10 %\n"
    assert app.get("lights/1")["type"] == "Dimmable light"
    bridge.ask("lights", "set", "1", "--on", "--brightness", "50", "--transition", "0")
    until(lambda: bridge.ask("lights")[0]["shining"] == pytest.approx(55, abs=0.1))
    assert app.get("lights/1")["state"]["bri"] in (127, 128)
    custom = bridge.ask("lights", "customize", "1", "--kind", "default", "--floor", "none", "--gamut", "A")["custom"]
    assert custom == {"hidden": False, "gamut": "A"}
    assert app.get("lights/1")["capabilities"]["control"]["colorgamuttype"] == "A"
    until(lambda: bridge.ask("lights")[0]["shining"] == pytest.approx(50, abs=0.1))


@pytest.mark.parametrize("flags, words, code", [
    (["--floor", "91"], "a floor is 0 to 90 percent", 1),
    (["--gamut", "D"], "a gamut is A, B, C, default", 1),
    (["--gamut", "0,0,0.5,0.5,1,1"], "make a triangle", 1),
    ([], "say what to change", 64),
    (["--hide", "--show"], "exclude each other", 64),
    (["--kind", "lamp"], "lamp", 64),
])
def test_lights_customize_refuses(bridge, flags, words, code):
    assert words in bridge.owner("lights", "customize", "1", *flags, code=code)
    assert "custom" not in bridge.ask("lights")[0]


def test_lights_add_rename_remove(bridge):
    app = bridge.app()
    assert bridge.owner("lights", "add", "LWB010", "--name", "Cellar", "--room", "hallway") == "Cellar is light 7.\n"
    assert app.get("lights/7")["name"] == "Cellar"
    assert "7" in app.get("groups/2")["lights"]
    assert bridge.owner("lights", "rename", "7", "Basement") == "Light 7 is called Basement now.\n"
    assert app.get("lights/7")["name"] == "Basement"
    assert bridge.ask("lights", "rename", "Basement", "Attic")["name"] == "Attic"
    assert bridge.owner("lights", "remove", "Attic") == "Attic is gone.\n"
    assert "7" not in app.get("lights") and "7" not in app.get("groups/2")["lights"]
    assert bridge.ask("lights", "remove", "2")["name"] == "Table lamp"
    assert sorted(app.get("lights")) == ["1", "3", "4", "5", "6"]


def test_lights_add_refuses(bridge):
    complaint = bridge.owner("lights", "add", "XYZ", code=1)
    assert 'there is no model "XYZ"' in complaint and "LCT015" in complaint
    assert 'there is no room "Garage"' in bridge.owner("lights", "add", "LCT015", "--room", "Garage", code=1)
    assert "1 to 32 bytes" in bridge.owner("lights", "add", "LCT015", "--name", "x" * 33, code=1)
    assert "1 to 32 bytes" in bridge.owner("lights", "rename", "1", "", code=1)
    assert len(bridge.ask("lights")) == 6


def test_an_unreachable_light(bridge):
    app = bridge.app()
    bridge.owner("lights", "set", "1", "--unreachable", "on")
    until(lambda: app.get("lights/1")["state"]["reachable"] is False)
    assert "out of reach" in bridge.owner("lights").splitlines()[1]
    assert bridge.ask("status")["unreachable"] == 1
    bridge.owner("lights", "set", "1", "--unreachable", "off")
    until(lambda: app.get("lights/1")["state"]["reachable"] is True)


def test_a_slow_light_answers_apps_at_once(bridge):
    app = bridge.app()
    bridge.owner("lights", "set", "1", "--delay", "600")
    assert app.put("lights/1/state", {"on": True}) == [{"success": {"/lights/1/state/on": True}}]
    light = bridge.ask("lights")[0]
    assert (light["on"], light["shining"]) == (True, 0)


def test_a_lossy_light_stays_dark(bridge):
    app = bridge.app()
    bridge.owner("lights", "set", "1", "--loss", "1")
    for number in (1, 2):
        app.put(f"lights/{number}/state", {"on": True})
    until(lambda: bridge.ask("lights")[1]["shining"] == 100)
    assert bridge.ask("lights")[0]["shining"] == 0


def test_log_shows_requests_and_changes_without_keys(bridge, follow):
    words, lines = follow(bridge), follow(bridge, "--json")
    app = bridge.app("kitchen#tablet")
    # The JSON lines say nothing when they begin, so something is done until they show it.
    until(lambda: app.get("lights") and "kitchen#tablet" in "".join(lines.lines))
    app.put("lights/1/state", {"on": True})
    assert re.search(
        r"\d\d:\d\d:\d\d  127\.0\.0\.1  PUT /api/<kitchen#tablet>/lights/1/state  200  [\d.]+ ms", words.wait_for("PUT /api/<kitchen#tablet>")
    )
    words.wait_for('light "Floor lamp": ')
    App(bridge, "a-key-of-nobody").get("lights")
    note = words.wait_for("/api/<unknown key>/lights")
    assert "an app gets one by asking while the link button is pressed" in note
    until(lambda: any("unknown key" in line for line in list(lines.lines)))
    app.put("lights/1", {"name": "Reading lamp"})
    words.wait_for('light "Reading lamp": name')
    request = next(event["request"] for event in map(json.loads, lines.lines) if event.get("request", {}).get("method") == "PUT")
    assert request["path"] == "/api/<kitchen#tablet>/lights/1/state" and request["status"] == 200
    everything = "".join(words.lines + lines.lines)
    assert app.key not in everything and "a-key-of-nobody" not in everything


def test_log_without_following_tells_what_was(bridge):
    bridge.app("kitchen#tablet").put("lights/1", {"name": "Reading lamp"})
    words = bridge.owner("log")
    assert 'light "Reading lamp": name  by app kitchen#tablet' in words
    assert bridge.ask("log")[-1]["what"].startswith(('light "Reading lamp"', 'device "Reading lamp"'))


def test_log_follow_ends_with_the_bridge(bridge, follow):
    following = follow(bridge)
    bridge.stop()
    assert following.ended() == 0
    assert following.complaints == ["watching; Control-C ends"]


def test_log_follow_tells_of_a_bridge_that_died(bridge, follow):
    following = follow(bridge)
    bridge.kill()
    assert following.ended() == 1
    assert following.complaints == ["watching; Control-C ends", "Error: the bridge has ended without a goodbye"]


class Watching:
    """`porchlight press`, while it waits."""

    def __init__(self, bridge):
        self.process = subprocess.Popen(
            [PROGRAM, "press", "--data", str(bridge.data)], stdout=subprocess.PIPE, text=True, env=environment()
        )

    def ended(self):
        words, _ = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0
        return words


def bridge_post(bridge, body):
    return requests.post(f"{bridge.http}/api", json=body, timeout=PATIENCE).json()


def other_id(bridge, name):
    return next(app["id"] for app in bridge.ask("apps") if app["name"] == name)
