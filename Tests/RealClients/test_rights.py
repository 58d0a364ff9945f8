"""What an app may see and do, chosen on the command line and met by the app."""

import json

import pytest
import requests
from bridge import App


@pytest.fixture
def guest(bridge):
    return bridge.app("guest#phone")


def test_what_is_not_granted_does_not_exist(bridge, guest):
    said = bridge.owner("apps", "allow", "guest#phone", "--rooms", "Hallway", "--control", "--until", "1h")
    assert said.startswith("guest#phone may switch 1 room until ")
    assert [light["name"] for light in guest.get("lights").values()] == ["Ceiling spot", "Mirror lamp"]
    assert list(guest.get("groups")) == ["2"]
    assert "Floor lamp" not in json.dumps(guest.get())
    assert guest.put("lights/5/state", {"on": True})[0]["success"] == {"/lights/5/state/on": True}
    assert guest.put("lights/1/state", {"on": True})[0]["error"]["type"] == 3
    assert guest.put("lights/5", {"name": "Mine"})[0]["error"]["type"] == 1
    guest.put("groups/0/action", {"on": True})
    owner = {light["name"]: light["on"] for light in bridge.ask("lights")}
    assert owner["Mirror lamp"] and not owner["Floor lamp"]
    shown = bridge.owner("apps", "show", "guest#phone")
    assert "may        switch 1 room until " in shown and "rooms      Hallway" in shown


def test_read_only(bridge, guest):
    bridge.owner("apps", "allow", "guest#phone", "--read-only")
    assert len(guest.get("lights")) == 6
    answer = guest.put("lights/1/state", {"on": True})
    assert answer[0]["error"] == {"type": 1, "address": "/lights/1/state", "description": "unauthorized user"}


def test_taken_away_and_given_back(bridge, guest):
    bridge.owner("apps", "deny", "guest#phone", "--lights", "1,Table lamp")
    assert list(guest.get("lights")) == ["3", "4", "5", "6"]
    bridge.owner("apps", "deny", "guest#phone")
    assert guest.get("lights") == {} and guest.get("groups") == {}
    bridge.owner("apps", "allow", "guest#phone", "--everything")
    assert len(guest.get("lights")) == 6


def test_a_light_under_another_number_and_name(bridge, guest):
    bridge.owner("apps", "allow", "guest#phone", "--lights", "3")
    bridge.owner("apps", "map", "guest#phone", "--light", "3", "--as", "1", "--name", "Shelf")
    assert {number: light["name"] for number, light in guest.get("lights").items()} == {"1": "Shelf"}
    assert guest.put("lights/1/state", {"on": True})[0]["success"] == {"/lights/1/state/on": True}
    assert [light["on"] for light in bridge.ask("lights")] == [False, False, True, False, False, False]


def test_an_expired_grant(bridge, guest):
    complaint = bridge.owner("apps", "allow", "guest#phone", "--until", "2020-01-01", code=1)
    assert "that moment has passed" in complaint
    bridge.owner("apps", "allow", "guest#phone", "--until", "2s")
    while guest.get("lights") != [{"error": {"type": 1, "address": "/lights", "description": "unauthorized user"}}]:
        pass
    assert "expired" in bridge.owner("apps")


def test_rights_outlive_a_restart_and_stand_in_the_history(bridge, guest):
    bridge.owner("apps", "allow", "guest#phone", "--lights", "2")
    guest.put("lights/2/state", {"on": True})
    bridge.stop()
    bridge.start()
    assert list(App(bridge, guest.key).get("lights")) == ["2"]
    lines = bridge.owner("history", "--app", "guest#phone", "--light", "2", "--since", "1h").splitlines()
    assert len(lines) == 1 and 'light "Table lamp": on  by app guest#phone' in lines[0]
    assert bridge.owner("history", "--app", "guest#phone", "--light", "1") == "Nothing of that sort has happened.\n"


@pytest.mark.parametrize("grant, lights, switches", [("none", 0, 3), ("read", 6, 1), ("control", 6, None), ("all", 6, None)])
def test_rights_of_apps_that_come(start, grant, lights, switches):
    bridge = start("--default-grant", grant)
    app = bridge.app("new#app")
    assert len(app.get("lights")) == lights
    answer = app.put("lights/1/state", {"on": True})[0]
    assert answer.get("error", {}).get("type") == switches


def test_rights_of_the_app_that_comes_now(bridge):
    bridge.owner("press", "--no-wait", "--grant", "control", "--rooms", "Hallway", "--until", "1h")
    key = requests.post(f"{bridge.http}/api", json={"devicetype": "visitor"}).json()[0]["success"]["username"]
    assert list(App(bridge, key).get("lights")) == ["5", "6"]
    other = bridge.app("later#app")
    assert len(other.get("lights")) == 6
