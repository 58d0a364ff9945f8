package import HomeModel
import BridgeCore

extension SimulatedHouse {
    /// What is wrong with a device; `nil` if there is no such device.
    package func faults(of identity: String) -> SimulatedFaults? {
        devices[identity]?.faults
    }

    /// Changes what is wrong with a device; says whether there is such a device.
    @discardableResult
    package func setFaults(_ faults: SimulatedFaults, of identity: String) -> Bool {
        guard var device = devices[identity] else { return false }
        let before = device.faults
        device.faults = faults
        devices[identity] = device
        if faults.isUnreachable != before.isUnreachable { reachabilityChanged(device) }
        return true
    }

    /// Makes a sensor read something; says whether its device is there and can speak.
    ///
    /// - Parameters:
    ///   - reading: what it reads, of the kind that the sensor senses.
    ///   - sensor: which of the device's sensors it is, from 0.
    ///   - identity: which device.
    @discardableResult
    package func read(_ reading: SensorReading, sensor: Int, of identity: String) -> Bool {
        guard let device = devices[identity], !device.faults.isUnreachable else { return false }
        tidings.add(reading: .sensor(device.key, index: sensor, reading))
        news.announce(())
        return true
    }

    /// Does something to a button; says whether its device is there and can speak.
    ///
    /// - Parameters:
    ///   - press: which button, and what happens to it.
    ///   - count: how many buttons the device has.
    ///   - sensor: which of the device's sensors the buttons are, from 0.
    ///   - identity: which device.
    @discardableResult
    package func press(_ press: ButtonPress, ofButtons count: Int, sensor: Int = 0, of identity: String) -> Bool {
        read(.buttons(count: count, last: press), sensor: sensor, of: identity)
    }

    /// A device that is back says how its lamps are set, since it may have missed something.
    private func reachabilityChanged(_ device: SimulatedDevice) {
        tell(.reachability(device.key.identity))
        guard !device.faults.isUnreachable else { return }
        for index in device.fixtures.keys.sorted() {
            tell(.lamp(LightAddress(identity: device.key.identity, index: index)))
        }
    }
}
