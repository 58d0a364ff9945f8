"""A WLED without WebSocket, played: announced by zeroconf, told by its JSON API.

    python played_wled.py --address 10.0.0.2 [--mac a1b2c3d4e5f6] [--port 80]

Says `{"ready": PORT}`. Reads commands, and answers each with one line of JSON:

    state              how it is set
    set {"on": true}   something happens to it
    move 10.0.0.9      it has another address now, and announces itself there
    quit
"""

import argparse
import json
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from zeroconf import IPVersion, ServiceInfo, Zeroconf

SERVICE = "_wled._tcp.local."
SEGMENT = {
    "id": 0, "start": 0, "stop": 30, "len": 30, "on": True, "bri": 255, "col": [[255, 160, 0], [0, 0, 0], [0, 0, 0]], "fx": 0,
    "grp": 1, "spc": 0, "of": 0, "sx": 128, "ix": 128, "pal": 0, "cct": 127, "sel": True, "frz": False,
}


class Wled:
    def __init__(self, options):
        self.address, self.mac, self.lock, self.zeroconf = options.address, options.mac, threading.Lock(), None
        self.service = None
        self.state = {
            "on": False, "bri": 128, "transition": 7, "ps": -1, "pl": -1,
            "nl": {"on": False, "dur": 60, "mode": 1, "tbri": 0, "rem": -1},
            "udpn": {"send": False, "recv": True, "sgrp": 1, "rgrp": 1}, "lor": 0, "mainseg": 0, "seg": [dict(SEGMENT)],
        }
        self.info = {
            "ver": "0.15.4", "name": "Shelf", "brand": "WLED", "mac": self.mac, "arch": "esp32", "ws": -1, "live": False,
            "fxcount": 1, "palcount": 1, "uptime": 3600, "fs": {"u": 12, "t": 983, "pmt": 0}, "wifi": {"rssi": -60, "signal": 80},
            "leds": {"count": 30, "maxseg": 32, "seglc": [1], "lc": 1},
        }
        # It listens wherever it is, so that it can be moved.
        self.server = ThreadingHTTPServer(("0.0.0.0", options.port), self.handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_address[1]

    def announce(self):
        if self.zeroconf:
            # Whoever has no address any more says no goodbye.
            self.zeroconf.registry.async_remove(self.service)
            self.zeroconf.close()
        self.zeroconf = Zeroconf(interfaces=[self.address], ip_version=IPVersion.V4Only)
        name = f"wled-{self.mac[6:]}"
        self.service = ServiceInfo(
            SERVICE, f"{name}.{SERVICE}", self.port, properties={"mac": self.mac}, server=f"{name}.local.",
            addresses=[socket.inet_aton(self.address)])
        self.zeroconf.register_service(self.service, cooperating_responders=True)

    def take(self, words):
        with self.lock:
            segments = words.pop("seg", [])
            for name in self.state.keys() & words.keys():
                self.state[name] = words[name]
            for segment in segments if isinstance(segments, list) else [segments]:
                self.state["seg"][segment.get("id", 0)] |= segment

    def handler(wled):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                pages = {
                    "/json": {"state": wled.state, "info": wled.info, "effects": ["Solid"], "palettes": ["Default"]},
                    "/json/si": {"state": wled.state, "info": wled.info}, "/json/state": wled.state, "/json/info": wled.info,
                    "/json/effects": ["Solid"], "/json/palettes": ["Default"], "/json/fxdata": [""], "/presets.json": {"0": {}},
                    "/json/cfg": {"hw": {"led": {"total": 30, "ins": [{"start": 0, "len": 30, "type": 22}]}}},
                }
                self.answer(pages.get(self.path))

            def do_POST(self):
                words = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                wants_all = words.pop("v", False)
                wled.take(words)
                self.answer(wled.state if wants_all else {"success": True})

            def answer(self, page):
                body = json.dumps(page if page is not None else {"error": 4}).encode()
                self.send_response(404 if page is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler

    def obey(self, line):
        word, _, rest = line.strip().partition(" ")
        match word:
            case "set": self.take(json.loads(rest))
            case "move":
                self.address = rest
                self.announce()
        return self.state


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("--mac", default="a1b2c3d4e5f6")
    parser.add_argument("--port", type=int, default=80)
    wled = Wled(parser.parse_args())
    wled.announce()
    print(json.dumps({"ready": wled.port}), flush=True)
    for line in sys.stdin:
        if line.strip() == "quit":
            break
        print(json.dumps(wled.obey(line)), flush=True)


if __name__ == "__main__":
    main()
