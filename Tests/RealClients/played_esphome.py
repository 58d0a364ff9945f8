"""A device with ESPHome's firmware, played with the messages and frames of aioesphomeapi, Home Assistant's client, and with the
encryption of noiseprotocol.

How it behaves was compared with firmware 2026.6.5, built for a PC and driven by that client: states come 100 ms late and once for
each entity; a light tells at once where it is going; an effect runs until somebody ends it or turns the light off; a flash ends
where a fade began that was under way, and tells both of its sides; a switch tells only that it changed.
"""

import base64
import contextlib
import socket
import threading
import time

from aioesphomeapi import api_pb2
from aioesphomeapi._frame_helper.packets import make_plain_text_packets
from aioesphomeapi.core import MESSAGE_TYPE_TO_PROTO
from cryptography.exceptions import InvalidTag
from noise.connection import NoiseConnection

NUMBERS = {kind: number for number, kind in MESSAGE_TYPE_TO_PROTO.items()}
BATCH = 0.1
SHED = 1612632934
ON_OFF, BRIGHTNESS, TEMPERATURE, COLOR, COLD_WARM = 1, 3, 11, 35, 19
LEVELS = ("brightness", "color_brightness", "white", "color_temperature", "cold_white", "warm_white")
FULL = {name: 1.0 for name in (*LEVELS, "red", "green", "blue")}


class Light:
    def __init__(self, key, name, *modes, mireds=(0.0, 0.0), effects=(), **more):
        self.info = api_pb2.ListEntitiesLightResponse(
            key=key, name=name, supported_color_modes=modes, min_mireds=mireds[0], max_mireds=mireds[1],
            effects=["None", *effects] if effects else [], **more)
        # A light of several modes has none before it is used.
        first = FULL | {"color_temperature": mireds[0]}
        self.state = api_pb2.LightStateResponse(
            key=key, color_mode=modes[0] if len(modes) == 1 else 0, effect="None" if effects else "",
            device_id=self.info.device_id, **first)
        self.fade = self.flash = None

    def take(self, order, now):
        """Does what it is told, and gives when it has more to tell."""
        fading = self.fade if self.fade and now < self.fade[0] else None
        before, flashing, self.fade = self.copy(), self.flash, None
        self.set(order)
        if order.has_flash_length:
            start = flashing[1] if flashing else fading[1] if fading else before
            self.flash = (now + order.flash_length / 1000, start)
            return self.flash[0]
        self.flash = None
        if order.has_transition_length and not order.has_effect and self.state.color_mode != ON_OFF:
            self.fade = (now + order.transition_length / 1000, before) if order.transition_length else None
        return None

    def copy(self):
        copy = api_pb2.LightStateResponse()
        copy.CopyFrom(self.state)
        return copy

    def set(self, order):
        state = self.state
        state.color_mode = self.mode(order)
        if order.has_state:
            state.state = order.state
        for name in LEVELS:
            if getattr(order, f"has_{name}"):
                setattr(state, name, getattr(order, name))
        if order.has_color_temperature:
            state.color_temperature = min(max(order.color_temperature, self.info.min_mireds), self.info.max_mireds)
        if order.has_rgb:
            peak = max(order.red, order.green, order.blue) or 1
            state.red, state.green, state.blue = order.red / peak, order.green / peak, order.blue / peak
        if order.has_effect and order.effect in self.info.effects:
            state.effect = order.effect
        elif order.has_state and not order.state and self.info.effects:
            state.effect = "None"

    def mode(self, order):
        modes = list(self.info.supported_color_modes)
        if order.has_color_mode and order.color_mode in modes:
            return order.color_mode
        return self.state.color_mode or modes[0]

    def tick(self, now):
        """Ends a flash whose time is over."""
        if not self.flash or now < self.flash[0]:
            return False
        self.state, self.flash = self.flash[1], None
        return True


class Switch:
    def __init__(self, key, name, **more):
        self.info = api_pb2.ListEntitiesSwitchResponse(key=key, name=name, **more)
        self.state = api_pb2.SwitchStateResponse(key=key, device_id=self.info.device_id)

    def take(self, order):
        """Gives whether it has something to tell."""
        if self.info.assumed_state or self.state.state == order.state:
            return False
        self.state.state = order.state
        return True


class Reader:
    """Frames out of a stream."""

    def __init__(self, stream):
        self.stream = stream

    def number(self):
        value = shift = 0
        while True:
            byte = self.stream.read(1)
            if not byte:
                raise EOFError
            value |= (byte[0] & 0x7F) << shift
            shift += 7
            if byte[0] < 0x80:
                return value

    def message(self):
        preamble = self.stream.read(1)
        if not preamble:
            raise EOFError
        assert preamble == b"\0", preamble
        length, number = self.number(), self.number()
        message = MESSAGE_TYPE_TO_PROTO[number]()
        message.ParseFromString(self.stream.read(length))
        return message


class Plain:
    """A client that is spoken with plainly."""

    def __init__(self, client, stream):
        self.client, self.reader = client, Reader(stream)

    def message(self):
        try:
            return self.reader.message()
        except AssertionError:
            # The zero says that it speaks plainly.
            self.client.sendall(b"\0Bad indicator byte")
            raise EOFError from None

    def send(self, packets):
        self.client.sendall(b"".join(make_plain_text_packets(packets)))


class Secret:
    """A client that has to know the key. The firmware says who it is to whoever begins as one should, and why it hangs up to
    everybody else."""

    def __init__(self, client, stream, key):
        self.client, self.stream, self.lock = client, stream, threading.Lock()
        self.noise = NoiseConnection.from_name(b"Noise_NNpsk0_25519_ChaChaPoly_SHA256")
        self.noise.set_as_responder()
        self.noise.set_psks(psk=base64.b64decode(key))
        self.noise.set_prologue(b"NoiseAPIInit\0\0")
        self.noise.start_handshake()
        if self.frame() != b"":
            self.hang_up(b"Bad handshake packet len")
        self.say(b"\1gallery\x00622345afb3dd\0")
        hello = self.frame()
        try:
            assert hello[:1] == b"\0", hello
            self.noise.read_message(hello[1:])
        except InvalidTag:
            self.hang_up(b"Handshake MAC failure")
        self.say(b"\0" + self.noise.write_message())

    def say(self, words):
        self.client.sendall(b"\1" + len(words).to_bytes(2, "big") + words)

    def hang_up(self, words):
        self.say(b"\1" + words)
        self.client.shutdown(socket.SHUT_WR)
        self.client.settimeout(2)
        while self.stream.read(1):
            pass
        raise EOFError

    def frame(self):
        head = self.stream.read(3)
        if len(head) < 3:
            raise EOFError
        if head[0] != 1:
            self.hang_up(b"Bad indicator byte")
        return self.stream.read(int.from_bytes(head[1:], "big"))

    def message(self):
        plain = self.noise.decrypt(self.frame())
        number, length = int.from_bytes(plain[:2], "big"), int.from_bytes(plain[2:4], "big")
        message = MESSAGE_TYPE_TO_PROTO[number]()
        message.ParseFromString(plain[4:4 + length])
        return message

    def send(self, packets):
        with self.lock:
            for number, payload in packets:
                head = number.to_bytes(2, "big") + len(payload).to_bytes(2, "big")
                self.say(self.noise.encrypt(head + payload))


class ESPHome:
    def __init__(self, key=None):
        self.key, self.lock = key, threading.RLock()
        self.lights = {light.info.name: light for light in (
            Light(2157048949, "Porch", ON_OFF),
            Light(2346046726, "Desk", BRIGHTNESS, effects=("Pulse",)),
            Light(2867835716, "Globe", COLD_WARM, COLOR, mireds=(153.0, 500.0)),
            Light(1779955916, "Bulb", TEMPERATURE, COLOR, mireds=(153.8462, 370.3704), effects=("Random", "Strobe")),
            Light(610457177, "Status LED", BRIGHTNESS, entity_category=1),
            Light(3621873013, "Hidden", BRIGHTNESS, disabled_by_default=True),
            Light(4153790967, "Lamp", BRIGHTNESS, device_id=SHED),
        )}
        self.switches = {switch.info.name: switch for switch in (
            Switch(3551080420, "Relay"), Switch(3903011173, "Infrared", assumed_state=True),
            Switch(2944663434, "Config switch", entity_category=1), Switch(132037727, "Diagnostic switch", entity_category=2),
        )}
        self.motion = api_pb2.BinarySensorStateResponse(key=2012559111)
        self.warmth = api_pb2.SensorStateResponse(key=899752953, state=21.5)
        self.heard, self.clients, self.port, self.subscribers = [], [], 0, []
        self.dirty, self.dues, self.ended = {}, [], threading.Event()
        threading.Thread(target=self.tell, daemon=True).start()
        self.start()

    # Being there

    def start(self):
        self.server = socket.create_server(("127.0.0.1", self.port))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.server,), daemon=True).start()

    def stop(self):
        # A shutdown wakes whoever waits in accept; a close does not.
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        with self.lock:
            clients, self.clients, self.subscribers = self.clients, [], []
        for client in clients:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.ended.set()
        self.stop()

    def accept(self, server):
        with contextlib.suppress(OSError):
            while True:
                client, _ = server.accept()
                with self.lock:
                    self.clients.append(client)
                threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        with contextlib.suppress(OSError, EOFError), client, client.makefile("rb") as stream:
            line = Secret(client, stream, self.key) if self.key else Plain(client, stream)
            while True:
                message = line.message()
                with self.lock:
                    answers = list(self.answers(message, line))
                self.send(line, *answers)
                if isinstance(message, api_pb2.DisconnectRequest):
                    return

    @staticmethod
    def send(line, *messages):
        packets = [(NUMBERS[type(message)], message.SerializeToString()) for message in messages]
        if packets:
            line.send(packets)

    # What it says

    def answers(self, message, line):
        self.heard.append(message)
        match message:
            case api_pb2.HelloRequest():
                yield api_pb2.HelloResponse(api_version_major=1, api_version_minor=14, server_info="2026.6.5", name="gallery")
            case api_pb2.PingRequest():
                yield api_pb2.PingResponse()
            case api_pb2.DisconnectRequest():
                yield api_pb2.DisconnectResponse()
            case api_pb2.DeviceInfoRequest():
                yield self.who
            case api_pb2.ListEntitiesRequest():
                yield from self.entities
                yield api_pb2.ListEntitiesDoneResponse()
            case api_pb2.SubscribeStatesRequest():
                self.subscribers.append(line)
                yield self.motion
                yield from (light.state for light in self.lights.values())
                yield self.warmth
                yield from (switch.state for switch in self.switches.values())
            case api_pb2.LightCommandRequest() | api_pb2.SwitchCommandRequest():
                self.order(message)

    who = api_pb2.DeviceInfoResponse(
        name="gallery", friendly_name="Gallery", mac_address="62:23:45:AF:B3:DD", esphome_version="2026.6.5", model="host",
        manufacturer="Host", devices=[api_pb2.DeviceInfo(device_id=SHED, name="Shed")])

    @property
    def entities(self):
        yield api_pb2.ListEntitiesBinarySensorResponse(key=self.motion.key, name="Motion", device_class="motion")
        yield from (light.info for light in self.lights.values())
        yield api_pb2.ListEntitiesSensorResponse(
            key=self.warmth.key, name="Temperature", device_class="temperature", unit_of_measurement="°C", accuracy_decimals=1)
        yield from (switch.info for switch in self.switches.values())
        yield api_pb2.ListEntitiesNumberResponse(key=1721607020, name="Set temperature", min_value=-20, max_value=50, step=0.5)
        yield api_pb2.ListEntitiesEventResponse(
            key=2369160351, name="Remote", device_class="button", event_types=["single", "double", "long"])

    def order(self, order):
        now = time.monotonic()
        for light in self.lights.values():
            if isinstance(order, api_pb2.LightCommandRequest) and self.is_for(order, light):
                due = light.take(order, now)
                self.dues += [due] if due else []
                self.note(light)
        for switch in self.switches.values():
            if isinstance(order, api_pb2.SwitchCommandRequest) and self.is_for(order, switch) and switch.take(order):
                self.note(switch)

    @staticmethod
    def is_for(order, entity):
        return (order.key, order.device_id) == (entity.info.key, entity.info.device_id)

    def note(self, entity):
        self.dirty.setdefault(id(entity), (time.monotonic() + BATCH, entity))

    def tell(self):
        """Tells what changed, as it is by then."""
        while not self.ended.wait(0.01):
            now = time.monotonic()
            with self.lock:
                for light in self.lights.values():
                    if light.tick(now):
                        self.note(light)
                due = [key for key, (when, _) in self.dirty.items() if when <= now]
                states = [self.dirty.pop(key)[1].state for key in due]
                if states:
                    self.say(*states)

    def say(self, *messages):
        with self.lock:
            for line in self.subscribers:
                with contextlib.suppress(OSError):
                    self.send(line, *messages)

    # Hands

    def touch(self, name, **order):
        """Somebody sets a light by another client."""
        fields = {**order, **{f"has_{field}": True for field in order}}
        info = self.lights[name].info
        with self.lock:
            self.order(api_pb2.LightCommandRequest(key=info.key, device_id=info.device_id, **fields))

    def press(self, kind):
        self.say(api_pb2.EventResponse(key=2369160351, event_type=kind))

    def orders(self, name):
        """What a light was told."""
        with self.lock:
            return [one for one in self.heard if isinstance(one, api_pb2.LightCommandRequest)
                    and self.is_for(one, self.lights[name])]
