"""`porchlight clouds` with nobody at the other end: what is kept, what is shown, and where secrets may be seen."""

import json
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from bridge import Bridge, environment, porchlight, until
from terminal import Typing

PASSWORD = "open-sesame-4711"
HOME = ("mode", "home", "--project", "7", "--app", "x", "--email", "a@example.org", "--base-url", "http://127.0.0.1:9")


@pytest.fixture
def secret(folder):
    """A file with the password in it, for its owner alone."""
    path = folder / "secret.txt"
    path.write_text(PASSWORD + "\n")
    path.chmod(0o600)
    return path


def add(bridge, *more, secret, account=HOME, code=0):
    return bridge.owner("clouds", "add", *account, "--secret-file", secret, "--no-test", *more, code=code)


def kept(bridge):
    return {name: (bridge.data / name) for name in ("clouds.json", "clouds.key") if (bridge.data / name).exists()}


def test_without_accounts_there_is_nothing(bridge):
    assert bridge.owner("clouds") == 'There are no cloud accounts. "porchlight clouds add --help" shows how to add one.\n'
    assert bridge.ask("clouds", "list") == [] and bridge.ask("clouds", "status") == []
    assert bridge.ask("status")["clouds"] == {} and "cloud" not in bridge.owner("status")
    assert kept(bridge) == {}


def test_without_a_bridge_it_is_said(folder):
    for words in (["list"], ["status", "x"], ["devices", "x"], ["test", "x"], ["remove", "x"], ["add", *HOME]):
        done = porchlight("clouds", *words, "--data", folder)
        assert done.returncode == 3 and "no bridge is running here" in done.stderr


def test_an_account_is_added_shown_and_removed(bridge, secret):
    assert add(bridge, "--class", "lamp-v2=color", secret=secret) == "home is added.\n"
    listed = bridge.owner("clouds").splitlines()
    assert listed[0].split() == ["NAME", "VENDOR", "DEVICES", "STATE"] and listed[1].split()[:3] == ["home", "mode", "0"]
    account = bridge.ask("clouds", "status", "home")
    assert account["settings"] == {"projectId": "7", "appId": "x", "email": "a@example.org"}
    assert account["classes"] == {"lamp-v2": "color"} and account["server"] == "http://127.0.0.1:9"
    assert account["secrets"] == {"password": "•••"} and "sharing" not in account
    words = bridge.owner("clouds", "status", "home")
    for line in ("account      home at mode, http://127.0.0.1:9", "email        a@example.org", "password     •••", "class        lamp-v2 is color"):
        assert line in words.splitlines()
    assert "cloud        home: " in bridge.owner("status") and "home" in bridge.ask("status")["clouds"]
    assert bridge.owner("clouds", "devices", "home") == "It has no devices in the home.\n"
    assert bridge.owner("clouds", "remove", "home") == (
        "home is removed, and its secrets are forgotten. It had nothing in the home.\n"
    )
    assert bridge.ask("clouds") == [] and kept(bridge) == {}


def test_an_account_outlives_the_bridge(bridge, secret):
    add(bridge, secret=secret)
    bridge.stop()
    bridge.start()
    assert [account["name"] for account in bridge.ask("clouds")] == ["home"]
    bridge.kill()
    bridge.start()
    assert bridge.ask("clouds", "status", "home")["secrets"] == {"password": "•••"}


def test_files_are_for_their_owner_alone_and_show_no_secret(bridge, secret):
    add(bridge, secret=secret)
    files = kept(bridge)
    assert sorted(files) == ["clouds.json", "clouds.key"]
    for path in files.values():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert files["clouds.key"].stat().st_size == 32
    bridge.stop()
    for path in [*bridge.data.rglob("*"), bridge.folder / "out.txt", bridge.folder / "err.txt"]:
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes(), path
    assert "a@example.org" in files["clouds.json"].read_text()


def test_an_ephemeral_bridge_keeps_no_account(start, secret):
    bridge = start("--ephemeral")
    add(bridge, secret=secret)
    assert len(bridge.ask("clouds")) == 1 and kept(bridge) == {}


def test_nothing_is_kept_of_what_does_not_work(bridge, secret):
    complaint = bridge.owner("clouds", "add", *HOME, "--secret-file", secret, "--share", code=1)
    assert complaint.count("\n") == 1 and PASSWORD not in complaint
    assert bridge.ask("clouds") == [] and bridge.ask("apps") == [] and kept(bridge) == {}


@pytest.mark.parametrize("flag", ["--password", "--token", "--secret", "--project-key", "--code", "--refresh-token"])
def test_a_secret_is_no_argument(bridge, flag):
    for words in ([flag, PASSWORD], [f"{flag}={PASSWORD}"]):
        complaint = bridge.owner("clouds", "add", *HOME, *words, code=64)
        assert "--secret-file" in complaint and "--secret-env" in complaint and PASSWORD not in complaint
    assert flag not in bridge.owner("clouds", "add", "--help").replace("--secret-", "")


def test_secrets_come_from_a_variable(bridge):
    env = environment(CLOUD=f"password={PASSWORD}\ntoken=t\n")
    done = porchlight("clouds", "add", *HOME, "--secret-env", "CLOUD", "--no-test", "--json", "--data", bridge.data, env=env)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["account"]["secrets"] == {"password": "•••", "token": "•••"}
    other = ("mode", "other", *HOME[2:])
    assert "no environment variable NOWHERE" in bridge.owner("clouds", "add", *other, "--secret-env", "NOWHERE", code=1)


def test_a_file_that_others_read_is_warned_of(bridge, secret):
    secret.chmod(0o644)
    done = porchlight("clouds", "add", *HOME, "--secret-file", secret, "--no-test", "--data", bridge.data)
    assert done.returncode == 0 and "warning: other users can read" in done.stderr and "chmod 600" in done.stderr


def test_a_secret_is_asked_for_and_not_shown(bridge):
    typing = Typing(bridge, "clouds", "add", *HOME, "--no-test")
    typing.read("Password: ")
    arguments = Path(f"/proc/{typing.pid}/cmdline").read_bytes()
    typing.type("wrong\x15" + PASSWORD + "x\x7f\r")
    assert typing.ended() == 0
    assert b"home is added." in typing.seen and PASSWORD.encode() not in typing.seen + arguments
    processes = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert PASSWORD not in processes
    assert bridge.ask("clouds", "status", "home")["secrets"] == {"password": "•••"}


@pytest.mark.parametrize("key", ["\x03", "\x04", "\x1a"])
def test_who_gives_up_adds_nothing_and_gets_the_terminal_back(bridge, key):
    typing = Typing(bridge, "clouds", "add", *HOME, "--no-test")
    typing.read("Password: ")
    typing.type("half" + key)
    assert typing.ended() == 1
    assert b"given up" in typing.seen and bridge.ask("clouds") == []


def test_without_a_terminal_it_is_said(bridge):
    done = porchlight(
        "clouds", "add", *HOME, "--data", bridge.data, stdin=subprocess.DEVNULL, start_new_session=True
    )
    assert done.returncode == 1 and "no terminal to ask for a secret on" in done.stderr


def test_what_is_shared_is_an_app(bridge, secret):
    words = add(bridge, "--share", secret=secret)
    assert """"porchlight apps allow 'mode#home' --lights …\"""" in words
    assert bridge.ask("apps", "show", "mode#home")["grant"]["lights"] == []
    bridge.owner("apps", "allow", "mode#home", "--lights", "1")
    assert bridge.ask("apps", "show", "mode#home")["grant"]["lights"] == ["Floor lamp"]
    assert "shares       as app mode#home" in bridge.owner("clouds", "status")
    assert "The app mode#home is shut out." in bridge.owner("clouds", "remove", "home")
    assert bridge.ask("apps") == []
    assert add(bridge, "--share", "--everything", "--read-only", secret=secret) == "home is added.\n"
    grant = bridge.ask("apps", "show", "mode#home")["grant"]
    assert grant["everything"] and grant["level"] == "read"


@pytest.mark.parametrize("words, complaint", [
    (["mode", "home", "--app", "x"], "the project is missing"),
    (["mode", "home", "--project", "7", "--app", "x"], "it takes an e-mail address"),
    (["devicehive", "home", "--login", "me"], "name yours with --base-url"),
    ([*HOME, "--class", "lamp=toaster"], 'cannot be taken for "toaster"'),
    (["mode", "home", "--project", "7", "--app", "x", "--email", "a", "--base-url", "ftp://h"], "is not an address"),
    ([*HOME, "--ca-file", "nowhere.pem"], "cannot read"),
    ([*HOME, "--share", "--lights", "99"], 'there is no light "99"'),
])
def test_what_cannot_be_an_account_is_refused(bridge, secret, words, complaint):
    said = add(bridge, secret=secret, account=words, code=1)
    assert complaint in said and said.count("\n") == 1
    assert bridge.ask("clouds") == [] and kept(bridge) == {}


def test_a_name_is_taken_once_and_unknown_ones_are_said(bridge, secret):
    add(bridge, secret=secret)
    assert 'there is an account "home" already' in add(bridge, secret=secret, code=1)
    for words in (["status", "x"], ["devices", "x"], ["test", "x"], ["remove", "x"]):
        assert 'there is no cloud account "x"' in bridge.owner("clouds", *words, code=1)


def test_a_lost_key_stops_the_account_and_not_the_bridge(bridge, secret):
    add(bridge, secret=secret)
    files = kept(bridge)
    before = files["clouds.json"].read_bytes()
    bridge.stop(signal.SIGINT)
    key = files["clouds.key"].read_bytes()
    files["clouds.key"].unlink()
    bridge.start()
    account = bridge.ask("clouds", "status", "home")
    assert account["state"] == "unusable" and "put back a copy" in account["problem"]
    assert "put back a copy" in bridge.owner("status") and "clouds.key, is gone" in bridge.err
    assert "cannot be read" in bridge.owner("clouds", "test", "home", code=1)
    assert files["clouds.json"].read_bytes() == before and sorted(kept(bridge)) == ["clouds.json"]
    bridge.stop()
    files["clouds.key"].write_bytes(key)
    bridge.start()
    assert bridge.ask("clouds", "status", "home")["secrets"] == {"password": "•••"}


def test_a_damaged_list_stops_no_bridge_and_is_left_alone(folder, secret):
    bridge = Bridge(folder)
    bridge.data.mkdir(mode=0o700)
    (bridge.data / "clouds.json").write_text("{")
    try:
        bridge.start()
        complaint = add(bridge, secret=secret, code=1)
        assert "is damaged" in complaint and "left as it is" in complaint
        assert "is damaged" in bridge.owner("clouds", "list", code=1) and "is damaged" in bridge.owner("status")
        assert (bridge.data / "clouds.json").read_text() == "{"
        assert until(lambda: "is damaged" in bridge.err)
    finally:
        bridge.close()
