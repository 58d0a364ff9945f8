"""`porchlight serve`: how it starts, what it says, how it ends, what it keeps, and when it refuses."""

import contextlib
import json
import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
from xml.etree import ElementTree

import pytest
import requests
from bridge import ANY_PORTS, BRIDGE_ID, MAC, ON_LOOPBACK, PATIENCE, PROGRAM, ROOT, App, Bridge, is_unknown, porchlight, successes, until
from conftest import needs_root
from namespaces import inside
from wire import Wire

pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")


def serve(folder, *flags, **options):
    """A start that must fail: gives its one line."""
    done = porchlight("serve", "--data", folder / "data", *ON_LOOPBACK, *flags, **options)
    assert done.returncode != 0
    assert done.stdout == ""
    line = done.stderr.removeprefix("Error: ")
    assert line.count("\n") == 1 and line.strip(), done.stderr
    return line


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def listening(address, port):
    taken = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind((address, port))
    taken.listen()
    return contextlib.closing(taken)


# What it says


def test_the_ready_file(bridge):
    assert bridge.ready_file.read_text().count("\n") == 1
    assert bridge.facts == {
        "bridgeid": BRIDGE_ID, "control": f"{bridge.data}/control.sock", "http": f"http://127.0.0.1:{bridge.http_port}",
        "https": f"https://127.0.0.1:{bridge.https_port}", "name": "Porchlight", "pid": bridge.process.pid,
    }
    assert bridge.http_port and bridge.https_port and bridge.http_port != bridge.https_port
    for url in (bridge.http, bridge.https):
        assert requests.get(f"{url}/api/config", verify=False, timeout=PATIENCE).json()["bridgeid"] == BRIDGE_ID


def test_a_ready_file_that_cannot_be_written_ends_the_bridge(folder):
    line = serve(folder, "--ready-file", folder / "nowhere" / "ready.json")
    assert f"the ready file {folder}/nowhere/ready.json cannot be written" in line


def test_the_banner(bridge):
    until(lambda: "note" in bridge.out)
    assert bridge.out.startswith('Porchlight "Porchlight" is on.\n')
    for line in (
        f"addresses   {bridge.http}", bridge.https, f"bridge id   {BRIDGE_ID}", "home        6 lights in 2 rooms, 0 apps",
        f"kept in     {bridge.data}/home.sqlite", f"porchlight press --data {bridge.data}", "only programs on this machine can reach it",
    ):
        assert line in bridge.out
    assert bridge.err == ""


def test_the_log_tells_of_apps_and_never_of_keys(start):
    bridge = start("--log-level", "trace")
    requests.post(f"{bridge.http}/api", json={"devicetype": "kitchen#tablet"}, timeout=PATIENCE)
    until(lambda: 'type "porchlight press" and let it try again' in bridge.err)
    app = bridge.app("kitchen#tablet")
    app.put("lights/1/state", {"on": True})
    App(bridge, "a-key-of-nobody").get("lights")
    until(lambda: "an app was let in" in bridge.err)
    bridge.stop()
    assert app.key not in bridge.err + bridge.out and "a-key-of-nobody" not in bridge.err


# What it shows to everyone


def test_the_pages(bridge):
    def get(path):
        return requests.get(bridge.http + path, timeout=PATIENCE)

    for path in ("/hue_logo_0.png", "/hue_logo_3.png"):
        icon = get(path)
        assert icon.headers["Content-Type"] == "image/png" and icon.content.startswith(b"\x89PNG\r\n")
    description = get("/description.xml")
    assert description.headers["Content-Type"] == "text/xml"
    device = ElementTree.fromstring(description.text).find("{*}device")
    assert {name: device.find("{*}" + name).text for name in ("modelName", "modelNumber", "serialNumber", "UDN")} == {
        "modelName": "Philips hue bridge 2015", "modelNumber": "BSB002", "serialNumber": "0017882496fe",
        "UDN": "uuid:2f402f80-da50-11e1-9b23-0017882496fe",
    }
    assert get("/api/nupnp").json() == [{"id": BRIDGE_ID.lower(), "internalipaddress": "127.0.0.1", "port": bridge.https_port}]
    assert get("/api/0/config").json() == get("/api/nouser/config").json() == get("/api/config").json()
    assert "porchlight press" in get("/").text
    assert get("/clip/v2/resource").status_code == get("/foo").status_code == 404


# Ports


@needs_root
def test_without_flags_it_takes_ports_80_and_443(world, folder):
    bridge = Bridge(folder, base=("--mdns", "off", "--ssdp", "off"), enter=world.home.enter).start()
    with contextlib.closing(bridge):
        assert (bridge.http, bridge.https) == (f"http://{world.home.address}:80", f"https://{world.home.address}:443")
        with inside(world.guest):
            assert requests.get(f"http://{world.home.address}/api/config", timeout=PATIENCE).json()["modelid"] == "BSB002"
        assert "because" not in bridge.out


@needs_root
def test_taken_ports_have_others_in_their_place(world, folder):
    with inside(world.home), listening("::", 80), listening("::", 443):
        bridge = Bridge(folder, base=("--mdns", "off", "--ssdp", "off"), enter=world.home.enter).start()
    with contextlib.closing(bridge):
        assert (bridge.http_port, bridge.https_port) == (8080, 8443)
        until(lambda: "port 8443" in bridge.out)
        assert "HTTP is on port 8080, because port 80 cannot be had: another program listens there" in bridge.out
        assert "HTTPS is on port 8443, because port 443 cannot be had: another program listens there" in bridge.out


@needs_root
def test_a_machine_with_ipv6_on_the_loopback_alone(world, folder):
    """As behind many a router, and as long as the cable is out."""
    for device in ("all", world.home.device):
        world.home.run("sysctl", "-w", f"net.ipv6.conf.{device}.disable_ipv6=1")
    world.home.run("sysctl", "-w", "net.ipv6.conf.lo.disable_ipv6=0")
    bridge = Bridge(folder, base=(*ANY_PORTS, "--mdns", "off", "--ssdp", "off"), enter=world.home.enter).start()
    with contextlib.closing(bridge), inside(world.guest):
        assert requests.get(f"http://{world.home.address}:{bridge.http_port}/api/config", timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize("protocol", ["http", "https"])
def test_a_port_that_was_asked_for_and_is_taken_ends_the_start(folder, protocol):
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        line = serve(folder, f"--{protocol}-port", port)
    assert line == f"{protocol.upper()} port {port} cannot be had: another program listens there\n"
    assert not (folder / "data").exists()


def test_an_address_of_another_machine_ends_the_start(folder):
    line = serve(folder, "--bind", "192.0.2.7", "--http-port", "8099")
    assert "the address is not one of this machine" in line


def test_a_second_bridge_on_the_same_directory_is_refused(bridge, folder):
    line = serve(folder)
    assert f"(process {bridge.process.pid})" in line and str(bridge.data) in line
    assert bridge.ask("status")["pid"] == bridge.process.pid


# The end


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_it_ends_within_a_second_whoever_is_connected(start, follow, how):
    """The quickest of three ends counts: a busy machine is slow once, a bridge that waits for someone is slow always."""
    took = []
    for _ in range(3):
        bridge = start()
        following = follow(bridge)
        with contextlib.ExitStack() as connections:
            idle = [connections.enter_context(Wire(bridge, tls=tls)) for tls in (False, True) for _ in range(4)]
            for wire in idle:
                assert wire.request("GET", "/api/config").status == 200
            silent = [connections.enter_context(Wire(bridge, tls=tls)) for tls in (False, True)]
            silent[0].send("GET /api/conf")
            took.append(bridge.stop(how))
        assert following.ended() == 0
        assert not (bridge.data / "control.sock").exists()
        if took[-1] < 1:
            break
    assert min(took) < 1, took


# What stays


def test_everything_is_there_after_a_restart(start):
    bridge = start()
    app = bridge.app("kitchen#tablet")
    other = bridge.app("hall#panel")
    bridge.owner("lights", "remove", "2")
    bridge.owner("lights", "add", "LWB010", "--name", "Cellar")  # takes number 2
    bridge.owner("lights", "add", "LOM001", "--name", "Pump")
    bridge.owner("apps", "revoke", "hall#panel")
    successes(app.put("lights/1", {"name": "Reading lamp"}))
    successes(app.put("groups/1", {"name": "Lounge", "class": "Lounge"}))
    successes(app.put("config", {"name": "Our bridge", "timezone": "Europe/Berlin"}))
    successes(app.put("lights/1/state", {"on": True, "bri": 99, "xy": [0.4, 0.35]}))
    until(lambda: bridge.ask("lights")[0]["shining"])
    certificate = (bridge.data / "certificate.pem").read_bytes()
    before, lights, apps, history = app.get(), bridge.ask("lights"), bridge.ask("apps"), bridge.ask("log")
    bridge.stop()
    bridge.start()
    after = app.get()
    assert app.get("config")["whitelist"].keys() == before["config"]["whitelist"].keys()
    assert is_unknown(other.get("lights"))
    assert [(light["number"], light["name"]) for light in lights] == [
        (1, "Reading lamp"), (2, "Cellar"), (3, "Shelf strip"), (4, "Fairy lights"), (5, "Ceiling spot"), (6, "Mirror lamp"), (7, "Pump"),
    ]
    for part in ("lights", "groups", "sensors"):
        assert after[part] == before[part]
    assert (after["config"]["name"], after["config"]["timezone"]) == ("Our bridge", "Europe/Berlin")
    assert after["config"]["bridgeid"] == BRIDGE_ID and bridge.facts["name"] == "Our bridge"
    assert [light["id"] for light in bridge.ask("lights")] == [light["id"] for light in lights]
    assert [(each["id"], each["name"], each["created"]) for each in bridge.ask("apps")] == [
        (each["id"], each["name"], each["created"]) for each in apps
    ]
    assert (bridge.data / "certificate.pem").read_bytes() == certificate
    assert [change["batch"] for change in bridge.ask("log")][:5] == [change["batch"] for change in history][:5]


def test_a_bridge_without_mac_flag_keeps_its_identity(folder):
    base = ("--bind", "127.0.0.1", *ANY_PORTS, "--mdns", "off", "--ssdp", "off")
    bridge = Bridge(folder, base=base)
    with contextlib.closing(bridge):
        bridge.start()
        first = bridge.facts["bridgeid"]
        bridge.stop()
        assert bridge.start().facts["bridgeid"] == first
        bridge.stop()
    assert re.fullmatch(r"[0-9A-F]{6}FFFE[0-9A-F]{6}", first)


def test_ephemeral_leaves_nothing(folder):
    runtime = folder / "run"
    runtime.mkdir()
    bridge = Bridge(folder, "--ephemeral", env={"XDG_RUNTIME_DIR": str(runtime), "HOME": str(folder)})
    with contextlib.closing(bridge):
        bridge.start().app()
        until(lambda: "memory only" in bridge.out)
        bridge.stop()
    assert not bridge.data.exists() or [path.name for path in bridge.data.iterdir()] == []
    assert list(runtime.iterdir()) == []


def test_ephemeral_without_a_directory_of_its_own(folder):
    runtime = folder / "run"
    runtime.mkdir()
    ready = folder / "ready.json"
    command = [PROGRAM, "serve", "--ephemeral", *ON_LOOPBACK, "--ready-file", ready]
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, env={**os.environ, "XDG_RUNTIME_DIR": str(runtime)}
    )
    try:
        until(ready.exists)
        assert json.loads(ready.read_text())["control"].startswith(str(runtime))
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
    assert list(runtime.iterdir()) == []


def test_only_the_owner_may_read_what_is_kept(start):
    previous = os.umask(0)
    try:
        bridge = start()
    finally:
        os.umask(previous)
    bridge.app()
    assert mode(bridge.data) == 0o700
    files = sorted(path.name for path in bridge.data.iterdir())
    assert {"home.sqlite", "certificate.pem", "control.sock", "porchlight.lock"} <= set(files)
    assert {name: oct(mode(bridge.data / name)) for name in files} == dict.fromkeys(files, oct(0o600))


# Settings


def test_a_flag_beats_a_variable_and_a_variable_beats_the_file(folder):
    (folder / "porchlight.yaml").write_text("name: From file\npress-seconds: 77\nallow-host:\n  - one.lan\n  - two.lan\n")

    def name(*flags, env=None):
        bridge = Bridge(folder, "--ephemeral", *flags, env=env, cwd=folder)
        with contextlib.closing(bridge):
            bridge.start()
            return bridge.facts["name"], round(bridge.ask("press", "--no-wait")["remaining"])

    assert name() == ("From file", 77)
    assert name(env={"PORCHLIGHT_NAME": "From variable"}) == ("From variable", 77)
    assert name("--name", "From flag", env={"PORCHLIGHT_NAME": "From variable", "PORCHLIGHT_PRESS_SECONDS": "66"}) == ("From flag", 66)


def test_the_file_is_looked_for_in_the_data_directory_too(folder):
    bridge = Bridge(folder)
    bridge.data.mkdir()
    (bridge.data / "porchlight.yaml").write_text("name: From data\n")
    with contextlib.closing(bridge):
        assert bridge.start().facts["name"] == "From data"


def test_a_named_file_is_read_in_place_of_others(folder):
    (folder / "porchlight.yaml").write_text("name: Not this\n")
    (folder / "mine.yaml").write_text('{"name": "Mine here"}\n')
    bridge = Bridge(folder, "--ephemeral", "--config", folder / "mine.yaml", cwd=folder)
    with contextlib.closing(bridge):
        assert bridge.start().facts["name"] == "Mine here"


def test_the_data_directory_from_the_environment(folder):
    bridge = Bridge(folder)
    with contextlib.closing(bridge):
        bridge.start()
        done = porchlight("status", "--json", env={**os.environ, "PORCHLIGHT_DATA": str(bridge.data)})
        assert json.loads(done.stdout)["pid"] == bridge.process.pid


BAD_VALUES = {
    "bind": ("localhost", 'bind must be an IP address of this machine, not "localhost"'),
    "http-port": ("http", 'http-port must be a port from 0 to 65535, not "http"'),
    "https-port": ("65536", 'https-port must be a port from 0 to 65535, not "65536"'),
    "advertise": ("me", 'advertise must be an IPv4 address, not "me"'),
    "name": ("abc", 'name must be 4 to 16 bytes long, not "abc"'),
    "mac": ("00:17:88", 'mac must be a hardware address such as 00:17:88:24:96:fe, not "00:17:88"'),
    "bridge-id": ("12", 'bridge-id must be sixteen hex digits, not "12"'),
    "profile": ("bsb009", 'profile must be bsb002, bsb002-classic, bsb001, strict or a file that can be read, not "bsb009"'),
    "mdns": ("maybe", 'mdns must be auto, daemon, embedded or off, not "maybe"'),
    "ssdp": ("maybe", 'ssdp must be on or off, not "maybe"'),
    "log-level": ("loud", 'log-level must be trace, debug, info, notice, warning, error or critical, not "loud"'),
    "press-seconds": ("0", 'press-seconds must be a number of seconds from 1 to 3600, not "0"'),
    "press-once": ("perhaps", 'press-once must be on or off, not "perhaps"'),
    "registration": ("free", 'registration must be chosen-usernames or generated-only, not "free"'),
    "allow-network": ("10.0.0.0/33", 'allow-network must be networks such as 100.64.0.0/10, not "10.0.0.0/33"'),
}


@pytest.mark.parametrize("setting", BAD_VALUES)
def test_a_bad_value_is_told_in_one_line(folder, setting):
    value, complaint = BAD_VALUES[setting]
    assert serve(folder, f"--{setting}", value) == complaint + "\n"
    variable = "PORCHLIGHT_" + setting.upper().replace("-", "_")
    done = porchlight("serve", "--data", folder / "data", env={**os.environ, variable: value})
    assert done.returncode != 0 and complaint in done.stderr and done.stderr.count("\n") == 1
    (folder / "porchlight.yaml").write_text(f'{setting}: "{value}"\n')
    done = porchlight("serve", "--data", folder / "data", cwd=folder)
    assert done.returncode != 0 and complaint in done.stderr and done.stderr.count("\n") == 1
    assert not (folder / "data").exists()


@pytest.mark.parametrize("text, complaint", [
    ("colour: red\n", 'there is no setting "colour"'),
    ("- name\n", "must be a list of settings, one per line"),
    ("name: [\n", "is not YAML"),
    ("name: {a: b}\n", "name is not a plain value"),
])
def test_a_bad_settings_file(folder, text, complaint):
    (folder / "mine.yaml").write_text(text)
    line = serve(folder, "--config", folder / "mine.yaml")
    assert f"{folder}/mine.yaml" in line and complaint in line


def test_a_settings_file_that_is_not_there(folder):
    assert serve(folder, "--config", folder / "mine.yaml") == f"{folder}/mine.yaml cannot be read\n"


def test_a_path_too_long_for_a_socket(folder):
    assert "choose a shorter --data" in serve(folder, "--data", folder / ("x" * 100))


# Homes


@pytest.mark.parametrize("file, lights, rooms", [("sample.json", 6, 2), ("apartment.yaml", 17, 5)])
def test_a_home_file(start, file, lights, rooms):
    bridge = start("--home", ROOT / "Fixtures/Homes" / file)
    app = bridge.app()
    assert (len(app.get("lights")), len(app.get("groups"))) == (lights, rooms)
    assert f"{lights} lights in {rooms} rooms" in bridge.out


def test_a_home_file_is_only_for_the_beginning(start):
    bridge = start()
    bridge.owner("lights", "remove", "1")
    bridge.stop()
    again = start("--home", ROOT / "Fixtures/Homes/apartment.yaml")
    assert len(again.ask("lights")) == 5


@pytest.mark.parametrize("text, complaint", [
    ("rooms: [", "is not one"),
    ("rooms:\n  - name: Kitchen\n    devices:\n      - {name: Lamp, model: LCT999}\n", "LCT999"),
    ("rooms:\n  - devices: []\n", "rooms[0]"),
    ("rooms:\n  - name: Kitchen\n    devices: [nobody]\n", "nobody"),
    ("devices:\n  - {name: Lamp, model: LCT015}\n  - {name: Lamp, model: LCT015}\n", "another device has the id"),
    ("42", "is not one"),
])
def test_a_bad_home_file(folder, text, complaint):
    (folder / "home.yaml").write_text(text)
    line = serve(folder, "--home", folder / "home.yaml")
    assert f"the home file {folder}/home.yaml is not one" in line and complaint in line
    assert_no_empty_bridge(folder)


def test_a_home_file_that_is_not_there(folder):
    assert serve(folder, "--home", folder / "home.yaml") == f"the home file {folder}/home.yaml cannot be read\n"
    assert_no_empty_bridge(folder)


def assert_no_empty_bridge(folder):
    """A later start without the mistake begins as a first start does."""
    bridge = Bridge(folder)
    with contextlib.closing(bridge):
        assert len(bridge.start().ask("lights")) == 6


# Trouble with what is kept


@pytest.fixture
def kept(folder):
    """The directory of a bridge that was used and stopped."""
    bridge = Bridge(folder)
    with contextlib.closing(bridge):
        bridge.start().app()
        bridge.stop()
    return folder / "data"


def test_a_damaged_store(folder, kept):
    store = kept / "home.sqlite"
    store.write_bytes(b"not a database at all" * 400)
    line = serve(folder)
    assert f"{store} is damaged" in line
    assert store.read_bytes().startswith(b"not a database")


def test_an_emptied_store(folder, kept):
    (kept / "home.sqlite").write_bytes(b"")
    assert f"{kept}/home.sqlite is damaged: there is nothing in it" in serve(folder)
    assert (kept / "home.sqlite").read_bytes() == b""


def test_a_store_of_a_newer_program(folder, kept):
    with contextlib.closing(sqlite3.connect(kept / "home.sqlite")) as db:
        db.execute("PRAGMA user_version = 99")
    assert "was written by a newer Porchlight (format 99" in serve(folder)


def test_a_damaged_certificate(folder, kept):
    (kept / "certificate.pem").write_text("nonsense")
    assert str(kept / "certificate.pem") in serve(folder)
    assert (kept / "certificate.pem").read_text() == "nonsense"


@needs_root
def test_a_full_disk(folder):
    with mounted(folder / "data", "size=64k") as disk:
        (disk / "ballast").write_bytes(bytes(56 * 1024))
        assert "There is no space left" in serve(folder)
        (disk / "ballast").unlink()
        # Nothing half made is in the way of the next start.
    assert_no_empty_bridge(folder)


@needs_root
def test_a_disk_that_fills_up_while_the_bridge_runs(folder):
    with mounted(folder / "data", "size=512k"):
        bridge = Bridge(folder)
        with contextlib.closing(bridge):
            app = bridge.start().app()
            with open(folder / "data/ballast", "wb") as ballast, contextlib.suppress(OSError):
                while True:
                    os.write(ballast.fileno(), bytes(1024))
            told, last = None, "Floor lamp"
            for number in range(400):
                answer = app.put("lights/1", {"name": f"Lamp {number}"})
                if "error" in answer[0]:
                    told = answer
                    break
                last = f"Lamp {number}"
            assert told and told[0]["error"]["type"] == 901
            assert app.get("lights/1")["name"] == last
            (folder / "data/ballast").unlink()
            successes(app.put("lights/1", {"name": "Space again"}))
            bridge.stop()
            bridge.start()
            assert app.get("lights/1")["name"] == "Space again"
            bridge.stop()


@needs_root
def test_a_directory_that_cannot_be_written(folder, kept):
    with mounted(kept, "ro", kind="bind"):
        line = serve(folder)
    assert "cannot be written to" in line and str(kept) in line


@needs_root
def test_a_directory_that_cannot_be_made(folder):
    below = folder / "disk"
    with mounted(below, "ro"):
        done = porchlight("serve", "--data", below / "data", *ON_LOOPBACK)
    assert done.returncode != 0 and done.stderr.count("\n") == 1
    assert str(below / "data") in done.stderr


@contextlib.contextmanager
def mounted(path, options, kind="tmpfs"):
    path.mkdir(exist_ok=True)
    if kind == "bind":
        subprocess.run(["mount", "--bind", path, path], check=True)
        subprocess.run(["mount", "-o", f"remount,bind,{options}", path], check=True)
    else:
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", path], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


# TLS


def s_client(bridge, *flags):
    return subprocess.run(
        ["openssl", "s_client", "-connect", f"127.0.0.1:{bridge.https_port}", *flags], input="", capture_output=True, text=True, timeout=PATIENCE
    )


def certificate(bridge):
    pem = re.search("-----BEGIN.*?END CERTIFICATE-----\n", s_client(bridge, "-showcerts").stdout, re.S).group()
    text = subprocess.run(
        ["openssl", "x509", "-noout", "-text", "-nameopt", "RFC2253"], input=pem, capture_output=True, text=True, check=True
    ).stdout
    return pem, text


def test_the_certificate(bridge):
    pem, text = certificate(bridge)
    name = "CN=001788fffe2496fe,O=Philips Hue,C=NL"
    assert f"Subject: {name}\n" in text and f"Issuer: {name}\n" in text
    assert f"({hex(int(BRIDGE_ID, 16))})" in text
    for words in (
        "Version: 3", "Signature Algorithm: ecdsa-with-SHA256", "ASN1 OID: prime256v1", "TLS Web Server Authentication", "CA:FALSE",
        "Digital Signature",
    ):
        assert words in text
    assert pem in (bridge.data / "certificate.pem").read_text()
    bridge.stop()
    assert certificate(bridge.start())[0] == pem


def test_tls_versions(bridge):
    for version in ("-tls1_2", "-tls1_3"):
        assert "Cipher is (NONE)" not in s_client(bridge, version).stdout
    assert s_client(bridge, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0").returncode != 0


def test_another_identity_has_another_certificate(start):
    first = start()
    pem = certificate(first)[0]
    first.stop()
    second = start("--mac", "00:17:88:aa:bb:cc")
    changed, text = certificate(second)
    assert changed != pem and "CN=001788fffeaabbcc" in text
    assert MAC != "00:17:88:aa:bb:cc" and second.facts["bridgeid"] == "001788FFFEAABBCC"
