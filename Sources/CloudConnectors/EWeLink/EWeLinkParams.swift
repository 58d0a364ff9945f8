package import Connectivity

/// What a device is told or says: its parameters by name, as they are on the wire, where numbers and strings differ.
package typealias EWeLinkParams = [String: JSONValue]

extension EWeLinkParams {
    /// Parameters whose members are told one by one, although they stand in one object.
    private static let parts: Set<String> = ["white", "color"]

    /// What stands after something was said later. Of outlets, only those that changed may have been mentioned.
    package func taking(_ later: EWeLinkParams) -> EWeLinkParams {
        var all = merging(later) { $1 }
        if let outlets = later["switches"]?.array {
            all["switches"] = .array(Self.merge(self["switches"]?.array ?? [], outlets))
        }
        for name in Self.parts {
            guard let old = self[name]?.object, let new = later[name]?.object else { continue }
            all[name] = .object(old.merging(new) { $1 })
        }
        return all
    }

    private static func merge(_ old: [JSONValue], _ new: [JSONValue]) -> [JSONValue] {
        var outlets = old
        for outlet in new {
            if let place = outlets.firstIndex(where: { $0["outlet"]?.int == outlet["outlet"]?.int }) {
                outlets[place] = outlet
            } else {
                outlets.append(outlet)
            }
        }
        return outlets
    }

    /// A number, which many devices write as a string. What is not available is none.
    package func number(_ name: String) -> Double? { self[name]?.eWeLinkNumber }

    /// What an outlet is set to; `nil` while it did not say.
    package func outlet(_ number: Int) -> Bool? {
        self["switches"]?.array?.first { $0["outlet"]?.int == number }?["switch"]?.eWeLinkSwitch
    }
}

extension JSONValue {
    /// A number, also one that is written as a string; `nil` for what is none and for what is beyond all measure.
    var eWeLinkNumber: Double? {
        guard let number = double ?? string.flatMap({ Double($0) }), number.isFinite, abs(number) < 1e9 else { return nil }
        return number
    }

    /// Whether something is on.
    var eWeLinkSwitch: Bool? {
        switch string {
        case "on": true
        case "off": false
        default: nil
        }
    }

    /// A number as whoever said `model` writes it: as a string, unless that was a number.
    static func eWeLink(_ number: Int, like model: JSONValue?) -> JSONValue {
        model?.double == nil ? .string("\(number)") : .int(Int64(number))
    }
}
