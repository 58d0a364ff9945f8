#!/usr/bin/env python3
"""A lamp that lives in this program: the smallest thing that Porchlight can switch."""
import json
import sys

lamp = {"on": False, "bri": 1.0, "mirek": 370}


def say(**words):
    print(json.dumps(words), flush=True)


def show():
    say(light={"id": "lamp-1", "index": 0, **lamp})


say(hello=1)
say(device={
    "id": "lamp-1", "name": "Example lamp", "model": "Example 1",
    "lights": [{"dims": True, "ct": [153, 500]}],
    "sensors": [{"kind": "temperature"}],
})
show()
say(sensor={"id": "lamp-1", "index": 0, "value": 21.5})
say(ready=True)

for line in sys.stdin:
    words = json.loads(line)
    if "order" in words:
        for name in ("on", "bri", "mirek"):
            if name in words:
                lamp[name] = words[name]
        # A real program would speak with its lamp here.
        say(done=words["order"])
        show()
    elif "adopt" in words:
        say(log="the bridge has taken in " + words["adopt"])
    elif "search" in words:
        say(log="nothing else to be found")
