"""A program for devices of its own, played for tests. Commands come as lines of JSON in a file, what it did goes into others."""
import json
import os
import sys
import threading
import time

folder = sys.argv[1]
lock = threading.Lock()
lamp = {"on": True, "bri": 0.5}
manner = {"delay": 0, "repeats": 1}


def path(name):
    return os.path.join(folder, name)


def write(name, words):
    with open(path(name + ".new"), "w") as file:
        json.dump(words, file)
    os.replace(path(name + ".new"), path(name))


def say(**words):
    with lock:
        for _ in range(manner["repeats"]):
            print(json.dumps(words), flush=True)


def show():
    say(light={"id": "lamp", **lamp})


def command(words):
    if "touch" in words:
        lamp.update(words["touch"])
        write("lamp", lamp)
        show()
    if "present" in words:
        say(reachable={"id": "lamp", "value": words["present"]})
    if "manner" in words:
        manner.update(words["manner"])
    if "raw" in words:
        with lock:
            print(words["raw"], flush=True)


def listen(read):
    while True:
        if os.path.exists(path("away")):
            os._exit(1)
        lines = open(path("commands")).read().split("\n")[:-1]
        for line in lines[read:]:
            command(json.loads(line))
        read = len(lines)
        time.sleep(0.005)


def obey(words):
    with open(path("orders"), "a") as file:
        file.write(json.dumps(words) + "\n")
    lamp.update({name: words[name] for name in ("on", "bri") if name in words})
    write("lamp", lamp)
    if manner["delay"]:
        state = dict(lamp)
        def later():
            say(done=words["order"])
            say(light={"id": "lamp", **state})
        threading.Timer(manner["delay"], later).start()
    else:
        say(done=words["order"])
        show()


if os.path.exists(path("away")):
    sys.exit(1)
# What was commanded of an earlier run is done with, and nothing is by whoever saw this one.
done = open(path("commands")).read().count("\n")
write("lamp", lamp)
say(hello=1)
say(device={"id": "lamp", "name": "Played lamp", "lights": [{}], "sensors": [{"kind": "buttons", "count": 2}]})
show()
say(ready=True)
threading.Thread(target=listen, args=(done,), daemon=True).start()
for line in sys.stdin:
    heard = json.loads(line)
    with open(path("heard"), "a") as file:
        file.write(line)
    if "order" in heard:
        obey(heard)
