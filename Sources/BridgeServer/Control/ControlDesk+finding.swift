import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    /// A light by its number, its name or its id.
    func find(light word: String) throws(ControlProblem) -> (light: Light, number: Int) {
        let found = try find(word, "light", \.lights, \.lights, \.name)
        return (found.resource, found.number)
    }

    /// A sensor by its number, its name or its id.
    func find(sensor word: String) throws(ControlProblem) -> (sensor: Sensor, number: Int) {
        let found = try find(word, "sensor", \.sensors, \.sensors, \.name)
        return (found.resource, found.number)
    }

    /// A rule by its number, its name or its id.
    func find(rule word: String) throws(ControlProblem) -> (rule: Rule, number: Int) {
        let found = try find(word, "rule", \.rules, \.rules, \.name)
        return (found.resource, found.number)
    }

    /// The resources of a table that have a number, in its order.
    func numbered<Entry: Resource>(
        _ numbers: KeyPath<V1Numbers, NumberList>, _ table: KeyPath<Home, ResourceTable<Entry>>, in snapshot: HomeSnapshot
    ) -> [(resource: Entry, number: Int)] {
        let resources = snapshot.home[keyPath: table]
        return snapshot.memory(V1Numbers.self)[keyPath: numbers].entries.compactMap { entry in
            resources[entry.id].map { ($0, entry.number) }
        }
    }

    private func find<Entry: Resource>(
        _ word: String, _ kind: String, _ numbers: KeyPath<V1Numbers, NumberList>,
        _ table: KeyPath<Home, ResourceTable<Entry>>, _ name: (Entry) -> String
    ) throws(ControlProblem) -> (resource: Entry, number: Int) {
        let snapshot = bridge.published.snapshot
        let (numbers, resources) = (snapshot.memory(V1Numbers.self)[keyPath: numbers], snapshot.home[keyPath: table])
        let id = Int(word).flatMap { numbers[$0] } ?? ResourceID(word)
            ?? resources.all.first { name($0).lowercased() == word.lowercased() }?.id
        guard let id, let resource = resources[id], let number = numbers.number(of: id) else {
            throw ControlProblem("there is no \(kind) \"\(word)\"; \"porchlight \(kind)s list\" shows all")
        }
        return (resource, number)
    }
}
