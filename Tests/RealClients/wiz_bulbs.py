"""The fake bulb that pywizlight is tested with, unmodified, on the network: it answers as models did that were recorded.

    python wiz_bulbs.py --all                                      each model that it has, at any ports of loopback
    python wiz_bulbs.py --model ESP01_SHRGB_03 1.25.0 --port 38899  one of them, wherever this host is

Says `{"ready": {"ESP01_SHRGB_03/1.25.0": PORT, …}}`. Reads commands, each for the model that it begins with, and answers by a
line that says how the bulb is set:

    ESP01_SHRGB_03/1.25.0                     nothing more
    ESP01_SHRGB_03/1.25.0 {"state": true}     something happens to it
"""

import argparse
import asyncio
import contextlib
import json
import sys

from pywizlight.protocol import WizProtocol
from pywizlight.tests import fake_bulb


async def on_loopback(model):
    _, protocol = await fake_bulb.make_udp_fake_bulb_server(*model)
    return protocol.on_response.__self__


async def everywhere(model, port):
    """Its own server listens on loopback only, and registers all models as the same device."""
    bulb = fake_bulb.BulbUDPRequestHandler()
    bulb.pilot_state = fake_bulb.get_initial_pilot()
    bulb.sys_config = fake_bulb.get_initial_sys_config(*model)
    bulb.model_config = fake_bulb.get_initial_model_config(*model)
    bulb.user_config = fake_bulb.get_initial_user_config(*model)
    bulb.get_power = fake_bulb.get_power(*model)
    identity = {"mac": bulb.sys_config["result"]["mac"], "success": True}
    bulb.registration = {"method": "registration", "env": "pro", "result": identity}
    bulb.transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: WizProtocol(on_response=bulb.handle), local_addr=("0.0.0.0", port))
    return bulb


async def main(options, out):
    if options.all:
        bulbs = {"/".join(model): await on_loopback(model) for model in fake_bulb.SYSTEM_CONFIGS}
    else:
        bulbs = {"/".join(options.model): await everywhere(options.model, options.port)}
    ports = {model: bulb.transport.get_extra_info("sockname")[1] for model, bulb in bulbs.items()}
    print(json.dumps({"ready": ports}), file=out, flush=True)
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).decode():
        model, _, words = line.strip().partition(" ")
        pilot = bulbs[model].pilot_state["result"]
        pilot.update(json.loads(words or "{}"))
        print(json.dumps(pilot), file=out, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--model", nargs=2, metavar=("MODULE", "FIRMWARE"), type=str)
    parser.add_argument("--port", type=int, default=0)
    # The fake bulb writes down all that it hears.
    with contextlib.redirect_stdout(sys.stderr):
        asyncio.run(main(parser.parse_args(), sys.__stdout__))
