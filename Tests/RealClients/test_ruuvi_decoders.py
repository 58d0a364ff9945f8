"""Our decoders of Ruuvi's formats against ruuvitag-sensor, a decoder we did not write, on payloads made up at random.

Where the two mean to differ: it says pressure in hPa, rounds format 5 to hundredths, has one word for all three axes when
one is missing, and gives 255, 65535 and an address of only F as they are where we say that they are not available.
"""

import json
import math
import os
import random
import subprocess
from pathlib import Path

import pytest
from ruuvitag_sensor.decoders import Df3Decoder, Df5Decoder, Df6Decoder, DfE1Decoder

ROOT = Path(__file__).resolve().parents[2]
DECODE = Path(os.environ.get("PORCHLIGHT", ROOT / ".build/debug/porchlight")).resolve().parent / "RuuviDecode"
PAYLOADS = 10_000
CLIMATE = {"temperature": "temperature", "humidity": "humidity", "pressure": "pressure"}
TAG = {**CLIMATE, "accelerationX": "acceleration_x", "accelerationY": "acceleration_y", "accelerationZ": "acceleration_z",
       "voltage": "battery"}
AIR = {**CLIMATE, "pm25": "pm_2_5", "co2": "co2", "voc": "voc", "nox": "nox", "luminosity": "luminosity",
       "sequence": "measurement_sequence_number"}


def payloads(first, length, wish=lambda payload: payload):
    chance = random.Random(f"ruuvi {first}")
    for _ in range(PAYLOADS):
        payload = bytearray(chance.randbytes(length))
        payload[0] = first
        # Codes that mean "not available" would hardly come by chance.
        for place in range(1, length - 1):
            if chance.random() < 0.02:
                payload[place:place + 2] = chance.choice((b"\xff\xff", b"\x80\x00"))
        yield wish(payload).hex()


def ours(texts):
    run = subprocess.run([DECODE], input="\n".join(texts) + "\n", capture_output=True, text=True, timeout=120, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def compare(first, length, decoder, names, slack=0.001, wish=lambda payload: payload):
    texts = list(payloads(first, length, wish))
    answers = ours(texts)
    assert len(answers) == PAYLOADS
    compared = 0
    for text, answer in zip(texts, answers):
        theirs = decoder.decode_data(text)
        if "acceleration_x" in names.values() and not {"accelerationX", "accelerationY", "accelerationZ"} <= answer.keys():
            assert theirs["acceleration_x"] is None, text
            names_here = {our: their for our, their in names.items() if not our.startswith("acceleration")}
        else:
            names_here = names
        for our, their in names_here.items():
            mine, other = answer.get(our), theirs[their]
            if other is None:
                assert mine is None, (text, our)
                continue
            assert mine is not None, (text, our)
            if our == "pressure":
                mine /= 100
            assert math.isclose(mine, other, abs_tol=slack if our in ("temperature", "humidity") else 0.001), (text, our)
            compared += 1
        yield text, answer, theirs
    assert compared > PAYLOADS * len(names) * 0.8


def test_format_3():
    def two_digits(payload):
        payload[3] %= 100
        return payload

    for _ in compare(3, 14, Df3Decoder(), TAG, wish=two_digits):
        pass


def test_format_5():
    unavailable = 0
    # They round to hundredths; steps are of 0.005 °C and 0.0025 %.
    for text, answer, theirs in compare(5, 24, Df5Decoder(), {**TAG, "txPower": "tx_power"}, slack=0.00501):
        assert answer.get("movements", 255) == theirs["movement_counter"], text
        assert answer.get("sequence", 65535) == theirs["measurement_sequence_number"], text
        assert bytes(answer.get("address", [255] * 6)).hex() == theirs["mac"], text
        unavailable += "movements" not in answer
    assert unavailable > 0


def test_format_6():
    for text, answer, theirs in compare(6, 20, Df6Decoder(), AIR, slack=0.0005 + 1e-9):
        assert bool(answer["flags"] & 1) == theirs["calibration_in_progress"], text
        assert bytes(answer.get("address", [255] * 3)).hex() == theirs["mac"], text


def test_format_e1():
    names = {**AIR, "pm1": "pm_1", "pm4": "pm_4", "pm10": "pm_10"}
    for text, answer, theirs in compare(0xE1, 40, DfE1Decoder(), names, slack=0.0005 + 1e-9):
        assert bool(answer["flags"] & 1) == theirs["calibration_in_progress"], text
        assert bytes(answer.get("address", [255] * 6)).hex(":").upper() == theirs["mac"], text


@pytest.mark.parametrize("text", ["", "zz", "0201061BFF9904", "04FF990408"])
def test_what_is_no_payload_is_an_error_and_the_next_line_is_read(text):
    valid = "0512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F"
    refused, read = ours([text, valid])
    assert refused["error"] and read["temperature"] == 24.3


def test_the_speed_is_told():
    run = subprocess.run([DECODE, "--bench", "0.2"], capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(run.stdout)["decodes_per_second"] > 1000
