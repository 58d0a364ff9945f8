/// What a driver or a sample home tells of a device: everything but the ids, which the home derives.
package struct DeviceDescription: Sendable, Hashable, Codable {
    /// How its driver knows it.
    package var key: DeviceKey
    /// What to call it until somebody renames it.
    package var name: String
    /// What its maker says about it.
    package var product: Product
    /// Its radio address (EUI-64, lower case with colons), if it has one to show.
    package var hardwareAddress: String?
    /// Charge of its battery in percent; `nil` on mains power.
    package var battery: Int?
    /// What each of its lights can do, in order.
    package var lights: [LightAbilities]
    /// What each of its lights is told apart by from its others, for good, 0…200; `nil` for its place in `lights`.
    package var lightIndices: [Int]?
    /// What to call lights until somebody renames them, by their index; those that are left out are called as the device.
    package var lightNames: [Int: String]?
    /// Its sensors and buttons, in order.
    package var sensors: [SensorDescription]

    /// One thing a device senses.
    package struct SensorDescription: Sendable, Hashable, Codable {
        /// What to call it until somebody renames it.
        package var name: String
        /// What it senses, with a first reading that nobody is told of.
        package var reading: SensorReading

        /// Makes a description.
        package init(name: String, reading: SensorReading) {
            self.name = name
            self.reading = reading
        }
    }

    /// Makes a description.
    package init(
        key: DeviceKey, name: String, product: Product, hardwareAddress: String? = nil, battery: Int? = nil,
        lights: [LightAbilities] = [], lightIndices: [Int]? = nil, lightNames: [Int: String]? = nil,
        sensors: [SensorDescription] = []
    ) {
        self.key = key
        self.name = name
        self.product = product
        self.hardwareAddress = hardwareAddress
        self.battery = battery
        self.lights = lights
        self.lightIndices = lightIndices
        self.lightNames = lightNames
        self.sensors = sensors
    }

    /// What its lights can do, each with its index.
    package var indexedLights: [(index: Int, abilities: LightAbilities)] {
        guard let lightIndices, lightIndices.count == lights.count, Set(lightIndices).count == lights.count else {
            return lights.enumerated().map { ($0.offset, $0.element) }
        }
        return zip(lightIndices, lights).map { ($0, $1) }
    }
}
