/// What the maker says about a device.
package struct Product: Sendable, Hashable, Codable {
    /// Model number, such as `LCT015`.
    package var model: String
    /// Name in the shop, such as `Hue color lamp`.
    package var name: String
    /// Who made it.
    package var manufacturer: String
    /// Version of its firmware.
    package var softwareVersion: String
    /// What it looks like, in lower case with underscores, such as `sultan_bulb`.
    package var archetype: String
    /// What it is for: `functional`, `decorative`, `mixed` or `unknown`.
    package var function: String
    /// Where its light goes: `omnidirectional`, `upwards`, `downwards`, `horizontal` or `vertical`.
    package var direction: String
    /// Identifies the product for firmware updates, if known.
    package var productID: String?
    /// Identifies the configuration of the firmware, if known.
    package var configurationID: String?
    /// Full output in lumens, if known.
    package var maxLumen: Int?
    /// Lowest output in ten-thousandths of full output, if known.
    package var minDimLevel: Int?
    /// Whether the lamp can follow an entertainment stream.
    package var streams: Bool

    /// Makes a product; what is left out is unknown.
    package init(
        model: String, name: String, manufacturer: String, softwareVersion: String,
        archetype: String = "unknown_archetype", function: String = "unknown", direction: String = "omnidirectional",
        productID: String? = nil, configurationID: String? = nil, maxLumen: Int? = nil, minDimLevel: Int? = nil,
        streams: Bool = false
    ) {
        self.model = model
        self.name = name
        self.manufacturer = manufacturer
        self.softwareVersion = softwareVersion
        self.archetype = archetype
        self.function = function
        self.direction = direction
        self.productID = productID
        self.configurationID = configurationID
        self.maxLumen = maxLumen
        self.minDimLevel = minDimLevel
        self.streams = streams
    }
}
