import HomeModel

/// The parameters of a sensor's configuration that can be written, of one type of sensor or another (Docs/HueV1.md §12.5).
enum SensorParameter: String {
    case on, battery, reachable, url, alert, sensitivity, ledindication, usertest, tholddark, tholdoffset
    case long, lat, sunriseoffset, sunsetoffset

    /// What of a sensor the parameter is about.
    var setting: SensorSetting {
        switch self {
        case .on: .enabled
        case .battery: .battery
        case .reachable: .reachable
        case .url: .url
        case .alert: .alert
        case .sensitivity: .sensitivity
        case .ledindication: .indication
        case .usertest: .test
        case .tholddark: .darkThreshold
        case .tholdoffset: .daylightOffset
        case .long: .longitude
        case .lat: .latitude
        case .sunriseoffset: .sunriseOffset
        case .sunsetoffset: .sunsetOffset
        }
    }

    /// Whether it takes strings.
    var isText: Bool { [.url, .alert, .long, .lat].contains(self) }

    /// Puts a value into a patch; says whether the parameter can have it.
    func put(_ node: JSONNode, into patch: inout SensorPatch) -> Bool {
        switch self {
        case .on: assign(node.bool, to: &patch.isEnabled)
        case .battery: assign(node.integer(in: 0...100), to: &patch.battery)
        case .reachable: assign(node.bool, to: &patch.isReachable)
        case .url: assign(node.string.flatMap { $0.utf8.count <= VirtualSensor.longestURL ? $0 : nil }, to: &patch.url)
        case .alert: assign(node.string.flatMap(LightAlert.init(v1:)), to: &patch.alert)
        case .sensitivity: assign(node.integer(in: 0...SensorSettings.mostSensitive), to: &patch.sensitivity)
        case .ledindication: assign(node.bool, to: &patch.indicatesByLight)
        case .usertest: assign(node.bool, to: &patch.tests)
        case .tholddark: assign(node.integer(in: SensorSettings.lightLevels), to: &patch.darkThreshold)
        case .tholdoffset: assign(node.integer(in: SensorSettings.daylightOffsets), to: &patch.daylightOffset)
        case .long: assign(degrees(node, Position.longitude(v1:)), to: &patch.longitude)
        case .lat: assign(degrees(node, Position.latitude(v1:)), to: &patch.latitude)
        case .sunriseoffset: assign(node.integer(in: Daylight.offsets), to: &patch.sunriseOffset)
        case .sunsetoffset: assign(node.integer(in: Daylight.offsets), to: &patch.sunsetOffset)
        }
    }

    /// Degrees, or the word by which they are forgotten.
    private func degrees(_ node: JSONNode, _ read: (String) -> Double?) -> Double?? {
        guard let text = node.string else { return nil }
        if text == "none" { return .some(nil) }
        return read(text).map { .some($0) }
    }

    private func assign<Value>(_ value: Value?, to place: inout Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }
}
