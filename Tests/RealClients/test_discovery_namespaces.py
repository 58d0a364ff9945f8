"""Discovery as other programs see it, on a real network of namespaces (needs root, avahi, dbus, zeroconf).

Numbers in the names are those of the checklist in Docs/Discovery.md §7.
"""

import json
import sys
import time

import pytest
from bridge import until
from conftest import needs_root

pytestmark = needs_root

INSTANCE = "Hue Bridge - 2496FE"
UUID = "uuid:2f402f80-da50-11e1-9b23-0017882496fe"
TRIPLES = [
    ("upnp:rootdevice", f"{UUID}::upnp:rootdevice"),
    (UUID, UUID),
    ("urn:schemas-upnp-org:device:basic:1", UUID),
]
QUOTED = '"ssdp:discover"'


@pytest.fixture(params=["embedded", "daemon"])
def way(request, world):
    if request.param == "daemon":
        world.home.start_bus()
        world.home.start_daemon()
    return request.param


def headers(text):
    assert text.endswith("\r\n\r\n")
    start, *lines = text[:-4].split("\r\n")
    return start, [tuple(part.strip() for part in line.split(":", 1)) for line in lines]


def is_resolved(line):
    return line.get("addresses")


def get(world, address, port, path):
    return world.guest.run("curl", "-s", "-m", "5", f"http://{address}:{port}{path}")


def test_1_2_zeroconf_resolves(world, way):
    bridge = world.serve(mdns=way)
    found = world.guest.client("browse", world.guest.address).wait_for(is_resolved)
    assert found["name"] == f"{INSTANCE}._hue._tcp.local."
    assert found["port"] == bridge.https_port
    assert world.home.address in found["addresses"]
    host = "0017882496fe" if way == "embedded" else world.home.host_name
    assert found["server"] == f"{host}.local."
    entries = [f"bridgeid={bridge.facts['bridgeid'].lower()}", "modelid=BSB002"]
    assert bytes.fromhex(found["txt"]) == b"".join(bytes([len(e)]) + e.encode() for e in entries)


def test_2_11_config_and_description_agree(world):
    bridge = world.serve()
    config = json.loads(get(world, world.home.address, bridge.http_port, "/api/config"))
    assert config["bridgeid"] == bridge.facts["bridgeid"]
    description = get(world, world.home.address, bridge.http_port, "/description.xml")
    assert f"<URLBase>http://{world.home.address}:{bridge.http_port}/</URLBase>" in description


def test_1_avahi_browse_resolves(world, way):
    bridge = world.serve(mdns=way)
    world.guest.start_bus()
    world.guest.start_daemon()
    end = time.time() + 15
    lines = []
    while not lines and time.time() < end:
        output = world.guest.run("avahi-browse", "-rpt", "_hue._tcp")
        lines = [line.split(";") for line in output.splitlines() if line.startswith("=")]
    assert lines[0][7:9] == [world.home.address, str(bridge.https_port)]
    assert "bridgeid=001788fffe2496fe" in lines[0][9] and "modelid=BSB002" in lines[0][9]


def test_1_a_taken_name_is_changed(world, way):
    world.guest.client("hold", world.guest.address, INSTANCE).wait_for(lambda line: line["kind"] == "held")
    bridge = world.serve(mdns=way)
    found = world.guest.client("browse", world.guest.address).wait_for(lambda line: line.get("port") == bridge.https_port, 20)
    assert found["name"] == f"{INSTANCE} #2._hue._tcp.local."


def test_16_goodbye_within_a_second(world, way):
    world.serve(mdns=way)
    world.guest.client("browse", world.guest.address).wait_for(is_resolved)
    listener = world.guest.client("goodbyes", world.guest.address)
    listener.wait_for(lambda line: line["kind"] == "listening")
    assert world.stop_bridge() < 1
    listener.wait_for(lambda line: line["kind"] == "goodbye" and line["name"] == "_hue._tcp.local.", 2)


def test_auto_follows_the_daemon(world):
    world.home.start_bus()
    world.serve(mdns="auto")
    browser = world.guest.client("browse", world.guest.address)
    browser.wait_for(lambda line: line.get("server") == "0017882496fe.local.")
    for _ in range(2):
        daemon = world.home.start_daemon()
        # The machine keeps its own name: the embedded way must not have taken anything of it.
        browser.wait_for(lambda line: line.get("server") == f"{world.home.host_name}.local.", 15)
        daemon.kill()
        daemon.wait()
        world.home.run("rm", "/run/avahi-daemon/pid")
        browser.wait_for(lambda line: line.get("server") == "0017882496fe.local.", 15)
    assert world.stop_bridge() < 1


def test_a_bus_that_hangs_holds_up_nothing(world):
    hang = "import socket, time; s = socket.socket(socket.AF_UNIX); s.bind('/run/dbus/system_bus_socket'); s.listen(); time.sleep(600)"
    world.home.start(sys.executable, "-c", hang)
    until(lambda: world.home.run("ls", "/run/dbus/system_bus_socket"))
    world.serve(mdns="auto")
    assert len(world.guest.client_output("search", world.guest.address, "ssdp:all", QUOTED, 1)) == 3
    browser = world.guest.client("browse", world.guest.address)
    browser.wait_for(lambda line: line.get("server") == "0017882496fe.local.", 20)
    assert world.stop_bridge() < 1


@pytest.mark.parametrize("man", [QUOTED, "ssdp:discover"])
@pytest.mark.parametrize(
    "target",
    ["ssdp:all", "upnp:rootdevice", "urn:schemas-upnp-org:device:basic:1", "urn:schemas-upnp-org:device:Basic:1", "libhue:idl", UUID],
)
def test_3_to_8_three_replies(world, target, man):
    bridge = world.serve(mdns="off")
    replies = world.guest.client_output("search", world.guest.address, target, man, 3)
    assert len(replies) == 3
    for reply, (kind, usn) in zip(replies, TRIPLES):
        assert 0.1 <= reply["delay"] < 2  # 0.9 and what a busy machine adds; MX allows 3
        assert (reply["source"], reply["port"]) == (world.home.address, 1900)
        assert headers(reply["text"]) == ("HTTP/1.1 200 OK", [
            ("HOST", "239.255.255.250:1900"), ("EXT", ""), ("CACHE-CONTROL", "max-age=100"),
            ("LOCATION", f"http://{world.home.address}:{bridge.http_port}/description.xml"),
            ("SERVER", "Hue/1.0 UPnP/1.0 IpBridge/1.66.0"), ("hue-bridgeid", bridge.facts["bridgeid"]), ("ST", kind), ("USN", usn),
        ])


def test_7_silence_for_others(world):
    world.serve(mdns="off")
    assert world.guest.client_output("search", world.guest.address, "urn:foo", QUOTED, 1) == []
    assert world.guest.client_output("search", world.guest.address, "ssdp:all", "ssdp:alive", 1) == []


def test_silence_for_strangers_on_the_link(world):
    world.serve(mdns="off")
    world.guest.ip("addr", "add", "10.254.9.2/24", "dev", world.guest.device)
    # A way back exists, so that silence is a decision.
    world.home.ip("route", "add", "10.254.9.0/24", "via", world.guest.address)
    assert world.guest.client_output("search", "10.254.9.2", "ssdp:all", QUOTED, 1) == []
    assert len(world.guest.client_output("search", world.guest.address, "ssdp:all", QUOTED, 1)) == 3


def test_9_16_presence_and_farewell(world):
    listener = world.guest.client("notifies", world.guest.address)
    listener.wait_for(lambda line: line["kind"] == "listening")
    bridge = world.serve(mdns="off")
    for kind, usn in (triple for triple in TRIPLES for _ in range(2)):
        assert headers(listener.wait_for(lambda line: True)["text"]) == ("NOTIFY * HTTP/1.1", [
            ("HOST", "239.255.255.250:1900"), ("CACHE-CONTROL", "max-age=100"),
            ("LOCATION", f"http://{world.home.address}:{bridge.http_port}/description.xml"),
            ("SERVER", "Hue/1.0 UPnP/1.0 IpBridge/1.66.0"), ("NTS", "ssdp:alive"), ("hue-bridgeid", bridge.facts["bridgeid"]),
            ("NT", kind), ("USN", usn),
        ])
    assert world.stop_bridge() < 1
    for kind, usn in (triple for triple in TRIPLES for _ in range(2)):
        assert headers(listener.wait_for(lambda line: True)["text"]) == ("NOTIFY * HTTP/1.1", [
            ("HOST", "239.255.255.250:1900"), ("NTS", "ssdp:byebye"), ("NT", kind), ("USN", usn),
        ])


def test_a_new_address_is_noticed_within_3_seconds(world, way):
    bridge = world.serve(mdns=way)
    browser = world.guest.client("browse", world.guest.address)
    browser.wait_for(is_resolved)
    listener = world.guest.client("notifies", world.guest.address)
    listener.wait_for(lambda line: line["kind"] == "listening")
    new = f"{world.network}.77"
    world.home.ip("addr", "del", f"{world.home.address}/24", "dev", world.home.device)
    world.home.ip("addr", "add", f"{new}/24", "dev", world.home.device)
    start = time.time()
    notify = listener.wait_for(lambda line: f"LOCATION: http://{new}:{bridge.http_port}/" in line.get("text", ""), 4)
    assert notify["at"] - start < 3
    found = browser.wait_for(lambda line: new in line.get("addresses", []), 6)
    assert found["at"] - start < 3.5  # the browser asks once more before it tells
    reply = world.guest.client_output("search", world.guest.address, "ssdp:all", QUOTED, 1)[0]
    assert f"LOCATION: http://{new}:" in reply["text"]


def test_a_network_that_comes_late_is_used(world):
    world.home.ip("link", "set", world.home.device, "down")
    world.serve(is_cable_in=False)
    listener = world.guest.client("notifies", world.guest.address)
    listener.wait_for(lambda line: line["kind"] == "listening")
    world.home.ip("link", "set", world.home.device, "up")
    start = time.time()
    assert listener.wait_for(lambda line: "ssdp:alive" in line.get("text", ""), 5)["at"] - start < 3
    world.guest.client("browse", world.guest.address).wait_for(is_resolved)


def test_a_flood_is_not_amplified(world):
    world.serve(mdns="off")
    assert world.guest.client_output("flood", world.guest.address, 20000)[0]["replies"] < 150
    assert world.bridge.process.poll() is None
    end = time.time() + 10
    while not (replies := world.guest.client_output("search", world.guest.address, "ssdp:all", QUOTED, 1)):
        assert time.time() < end
    assert len(replies) == 3
