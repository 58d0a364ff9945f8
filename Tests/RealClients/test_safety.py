"""Who is let in, what is too much, and what clients with odd manners are given."""

import contextlib
import http.client
import json
import ssl
import statistics
import time

import pytest
import requests
from bridge import MAC, PATIENCE, App, Bridge, is_unknown, successes, until
from conftest import needs_root
from namespaces import inside
from wire import Wire, ask

pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")

ON = b'{"on":true}'


@pytest.fixture
def app(bridge):
    return bridge.app()


def put(wire_or_bridge, app, fields, body, **options):
    """Switches light 1 with these fields and this body."""
    request = wire_or_bridge.request if isinstance(wire_or_bridge, Wire) else lambda *a, **o: ask(wire_or_bridge, *a, **o)
    return request("PUT", f"/api/{app.key}/lights/1/state", fields, body, **options)


def is_on(app):
    return app.get("lights/1")["state"]["on"]


# No key, no data


@pytest.mark.parametrize("method, path, body, address", [
    ("GET", "", None, "/"),
    ("GET", "lights", None, "/lights"),
    ("GET", "config/whitelist", None, "/config/whitelist"),
    ("GET", "groups/0", None, "/groups/0"),
    ("PUT", "lights/1/state", {"on": True}, "/lights/1/state"),
    ("PUT", "lights/1", {"name": "Mine"}, "/lights/1"),
    ("PUT", "config", {"name": "Mine now"}, "/config"),
    ("DELETE", "lights/1", None, "/lights/1"),
    ("POST", "groups", {"name": "Mine", "lights": ["1"]}, "/groups"),
])
def test_without_a_key_nothing_is_read_or_done(bridge, method, path, body, address):
    before = bridge.ask("lights")
    answer = requests.request(method, f"{bridge.http}/api/no-such-key/{path}".rstrip("/"), json=body, timeout=PATIENCE)
    assert answer.json() == [{"error": {"type": 1, "address": address, "description": "unauthorized user"}}]
    assert bridge.ask("lights") == before and bridge.ask("status")["name"] == "Porchlight"


def test_what_everyone_may_know_is_little(bridge):
    bridge.app("secret#app")
    facts = {
        "name", "datastoreversion", "swversion", "apiversion", "mac", "bridgeid", "factorynew", "replacesbridgeid", "modelid", "starterkitid",
    }
    for path in ("config", "nobody/config", "0/config"):
        assert requests.get(f"{bridge.http}/api/{path}", timeout=PATIENCE).json().keys() == facts
    for path in ("/", "/index.html", "/description.xml", "/api/nupnp"):
        assert "secret#app" not in requests.get(bridge.http + path, timeout=PATIENCE).text


def test_an_app_sees_its_own_key_and_no_other(bridge):
    first, second = bridge.app("one#app"), bridge.app("two#app")
    text = json.dumps(first.get())
    assert first.key in text and second.key not in text
    assert {app["name"] for app in first.get("config")["whitelist"].values()} == {"one#app", "two#app"}


def test_the_button_is_not_pressed_by_apps(bridge, app):
    assert bridge.ask("status")["linkbutton"] is True
    other = App(bridge, app.key)
    assert other.put("config", {"linkbutton": True})[0]["error"]["type"] == 8


def test_a_press_ends(start):
    bridge = start("--press-seconds", "1")
    bridge.press()
    until(lambda: not bridge.ask("status")["linkbutton"])
    answer = requests.post(f"{bridge.http}/api", json={"devicetype": "late#app"}, timeout=PATIENCE).json()
    assert answer == [{"error": {"type": 101, "address": "", "description": "link button not pressed"}}]


# Who asks


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "[::1", "a b"])
@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_a_foreign_host_is_refused(bridge, app, host, tls):
    answer = ask(bridge, "GET", f"/api/{app.key}/lights", tls=tls, host=host)
    assert answer.status == 403 and "Floor lamp" not in answer.text
    body = b'{"devicetype":"x#y"}'
    assert ask(bridge, "POST", "/api", [f"Content-Length: {len(body)}"], body, tls=tls, host=host).status == 403
    assert len(bridge.ask("apps")) == 1


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8080", "192.168.7.7", "001788fffe2496fe", "0017882496fe.local."])
def test_an_own_name_or_an_address_is_served(bridge, host):
    assert ask(bridge, "GET", "/api/config", host=host).status == 200


def test_a_host_the_owner_names_is_served(start):
    bridge = start("--allow-host", "lamps.example")
    assert ask(bridge, "GET", "/api/config", host="lamps.example").status == 200
    assert ask(bridge, "GET", "/api/config", host="other.example").status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "https://evil.example", "null", "http://192.168.1.99", "file://"])
def test_a_foreign_origin_is_refused(bridge, app, origin):
    assert ask(bridge, "GET", f"/api/{app.key}/lights", [f"Origin: {origin}"]).status == 403
    assert put(bridge, app, [f"Origin: {origin}", f"Content-Length: {len(ON)}"], ON).status == 403
    assert not is_on(app)
    assert ask(bridge, "OPTIONS", "/api/config", [f"Origin: {origin}"]).status == 403


def test_the_own_page_and_those_the_owner_names_are_served(start):
    bridge = start("--allow-origin", "http://panel.example")
    for origin in (bridge.http, "http://panel.example"):
        assert ask(bridge, "GET", "/api/config", [f"Origin: {origin}"]).status == 200


def test_a_page_of_another_program_on_this_machine_is_foreign(bridge):
    for origin in ("http://localhost", "http://127.0.0.1:9", "http://localhost:3000"):
        assert ask(bridge, "GET", "/api/config", [f"Origin: {origin}"]).status == 403


@needs_root
def test_a_public_address_is_refused(world, folder):
    """The guest has a second address, one that looks like the open Internet's, and a way to the bridge."""
    for side, address in ((world.home, "198.51.100.1"), (world.guest, "198.51.100.2")):
        side.ip("addr", "add", f"{address}/24", "dev", side.device)
    base = ("--http-port", "80", "--https-port", "443", "--mdns", "off", "--ssdp", "off", "--mac", MAC)
    bridge = Bridge(folder, base=base, enter=world.home.enter).start()
    with contextlib.closing(bridge), inside(world.guest):
        app = bridge.app()
        for scheme in ("http", "https"):
            answer = requests.get(f"{scheme}://198.51.100.1/api/{app.key}/lights", verify=False, timeout=PATIENCE)
            assert answer.status_code == 403 and "Floor lamp" not in answer.text
        assert requests.post("http://198.51.100.1/api", json={"devicetype": "far#away"}, timeout=PATIENCE).status_code == 403
        assert [each["name"] for each in bridge.ask("apps")] == ["test#app"]
        assert "1" in app.get("lights")
        bridge.stop()
        bridge.flags = ("--allow-network", "198.51.100.0/24")
        bridge.start()
        assert "1" in requests.get(f"http://198.51.100.1/api/{app.key}/lights", timeout=PATIENCE).json()


# Too much


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_a_body_beyond_64_kib(bridge, app, tls):
    fits = b'{"on":true' + b" " * (64 * 1024 - 11) + b"}"
    assert put(bridge, app, [f"Content-Length: {len(fits)}"], fits, tls=tls).status == 200 and is_on(app)
    app.put("lights/1/state", {"on": False})
    large = fits + b" "
    assert put(bridge, app, [f"Content-Length: {len(large)}"], large, tls=tls).status == 413
    chunked = b"10001\r\n" + large + b"\r\n0\r\n\r\n"
    assert put(bridge, app, ["Transfer-Encoding: chunked"], chunked, tls=tls).status == 413
    assert not is_on(app)


def test_a_huge_body_is_refused_before_it_is_sent(bridge, app):
    with Wire(bridge) as wire:
        assert put(wire, app, ["Content-Length: 10000000000"], b"").status == 413
        assert wire.is_ended() < 5


def test_headers_beyond_16_kib(bridge):
    assert ask(bridge, "GET", "/api/config", ["X-Long: " + "x" * 15000]).status == 200
    assert ask(bridge, "GET", "/api/config", ["X-Long: " + "x" * 17000]).status == 431
    assert ask(bridge, "GET", "/api/config", [f"X-{number}: " + "x" * 900 for number in range(20)]).status == 431
    assert ask(bridge, "GET", "/api/" + "x" * 20000).status == 431
    assert ask(bridge, "GET", "/api/config").status == 200


def test_the_65th_connection_is_closed_and_the_others_go_on(bridge):
    with contextlib.ExitStack() as connections:
        wires = [connections.enter_context(Wire(bridge)) for _ in range(64)]
        for wire in wires:
            assert wire.request("GET", "/api/config").status == 200
        extra = connections.enter_context(Wire(bridge))
        extra.is_ended()
        with pytest.raises((ssl.SSLError, ConnectionError)):
            Wire(bridge, tls=True)
        for wire in wires:
            assert wire.request("GET", "/api/config").status == 200
        wires[0].socket.close()
        until(lambda: is_served(bridge))


def is_served(bridge):
    try:
        return ask(bridge, "GET", "/api/config").status == 200
    except (OSError, http.client.HTTPException):
        return False


def test_a_slow_client_is_cut_off_while_another_is_served(bridge, app):
    with Wire(bridge) as dripping, Wire(bridge) as body, Wire(bridge) as silent:
        start = time.monotonic()
        dripping.send("GET /api/config HTTP/1.1\r\nHost: localhost\r\nX-")
        body.send(f"PUT /api/{app.key}/lights/1/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: 11\r\n\r\n" + '{"on"')
        slowest = 0
        for wire in (dripping, body, silent):
            wire.socket.settimeout(0.05)
        open_ones = {dripping, body, silent}
        while open_ones:
            assert time.monotonic() - start < 25
            before = time.monotonic()
            assert requests.get(f"{bridge.http}/api/config", timeout=5).status_code == 200
            slowest = max(slowest, time.monotonic() - before)
            for wire in list(open_ones):
                if wire is dripping:
                    with contextlib.suppress(OSError):
                        wire.send("x")
                try:
                    if not wire.socket.recv(4096):
                        open_ones.discard(wire)
                except TimeoutError:
                    pass
                except OSError:
                    open_ones.discard(wire)
        assert time.monotonic() - start > 8
        assert slowest < 2
    assert not is_on(app)


def test_wrong_keys_are_slowed_and_a_right_key_is_not(bridge, app):
    def time_of(asker):
        start = time.monotonic()
        asker.get("lights")
        return time.monotonic() - start

    guesser = App(bridge, "no-such-key")
    wrong = [time_of(guesser) for _ in range(9)]
    right = [time_of(app) for _ in range(9)]
    assert sum(wrong[5:]) > 0.1 + 0.2 + 0.4 + 0.8
    assert statistics.median(wrong[:5]) < 0.1 and statistics.median(right) < 0.1


# Odd manners


@pytest.mark.parametrize("fields", [
    [], ["Content-Type: application/x-www-form-urlencoded"], ["Content-Type: text/plain; charset=utf-8"], ["Content-Type: nonsense"],
], ids=["none", "form", "text", "nonsense"])
def test_the_content_type_does_not_matter(bridge, app, fields):
    answer = put(bridge, app, [*fields, f"Content-Length: {len(ON)}"], ON)
    assert successes(json.loads(answer.text)) == {"/lights/1/state/on": True}
    assert is_on(app)


def test_a_chunked_body(bridge, app):
    body = b'4\r\n{"on\r\n7;x=y\r\n":true}\r\n0\r\n\r\n'
    answer = put(bridge, app, ["Transfer-Encoding: chunked"], body)
    assert answer.status == 200 and is_on(app)
    assert answer.getheader("Content-Length") == str(len(answer.text)) and answer.getheader("Transfer-Encoding") is None


def test_a_nul_behind_the_body(bridge, app):
    assert put(bridge, app, [f"Content-Length: {len(ON) + 1}"], ON + b"\0").status == 200
    assert is_on(app)


@pytest.mark.parametrize("body", [b"", ON], ids=["nothing", "a body"])
def test_no_content_length_is_no_body(bridge, app, body):
    """What follows such a request cannot be read as another one, but the request itself is answered."""
    with Wire(bridge) as wire:
        answer = put(wire, app, [], body)
        assert json.loads(answer.text)[0]["error"]["type"] == 5
        if body:
            assert wire.is_ended() < 5
    assert not is_on(app)
    registration = ask(bridge, "POST", "/api", [], b"")
    assert json.loads(registration.text)[0]["error"]["type"] == 5


def test_a_slash_at_the_end_and_a_query(bridge, app):
    plain = app.get("lights")
    for tail in ("/", "?x=1", "/?x=1"):
        assert json.loads(ask(bridge, "GET", f"/api/{app.key}/lights{tail}").text) == plain
    bridge.press()
    body = b'{"devicetype":"slash#app"}'
    answer = ask(bridge, "POST", "/api/", [f"Content-Length: {len(body)}"], body)
    assert "username" in json.loads(answer.text)[0]["success"]


def test_http_1_0(bridge, app):
    with Wire(bridge) as wire:
        wire.send(f"GET /api/{app.key}/lights/1 HTTP/1.0\r\n\r\n")
        answer = wire.answer()
        assert answer.status == 200 and json.loads(answer.text)["name"] == "Floor lamp"
        assert answer.getheader("Content-Length") == str(len(answer.text.encode()))
        assert wire.is_ended() < 5
    with Wire(bridge) as wire:
        for _ in range(2):
            wire.send(f"GET /api/{app.key}/lights/1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            assert wire.answer().status == 200


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_head_and_options(bridge, app, method):
    for path in ("/api/config", f"/api/{app.key}/lights", "/api/no-such-key/lights"):
        answer = ask(bridge, method, path)
        assert (answer.status, answer.text) == (200, "")
        assert answer.getheader("Access-Control-Allow-Methods") == "POST, GET, OPTIONS, PUT, DELETE, HEAD"
        assert answer.getheader("Access-Control-Allow-Origin") == "*"


def test_other_methods_and_paths(bridge, app):
    assert json.loads(ask(bridge, "PATCH", f"/api/{app.key}/lights").text)[0]["error"]["type"] == 4
    assert json.loads(ask(bridge, "GET", "/api").text)[0]["error"]["type"] == 4
    for path in ("/foo", "/clip/v2/resource", "//api/config", "/API/config"):
        assert ask(bridge, "GET", path).status == 404, path
    assert is_unknown(json.loads(ask(bridge, "GET", "/api/../etc/passwd/..").text))


def test_an_expected_continue(bridge, app):
    with Wire(bridge) as wire:
        head = f"PUT /api/{app.key}/lights/1/state HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n"
        wire.send(head)
        assert wire.socket.recv(100).startswith(b"HTTP/1.1 100 Continue")
        wire.send(ON)
        assert wire.answer().status == 200
    assert is_on(app)


def test_requests_in_one_breath_are_answered_in_order(bridge, app):
    with Wire(bridge) as wire:
        wire.send("".join(f"GET /api/{app.key}/lights/{number} HTTP/1.1\r\nHost: localhost\r\n\r\n" for number in (1, 2, 3)))
        received = b""
        while received.count(b"HTTP/1.1 200 OK") < 3 or not received.endswith(b"}"):
            received += wire.socket.recv(65536)
    places = [received.index(name) for name in (b"Floor lamp", b"Table lamp", b"Shelf strip")]
    assert places == sorted(places)


@pytest.mark.parametrize("text", [
    "nonsense\r\n\r\n",
    "GET /api/config HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
    "PUT /api/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET /api/config HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "\0\0\0\0\r\n\r\n",
])
def test_nonsense_is_answered_with_400_and_an_end(bridge, text):
    with Wire(bridge) as wire:
        wire.send(text)
        assert wire.answer().status == 400
        wire.is_ended()
    assert ask(bridge, "GET", "/api/config").status == 200
