"""Timers, shares, groups and claims from the command line, and what other clients of the same cloud see of them afterwards."""

import json
from datetime import datetime, timezone
from urllib.parse import urlsplit

import pytest
import requests
from bridge import PATIENCE, ROOT, until
from sonoff import Sonoff
from test_clouds import Account
from test_ewelink import LAMP, SOCKETS, ann, cloud, here  # noqa: F401 - fixtures: a client and the cloud that knows its app


@pytest.fixture
def home(start, cloud):  # noqa: F811
    """A bridge in Tokyo, which knows no daylight saving time, with an account of Ann's."""
    bridge = start("--time-zone", "Asia/Tokyo")
    Account(bridge, cloud).add()
    until(lambda: len(bridge.ask("clouds", "devices", "home")) == 8)
    until(lambda: bridge.ask("clouds", "status", "home")["state"] == "connected")
    return bridge


def timers(client, device=LAMP):
    client.update_devices()
    return client.get_device(device)["params"].get("timers", [])


def rest(cloud, client, path):  # noqa: F811
    """The first API as it is, without a client."""
    url = cloud.facts["http"] + path
    headers = {"Authorization": f"Bearer {client.get_bearer_token()}"}
    return requests.get(url, headers=headers, params={"version": 8}, timeout=PATIENCE).json()


def test_a_timer_from_the_command_line_is_there_for_others(home, ann):  # noqa: F811
    words = home.owner("clouds", "timers", "add", "home", "porch lamp", "on", "--at", "05:05", "--days", "tue,wed")
    assert words.startswith("Added: Porch lamp on 05:05 tue,wed = 20:05 mon,tue UTC, ")
    [timer] = timers(ann)
    assert timer["at"] == "5 20 * * 1,2" and timer["do"] == {"switch": "on"} and timer["enabled"] == 1
    assert timer["type"] == timer["coolkit_timer_type"] == "repeat" and timer["mId"] in words
    home.owner("clouds", "timers", "disable", "home", timer["mId"][:8])
    assert timers(ann) == [{**timer, "enabled": 0}]
    assert home.owner("clouds", "timers", "enable", "home", timer["mId"]).startswith("It runs: ")
    assert timers(ann) == [timer]
    assert home.owner("clouds", "timers", "remove", "home", timer["mId"]).startswith("Removed: Porch lamp on 05:05")
    assert timers(ann) == [] and home.owner("clouds", "timers", "home") == "There are no timers.\n"


def test_every_kind_of_timer_is_listed(home, ann):  # noqa: F811
    home.owner("clouds", "timers", "add", "home", SOCKETS, "off", "--in", "20m", "--outlet", "2")
    home.owner("clouds", "timers", "add", "home", "Hall dimmer", "on", "--at", "2037-12-24 18:00")
    listed = home.ask("clouds", "timers", "list", "home")
    assert [(timer["device"], timer["kind"], timer["does"]) for timer in listed] == [
        ("Desk sockets", "countdown", "off"), ("Hall dimmer", "once", "on"),
    ]
    assert listed[0]["outlet"] == 2 and listed[0]["minutes"] == 20 and listed[1]["at"] == "2037-12-24T09:00:00Z"
    [countdown] = timers(ann, SOCKETS)
    assert countdown["do"] == {"switch": "off", "outlet": 1} and countdown["period"] == "20"
    left = datetime.fromisoformat(countdown["at"]) - datetime.now(timezone.utc)
    assert 1100 < left.total_seconds() <= 1200
    assert len(home.ask("clouds", "timers", "list", "home", "Hall dimmer")) == 1
    text = home.owner("clouds", "timers", "list", "home")
    assert text.splitlines()[0].split() == ["DEVICE", "OUTLET", "DOES", "WHEN", "RUNS", "ID"] and "20 min after" in text


def test_a_device_is_shared_with_somebody_in_another_region(home, cloud, ann):  # noqa: F811
    ben = cloud.facts["otherUser"]
    words = home.owner("clouds", "share", "add", "home", "Porch lamp", ben["email"], "--rights", "add,enable")
    assert words == f"Porch lamp is shared with {ben['email']}, who may do this to its timers: add,enable.\n"
    [theirs] = Sonoff(ben["email"], ben["password"], "us").get_devices()
    assert theirs["deviceid"] == LAMP and theirs["sharedBy"]["permit"] == 9
    home.owner("clouds", "share", "change", "home", LAMP, ben["email"], "--rights", "none")
    [shared] = home.ask("clouds", "share", "list", "home")
    assert (shared["person"], shared["rights"], shared["theirs"]) == (ben["email"], [], False)
    assert ben["email"] in home.owner("clouds", "share", "home")
    assert "already" in home.owner("clouds", "share", "add", "home", LAMP, ben["email"], code=1)
    home.owner("clouds", "share", "remove", "home", LAMP, ben["email"])
    assert Sonoff(ben["email"], ben["password"], "us").get_devices() == []
    assert home.owner("clouds", "share", "list", "home") == "Nothing is shared.\n"


def test_groups_are_arranged(home, cloud, ann):  # noqa: F811
    home.owner("clouds", "groups", "add", "home", "Hall")
    home.owner("clouds", "groups", "add", "home", "Attic", "--index", "1")
    home.owner("clouds", "groups", "rename", "home", "hall", "Porch")
    groups = rest(cloud, ann, "/api/group")["groupinfos"]
    assert sorted((group["index"], group["name"]) for group in groups) == [(1, "Attic"), (2, "Porch")]
    attic, porch = sorted(groups, key=lambda group: group["index"])
    home.owner("clouds", "groups", "move", "home", "Porch lamp", "--to", "Porch")
    home.owner("clouds", "groups", "move", "home", "Desk sockets", "--to", porch["id"])
    home.owner("clouds", "groups", "move", "home", SOCKETS, "--from", "Porch", "--to", "Attic")
    ann.update_devices()
    assert ann.get_device(LAMP)["groups"] == [porch["id"]] and ann.get_device(SOCKETS)["groups"] == [attic["id"]]
    listed = home.ask("clouds", "groups", "list", "home")
    assert [[member["name"] for member in group["devices"]] for group in listed] == [["Desk sockets"], ["Porch lamp"]]
    stay = home.owner("clouds", "groups", "remove", "home", "Porch")
    assert stay == f"The group Porch is removed. These stay: Porch lamp ({LAMP}).\n"
    gone = home.owner("clouds", "groups", "remove", "home", "Attic", "--with-devices")
    assert gone == f"The group Attic is removed. Gone from the account with it: Desk sockets ({SOCKETS}).\n"
    ann.update_devices()
    assert {device["deviceid"] for device in ann.get_devices()}.isdisjoint({SOCKETS})
    assert rest(cloud, ann, "/api/group") == {"groupinfos": []}


@pytest.mark.parametrize("words, complaint, code", [
    ("timers add home Nobody on --in 5m", 'there is no device "Nobody" in home', 1),
    ("timers add home 10000000 on --in 5m", "name one by its id: 1000000001, 1000000002", 1),
    ("timers add home 1000000002 on --in 5m", "it has several outlets: say which with --outlet 1 to 2", 1),
    ("timers add home 1000000008 on --in 5m", "it has nothing that a timer could switch", 1),
    ("timers add home 1000000001 on --at 25:00", '"25:00" is not a time', 1),
    ("timers add home 1000000001 on --at 07:00 --days mon,someday", '"someday" is not a day', 1),
    ("timers add home 1000000001 on", "say when", 64),
    ("timers remove home ffffffff", 'there is no timer "ffffffff" in home', 1),
    ("share add home 1000000001 nobody@example.com", "the cloud knows nobody by nobody@example.com", 1),
    ("share add home 1000000001 ben@example.com --rights fly", '"fly" is not one of', 1),
    ("share remove home 1000000001 ben@example.com", "is not shared with ben@example.com", 1),
    ("groups remove home Nowhere", 'there is no group "Nowhere" in home', 1),
    ("groups move home 1000000001", "say which group", 64),
    ("claim home CB:B8:33:4C:88:4F", "eWeLink has nothing to claim", 1),
])
def test_what_cannot_be_done_is_said_in_one_line(home, words, complaint, code):
    said = home.owner("clouds", *words.split(), code=code)
    assert complaint in said and (code != 1 or said.count("\n") == 1)


def test_a_cloud_that_is_gone_is_said(home, cloud):  # noqa: F811
    cloud.kill()
    for words in (["timers", "list", "home"], ["groups", "list", "home"], ["share", "list", "home"]):
        said = home.owner("clouds", *words, code=1)
        assert "cannot be spoken with" in said and said.count("\n") == 1


def test_tags_are_claimed_and_shared(bridge, emulate, folder):
    """Ruuvi's cloud: what others see is asked of it directly."""
    account = json.loads((ROOT / "Fixtures/Clouds/ruuvi.json").read_text())
    account["ruuvi"]["dialect"] = "modern"
    file = folder / "tags.json"
    file.write_text(json.dumps(account))
    cloud = emulate("ruuvi", "--account", file)  # noqa: F811
    secret = folder / "token"
    secret.write_text("token=SampleTokenOfAnn0000000000000001\n")
    secret.chmod(0o600)
    base = "{0.scheme}://{0.netloc}".format(urlsplit(cloud.facts["control"]))
    bridge.owner("clouds", "add", "ruuvi", "tags", "--email", "ann@example.com", "--base-url", base, "--secret-file", secret)
    garden = "C6:A5:B9:E0:AD:06"
    assert bridge.owner("clouds", "claim", "tags", garden, "--name", "Garden") == f"{garden} is claimed.\n"
    assert "already claimed" in bridge.owner("clouds", "claim", "tags", garden, code=1)
    bridge.owner("clouds", "share", "remove", "tags", "Sauna", "ben@example.com")
    shared = bridge.ask("clouds", "share", "add", "tags", "Sauna", "cy@example.com")
    assert shared["pending"] and "rights" not in shared
    headers = {"Authorization": "Bearer SampleTokenOfAnn0000000000000001"}
    sensors = requests.get(base + "/sensors-dense?sharedToOthers=true", headers=headers, timeout=PATIENCE).json()["data"]["sensors"]
    assert {sensor["name"]: sensor["sharedTo"] for sensor in sensors} == {
        "Sauna": ["cy@example.com"], "Garden": [], "Living room": [],
    }
    assert "no rights to give" in bridge.owner(
        "clouds", "share", "add", "tags", "Sauna", "di@example.com", "--rights", "all", code=1
    )
    assert "Ruuvi has no timers" in bridge.owner("clouds", "timers", "list", "tags", code=1)
    assert "Ruuvi has no groups" in bridge.owner("clouds", "groups", "list", "tags", code=1)
