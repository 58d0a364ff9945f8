"""qhue, as published: a thin client, so every path of the API can be asked for as it is.

One home is set up with everything an app can make, automation is left to run, and all of it is taken down again.
"""

import pytest
import qhue
from bridge import until


@pytest.fixture
def hue(lan_bridge):
    app = lan_bridge.app("qhue#test")
    address = lan_bridge.host if lan_bridge.http_port in (None, 80) else f"{lan_bridge.host}:{lan_bridge.http_port}"
    hue = qhue.Bridge(address, app.key)
    hue.key = app.key
    return hue


def made(answer):
    """The id of what was made."""
    assert list(answer[0]["success"]) == ["id"], answer
    return answer[0]["success"]["id"]


def post(resource, **body):
    return made(resource(http_method="post", **body))


def test_every_part_of_the_state_can_be_read(hue):
    state = hue()
    assert list(state) == ["lights", "groups", "config", "schedules", "scenes", "rules", "sensors", "resourcelinks"]
    for part in state:
        assert getattr(hue, part)().keys() == state[part].keys()
    assert hue.capabilities()["rules"]["total"] == 250
    assert "Europe/Amsterdam" in hue.info.timezones()
    assert hue.lights.new() == {"lastscan": "none"}
    with pytest.raises(qhue.QhueException) as refused:
        hue.nothing()
    assert refused.value.type_id == "4"


def test_groups_of_every_type(hue):
    group = post(hue.groups, name="Both", lights=["1", "2"])
    zone = post(hue.groups, name="Up", type="Zone", **{"class": "Upstairs"}, lights=["3"])
    area = post(hue.groups, name="Film", type="Entertainment", lights=["1"])
    hue.groups[group].action(on=True, bri=99)
    assert [hue.lights[light]()["state"]["bri"] for light in (1, 2)] == [99, 99]
    assert hue.groups[zone]()["class"] == "Upstairs"
    hue.groups[area](stream={"active": True})
    assert hue.groups[area]()["stream"]["owner"] == hue.key
    assert hue.lights[1]()["state"]["mode"] == "streaming"
    with pytest.raises(qhue.QhueException) as refused:
        hue.groups(http_method="post", type="Room", lights=["1"], name="Second room")
    assert refused.value.type_id == "306"
    for made_group in (group, zone, area):
        assert hue.groups[made_group](http_method="delete") == [{"success": f"/groups/{made_group} deleted"}]
    assert sorted(hue.groups()) == ["1", "2"]


def test_a_scene_is_kept_and_had_again(hue):
    hue.lights[1].state(on=True, bri=40, ct=400)
    hue.lights[2].state(on=False)
    scene = post(hue.scenes, name="Evening", lights=["1", "2"], recycle=False)
    hue.groups[0].action(on=True, bri=254)
    hue.groups[0].action(scene=scene)
    assert (hue.lights[1]()["state"]["bri"], hue.lights[2]()["state"]["on"]) == (40, False)
    hue.scenes[scene].lightstates[2](on=True, bri=7)
    stored = hue.scenes[scene]()["lightstates"]["2"]
    assert (stored["on"], stored["bri"]) == (True, 7)
    hue.groups[1].action(scene=scene)
    assert hue.lights[2]()["state"]["bri"] == 7
    hue.scenes[scene](storelightstate=True)
    assert "lightstates" not in hue.scenes()[scene]
    hue.scenes[scene](http_method="delete")
    assert hue.scenes() == {}


def test_a_rule_reacts_and_a_link_takes_it_down(hue):
    sensor = post(
        hue.sensors, name="Door", type="CLIPOpenClose", modelid="door-sensor", swversion="1", uniqueid="door-1",
        manufacturername="somebody", recycle=True)
    rule = post(
        hue.rules, name="Door light", recycle=True,
        conditions=[
            {"address": f"/sensors/{sensor}/state/open", "operator": "eq", "value": "true"},
            {"address": f"/sensors/{sensor}/state/lastupdated", "operator": "dx"},
        ],
        actions=[{"address": "/lights/6/state", "method": "PUT", "body": {"on": True, "bri": 200}}])
    link = post(hue.resourcelinks, name="Door", classid=1, links=[f"/sensors/{sensor}", f"/rules/{rule}"])
    assert hue.rules[rule]()["lasttriggered"] == "none"
    hue.sensors[sensor].state(open=False)
    assert hue.rules[rule]()["timestriggered"] == 0
    hue.sensors[sensor].state(open=True)
    assert hue.lights[6]()["state"]["on"] is True
    assert (hue.rules[rule]()["timestriggered"], hue.rules[rule]()["owner"]) == (1, hue.key)
    hue.resourcelinks[link](http_method="delete")
    assert rule not in hue.rules() and sensor not in hue.sensors()


def test_a_timer_counts_down(hue):
    timer = post(
        hue.schedules, name="Soon", localtime="PT00:00:01",
        command={"address": f"/api/{hue.key}/lights/4/state", "method": "PUT", "body": {"on": True}})
    assert hue.schedules[timer]()["status"] == "enabled"
    until(lambda: hue.lights[4]()["state"]["on"])
    assert timer not in hue.schedules()


def test_what_is_wrong_is_told_with_its_address(hue):
    with pytest.raises(qhue.QhueException) as refused:
        hue.lights[1].state(on=True, bri=999)
    assert (refused.value.type_id, refused.value.address) == ("7", "/lights/1/state/bri")
    with pytest.raises(qhue.QhueException) as refused:
        hue.rules(http_method="post", name="Empty", conditions=[], actions=[])
    assert hue.rules() == {}
