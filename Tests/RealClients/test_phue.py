"""phue, as published: register, list, switch, colour, rename, group.

It writes to the file it is given; every result is read again by other means.
"""

import threading

import phue
import pytest
from bridge import App, until


@pytest.fixture
def hue(lan_bridge):
    """phue that was let in while it asked again and again, as its users do."""
    bridge = lan_bridge
    address = bridge.host if bridge.http_port in (None, 80) else f"{bridge.host}:{bridge.http_port}"
    place = str(bridge.folder / "python_hue")
    with pytest.raises(phue.PhueRegistrationException):
        phue.Bridge(address, config_file_path=place)
    pressing = threading.Thread(target=bridge.press)
    pressing.start()

    def let_in():
        try:
            return phue.Bridge(address, config_file_path=place)
        except phue.PhueRegistrationException:
            return None

    hue = until(let_in)
    pressing.join()
    return hue


@pytest.fixture
def reading(lan_bridge, hue):
    """What is read with another app's key."""
    return lan_bridge.app("another#reader")


def test_the_key_is_kept_and_works_again(lan_bridge, hue):
    again = phue.Bridge(hue.ip, config_file_path=hue.config_file_path)
    assert again.username == hue.username
    assert [app["name"] for app in lan_bridge.ask("apps")] == ["python_hue"]
    assert len(again.lights) == 6


def test_list(hue, reading):
    names = {int(number): light["name"] for number, light in reading.get("lights").items()}
    assert {light.light_id: light.name for light in hue.lights} == names
    assert list(names.values()) == ["Floor lamp", "Table lamp", "Shelf strip", "Fairy lights", "Ceiling spot", "Mirror lamp"]
    assert hue.get_light_id_by_name("Ceiling spot") == "5"
    assert hue.get_api().keys() >= {"lights", "groups", "config", "sensors", "scenes", "schedules"}


def test_switch_and_dim(hue, reading):
    hue.set_light(1, {"on": True, "bri": 77})
    state = reading.get("lights/1")["state"]
    assert (state["on"], state["bri"]) == (True, 77)
    light = hue.get_light_objects("name")["Floor lamp"]
    assert light.on and light.brightness == 77
    light.on = False
    assert reading.get("lights/1")["state"]["on"] is False
    hue.set_light("Mirror lamp", "on", True)
    assert reading.get("lights/6")["state"]["on"] is True
    hue.set_light([2, 3], "on", True)
    assert [reading.get(f"lights/{number}")["state"]["on"] for number in (2, 3)] == [True, True]


def test_colour(hue, reading):
    light = hue.get_light_objects("id")[2]
    light.on = True
    light.xy = [0.3, 0.3]
    state = reading.get("lights/2")["state"]
    assert (state["xy"], state["colormode"]) == ([0.3, 0.3], "xy")
    light.colortemp = 250
    state = reading.get("lights/2")["state"]
    assert (state["ct"], state["colormode"]) == (250, "ct")
    light.hue, light.saturation = 46920, 200
    state = reading.get("lights/2")["state"]
    assert (state["hue"], state["sat"], state["colormode"]) == (46920, 200, "hs")
    assert light.colormode == "hs"


def test_rename(lan_bridge, hue, reading):
    hue.get_light_objects("id")[1].name = "Leselampe ü"
    assert reading.get("lights/1")["name"] == "Leselampe ü"
    hue.name = "Our bridge"
    assert hue.name == "Our bridge"
    assert lan_bridge.ask("status")["name"] == "Our bridge"


def test_groups(hue, reading):
    assert {number: group["name"] for number, group in hue.get_group().items()} == {"1": "Living room", "2": "Hallway"}
    assert hue.get_group_id_by_name("Hallway") in (2, "2")
    hue.set_group(2, {"on": True, "bri": 100})
    for number in hue.get_group(2, "lights"):
        state = reading.get(f"lights/{number}")["state"]
        assert (state["on"], state["bri"]) == (True, 100)
    assert reading.get("groups/2")["state"] == {"all_on": True, "any_on": True}
    assert reading.get("groups/1")["state"]["any_on"] is False
    hue.set_group(2, "name", "Entrance")
    assert reading.get("groups/2")["name"] == "Entrance"
    hue.set_group(0, "on", True)
    assert reading.get("groups/0")["state"]["all_on"] is True


def test_groups_of_its_own(hue, reading):
    number = hue.create_group("Reading", [1, 2])[0]["success"]["id"]
    assert reading.get(f"groups/{number}")["type"] == "LightGroup"
    hue.set_group("Reading", "on", True)
    assert [reading.get(f"lights/{light}")["state"]["on"] for light in (1, 2)] == [True, True]
    hue.set_group("Reading", "lights", [3])
    assert hue.get_group("Reading", "lights") == ["3"]
    assert hue.delete_group(number) == [{"success": f"/groups/{number} deleted"}]
    assert hue.get_group_id_by_name("Reading") is False


def test_scenes(hue, reading):
    hue.set_light(1, {"on": True, "bri": 33})
    made = reading.post("scenes", {"name": "Dim", "type": "GroupScene", "group": "1"})[0]["success"]["id"]
    hue.set_light(1, "bri", 250)
    assert [scene.name for scene in hue.scenes] == ["Dim"]
    assert hue.run_scene("Living room", "Dim") is True
    assert reading.get("lights/1")["state"]["bri"] == 33
    hue.delete_scene(made)
    assert hue.get_scene() == {}


def test_sensors_of_its_own(hue, reading):
    number = hue.create_sensor("Mood", "flag-model", "1.0", "CLIPGenericFlag", "mood-flag-1", "somebody", {"flag": False})[0]
    number = int(number)
    hue.set_sensor_state(number, "flag", True)
    assert reading.get(f"sensors/{number}")["state"]["flag"] is True
    hue.set_sensor_config(number, "on", False)
    assert hue.get_sensor(number, "config")["on"] is False
    hue.delete_sensor(str(number))
    assert str(number) not in reading.get("sensors")


def test_schedules(hue, reading):
    made = hue.create_schedule("Soon", "PT00:00:01", 6, {"on": True, "bri": 12}, "once")[0]["success"]["id"]
    assert hue.get_schedule(made)["description"] == "once"
    until(lambda: reading.get("lights/6")["state"]["on"])
    assert hue.get_schedule() == {}
    later = hue.create_group_schedule("Morning", "W124/T06:30:00", 1, {"on": True})[0]["success"]["id"]
    hue.set_schedule_attributes(later, {"status": "disabled"})
    assert hue.get_schedule(later)["status"] == "disabled"
    hue.delete_schedule(later)
    assert reading.get("schedules") == {}


def test_a_revoked_key_is_told(lan_bridge, hue):
    lan_bridge.owner("apps", "revoke", "python_hue")
    assert hue.get_api()[0]["error"]["description"] == "unauthorized user"
    assert App(lan_bridge, hue.username).get("lights")[0]["error"]["type"] == 1
