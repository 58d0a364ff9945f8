"""DeviceHive's own Python client, as published, against the emulated cloud: over HTTP and over a WebSocket. Its subscriptions
are tried over a WebSocket alone: over HTTP it asks for none at a time, and a faithful server gives it none."""

import pytest
from bridge import until
from devicehive import ApiResponseError, DeviceHive, DeviceHiveApi, Handler


# The client looks a million times a second whether an answer is there unless told to take its time.
PACE = {"event_queue_sleep_time": 0.005, "response_sleep_time": 0.001}


@pytest.fixture
def cloud(emulate):
    return emulate("devicehive")


@pytest.fixture
def keep(cloud):
    """Opens WebSockets with a handler, and closes them: the client leaves them to themselves."""
    running = []

    def keep(handler, *arguments, who=None, **options):
        hive = DeviceHive(handler, *arguments, **options)
        hive.connect(cloud.facts["websocket"], transport_keep_alive=False, **PACE, **(who or of_admin(cloud)))
        running.append(hive)
        until(lambda: hive.handler.ready or hive.transport.exception_info)
        assert not hive.transport.exception_info, hive.transport.exception_info
        return hive.handler

    yield keep
    for hive in running:
        if hive.transport.connected:
            hive.transport.disconnect()
            hive.transport.join(10)


@pytest.fixture(params=["rest", "websocket"])
def transport(request):
    return request.param


@pytest.fixture
def connect(transport, cloud, keep):
    """Speaks as somebody over the transport that is tried."""

    def connect(**who):
        return api(cloud, **who) if transport == "rest" else keep(Speaker, who=who).api

    return connect


@pytest.fixture
def admin(connect, cloud):
    return connect(**of_admin(cloud))


@pytest.fixture
def client(connect, cloud):
    return connect(**cloud.facts["client"])


@pytest.fixture
def listen(keep):
    return lambda device, **options: keep(Listener, device, **options)


def of_admin(cloud):
    return {"login": cloud.facts["login"], "password": cloud.facts["password"]}


def api(cloud, **who):
    """The client over HTTP, which logs in for each request."""
    return DeviceHiveApi(cloud.facts["rest"], transport_alive_sleep_time=0.002, **who)


def as_admin(cloud):
    return api(cloud, **of_admin(cloud))


def as_client(cloud):
    return api(cloud, **cloud.facts["client"])


def refused(code, call, *arguments, **named):
    with pytest.raises(ApiResponseError) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code
    return refusal.value.error


class Speaker(Handler):
    """Says that it is connected and hears nothing."""

    ready = False

    def handle_connect(self):
        self.ready = True


class Listener(Handler):
    """Subscribes to everything of a device and remembers it; does commands as a device would when told to."""

    def __init__(self, api, device, obeys=False, since=None):
        super().__init__(api)
        self.device, self.obeys, self.since = device, obeys, since
        self.commands, self.updates, self.notifications = [], [], []
        self.ready = False

    def handle_connect(self):
        self.api.subscribe_insert_commands(self.device, timestamp=self.since)
        self.api.subscribe_update_commands(self.device, timestamp=self.since)
        self.api.subscribe_notifications(self.device, timestamp=self.since)
        self.ready = True

    def handle_command_insert(self, command):
        self.commands.append(command)
        if self.obeys:
            command.status, command.result = "success", {"done": command.command}
            command.save()
            self.api.send_notification(self.device, "state", parameters=command.parameters)

    def handle_command_update(self, command):
        self.updates.append(command)

    def handle_notification(self, notification):
        self.notifications.append(notification)


def test_it_says_what_server_it_is(admin, transport):
    info = admin.get_info()
    assert info["api_version"] and info["server_timestamp"]
    assert bool(info["rest_server_url"]) == (transport == "websocket")
    assert bool(info["websocket_server_url"]) == (transport == "rest")
    assert {"bootstrap.servers", "zookeeper.connect"} <= set(admin.get_cluster_info())


def test_devices_are_listed_made_changed_and_removed(admin, client, cloud):
    assert len(admin.list_devices()) == 7
    assert "lamp-porch" not in [device.id for device in client.list_devices()]
    assert [device.id for device in admin.list_devices(name_pattern="K%", sort_field="name", sort_order="DESC", take=1)] == [
        "climate-kitchen"
    ]
    device = admin.put_device("made-here", name="Made", data={"class": "ct"}, network_id=cloud.facts["networkId"])
    assert (device.name, device.data, device.network_id) == ("Made", {"class": "ct"}, cloud.facts["networkId"])
    device.name, device.network_id = "Changed", None
    device.save()
    assert client.get_device("made-here").name == "Changed"
    device.remove()
    assert refused(404, admin.get_device, "made-here") == "Device with such deviceId = made-here not found"
    assert refused(403, client.get_device, "lamp-porch") == "Access is denied"
    assert refused(400, admin.put_device, "made_here").startswith("Device Id can only contain")
    bare = admin.put_device("bare")
    assert bare.name == "bare" and isinstance(bare.network_id, int) and not bare.data


def test_commands_and_notifications_are_sent_and_listed(client):
    sent = client.send_command("lamp-hall", "blink", parameters={"times": 2}, lifetime=10)
    assert sent.device_id == "lamp-hall" and sent.id
    (listed,) = client.list_commands("lamp-hall", command="blink")
    assert (listed.id, listed.parameters, listed.status) == (sent.id, {"times": 2}, None)
    sent.status, sent.result = "success", {"blinked": True}
    sent.save()
    (listed,) = client.list_commands("lamp-hall", command="blink", status="success")
    assert listed.result == {"blinked": True}
    told = client.send_notification("lamp-hall", "tick", parameters={"n": 1})
    (listed,) = client.list_notifications("lamp-hall", notification="tick")
    assert (listed.id, listed.parameters, listed.timestamp) == (told.id, {"n": 1}, told.timestamp)
    refused(403, client.send_notification, "lamp-hall", "$device-add")
    refused(403, client.send_command, "lamp-porch", "blink")


def test_a_lamp_follows_what_the_client_orders(client, cloud):
    sent = client.send_command("lamp-sofa", "light", parameters={"on": True, "bri": 77})
    done = until(lambda: client.list_commands("lamp-sofa", status="success"))
    assert done[0].id == sent.id and done[0].result["bri"] == 77
    until(lambda: [n for n in client.list_notifications("lamp-sofa", notification="state") if n.parameters["bri"] == 77])
    assert cloud.devices()["lamp-sofa"]["bri"] == 77


def test_networks_and_types(admin, client):
    for make, get, listing in (
        (admin.create_network, admin.get_network, admin.list_networks),
        (admin.create_device_type, admin.get_device_type, admin.list_device_types),
    ):
        made = make("Attic", "Under the roof")
        assert get(made.id).description == "Under the roof"
        made.name = "Loft"
        made.save()
        assert [place.id for place in listing(name="Loft")] == [made.id]
        refused(403, make, "Loft", "again")
        number = made.id
        made.remove()
        refused(404, get, number)
    assert [network.name for network in client.list_networks()] == ["Home"]
    refused(403, client.create_network, "Mine", "")


def test_users_and_what_they_may_see(admin, client, cloud):
    user = admin.create_user("bob", "hunter2!", 1, {"shoe": 44})
    assert admin.get_user(user.id).data == {"shoe": 44}
    user.assign_network(cloud.facts["networkId"])
    assert [network.name for network in user.list_networks()] == ["Home"]
    user.unassign_network(cloud.facts["networkId"])
    assert user.list_networks() == []
    user.disallow_all_device_types()
    kind = admin.list_device_types(name="Lamp")[0]
    user.assign_device_type(kind.id)
    assert [each.name for each in user.list_device_types()] == ["Lamp"]
    user.unassign_device_type(kind.id)
    user.allow_all_device_types()
    user.update_password("hunter3!")
    assert api(cloud, login="bob", password="hunter3!").get_current_user().id == user.id
    number = user.id
    user.remove()
    refused(404, admin.get_user, number)
    assert client.get_current_user().login == "ada"
    refused(403, client.list_users)


def test_settings(admin, client):
    assert admin.set_property("color", "green") == {"entity_version": 0}
    assert admin.get_property("color") == {"entity_version": 0, "name": "color", "value": "green"}
    refused(403, client.get_property, "color")
    admin.delete_property("color")
    refused(404, admin.get_property, "color")


def test_tokens_with_chosen_rights(admin, connect):
    tokens = admin.create_token(1, expiration="2100-01-01T00:00:00.000", actions=["GetDevice"], device_ids=["lamp-hall"])
    for name in ("access_token", "refresh_token"):
        limited = connect(**{name: tokens[name]})
        assert [device.id for device in limited.list_devices()] == ["lamp-hall"]
        refused(403, limited.list_networks)


def test_wrong_passwords_lock_the_account(cloud):
    wrong = api(cloud, login=cloud.facts["client"]["login"], password="guess")
    assert [refused(401, wrong.list_devices) for _ in range(10)] == ["Invalid credentials"] * 10
    assert refused(401, as_client(cloud).list_devices) == "User is locked or disabled"


def test_subscriptions_hear_all_that_happens(cloud, listen):
    client = as_client(cloud)
    heard = listen("lamp-hall")
    sent = client.send_command("lamp-hall", "light", parameters={"on": True})
    until(lambda: sent.id in [command.id for command in heard.commands])
    until(lambda: ("success", sent.id) in [(update.status, update.id) for update in heard.updates])
    until(lambda: {"on": True} in [told.parameters for told in heard.notifications if told.notification == "state"])


def test_subscriptions_begin_with_what_was_missed(cloud, listen):
    client = as_client(cloud)
    since = client.get_info()["server_timestamp"]
    told = [client.send_notification("lamp-hall", "tick", parameters={"n": n}).id for n in range(5)]
    heard = listen("lamp-hall", since=since)
    until(lambda: [each.id for each in heard.notifications if each.notification == "tick"] == told)


def test_the_client_is_a_device_of_its_own(cloud, listen):
    client = as_admin(cloud)
    client.put_device("kettle", network_id=cloud.facts["networkId"])
    listen("kettle", obeys=True)
    sent = client.send_command("kettle", "boil", parameters={"degrees": 96})
    (done,) = until(lambda: client.list_commands("kettle", status="success"))
    assert (done.id, done.result) == (sent.id, {"done": "boil"})
    until(lambda: client.list_notifications("kettle", notification="state"))


def test_a_token_that_ends_is_refreshed_by_the_client(cloud, listen):
    heard = listen("lamp-hall")
    cloud.advance(3600)
    assert len(heard.api.list_devices()) == 7
    client = as_client(cloud)
    client.send_notification("lamp-hall", "tick")
    until(lambda: "tick" in [told.notification for told in heard.notifications])


def test_what_is_kept_outlives_the_program(emulate):
    cloud = emulate("devicehive", keeps=True)
    as_admin(cloud).put_device("kettle", data={"litres": 2})
    cloud.kill()
    cloud.start()
    assert as_admin(cloud).get_device("kettle").data == {"litres": 2}
    cloud.stop()
