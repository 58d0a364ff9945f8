import Foundation
import HomeModel
import Testing

extension SensorDraft {
    /// A sensor that an app plays; the name tells it from others.
    static func played(_ name: String, _ reading: SensorReading, isDisposable: Bool = false) -> SensorDraft {
        var virtual = VirtualSensor(model: "PHWA01", manufacturer: "Nobody", softwareVersion: "1.0", uniqueID: "WA0001")
        virtual.isDisposable = isDisposable
        return SensorDraft(id: ResourceID(derivedFrom: .devices, "played", name), name: name, reading: reading, virtual: virtual)
    }
}

/// What to set up, in one expression.
func setUp(_ change: (inout SensorPatch) -> Void) -> SensorPatch {
    var patch = SensorPatch()
    change(&patch)
    return patch
}

extension TestHome {
    /// Makes a sensor that an app plays.
    mutating func play(_ name: String, _ reading: SensorReading, isDisposable: Bool = false) throws -> ResourceID {
        try #require(try perform(.addSensor(.played(name, reading, isDisposable: isDisposable))).created)
    }

    /// Takes in a device with one sensor; says which it got.
    mutating func addSensing(_ name: String, _ reading: SensorReading) throws -> ResourceID {
        try perform(.addDevice(.sensor(name, reading)))
        return try #require(home.devices[DeviceKey.test(name).resourceID]?.sensors.first)
    }

    /// The bridge's own sensor.
    var daylight: Sensor {
        get throws { try #require(home.sensors.all.first { $0.owner == home.identity.resourceID }) }
    }

    func sensor(_ id: ResourceID) throws -> Sensor { try #require(home.sensors[id]) }
}
