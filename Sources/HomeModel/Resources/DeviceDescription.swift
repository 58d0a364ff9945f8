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
    /// The driver's word for each of its lights, by which it is the same one when others come and go; `nil` where places tell.
    package var lightParts: [String]?
    /// What to call lights until somebody renames them, by their place; those that are left out are called as the device.
    package var lightNames: [Int: String]?
    /// Its sensors and buttons, in order.
    package var sensors: [SensorDescription]

    /// One thing a device senses.
    package struct SensorDescription: Sendable, Hashable, Codable {
        /// What to call it until somebody renames it.
        package var name: String
        /// What it senses, with a first reading that nobody is told of.
        package var reading: SensorReading
        /// The driver's word for it, by which it is the same one when others come and go; `nil` where places tell.
        package var part: String?

        /// Makes a description.
        package init(name: String, reading: SensorReading, part: String? = nil) {
            self.name = name
            self.reading = reading
            self.part = part
        }
    }

    /// Makes a description.
    package init(
        key: DeviceKey, name: String, product: Product, hardwareAddress: String? = nil, battery: Int? = nil,
        lights: [LightAbilities] = [], lightParts: [String]? = nil, lightNames: [Int: String]? = nil,
        sensors: [SensorDescription] = []
    ) {
        self.key = key
        self.name = name
        self.product = product
        self.hardwareAddress = hardwareAddress
        self.battery = battery
        self.lights = lights
        self.lightParts = lightParts
        self.lightNames = lightNames
        self.sensors = sensors
    }
}
