import Connectivity

/// Reads the JSON of devices, which is not always JSON.
enum EWeLinkLanWords {
    /// The parameters in a text; none in an empty one. nil when it is no object.
    static func params(_ text: [UInt8]) -> EWeLinkParams? {
        let text = text.filter { $0 >= 0x20 }
        if text.isEmpty { return [:] }
        return object(text) ?? object(mended(text))
    }

    private static func object(_ text: [UInt8]) -> EWeLinkParams? {
        (try? JSONValue(parsing: text))?.object
    }

    /// The RF bridge writes `"="` where `":"` is meant.
    private static func mended(_ text: [UInt8]) -> [UInt8] {
        var text = text
        let wrong = Array("\"=\"".utf8)
        for place in text.indices.dropLast(2) where Array(text[place..<place + 3]) == wrong {
            text[place + 1] = UInt8(ascii: ":")
        }
        return text
    }
}
