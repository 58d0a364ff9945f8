package import Connectivity

/// One record of `bridge/devices`. Each is read by itself, and leniently: one that makes no sense spoils no other.
package struct Z2MDevice: Sendable, Hashable {
    /// Its radio address, such as `0x000b57fffec6a5b2`, in lower case: what it is known by for good.
    package let address: String
    /// What its topics are named by; may hold spaces and slashes, and changes when people like.
    package let name: String
    /// What people wrote about it, if anything.
    package let text: String?
    /// What its maker calls the model.
    package let model: String
    /// What the model is called in words.
    package let title: String?
    /// Who made it.
    package let vendor: String?
    /// Version of its firmware.
    package let version: String?
    /// What it can do and sense.
    package let exposes: Z2MExposes

    /// Reads a record; `nil` for the coordinator, for what is disabled, not supported or not interviewed, and for rubbish.
    package init?(_ record: JSONValue) {
        guard let address = Self.address(of: record), let name = record["friendly_name"]?.string, Z2MTopics.allows(name),
            record["type"]?.string != "Coordinator", !Self.isDisabled(record), Self.isInterviewed(record),
            let definition = record["definition"], let exposes = definition["exposes"]?.array
        else { return nil }
        self.address = address
        self.name = name
        text = record["description"]?.string
        model = record["model_id"]?.string ?? definition["model"]?.string ?? ""
        title = definition["description"]?.string
        vendor = definition["vendor"]?.string ?? record["manufacturer"]?.string
        version = record["software_build_id"]?.string ?? record["date_code"]?.string
        self.exposes = Z2MExposes(exposes)
    }

    /// Whom a record is about; `nil` if it does not say so in the way that such addresses are written.
    package static func address(of record: JSONValue) -> String? {
        guard let text = record["ieee_address"]?.string?.lowercased(), text.hasPrefix("0x"), text.utf8.count == 18,
            text.dropFirst(2).allSatisfy(\.isHexDigit)
        else { return nil }
        return text
    }

    /// Whether its owner switched the device off for good.
    package static func isDisabled(_ record: JSONValue) -> Bool { record["disabled"]?.bool ?? false }

    /// Newer programs say how the interview went, older ones only whether it is over.
    private static func isInterviewed(_ record: JSONValue) -> Bool {
        if let state = record["interview_state"]?.string { return state == "SUCCESSFUL" }
        return record["interview_completed"]?.bool ?? true
    }
}
