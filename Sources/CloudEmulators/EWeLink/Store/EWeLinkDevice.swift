import Connectivity
import Crypto
import Foundation
import GRDB

/// A device that left the factory. Whether somebody has it says its owner.
struct EWeLinkDevice: EmulatorRecord {
    static let databaseTableName = "device"

    var deviceid: String
    var id: String
    /// The key it got in the factory: it proves that it is itself.
    var devicekey: String
    /// What is printed on one with a SIM card.
    var gsmId: String
    /// The owner's `apikey`; `nil` for nobody.
    var owner: String?
    var name: String
    var brand: String
    var model: String
    /// What kind of device it is, and so what its parameters mean.
    var uiid: Int
    /// More about the model, an object.
    var extra: JSONText
    /// What it is set to and has measured, an object.
    var params: JSONText
    var legacyGroup = ""
    /// The ids of the owner's groups that it is in, an array.
    var groups: JSONText = []
    var online = false
    var onlineTime: Date?
    var offlineTime: Date?
    var createdAt: Date
    var ip = "127.0.0.1"
    /// How often it was told that nobody has it.
    var refusals = 0
    var simulated: Bool

    /// The id printed on a device with a SIM card: MD5 of its id and factory key.
    static func gsmId(_ deviceid: String, _ devicekey: String) -> String {
        SecretHash.hex(Insecure.MD5.hash(data: Data((deviceid + devicekey).utf8)))
    }

    var groupIds: [String] {
        get { (groups.elements ?? []).compactMap(\.string) }
        set { groups = .array(newValue.map { .string($0) }) }
    }

    /// Nobody has it any more. What it is set to stays: it is the device's.
    mutating func release(_ db: Database) throws {
        owner = nil
        groups = []
        legacyGroup = ""
        refusals = 0
        try update(db)
        try EWeLinkShare.filter(Column("deviceid") == deviceid).deleteAll(db)
    }

    mutating func belong(to user: String, called name: String?) {
        owner = user
        refusals = 0
        if let name, !name.isEmpty { self.name = name }
    }

    /// What the owner's key in frames about it is.
    var ownerKey: JSONText { .string(owner ?? "") }
}
