/// A device that two people have.
package struct CloudShareEntry: Sendable, Hashable {
    /// The device.
    package var device: CloudThing
    /// The other one: an e-mail address, a phone number, or a key if that is all the cloud says.
    package var person: String
    /// Whether it is the other one's, who shares it with this account.
    package var isTheirs: Bool
    /// What the one who does not own it may do to its timers; `nil` if this cloud does not say.
    package var rights: CloudRights?
    /// Whether it waits for the other one.
    package var isPending: Bool

    /// Makes an entry.
    package init(
        device: CloudThing, person: String, isTheirs: Bool = false, rights: CloudRights? = nil, isPending: Bool = false
    ) {
        self.device = device
        self.person = person
        self.isTheirs = isTheirs
        self.rights = rights
        self.isPending = isPending
    }
}

/// What somebody may do to the timers of a device that is shared with them.
package struct CloudRights: OptionSet, Sendable, Hashable {
    /// A bit for each right, as eWeLink counts them: 1, 2, 4, 8.
    package let rawValue: Int

    /// Makes a set from its bits.
    package init(rawValue: Int) {
        self.rawValue = rawValue & 15
    }

    /// Add timers.
    package static let add = CloudRights(rawValue: 1)
    /// Change them.
    package static let edit = CloudRights(rawValue: 2)
    /// Remove them.
    package static let delete = CloudRights(rawValue: 4)
    /// Let them run, or not.
    package static let enable = CloudRights(rawValue: 8)
    /// All of that.
    package static let all: CloudRights = [.add, .edit, .delete, .enable]

    private static let names: [(word: String, right: CloudRights)] = [
        ("add", .add), ("edit", .edit), ("delete", .delete), ("enable", .enable),
    ]

    /// Rights in words: `add`, `edit`, `delete`, `enable`, `all`, `none`.
    ///
    /// - Throws: at any other word.
    package init(words: [String]) throws(ChoreTrouble) {
        var rights: CloudRights = []
        for word in words where word != "none" {
            if word == "all" {
                rights = .all
            } else if let known = Self.names.first(where: { $0.word == word }) {
                rights.insert(known.right)
            } else {
                throw ChoreTrouble("\"\(word)\" is not one of add, edit, delete, enable, all and none")
            }
        }
        self.init(rawValue: rights.rawValue)
    }

    /// The rights in words.
    package var words: [String] { Self.names.filter { contains($0.right) }.map(\.word) }
}
