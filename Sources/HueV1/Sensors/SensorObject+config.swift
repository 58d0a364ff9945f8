import HomeModel

extension SensorObject {
    func writeConfig(of device: Device, to config: inout JSONWriter) {
        config.member("on", sensor.isEnabled)
        guard type != .zgpSwitch else { return }
        let (settings, settable) = (sensor.settings, sensor.settable)
        if let battery = device.battery { config.member("battery", battery) }
        config.member("reachable", device.isReachable)
        if settable.contains(.alert) { config.member("alert", settings.alert.v1) }
        if settable.contains(.sensitivity) {
            config.member("sensitivity", settings.sensitivity)
            config.member("sensitivitymax", SensorSettings.mostSensitive)
        }
        writeThresholds(to: &config)
        if settable.contains(.indication) { config.member("ledindication", settings.indicatesByLight) }
        if settable.contains(.test) { config.member("usertest", settings.testEnds != nil) }
        config.list("pending", { _ in })
    }

    /// Battery and address are shown only once they were told.
    func writeConfig(of virtual: VirtualSensor, to config: inout JSONWriter) {
        config.member("on", sensor.isEnabled)
        if let battery = virtual.battery { config.member("battery", battery) }
        config.member("reachable", virtual.isReachable)
        if let url = virtual.url { config.member("url", url) }
        writeThresholds(to: &config)
    }

    private func writeThresholds(to config: inout JSONWriter) {
        guard sensor.settable.contains(.darkThreshold) else { return }
        config.member("tholddark", sensor.settings.darkThreshold)
        config.member("tholdoffset", sensor.settings.daylightOffset)
    }
}
