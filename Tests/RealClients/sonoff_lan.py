"""A device of eWeLink's on the LAN, played: found by mDNS, told what to do by HTTP.

    python sonoff_lan.py --id 1000abcdef --key SECRET --uiid 1 --address 10.0.0.2 [--port 8081] [--diy] [--log FILE]

Says `{"ready": PORT}`, then writes each request that it gets as one JSON line to FILE, or to its output. Reads commands:

    set {"switch":"on"}    something happens to it, which it announces
    off-air                goes silent: no announcements, no answers to questions; HTTP goes on
    on-air                 announces itself again
    slow SECONDS           answers that much later from now on; `slow 0` ends it
    reset COUNT            cuts off so many requests after reading them; 1 if COUNT is left out
    error NUMBER           answers with that error number from now on; `error 0` ends it
    reboot {"switch":"off"}  starts anew: its numbers begin at 1
    quit

The rules are those of the maker's description: AES-128-CBC with PKCS7, its key the MD5 of the device's key, all in base64.
"""

import argparse
import base64
import hashlib
import json
import os
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from zeroconf import IPVersion, ServiceInfo, Zeroconf

SERVICE = "_ewelink._tcp.local."
PIECE = 249
TYPES = {1: "plug", 4: "strip", 36: "light", 44: "light", 57: "light", 103: "light", 104: "light", 22: "light", 59: "light"}
FIRST = {1: {"switch": "off", "startup": "off"}, 4: {"switches": [{"outlet": n, "switch": "off"} for n in range(4)]}}
COMMANDS = {"switch", "switches", "dimmable", "startup", "pulse", "sledonline", "getState", "info", "signal_strength"}


class Secret:
    def __init__(self, devicekey):
        self.key = hashlib.md5(devicekey.encode()).digest()

    def cipher(self, iv):
        return Cipher(algorithms.AES(self.key), modes.CBC(iv))

    def seal(self, text):
        iv, padder = os.urandom(16), padding.PKCS7(128).padder()
        encryptor = self.cipher(iv).encryptor()
        data = encryptor.update(padder.update(text.encode()) + padder.finalize()) + encryptor.finalize()
        return base64.b64encode(iv).decode(), base64.b64encode(data).decode()

    def open(self, iv, data):
        decryptor, unpadder = self.cipher(base64.b64decode(iv, validate=True)).decryptor(), padding.PKCS7(128).unpadder()
        text = decryptor.update(base64.b64decode(data, validate=True)) + decryptor.finalize()
        return (unpadder.update(text) + unpadder.finalize()).decode()


class Device:
    def __init__(self, options, log):
        self.id, self.uiid, self.address = options.id, options.uiid, options.address
        self.secret = None if options.diy else Secret(options.key)
        self.params = FIRST.get(options.uiid, {"switch": "off"}) | json.loads(options.params)
        self.log, self.lock = log, threading.RLock()
        self.seq, self.slow, self.resets, self.error = 1, 0.0, 0, 0
        self.zeroconf, self.info = None, None
        self.server = ThreadingHTTPServer((options.address, options.port), self.handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_address[1]

    # What it announces

    @property
    def type(self):
        kind = TYPES.get(self.uiid, "plug")
        return f"diy_{kind}" if self.secret is None else kind

    def text(self):
        properties = {"txtvers": "1", "id": self.id, "type": self.type, "apivers": "1", "seq": str(self.seq)}
        data = json.dumps(self.params, separators=(",", ":"))
        if self.secret:
            properties["encrypt"] = "true"
            properties["iv"], data = self.secret.seal(data)
        for number in range(0, max(len(data), 1), PIECE):
            properties[f"data{number // PIECE + 1}"] = data[number : number + PIECE]
        return properties

    def service(self):
        name = f"eWeLink_{self.id}"
        addresses = [socket.inet_aton(self.address)]
        return ServiceInfo(
            SERVICE, f"{name}.{SERVICE}", self.port, properties=self.text(), addresses=addresses, server=f"{name}.local."
        )

    def announce(self):
        if self.zeroconf:
            self.info = self.service()
            self.zeroconf.update_service(self.info)

    def on_air(self):
        if self.zeroconf is None:
            self.zeroconf = Zeroconf(interfaces=[self.address], ip_version=IPVersion.V4Only)
            self.info = self.service()
            self.zeroconf.register_service(self.info, cooperating_responders=True)

    def off_air(self):
        """Pulled from the wall: no goodbye is said."""
        if self.zeroconf:
            zeroconf, self.zeroconf = self.zeroconf, None
            zeroconf.registry.async_remove(self.info)
            zeroconf.close()

    def become(self, params):
        with self.lock:
            self.params |= params
            self.seq += 1
            self.announce()

    def reboot(self, params):
        with self.lock:
            self.params |= params
            self.seq = 1
            self.announce()

    # What it is told

    def handler(device):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if device.cuts_off():
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    device.write(path=self.path, cut=True)
                    self.connection.close()
                    self.close_connection = True
                    return
                time.sleep(device.slow)
                answer = json.dumps(device.answer(self.path, body, self.headers.get("Connection"))).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json; charset=utf-8")
                self.send_header("Content-Length", str(len(answer)))
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(answer)
                self.close_connection = True

            def log_message(self, *_):
                pass

        return Handler

    def cuts_off(self):
        with self.lock:
            cuts, self.resets = self.resets > 0, max(self.resets - 1, 0)
            return cuts

    def answer(self, path, body, connection):
        with self.lock:
            command = path.rpartition("/")[2]
            try:
                asked = json.loads(body)
                params = self.read(asked)
            except (ValueError, KeyError, TypeError):
                asked, params = {}, None
            error = self.judge(path, command, asked, params)
            self.write(path=path, params=params, error=error, sequence=asked.get("sequence"), connection=connection)
            result = {"seq": self.seq, "sequence": asked.get("sequence"), "error": error}
            if error:
                return result
            if command in ("getState", "info"):
                return result | self.told()
            if command != "signal_strength":
                self.become(self.merged(params))
            return result | {"seq": self.seq}

    def read(self, asked):
        if not asked.get("encrypt"):
            return asked["data"] if isinstance(asked["data"], dict) else json.loads(asked["data"])
        return json.loads(self.secret.open(asked["iv"], asked["data"])) if self.secret else None

    def judge(self, path, command, asked, params):
        if self.error:
            return self.error
        if not path.startswith("/zeroconf/") or command not in COMMANDS or not isinstance(asked.get("sequence"), str):
            return 400
        if asked.get("deviceid") != self.id:
            return 404
        if self.secret and not asked.get("encrypt"):
            return 401
        if not isinstance(params, dict) or not asked.get("selfApikey"):
            return 400
        if command == "switch" and params.get("switch") not in ("on", "off"):
            return 422
        if command == "switches" and not isinstance(params.get("switches"), list):
            return 422
        return 0

    def merged(self, params):
        params = {name: value for name, value in params.items() if name != "cmd"}
        if "switches" in params:
            outlets = {outlet["outlet"]: outlet for outlet in self.params.get("switches", [])}
            for outlet in params["switches"]:
                outlets[outlet["outlet"]] = outlets.get(outlet["outlet"], {}) | outlet
            params["switches"] = [outlets[number] for number in sorted(outlets)]
        return params

    def told(self):
        if self.secret is None:
            return {"data": self.params}
        iv, data = self.secret.seal(json.dumps(self.params))
        return {"encrypt": True, "iv": iv, "data": data}

    def write(self, **fields):
        print(json.dumps({"at": time.time(), **fields}), file=self.log, flush=True)

    # What it is commanded

    def obey(self, line):
        word, _, rest = line.strip().partition(" ")
        match word:
            case "set": self.become(json.loads(rest))
            case "reboot": self.reboot(json.loads(rest or "{}"))
            case "off-air": self.off_air()
            case "on-air": self.on_air()
            case "slow": self.slow = float(rest)
            case "reset": self.resets = int(rest or 1)
            case "error": self.error = int(rest)
            case "": pass
            case _: print(json.dumps({"unknown": word}), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--id", required=True)
    parser.add_argument("--key", default="")
    parser.add_argument("--uiid", type=int, default=1)
    parser.add_argument("--address", required=True)
    parser.add_argument("--port", type=int, default=8081, help="0 for any")
    parser.add_argument("--params", default="{}", help="what it is like at first, as JSON")
    parser.add_argument("--diy", action="store_true")
    parser.add_argument("--log")
    options = parser.parse_args()
    device = Device(options, open(options.log, "a") if options.log else sys.stdout)
    device.on_air()
    print(json.dumps({"ready": device.port}), flush=True)
    for line in sys.stdin:
        if line.strip() == "quit":
            break
        device.obey(line)
        print(json.dumps({"done": line.strip()}), flush=True)
    device.off_air()


if __name__ == "__main__":
    main()
