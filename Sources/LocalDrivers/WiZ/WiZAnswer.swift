import Connectivity

/// What a WiZ device says to a question.
struct WiZAnswer: Sendable, Hashable {
    /// The question that it belongs to, by its method.
    let method: String
    /// The question's number; some firmware leaves it out.
    let number: Int?
    /// What it says; `nil` if it does not do what it was asked.
    let result: JSONValue?
    /// Why it does not, in its words.
    let error: String?

    /// Reads a packet; `nil` for what is no answer, such as what devices tell of their own accord.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes), let method = json["method"]?.string else { return nil }
        self.method = method
        number = json["id"]?.int
        result = json["result"]
        if let error = json["error"] {
            self.error = error["message"]?.string ?? error["code"]?.int.map(String.init) ?? error.text
        } else if result?["success"]?.bool == false {
            error = "it says that it did not succeed"
        } else {
            error = nil
        }
        guard error != nil || result?.object != nil else { return nil }
    }

    /// A question as it is sent.
    static func question(_ method: String, _ params: [String: JSONValue], number: Int) -> [UInt8] {
        JSONValue.object(["id": .int(Int64(number)), "method": .string(method), "params": .object(params)]).bytes
    }
}

/// What introduces us (`registration`).
enum WiZIntroduction {
    static let method = "registration"

    /// Asks who is there, without wanting to be told of changes.
    ///
    /// - Parameter address: ours.
    static func params(from address: String) -> [String: JSONValue] {
        ["phoneMac": "AAAAAAAAAAAA", "register": false, "phoneIp": .string(address), "id": "1"]
    }

    /// Twelve hexadecimal digits, by which devices are told apart; `nil` for anything else.
    static func identity(_ result: JSONValue?) -> String? {
        guard let mac = result?["mac"]?.string?.lowercased().filter({ $0 != ":" }), mac.utf8.count == 12,
            mac.allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        return mac
    }
}
