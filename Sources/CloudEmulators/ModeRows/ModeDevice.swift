import Connectivity
import Foundation
import GRDB

/// A device that speaks with the cloud.
struct ModeDevice: EmulatorRecord {
    static let databaseTableName = "device"

    var id: Int64?
    var projectId: Int64
    var deviceClass: String
    var name: String?
    var tag: String?
    /// The home it belongs to; `nil` for none yet.
    var homeId: Int64?
    var hash: String
    /// Of the code that is printed on it; `nil` for one that was provisioned on demand.
    var claimHash: String?
    /// Whether it was made by a provisioning token, and ends with its home.
    var onDemand: Bool
    var claimTime: Date?
    /// Until when it can be claimed.
    var claimExpirationTime: Date?
    var lastConnectTime: Date?
    var lastDisconnectTime: Date?

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    /// What anybody may see who may see the device: neither its key nor its claim code.
    func json(isConnected: Bool) -> JSONValue {
        .model([
            "id": .number(id), "projectId": .int(projectId), "deviceClass": .string(deviceClass), "name": .text(name),
            "tag": .text(tag), "homeId": .number(homeId), "isConnected": .bool(isConnected), "claimTime": .moment(claimTime),
            "claimExpirationTime": .moment(claimExpirationTime), "lastConnectTime": .moment(lastConnectTime),
            "lastDisconnectTime": .moment(lastDisconnectTime),
        ])
    }

    func isClaimable(at now: Date) -> Bool { claimExpirationTime.map { now < $0 } ?? false }

    mutating func claim(for home: Int64?, at now: Date) {
        homeId = home
        claimTime = now
        claimExpirationTime = nil
    }

    /// Takes it out of its home. What somebody called it goes with them.
    mutating func release() {
        homeId = nil
        claimTime = nil
        claimExpirationTime = nil
        name = nil
    }
}

/// What a user hands a new device so that it may join a home.
struct ModeProvisioningToken: EmulatorRecord {
    static let databaseTableName = "provisioningToken"

    var hash: String
    var homeId: Int64
    var deviceClass: String
    var tag: String?
    var expirationTime: Date
}
