#!/usr/bin/env python3
"""Publishes what a Zigbee2MQTT once said, so that a house of Zigbee devices can be tried without any.

    python3 Examples/replay_zigbee.py [--host 127.0.0.1] [--port 1883] [--pause 0.01] [--whole] [FILE]

Needs paho-mqtt. Without --whole the program's goodbye at the end is left out, so that its devices stay there to be switched;
nobody follows then, since nothing but a recording speaks.
"""

import argparse
import json
import time
from pathlib import Path

import paho.mqtt.client as mqtt

CAPTURE = Path(__file__).resolve().parent.parent / "Fixtures" / "Zigbee2MQTT" / "session-a.jsonl"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=1883)
    options.add_argument("--pause", type=float, default=0.01, help="seconds between two messages")
    options.add_argument("--whole", action="store_true", help="with the goodbye at the end")
    options.add_argument("file", nargs="?", type=Path, default=CAPTURE)
    chosen = options.parse_args()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.connect(chosen.host, chosen.port)
    client.loop_start()
    count = 0
    for line in chosen.file.read_text().splitlines():
        message = json.loads(line)
        if message["from"] != "z2m":
            continue
        if not chosen.whole and message["topic"].endswith("bridge/state") and "offline" in message["payload"]:
            break
        client.publish(message["topic"], message["payload"], qos=1, retain=message["retain"]).wait_for_publish()
        count += 1
        time.sleep(chosen.pause)
    client.disconnect()
    client.loop_stop()
    print(f"{count} messages were published")


if __name__ == "__main__":
    main()
