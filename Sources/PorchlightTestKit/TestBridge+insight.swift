import BridgeApp
package import BridgeCore
package import HomeModel
import LocalDrivers

extension TestBridge {
    /// The home as it is, from the inside.
    package var snapshot: HomeSnapshot { program.bridge.published.snapshot }

    /// Makes a sensor read something, as if it had happened in front of it.
    ///
    /// - Parameters:
    ///   - reading: what it reads, of the kind that it senses.
    ///   - sensor: which of its device's sensors it is, from 0.
    ///   - identity: which device, by the name it has in its driver.
    package func read(_ reading: SensorReading, sensor: Int = 0, of identity: String) async {
        await program.house.read(reading, sensor: sensor, of: identity)
        await settle()
    }
}
