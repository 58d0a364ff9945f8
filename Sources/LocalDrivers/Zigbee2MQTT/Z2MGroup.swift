package import Connectivity

/// Some devices that hear one radio message together.
package struct Z2MGroup: Sendable, Hashable {
    /// What its topics are named by.
    package let name: String
    /// The addresses of its members.
    package let members: Set<String>

    /// Reads a record of `bridge/groups`; `nil` for rubbish, and for a group of which one member cannot be read: who hears it
    /// is not known then.
    package init?(_ record: JSONValue) {
        guard let name = record["friendly_name"]?.string, Z2MTopics.allows(name), let list = record["members"]?.array
        else { return nil }
        let addresses = list.compactMap(Z2MDevice.address)
        guard addresses.count == list.count else { return nil }
        self.name = name
        members = Set(addresses)
    }
}
