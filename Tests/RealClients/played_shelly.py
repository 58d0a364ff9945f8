"""Shellys, played with aiohttp's server: those of the second to the fourth generation speak RPC over a WebSocket and over HTTP,
those of the first plain HTTP.

How they answer, ask for a password and tell is what aioshelly, Home Assistant's client, expects of real ones, and what it says
about them: a device tells nobody but who named himself; `Shelly.GetDeviceInfo` and `/shelly` want no password; up to firmware 1.7
a challenge is a number, from 2.0 on a text that is forgotten after an hour or when there are too many.
"""

import asyncio
import hashlib
import json
import re
import secrets
import threading
import time

from aiohttp import encode_basic_auth, web


class Played:
    """A device at a port of loopback, with a thread of its own. It may go and come back."""

    def __init__(self, mac, password):
        self.mac, self.password, self.port, self.lines, self.heard = mac, password, 0, {}, []
        self.runner, self.loop = None, asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def start(self):
        self.do(self.open())

    def stop(self):
        self.do(self.shut())

    async def open(self):
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.serve)
        self.runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()
        self.port = self.runner.addresses[0][1]

    async def shut(self):
        """It hangs up without a word, as one does that loses its power."""
        for request, *_ in self.lines.values():
            if request.transport:
                request.transport.abort()
        if self.runner:
            await self.runner.cleanup()
        self.runner = None

    def close(self):
        self.stop()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Shelly(Played):
    """One of the second generation or later, with the components that it is given: what each says of itself, and its settings."""

    def __init__(self, parts, *, name=None, model="SNSW-002P16EU", app="Plus2PM", gen=2, mac="A8032ABE54DC", firmware="1.7.5",
                 password=None):
        super().__init__(mac, password)
        self.id, self.gen, self.firmware, self.nonces = f"shelly{app.lower()}-{mac.lower()}", gen, firmware, {}
        self.model, self.app, self.name, self.is_full, self.is_crowded = model, app, name, False, False
        self.become(parts)
        self.start()

    def become(self, parts):
        self.status = {"ble": {}, "sys": {"mac": self.mac, "uptime": 72831, "cfg_rev": 9}, "wifi": {"rssi": -65}}
        self.config = {"ble": {"enable": True}, "sys": {"device": {"name": self.name, "mac": self.mac}, "cfg_rev": 9}}
        for key, (status, config) in parts.items():
            number = {"id": int(key.split(":")[1])}
            self.status[key], self.config[key] = number | status, number | {"name": None} | config

    @property
    def info(self):
        is_locked = self.password is not None
        return {
            "name": self.name, "id": self.id, "mac": self.mac, "slot": 1, "model": self.model, "gen": self.gen,
            "fw_id": f"20250924-062622/{self.firmware}-gd5dc3e1", "ver": self.firmware, "app": self.app, "auth_en": is_locked,
            "auth_domain": self.id if is_locked else None,
        }

    # HTTP

    async def serve(self, request):
        if request.path == "/shelly":
            return web.json_response(self.info)
        if request.path != "/rpc":
            raise web.HTTPNotFound
        if request.headers.get("Upgrade", "").lower() != "websocket":
            return await self.post(request)
        if self.is_full:
            raise web.HTTPServiceUnavailable
        return await self.talk(request)

    async def post(self, request):
        call, shown = await request.json(), request.headers.get("Authorization", "")
        proof = {name: one or other for name, one, other in re.findall(r'(\w+)=(?:"([^"]*)"|([^",\s]+))', shown)}
        if call["method"] != "Shelly.GetDeviceInfo":
            error = self.judge(proof, digest(f"{request.method}:{request.path}"))
            if error and error["code"] == 401:
                wants = json.loads(error["message"])
                words = f'Digest qop="auth", realm="{self.id}", nonce="{wants["nonce"]}", algorithm=SHA-256'
                return web.Response(status=401, headers={"WWW-Authenticate": words})
            if error:
                return web.Response(status=error["code"])
        return web.json_response({"id": call["id"], "src": self.id, **self.answer(call)})

    # A WebSocket

    async def talk(self, request):
        line = web.WebSocketResponse()
        await line.prepare(request)
        self.lines[line] = request, None
        try:
            async for message in line:
                call = message.json()
                self.lines[line] = request, call.get("src")
                is_open = call["method"] == "Shelly.GetDeviceInfo"
                error = None if is_open else self.judge(call.get("auth"), digest("dummy_method:dummy_uri"))
                key, _ = self.part(call)
                before = dict(self.status.get(key, {}))
                answer = {"error": error} if error else self.answer(call)
                changed = {key: dict(self.status[key])} if before != self.status.get(key, {}) else None
                await line.send_json({"id": call["id"], "src": self.id, "dst": call.get("src"), **answer})
                if changed:
                    await self.tell("NotifyStatus", changed)
        finally:
            del self.lines[line]
        return line

    async def tell(self, method, params):
        for line, (_, name) in list(self.lines.items()):
            if name:
                now = round(time.time(), 2)
                await line.send_json({"src": self.id, "dst": name, "method": method, "params": {"ts": now, **params}})

    # The password

    def judge(self, proof, what):
        """Nothing, or the error for whoever does not show that he knows the password."""
        if self.password is None:
            return None
        is_right = bool(proof) and self.is_right(proof, what)
        known = self.nonces.get(str(proof["nonce"])) if proof else None
        if is_right and known is not None and int(str(proof["nc"])) > known:
            self.nonces[str(proof["nonce"])] = int(str(proof["nc"]))
            return None
        if self.is_crowded and proof:
            return {"code": 429, "message": "Too many failed authentication attempts"}
        self.is_crowded = False
        nonce = secrets.token_hex(16) if self.firmware >= "2" else int(time.time()) + len(self.nonces)
        self.nonces[str(nonce)] = 0
        wants = {"auth_type": "digest", "nonce": nonce, "nc": 1, "realm": self.id, "algorithm": "SHA-256"}
        if self.firmware >= "2":
            wants["stale"] = is_right
        return {"code": 401, "message": json.dumps(wants)}

    def is_right(self, proof, what):
        secret = digest(f"admin:{self.id}:{self.password}")
        wanted = digest(f"{secret}:{proof['nonce']}:{proof['nc']}:{proof['cnonce']}:auth:{what}")
        return (proof["username"], proof["realm"], proof["response"]) == ("admin", self.id, wanted)

    def forget(self, crowded=False):
        """Whatever was proved has to be proved again; by one that is crowded, whoever shows what is old is turned away."""
        self.nonces, self.is_crowded = {}, crowded

    # Calls

    def part(self, call):
        params = call.get("params") or {}
        return f"{call['method'].split('.')[0].lower()}:{params.get('id')}", params

    def answer(self, call):
        self.heard.append(call)
        match call["method"]:
            case "Shelly.GetDeviceInfo": return {"result": self.info}
            case "Shelly.GetConfig": return {"result": self.config}
            case "Shelly.GetStatus": return {"result": self.status}
            case "Shelly.GetComponents": return {"result": {"components": [], "cfg_rev": 9, "offset": 0, "total": 0}}
        key, params = self.part(call)
        if not call["method"].endswith(".Set") or call["method"] == "Sys.Set":
            return {"error": {"code": 404, "message": f"No handler for {call['method']}"}}
        if key not in self.status:
            return {"error": {"code": -105, "message": f"Argument 'id', value {params.get('id')} not found!"}}
        return self.set(key, params)

    def set(self, key, params):
        kind, status = key.split(":")[0], self.status[key]
        if trouble := self.trouble(kind, key, params):
            return {"error": {"code": -103, "message": trouble}}
        was_on = status["output"]
        for name, value in params.items():
            if name != "id" and name != "transition_duration":
                status["output" if name == "on" else name] = value
        status["source"] = "WS_in"
        return {"result": {"was_on": was_on} if kind == "switch" else None}

    def trouble(self, kind, key, params):
        """What a device does not take."""
        known = {"id": int, "on": bool} | {name: type(value) for name, value in self.status[key].items() if name in TAKEN}
        if kind != "switch":
            known["transition_duration"] = float
        for name, value in params.items():
            wanted = known.get(name)
            if wanted is None or not isinstance(value, (int, float) if wanted is float else wanted):
                return f"Invalid argument '{name}'!"
        if not {"on", "brightness"} & params.keys():
            return "Missing required argument 'on' or 'brightness'!"
        whites = self.config[key].get("ct_range", (2700, 6500))
        is_fine = (
            1 <= params.get("brightness", 1) <= 100 and params.get("transition_duration", 1) >= 0.5
            and all(0 <= level <= 255 for level in params.get("rgb", ())) and whites[0] <= params.get("ct", 3000) <= whites[1]
        )
        return None if is_fine else "Invalid argument!"

    # Hands

    def touch(self, key, **words):
        """Somebody changes it by another way."""
        self.status[key] |= words
        self.do(self.tell("NotifyStatus", {key: {"id": self.status[key]["id"], **words}}))

    def tell_all(self):
        self.do(self.tell("NotifyFullStatus", self.status))

    def press(self, number, *events):
        for event in events:
            word = {"component": f"input:{number}", "id": number, "event": event, "ts": round(time.time(), 2)}
            self.do(self.tell("NotifyEvent", {"events": [word]}))

    def orders(self, key):
        """What a component was told."""
        return [call["params"] for call in list(self.heard) if call["method"].endswith(".Set") and self.part(call)[0] == key]


TAKEN = {"brightness", "rgb", "white", "ct", "mode"}
WHITES = {"ct_range": [2200, 6500]}
WARMTH = {"tC": 51.2, "tF": 124.2}
RELAYS = {
    "switch:0": ({"source": "init", "output": False, "apower": 0.0, "temperature": WARMTH}, {"in_mode": "follow"}),
    "switch:1": ({"source": "init", "output": True, "apower": 40.1, "temperature": WARMTH}, {"name": "Fan"}),
    "input:0": ({"state": None}, {"type": "button", "enable": True}),
    "input:1": ({"state": False}, {"type": "switch", "enable": True}),
}
DIMMER = {"light:0": ({"source": "init", "output": True, "brightness": 50, "apower": 3.2, "temperature": {"tC": 45.0}}, {})}
STRIP = {"rgbw:0": ({"source": "init", "output": True, "rgb": [255, 0, 0], "brightness": 80, "white": 0}, {})}
CHANNELS = {f"light:{number}": ({"source": "init", "output": False, "brightness": 10}, {}) for number in range(4)}
BOTH = {
    "cct:0": ({"source": "init", "output": True, "brightness": 100, "ct": 4000}, WHITES),
    "rgb:0": ({"source": "init", "output": False, "rgb": [0, 0, 255], "brightness": 30}, {}),
}
BULB = {"rgbcct:0": ({"source": "init", "output": True, "mode": "cct", "brightness": 50, "ct": 4000, "rgb": [0, 0, 255]}, {})}


class OldShelly(Played):
    """One of the first generation."""

    def __init__(self, lights=(), relays=(), *, name=None, model="SHDM-2", mac="34945479CFA4", password=None):
        super().__init__(mac, password)
        self.lights, self.relays = [dict(one) for one in lights], [dict(one) for one in relays]
        self.name, self.model = name, model
        self.start()

    async def serve(self, request):
        if request.path == "/shelly":
            return web.json_response({
                "type": self.model, "mac": self.mac, "auth": self.password is not None, "fw": "20190711-084053/v1.5.0",
                "discoverable": True, "num_outputs": len(self.lights) + len(self.relays)})
        if self.password is not None and request.headers.get("Authorization") != encode_basic_auth("admin", self.password):
            return web.Response(status=401, text="401 Unauthorized", headers={"WWW-Authenticate": f'Basic realm="{self.host}"'})
        match request.path.strip("/").split("/"):
            case ["settings"]: return web.json_response(self.settings)
            case ["status"]: return web.json_response(self.status)
            case [kind, number]: return web.json_response(self.set(kind, int(number), dict(request.query)))
        raise web.HTTPNotFound

    @property
    def host(self):
        return f"shelly-{self.mac}"

    @property
    def settings(self):
        return {
            "device": {"type": self.model, "mac": self.mac, "hostname": self.host}, "name": self.name,
            "mode": self.lights[0]["mode"] if self.lights else "relay",
            "lights": [{"name": None} for _ in self.lights], "relays": [{"name": None} for _ in self.relays],
        }

    @property
    def status(self):
        parts = {name: lights for name, lights in (("lights", self.lights), ("relays", self.relays)) if lights}
        return {"wifi_sta": {"rssi": -60}, "tmp": {"tC": 55.0, "is_valid": True}, **parts}

    def set(self, kind, number, words):
        # Strips of the first generation have a page for each of their modes.
        mode = {"color": "color", "white": "white"}.get(kind)
        lights = self.relays if kind == "relay" else self.lights
        if number >= len(lights) or mode and lights[number]["mode"] != mode:
            raise web.HTTPNotFound
        self.heard.append((kind, number, words))
        light = lights[number]
        for name, value in words.items():
            if name == "turn":
                light["ison"] = value == "on"
            elif name in light:
                light[name] = value if name == "mode" else int(value)
        return light


OLD_RELAY = {"ison": False, "has_timer": False, "source": "input"}
OLD_DIMMER = {"ison": True, "source": "http", "mode": "white", "brightness": 50, "transition": 0}
OLD_COLOR = {"ison": True, "mode": "color", "red": 0, "green": 0, "blue": 255, "white": 0, "gain": 60, "effect": 0}
OLD_BULB = OLD_COLOR | {"temp": 4750, "brightness": 20, "transition": 0}
