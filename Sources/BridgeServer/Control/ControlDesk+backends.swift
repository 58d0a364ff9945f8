import BridgeCore
import HomeModel

extension ControlDesk {
    func backend(_ name: String) async throws(ControlProblem) -> ControlBackend {
        guard let backend = try await backends.backends().first(where: { $0.name == name }) else {
            throw ControlProblem("there is no backend \"\(name)\"; \"porchlight backends list\" shows all")
        }
        return backend
    }

    /// How each backend is doing; none if they cannot be told, which `backends status` says more of.
    func backendsForStatus() async -> [ControlBackend] {
        do throws(ControlProblem) {
            return try await backends.backends()
        } catch {
            return [ControlBackend(
                name: "all", kind: "unknown", connection: ControlConnection(state: "unusable", problem: error.problem), devices: 0)]
        }
    }

    /// Prepares a search.
    ///
    /// - Parameter query: `kinds`, with commas between them, and `seconds`.
    func search(_ query: [String: String]) async throws(ControlProblem) -> ControlSearch {
        let seconds = query["seconds"].map { Double($0) } ?? 20
        guard let seconds, (1...300).contains(seconds) else { throw ControlProblem("a search lasts 1 to 300 seconds") }
        let kinds = (query["kinds"] ?? "").split(separator: ",").map(String.init)
        return try await backends.search(kinds, for: .milliseconds(Int(seconds * 1000)))
    }
}
