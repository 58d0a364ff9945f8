"""What README prints is what one sees who types it."""

import pytest
from conftest import needs_root, numbers
from readme import Machine, tour

pytestmark = needs_root


@pytest.fixture
def machine(folder):
    machine = Machine(folder, next(numbers))
    yield machine
    machine.close()


def test_five_minutes(machine):
    for command, expected in tour("Five minutes"):
        machine.type(command, expected)
    machine.ends()


def test_five_more(machine):
    machine.serve()
    for command, expected in tour("Five more: a scene, a rule, a guest"):
        machine.type(command, expected)


def test_a_zigbee_house(machine):
    for command, expected in tour("A Zigbee house in five minutes"):
        machine.type(command, expected)


def test_a_cloud_lamp(machine):
    machine.serve()
    for command, expected in tour("A cloud lamp in five minutes"):
        # From here on somebody types what a mail says.
        if command.startswith("porchlight cloud serve ruuvi"):
            break
        machine.type(command, expected)
        # Nobody types so fast that the lamps are not there yet.
        if command.startswith("porchlight clouds add"):
            machine.waits_for("Shelf lamp" if "--share" not in command else "mode#cottage")
    machine.ends()
