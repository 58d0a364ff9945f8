package import HomeModel

/// What the owner can do with simulated devices. The server knows no driver; whoever puts the program together does.
package protocol SimulationBench: Sendable {
    /// A device of a model that can be simulated, ready to be taken into a home.
    ///
    /// - Parameter serial: makes the device's identity: another one for every device.
    /// - Throws: a `ControlProblem` that names the models there are.
    func describe(model: String, name: String?, serial: [UInt8]) throws(ControlProblem) -> DeviceDescription
    /// Makes a light misbehave, or behave.
    ///
    /// - Throws: a `ControlProblem` when the light is not a simulated one.
    func apply(_ faults: ControlLightEdit.Faults, to light: Light, of device: Device) async throws(ControlProblem)
    /// Makes a sensor read something, one reading after the other.
    ///
    /// - Parameter sensor: which of the device's sensors it is, from 0.
    /// - Throws: a `ControlProblem` when the device is not a simulated one, or cannot speak.
    func feel(_ readings: [SensorReading], sensor: Int, of device: Device) async throws(ControlProblem)
    /// What an eye would see of a light right now, in percent of full output; `nil` for a light that is not simulated.
    func shining(_ light: Light, of device: Device) async -> Double?
}
