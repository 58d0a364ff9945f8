import HomeModel

extension ModelCatalogue {
    /// A motion sensor, which also feels the warmth and sees the light.
    package static let motionSensor = CatalogueModel(
        product: Product(
            model: "SML001", name: "Hue motion sensor", manufacturer: "Signify Netherlands B.V.",
            softwareVersion: "6.1.1.27575"),
        sensors: [
            .init(name: nil, reading: .motion(false)),
            .init(name: "Hue temperature sensor", reading: .temperature(20)),
            .init(name: "Hue ambient light sensor", reading: .lightLevel(12_000)),
        ],
        battery: 100)

    /// A switch with four buttons: on, brighter, darker, off.
    package static let dimmerSwitch = CatalogueModel(
        product: Product(
            model: "RWL021", name: "Hue dimmer switch", manufacturer: "Signify Netherlands B.V.",
            softwareVersion: "6.1.1.28573"),
        sensors: [.init(name: nil, reading: .buttons(count: 4, last: nil))],
        battery: 100)
}
