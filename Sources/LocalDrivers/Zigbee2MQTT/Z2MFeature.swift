package import Connectivity

/// One value that a device exposes: the leaf of an expose. Read leniently, for makers of converters leave things out.
package struct Z2MFeature: Sendable, Hashable {
    /// What it is about, such as `brightness`.
    package let name: String
    /// The member of state objects and commands that carries it, such as `brightness_left`. It is never made up from the name.
    package let property: String
    /// What sort of value it is, such as `binary` or `numeric`; `nil` if that is not said.
    package let type: String?
    /// Which part of the device it belongs to, if that has parts.
    package let endpoint: String?
    /// The unit of a number.
    package let unit: String?
    /// What yes is.
    package let yes: JSONValue
    /// What no is.
    package let no: JSONValue
    /// The least value of a number.
    package let lowest: Double?
    /// The greatest value of a number.
    package let highest: Double?
    /// What a choice is between.
    package let values: [String]
    private let access: Int
    private let isSetting: Bool

    /// Reads a leaf; `nil` for one without a name or a property.
    package init?(_ json: JSONValue) {
        guard let name = json["name"]?.string, let property = json["property"]?.string, !property.isEmpty else { return nil }
        self.name = name
        self.property = property
        type = json["type"]?.string
        endpoint = json["endpoint"]?.string
        unit = json["unit"]?.string
        yes = json["value_on"] ?? true
        no = json["value_off"] ?? false
        lowest = json["value_min"]?.double
        highest = json["value_max"]?.double
        values = (json["values"]?.array ?? []).compactMap(\.string)
        access = json["access"]?.int ?? 7
        isSetting = json["category"]?.string == "config"
    }

    /// Whether commands may carry it.
    package var isSettable: Bool { access & 2 != 0 }

    /// Whether the device can be asked for it.
    package var isGettable: Bool { access & 4 != 0 }

    /// Whether it switches what the device is there for. What a device may be told about itself, such as whether it looks out for
    /// open windows, is exposed in the same way, under a name of its own.
    package var isLoad: Bool {
        !isSetting && ["state", "switch", "relay", "socket", "outlet"].contains(property.prefix { $0 != "_" })
    }

    /// What stands behind the names of its part's members that are not exposed, such as `color_mode_left`.
    package var suffix: String {
        guard let endpoint, property.hasSuffix("_" + endpoint) else { return "" }
        return "_" + endpoint
    }

    /// Whether a word says yes or no; `nil` if it says neither.
    package func flag(_ word: JSONValue) -> Bool? {
        if word == yes { return true }
        if word == no { return false }
        return word.bool
    }
}
