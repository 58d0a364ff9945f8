import BridgeServer
import BridgeCore
import HomeModel
import LocalDrivers

/// The owner's workbench for simulated devices, on the simulated house.
struct HouseBench: SimulationBench {
    let house: SimulatedHouse

    func describe(model: String, name: String?, serial: [UInt8]) throws(ControlProblem) -> DeviceDescription {
        guard let known = ModelCatalogue.model(model) else {
            let models = ModelCatalogue.all.map(\.product.model).joined(separator: ", ")
            throw ControlProblem("there is no model \"\(model)\" to simulate; there are: \(models)")
        }
        let wanted = name ?? known.product.name
        guard ResourceName.allows(wanted) else {
            throw ControlProblem("a name has 1 to 32 bytes and no control characters")
        }
        let digits = serial.map(\.hex).joined()
        return known.device(named: wanted, identity: digits)
    }

    func apply(
        _ faults: ControlLightEdit.Faults, to light: Light, of device: Device
    ) async throws(ControlProblem) {
        guard device.key.driver == SimulatedDriver.driverName, var now = await house.faults(of: device.key.identity) else {
            throw ControlProblem("\(light.name) is not simulated, so it cannot be made to misbehave")
        }
        if let unreachable = faults.unreachable { now.isUnreachable = unreachable }
        if let delay = faults.delay {
            guard (0...600).contains(delay) else { throw ControlProblem("a delay is 0 to 600 seconds") }
            now.delay = .milliseconds(Int(delay * 1000))
        }
        if let loss = faults.loss {
            guard (0...1).contains(loss) else { throw ControlProblem("a loss is a share from 0 to 1") }
            now.loss = loss
        }
        await house.setFaults(now, of: device.key.identity)
    }

    func feel(_ readings: [SensorReading], sensor: Int, of device: Device) async throws(ControlProblem) {
        guard device.key.driver == SimulatedDriver.driverName, await house.faults(of: device.key.identity) != nil else {
            throw ControlProblem("\(device.name) is not simulated, so only a hand can do this")
        }
        for reading in readings where await !house.read(reading, sensor: sensor, of: device.key.identity) {
            throw ControlProblem("\(device.name) is out of reach")
        }
    }

    func shining(_ light: Light, of device: Device) async -> Double? {
        let address = LightAddress(identity: device.key.identity, index: light.index)
        guard device.key.driver == SimulatedDriver.driverName, let sight = await house.shining(address) else { return nil }
        return sight.isOn ? (sight.brightness.fraction * 1000).rounded() / 10 : 0
    }
}
