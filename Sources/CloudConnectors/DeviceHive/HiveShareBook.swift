import Connectivity
import HomeModel

/// What the cloud has been told of shared lights during one connection. It sends nothing.
struct HiveShareBook: Sendable {
    private struct Entry: Hashable {
        let name: String
        let className: String
    }

    private var entries: [ResourceID: Entry] = [:]
    private var networks: Set<Int> = []
    private var heard: Set<Int> = []
    private var hearsAll = false

    /// Takes a light in.
    ///
    /// - Returns: whether it has to be registered, since it is new or is called or classed otherwise.
    mutating func register(_ light: Light) -> Bool {
        let entry = Entry(name: light.name, className: HiveShareWords.className(of: light))
        return entries.updateValue(entry, forKey: light.id) != entry
    }

    /// A light is no longer shared.
    mutating func forget(_ light: ResourceID) { entries[light] = nil }

    /// A light turned out to be in a network.
    mutating func found(in network: Int?) {
        if let network { networks.insert(network) }
    }

    /// What is to be subscribed to besides, as filters: networks that are new, or all that the token reaches if none is known.
    mutating func takeUnheard() -> [[String: JSONValue]] {
        guard !entries.isEmpty, !hearsAll else { return [] }
        if networks.isEmpty {
            hearsAll = true
            return [[:]]
        }
        let new = networks.subtracting(heard).sorted()
        heard = networks
        return new.isEmpty ? [] : [["networkIds": .array(new.map { .int(Int64($0)) })]]
    }
}
