import Connectivity
import HomeModel

/// What a Shelly of any generation tells everybody, by `GET /shelly`.
struct ShellyIdentity: Sendable, Hashable {
    /// Its hardware address, twelve hex digits in lower case.
    let mac: String
    /// 1 for those that speak HTTP alone; those from 2 on are spoken with in the same way.
    let generation: Int
    let model: String
    let version: String
    /// What its owner called it, if that is told.
    let name: String?
    /// Whether it wants a password.
    let isLocked: Bool

    /// `nil` if whoever says this is no Shelly.
    init?(_ word: JSONValue) {
        guard let mac = word["mac"]?.string.flatMap({ MACAddress($0)?.serial }),
            let model = word["app"]?.string ?? word["type"]?.string ?? word["model"]?.string
        else { return nil }
        self.mac = mac
        self.model = model
        generation = word["gen"]?.int ?? 1
        version = (word["ver"] ?? word["fw"])?.string ?? ""
        name = word["name"]?.string
        isLocked = (word["auth_en"] ?? word["auth"])?.bool ?? false
    }

    /// What to call it.
    var shownName: String { ResourceName.fit(name) ?? ResourceName.fit("Shelly \(model) \(mac.suffix(4))") ?? "Shelly" }

    /// What the maker says about it.
    ///
    /// - Parameter isSwitch: whether all it has is switched and not dimmed.
    func product(isSwitch: Bool) -> Product {
        Product(
            model: ResourceName.fit(model) ?? "Shelly", name: ResourceName.fit("Shelly \(model)") ?? "Shelly",
            manufacturer: "Shelly", softwareVersion: ResourceName.fit(version) ?? "1",
            archetype: isSwitch ? "plug" : "classic_bulb")
    }

    /// What the owner is told about the password.
    static let passwordNeeded = "it wants the password that was set in Shelly's own app or page (its user is always admin)"
    /// What the owner is told when it is another.
    static let passwordWrong = "the password is not the one that the Shelly wants"
}
