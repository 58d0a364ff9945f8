"""Sensors worked from the command line, and rules that react to them."""

import pytest
from bridge import until


@pytest.fixture
def app(bridge):
    return bridge.app("rules#maker")


def number_of(app, kind):
    return next(number for number, sensor in app.get("sensors").items() if sensor["type"] == kind)


def test_a_switch_is_pressed_and_a_rule_reacts(bridge, app):
    switch = number_of(app, "ZLLSwitch")
    conditions = [
        {"address": f"/sensors/{switch}/state/buttonevent", "operator": "eq", "value": "1000"},
        {"address": f"/sensors/{switch}/state/lastupdated", "operator": "dx"},
    ]
    action = {"address": "/groups/1/action", "method": "PUT", "body": {"on": True}}
    rule = app.post("rules", {"name": "On", "conditions": conditions, "actions": [action]})[0]["success"]["id"]
    assert bridge.owner("sensors", "press", "Hallway switch", "on") == "Button 1 of Hallway switch was pressed.\n"
    until(lambda: app.get("groups/1")["state"]["all_on"])
    assert app.get(f"rules/{rule}")["timestriggered"] == 1
    explained = bridge.owner("rules", "explain", rule)
    assert "On" in explained and "Hallway switch" in explained
    history = bridge.owner("history")
    assert 'light "Floor lamp": on  by rule "On"' in history


def test_motion_and_measures(bridge, app):
    names = {sensor["type"]: sensor["name"] for sensor in bridge.ask("sensors")}
    bridge.owner("sensors", "motion", names["ZLLPresence"])
    until(lambda: app.get(f"sensors/{number_of(app, 'ZLLPresence')}")["state"]["presence"])
    bridge.owner("sensors", "set", names["ZLLTemperature"], "temperature", "21.5")
    until(lambda: app.get(f"sensors/{number_of(app, 'ZLLTemperature')}")["state"]["temperature"] == 2150)
    bridge.owner("sensors", "set", names["ZLLLightLevel"], "lux", "100")
    until(lambda: app.get(f"sensors/{number_of(app, 'ZLLLightLevel')}")["state"]["lightlevel"] == 20001)
    assert "does not sense motion" in bridge.owner("sensors", "motion", names["ZLLTemperature"], code=1)
    assert "has no humidity" in bridge.owner("sensors", "set", names["ZLLTemperature"], "humidity", "5", code=1)
    assert "has buttons 1 to 4" in bridge.owner("sensors", "press", "Hallway switch", "7", code=1)
    listed = bridge.owner("sensors")
    assert "21.5 °C" in listed


def test_rules_and_schedules_outlive_a_restart(bridge, app):
    flag = {"name": "Flag", "type": "CLIPGenericFlag", "modelid": "flag-model", "swversion": "1", "uniqueid": "flag-1",
            "manufacturername": "somebody"}
    sensor = app.post("sensors", flag)[0]["success"]["id"]
    condition = {"address": f"/sensors/{sensor}/state/flag", "operator": "eq", "value": "true"}
    action = {"address": "/lights/1/state", "method": "PUT", "body": {"on": True}}
    app.post("rules", {"name": "Flag", "conditions": [condition], "actions": [action]})
    command = {"address": f"/api/{app.key}/lights/2/state", "method": "PUT", "body": {"on": True}}
    app.post("schedules", {"name": "Morning", "localtime": "W127/T06:00:00", "command": command})
    before = {part: app.get(part) for part in ("rules", "schedules", "sensors", "groups", "resourcelinks")}
    bridge.stop()
    bridge.start()
    assert {part: app.get(part) for part in before} == before
    app.put(f"sensors/{sensor}/state", {"flag": True})
    assert app.get("lights/1")["state"]["on"] is True
    assert "Flag" in bridge.owner("rules")
