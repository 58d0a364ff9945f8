/// A light as its owner sees it.
package struct ControlLight: Codable, Sendable, Hashable {
    /// Its number in v1.
    package var number: Int
    /// Its id.
    package var id: String
    /// Its name.
    package var name: String
    /// Its model.
    package var model: String
    /// What kind of light it is, as v1 calls it.
    package var type: String
    /// The room it is in.
    package var room: String?
    /// The driver that speaks to it.
    package var driver: String
    /// Whether it can be reached.
    package var reachable: Bool
    /// Whether it is set to be on.
    package var on: Bool
    /// Brightness it is set to, in percent.
    package var brightness: Double?
    /// Colour temperature it is set to, in mireds.
    package var mirek: Int?
    /// Chromaticity it is set to.
    package var xy: [Double]?
    /// What an eye would see of a simulated light right now: percent of full output, 0 when dark.
    package var shining: Double?
    /// What its owner decided about it, if anything.
    package var custom: ControlLightCustom?
}

/// A light to add.
package struct ControlNewLight: Codable, Sendable, Hashable {
    /// Model number of a light that can be simulated.
    package var model: String
    /// What to call it; the product's name if there is none.
    package var name: String?
    /// Name of the room to put it in.
    package var room: String?

    /// Makes a request.
    package init(model: String, name: String?, room: String?) {
        self.model = model
        self.name = name
        self.room = room
    }
}

/// What to change about a light: some of its state, its name, or how its simulation misbehaves.
package struct ControlLightEdit: Codable, Sendable, Hashable {
    /// A new name.
    package var name: String?
    /// Switch on or off.
    package var on: Bool?
    /// Brightness in percent.
    package var brightness: Double?
    /// Colour temperature in mireds.
    package var mirek: Int?
    /// Chromaticity.
    package var xy: [Double]?
    /// How long the change takes, in seconds.
    package var transition: Double?
    /// How its simulation misbehaves from now on.
    package var faults: Faults?
    /// What to decide about it.
    package var custom: ControlLightCustom?

    /// How a simulated light misbehaves. What is left out stays as it was.
    package struct Faults: Codable, Sendable, Hashable {
        /// Whether it cannot be reached.
        package var unreachable: Bool?
        /// Seconds before it follows an order.
        package var delay: Double?
        /// Share of orders that are lost, 0…1.
        package var loss: Double?

        /// Makes faults.
        package init(unreachable: Bool? = nil, delay: Double? = nil, loss: Double? = nil) {
            self.unreachable = unreachable
            self.delay = delay
            self.loss = loss
        }
    }

    /// Makes an edit that changes nothing.
    package init() {}
}
