import HomeModel

/// The types of sensors by v1's names (Docs/HueV1.md §12.2). What a device senses that no device of a real bridge does has
/// the type that an app's own sensor would have.
enum SensorType: String {
    case daylight = "Daylight"
    case zgpSwitch = "ZGPSwitch"
    case zllSwitch = "ZLLSwitch", zllRelativeRotary = "ZLLRelativeRotary", zllPresence = "ZLLPresence"
    case zllTemperature = "ZLLTemperature", zllLightLevel = "ZLLLightLevel"
    case clipSwitch = "CLIPSwitch", clipOpenClose = "CLIPOpenClose", clipPresence = "CLIPPresence"
    case clipTemperature = "CLIPTemperature", clipHumidity = "CLIPHumidity", clipLightLevel = "CLIPLightLevel"
    case clipGenericFlag = "CLIPGenericFlag", clipGenericStatus = "CLIPGenericStatus"
    case geofence = "Geofence"

    /// The type of a sensor.
    init(of sensor: Sensor, on device: Device?) {
        let isVirtual = sensor.virtual != nil
        self = switch sensor.reading {
        case .daylight: .daylight
        case .buttons: device?.isTap ?? false ? .zgpSwitch : .zllSwitch
        case .rotation: .zllRelativeRotary
        case .motion: isVirtual ? .clipPresence : .zllPresence
        case .temperature: isVirtual ? .clipTemperature : .zllTemperature
        case .lightLevel: isVirtual ? .clipLightLevel : .zllLightLevel
        case .contact: .clipOpenClose
        case .humidity: .clipHumidity
        case .presence: .geofence
        case .flag: .clipGenericFlag
        case .status: .clipGenericStatus
        case .switchCode: .clipSwitch
        }
    }

    /// The type of a sensor that an app wants to make; `nil` if apps make no such thing.
    init?(madeAs name: String) {
        let usual = switch name {
        case "CLIPLightlevel": "CLIPLightLevel"
        case "Geolocation": "Geofence"
        default: name
        }
        guard let type = SensorType(rawValue: usual), type.firstReading != nil else { return nil }
        self = type
    }

    /// What a sensor that an app makes reads until it is written to; `nil` for types that apps do not make.
    var firstReading: SensorReading? {
        switch self {
        case .clipSwitch: .switchCode(nil)
        case .clipOpenClose: .contact(false)
        case .clipPresence: .motion(false)
        case .clipTemperature: .temperature(0)
        case .clipHumidity: .humidity(0)
        case .clipLightLevel: .lightLevel(0)
        case .clipGenericFlag: .flag(false)
        case .clipGenericStatus: .status(0)
        case .geofence: .presence(false)
        case .daylight, .zgpSwitch, .zllSwitch, .zllRelativeRotary, .zllPresence, .zllTemperature, .zllLightLevel: nil
        }
    }
}

extension Device {
    /// Whether it is the switch that lives on the power of the finger, which counts its buttons in its own way.
    var isTap: Bool { product.model == "ZGPSWITCH" }
}
