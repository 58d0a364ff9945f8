"""The bridge is killed at random moments while several clients write; whatever it acknowledged is there afterwards.

PORCHLIGHT_KILLS says how often (200 unless told), PORCHLIGHT_SEED which random moments.
"""

import contextlib
import http.client
import json
import os
import random
import re
import threading
import time

import pytest
from bridge import Bridge

KILLS = int(os.environ.get("PORCHLIGHT_KILLS", "200"))
SEED = int(os.environ.get("PORCHLIGHT_SEED", random.randrange(1 << 32)))
APPS_KEPT = 8
LIGHTS_KEPT = 12
GONE = (OSError, http.client.HTTPException, json.JSONDecodeError)

pytestmark = pytest.mark.timeout(60 + KILLS * 10)


class Connection:
    """One client's connection; raises one of GONE when the bridge is dead."""

    def __init__(self, bridge):
        self.http = http.client.HTTPConnection(bridge.host, bridge.http_port, timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.close()

    def ask(self, method, path, body=None):
        self.http.request(method, path, None if body is None else json.dumps(body))
        return json.loads(self.http.getresponse().read())


class Value:
    """Something that one writer sets: what is known to be kept, and what was asked for and not acknowledged."""

    def __init__(self, kept):
        self.kept = kept
        self.asked = None

    @contextlib.contextmanager
    def change(self, wanted):
        self.asked = wanted
        yield
        self.settle(wanted)

    def settle(self, value):
        self.kept, self.asked = value, None

    def check(self, what, found):
        assert found == self.kept or (self.asked is not None and found == self.asked), (
            f"{what} is {found!r}, acknowledged was {self.kept!r}, under way {self.asked!r}"
        )
        self.settle(found)


class Ledger:
    """What the bridge has promised."""

    def __init__(self):
        self.apps = {}  # key -> name
        self.registering = None  # (key, name) under way
        self.revoking = None  # key under way
        self.revoked = []
        self.light_names = {"1": Value("Floor lamp"), "2": Value("Table lamp")}
        self.room_name = Value("Living room")
        self.bridge_name = Value("Porchlight")
        self.zone = Value(None)
        self.numbers = {}  # id of a light -> its number
        self.adding = None
        self.removing = None
        self.counts = dict.fromkeys(("registered", "revoked", "renamed", "configured", "added", "removed", "switched"), 0)
        self.serial = 0

    def next(self):
        self.serial += 1
        return self.serial


# The writers. Each does its own kind of thing until the bridge is dead.


def register_and_revoke(bridge, ledger, key, chance):
    with Connection(bridge) as client:
        while True:
            number = ledger.next()
            wanted = (f"chosen{number:010}", f"kill#{number}")
            ledger.registering = wanted
            answer = client.ask("POST", "/api", {"devicetype": wanted[1], "username": wanted[0]})
            assert answer == [{"success": {"username": wanted[0]}}], answer
            ledger.apps[wanted[0]] = wanted[1]
            ledger.registering = None
            ledger.counts["registered"] += 1
            if len(ledger.apps) > APPS_KEPT:
                victim = chance.choice(list(ledger.apps))
                ledger.revoking = victim
                bridge.control("DELETE", "apps", ledger.apps[victim])
                del ledger.apps[victim]
                ledger.revoked.append(victim)
                ledger.revoking = None
                ledger.counts["revoked"] += 1


def rename(bridge, ledger, key, chance):
    with Connection(bridge) as client:
        while True:
            number, name = chance.choice(["1", "2"]), f"Lamp {ledger.next()}"
            with ledger.light_names[number].change(name):
                done(client.ask("PUT", f"/api/{key}/lights/{number}", {"name": name}))
            room = f"Room {ledger.next()}"
            with ledger.room_name.change(room):
                done(client.ask("PUT", f"/api/{key}/groups/1", {"name": room}))
            ledger.counts["renamed"] += 2


def configure(bridge, ledger, key, chance):
    zones = ["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo"]
    with Connection(bridge) as client:
        while True:
            name, zone = f"Bridge {ledger.next() % 10**8}", chance.choice(zones)
            # Both in one request: they are kept together or not at all.
            with ledger.bridge_name.change(name), ledger.zone.change(zone):
                done(client.ask("PUT", f"/api/{key}/config", {"name": name, "timezone": zone}))
            ledger.counts["configured"] += 1


def add_and_remove(bridge, ledger, key, chance):
    while True:
        ledger.adding = f"New {ledger.next()}"
        added = bridge.control("POST", "lights", body={"model": "LWB010", "name": ledger.adding, "room": None})
        ledger.numbers[added["id"]] = added["number"]
        ledger.adding = None
        ledger.counts["added"] += 1
        if len(ledger.numbers) > LIGHTS_KEPT:
            victim = chance.choice([id for id, number in ledger.numbers.items() if number > 6])
            ledger.removing = victim
            bridge.control("DELETE", "lights", victim)
            del ledger.numbers[victim]
            ledger.removing = None
            ledger.counts["removed"] += 1


def switch(bridge, ledger, key, chance):
    with Connection(bridge) as client:
        while True:
            body = {"on": True, "bri": chance.randint(1, 254)}
            done(client.ask("PUT", f"/api/{key}/lights/{chance.randint(1, 3)}/state", body))
            done(client.ask("PUT", f"/api/{key}/groups/2/action", {"on": chance.random() < 0.5}))
            ledger.counts["switched"] += 2


WRITERS = [register_and_revoke, rename, configure, add_and_remove, switch, switch]


def done(answer):
    assert answer and all("success" in entry for entry in answer), answer


# What must hold after every start


def check(bridge, ledger, key, identity):
    with Connection(bridge) as client:
        state = client.ask("GET", f"/api/{key}")
        assert isinstance(state, dict), f"the first key is gone: {state}"
        assert (state["config"]["bridgeid"], state["config"]["mac"]) == identity
        assert (bridge.data / "certificate.pem").read_bytes() == identity.certificate
        check_settings(state, ledger)
        check_apps(client, state, ledger)
    check_lights(bridge, state, ledger)


def check_settings(state, ledger):
    for number, value in ledger.light_names.items():
        value.check(f"the name of light {number}", state["lights"][number]["name"])
    ledger.room_name.check("the name of room 1", state["groups"]["1"]["name"])
    config = state["config"]
    whole = {(ledger.bridge_name.kept, ledger.zone.kept or config["timezone"])}
    if ledger.bridge_name.asked:
        whole.add((ledger.bridge_name.asked, ledger.zone.asked))
    assert (config["name"], config["timezone"]) in whole, f"{config['name']}, {config['timezone']} is none of {whole}"
    ledger.bridge_name.settle(config["name"])
    ledger.zone.settle(config["timezone"])


def check_apps(client, state, ledger):
    if ledger.registering:
        chosen, name = ledger.registering
        if is_let_in(client, chosen):
            ledger.apps[chosen] = name
        ledger.registering = None
    if ledger.revoking:
        if not is_let_in(client, ledger.revoking):
            del ledger.apps[ledger.revoking]
        ledger.revoking = None
    for chosen, name in ledger.apps.items():
        own = client.ask("GET", f"/api/{chosen}/config")
        assert own.get("whitelist", {}).get(chosen, {}).get("name") == name, f"the key of {name} does not work"
    for chosen in ledger.revoked[-3:]:
        assert not is_let_in(client, chosen), f"{chosen} was revoked and works again"
    names = sorted(app["name"] for app in state["config"]["whitelist"].values())
    assert names == sorted([*ledger.apps.values(), "kill#first"]), "other apps have keys than those that were let in"


def is_let_in(client, key):
    return isinstance(client.ask("GET", f"/api/{key}/lights"), dict)


def check_lights(bridge, state, ledger):
    shown = {light["id"]: light for light in bridge.control("GET", "lights")}
    for id, light in shown.items():
        if id not in ledger.numbers:
            assert ledger.adding == light["name"], f"{light} was never asked for"
            ledger.numbers[id] = light["number"]
    if ledger.removing and ledger.removing not in shown:
        del ledger.numbers[ledger.removing]
    ledger.adding = ledger.removing = None
    assert {id: light["number"] for id, light in shown.items()} == ledger.numbers
    assert {str(light["number"]): light["name"] for light in shown.values()} == {
        number: light["name"] for number, light in state["lights"].items()
    }
    assert set(state["groups"]["1"]["lights"]) == {"1", "2", "3", "4"}


# The journey


class Identity(tuple):
    certificate = b""


def load(bridge, ledger, key, seconds, chance):
    """Writes from several threads, kills in the midst of it."""
    trouble = []

    def work(writer, seed):
        try:
            writer(bridge, ledger, key, random.Random(seed))
        except GONE:
            pass
        except BaseException as error:
            trouble.append(error)

    threads = [threading.Thread(target=work, args=(writer, chance.random())) for writer in WRITERS]
    for thread in threads:
        thread.start()
    time.sleep(seconds)  # the random moment itself
    bridge.kill()
    for thread in threads:
        thread.join()
    if trouble:
        raise trouble[0]


def test_what_was_acknowledged_survives_kills(folder):
    chance, ledger = random.Random(SEED), Ledger()
    bridge = Bridge(folder, "--press-seconds", "3600")
    kills = 0
    try:
        bridge.start()
        key = bridge.app("kill#first").key
        with Connection(bridge) as client:
            config = client.ask("GET", f"/api/{key}/config")
        identity = Identity((config["bridgeid"], config["mac"]))
        identity.certificate = (bridge.data / "certificate.pem").read_bytes()
        ledger.numbers = {light["id"]: light["number"] for light in bridge.control("GET", "lights")}
        while kills < KILLS:
            bridge.control("POST", "linkbutton")
            load(bridge, ledger, key, chance.uniform(0, 0.15), chance)
            kills += 1
            if chance.random() < 0.15:
                kill_at_the_start(bridge, chance)
                kills += 1
            bridge.start()
            check(bridge, ledger, key, identity)
    except BaseException:
        print(f"after {kills} kills; the same moments again with PORCHLIGHT_SEED={SEED}")
        print(bridge.err[-2000:] if bridge.process else "")
        raise
    finally:
        bridge.close()
    print(f"{kills} kills, {ledger.counts}")
    assert all(count >= KILLS // 4 for count in ledger.counts.values()), ledger.counts


def kill_at_the_start(bridge, chance):
    bridge.launch()
    time.sleep(chance.uniform(0, 0.2))  # the random moment itself
    bridge.kill()
    assert re.fullmatch(r"|Porchlight .*", bridge.out.split("\n")[0])
