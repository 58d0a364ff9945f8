"""The MODE emulator as clients know it that are not ours: curl, and websocket-client from PyPI. There is no MODE client on PyPI."""

import json
import subprocess

import pytest
import websocket
from bridge import PATIENCE, until


@pytest.fixture
def cloud(emulate):
    return emulate("mode")


def curl(url, *arguments, key=None):
    """Status and JSON of an answer; nothing when there is no body."""
    authorization = ("-H", f"Authorization: ModeCloud {key}") if key else ()
    done = subprocess.run(
        ["curl", "-sS", "-m", str(PATIENCE), "-w", "\n%{http_code}", *authorization, *arguments, url],
        capture_output=True, text=True, check=True)
    body, status = done.stdout.rsplit("\n", 1)
    return int(status), json.loads(body) if body else None


def project(cloud, kind):
    return next(project for project in cloud.facts["projects"] if project["kind"] == kind)


def credentials(cloud):
    mail = project(cloud, "email")
    return {"projectId": mail["id"], "appId": mail["appId"], "email": cloud.facts["user"]["email"], "password": cloud.facts["user"]["password"]}


@pytest.fixture
def key(cloud):
    status, answer = curl(f"{cloud.facts['http']}/auth/user", "--json", json.dumps(credentials(cloud)))
    assert status == 200
    return answer["token"]


def listen(cloud, path, key, how="header"):
    """An open WebSocket, by either way to show a key."""
    base = cloud.facts["http"].replace("http", "ws", 1)
    if how == "query":
        return websocket.create_connection(f"{base}{path}?authToken={key}", timeout=PATIENCE)
    return websocket.create_connection(f"{base}{path}", header=[f"Authorization: ModeCloud {key}"], timeout=PATIENCE)


def event(socket, wanted):
    """The next event of a type."""
    while True:
        told = json.loads(socket.recv())
        if told["eventType"] == wanted:
            return told


def lamp(cloud, kind="lamp-dimmable"):
    return next(device for device in cloud.facts["devices"] if device["class"] == kind)


@pytest.mark.parametrize("body", ["urlencoded", "multipart", "json"])
def test_a_user_logs_in_by_any_kind_of_body(cloud, body):
    fields = credentials(cloud)
    arguments = {
        "urlencoded": [part for name, value in fields.items() for part in ("--data-urlencode", f"{name}={value}")],
        "multipart": [part for name, value in fields.items() for part in ("-F", f"{name}={value}")],
        "json": ["--json", json.dumps(fields)],
    }[body]
    status, answer = curl(f"{cloud.facts['http']}/auth/user", *arguments)
    assert status == 200 and answer["userId"] == cloud.facts["user"]["userId"]
    status, who = curl(f"{cloud.facts['http']}/auth", key=answer["token"])
    assert status == 200 and who["type"] == "user"


def test_a_wrong_password_and_no_key_are_told_apart(cloud):
    wrong = {**credentials(cloud), "password": "wrong-password"}
    status, answer = curl(f"{cloud.facts['http']}/auth/user", "--json", json.dumps(wrong))
    assert status == 403 and answer["reason"] == "INCORRECT_PASSWORD"
    assert curl(f"{cloud.facts['http']}/homes/55") == (401, None)
    assert curl(f"{cloud.facts['http']}/auth", key="garbage") == (200, {"type": "nobody"})


def test_somebody_registers_with_what_is_in_the_outbox(cloud):
    base, mail = cloud.facts["http"], project(cloud, "email")
    person = {"projectId": mail["id"], "email": "new@example.org", "name": "New", "password": "long enough"}
    status, user = curl(f"{base}/users", "--json", json.dumps(person))
    assert status == 201 and "password" not in user
    login = {"projectId": mail["id"], "appId": mail["appId"], "email": "new@example.org", "password": "long enough"}
    assert curl(f"{base}/auth/user", "--json", json.dumps(login))[1]["reason"] == "USER_UNVERIFIED"
    code = cloud.outbox("new@example.org")[0]["code"]
    assert curl(f"{base}/auth/user/emailVerification", "-d", f"token={code}")[0] == 200
    assert curl(f"{base}/auth/user", "--json", json.dumps(login))[0] == 200
    assert curl(f"{base}/auth/user/emailVerification", "-d", f"token={code}")[1]["reason"] == "INVALID_TOKEN"


def test_a_phone_gets_a_code(cloud):
    base, phone = cloud.facts["http"], project(cloud, "phone")
    person = {"projectId": phone["id"], "phoneNumber": "+15550001111", "name": "Ann"}
    assert curl(f"{base}/users", "--json", json.dumps(person))[0] == 201
    asked = curl(f"{base}/auth/user/sms", "-d", f"projectId={phone['id']}", "--data-urlencode", "phoneNumber=+15550001111")
    assert asked == (200, {"recipient": "+15550001111"})
    code = cloud.outbox("+15550001111")[0]["code"]
    login = ["--data-urlencode", "phoneNumber=+15550001111", "-d", f"projectId={phone['id']}", "-d", f"appId={phone['appId']}"]
    assert curl(f"{base}/auth/user", *login, "-d", "code=000000" if code != "000000" else "code=111111")[1]["reason"] == "INVALID_AUTH_CODE"
    assert curl(f"{base}/auth/user", *login, "-d", f"code={code}")[0] == 200


@pytest.mark.parametrize("how", ["header", "query"])
def test_a_command_becomes_an_event(cloud, key, how):
    socket, device = listen(cloud, "/userSession/websocket", key, how), lamp(cloud)
    until(lambda: next(d for d in cloud.control("GET", "devices") if d["id"] == str(device["id"]))["connected"])
    command = {"action": "light", "parameters": {"switch": 1, "bri": 77}}
    assert curl(f"{cloud.facts['http']}/devices/{device['id']}/command", "-X", "PUT", "--json", json.dumps(command), key=key) == (204, None)
    told = event(socket, "light")
    assert told["originDeviceId"] == device["id"] and told["homeId"] == cloud.facts["homeId"] and told["timestamp"].endswith("Z")
    assert told["eventData"]["status"] == "on" and told["eventData"]["bri"] == 77
    socket.close()


def test_a_device_of_somebody_elses_making_is_a_device(cloud, key):
    base, home = cloud.facts["http"], cloud.facts["homeId"]
    status, asked = curl(f"{base}/homes/{home}/deviceProvisioning", "-d", "deviceClass=lamp", "-d", "deviceTag=shed", key=key)
    assert status == 200
    status, made = curl(f"{base}/devices", "-d", f"token={asked['token']}")
    assert status == 201 and made["apiKey"]
    assert curl(f"{base}/devices", "-d", f"token={asked['token']}")[1]["reason"] == "INVALID_TOKEN"
    command = json.dumps({"action": "light"})
    path = f"{base}/devices/{made['id']}/command"
    assert curl(path, "-X", "PUT", "--json", command, key=key)[1]["reason"] == "DEVICE_OFFLINE"
    user = listen(cloud, "/userSession/websocket", key)
    device = listen(cloud, f"/devices/{made['id']}/command", made["apiKey"])
    assert event(user, "_deviceConnected_")["originDeviceId"] == made["id"]
    assert curl(path, "-X", "PUT", "--json", command, key=key)[0] == 204
    assert json.loads(device.recv()) == {"action": "light"}, "what was left out stays left out, and nothing is caught up on"
    device.ping("ts=1")
    opcode, frame = device.recv_data_frame(control_frame=True)
    assert opcode == websocket.ABNF.OPCODE_PONG and frame.data == b"ts=1"
    device.close()
    assert event(user, "_deviceDisconnected_")["originDeviceId"] == made["id"]


@pytest.mark.parametrize("key_of, status", [("nobody", 401), ("another device", 403), ("the user", 403)])
def test_a_device_listens_with_its_own_key_alone(cloud, key, key_of, status):
    device, other = lamp(cloud), lamp(cloud, "lamp-color")
    shown = {"nobody": "", "another device": other["apiKey"], "the user": key}[key_of]
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        listen(cloud, f"/devices/{device['id']}/command", shown)
    assert refused.value.status_code == status


def test_a_session_that_ends_takes_its_socket_along(cloud, key):
    socket = listen(cloud, "/userSession/websocket", key)
    assert curl(f"{cloud.facts['http']}/userSession", "-X", "DELETE", key=key) == (204, None)
    with pytest.raises(websocket.WebSocketConnectionClosedException):
        while True:
            socket.recv()
    assert curl(f"{cloud.facts['http']}/userSession", key=key) == (401, None)


def test_values_of_a_home_come_back_as_they_went(cloud, key):
    base = f"{cloud.facts['http']}/homes/{cloud.facts['homeId']}/kv"
    socket = listen(cloud, "/userSession/websocket", key)
    for name, value in {"a-1": {"deep": [1, None, "ü"]}, "a-2": [True], "b": 1.5}.items():
        assert curl(f"{base}/{name}", "-X", "PUT", "--json", json.dumps({"value": value}), key=key) == (204, None)
        assert event(socket, "_keyValueSaved_")["eventData"]["value"] == value
        assert curl(f"{base}/{name}", key=key)[1]["value"] == value
    assert sorted(pair["key"] for pair in curl(f"{base}?keyPrefix=a-", key=key)[1]) == ["a-1", "a-2"]
    assert curl(f"{base}/-bad", "-X", "PUT", "--json", '{"value":1}', key=key)[0] == 403
    assert [curl(f"{base}/b", "-X", "DELETE", key=key)[0] for _ in range(2)] == [204, 404]


def test_it_says_that_it_is_no_cloud(cloud):
    done = subprocess.run(["curl", "-sSi", f"{cloud.facts['http']}/auth"], capture_output=True, text=True, check=True)
    assert "x-emulator: porchlight-mode" in done.stdout.lower()


def test_a_restart_keeps_everything_but_sockets(emulate):
    cloud = emulate("mode", keeps=True)
    status, answer = curl(f"{cloud.facts['http']}/auth/user", "--json", json.dumps(credentials(cloud)))
    key, home = answer["token"], cloud.facts["homeId"]
    path = f"/homes/{home}/kv/note"
    assert curl(cloud.facts["http"] + path, "-X", "PUT", "--json", '{"value":"kept"}', key=key)[0] == 204
    cloud.kill()
    cloud.start()
    assert curl(cloud.facts["http"] + path, key=key)[1]["value"] == "kept"
