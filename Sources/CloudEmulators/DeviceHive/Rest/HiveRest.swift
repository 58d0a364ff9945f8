import Connectivity
import HTTPTypes

/// The REST side: finds what a request asks for, and answers as HTTP what comes of it.
struct HiveRest: Sendable {
    /// The beginnings of paths that installations have: one server by itself, and three behind a proxy.
    private static let prefixes = [["dh", "rest"], ["api", "rest"], ["auth", "rest"], ["plugin", "rest"]]

    let hive: Hive

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        guard Self.prefixes.contains(Array(request.segments.prefix(2))) else { return Self.notFound.answer }
        let segments = Array(request.segments.dropFirst(2))
        do {
            let (operation, variables) = try Self.operation(request.method, segments)
            return try await perform(operation, variables, request)
        } catch let failure as HiveFailure {
            return failure.answer
        } catch {
            await hive.report(error)
            return HiveFailure(500, "Internal server error").answer
        }
    }

    private func perform(
        _ operation: HiveOperation, _ variables: [String: JSONValue], _ request: EmulatorRequest
    ) async throws -> EmulatorAnswer {
        let query = Dictionary(request.query.map { ($0.name, JSONValue.string($0.value)) }) { first, _ in first }
        let bearer = await bearer(request)
        // Who may not ask is told so before anything is said about what they sent.
        if let action = operation.action { try await hive.rights(of: bearer).need(action) }
        guard request.body.isEmpty || request.json != nil else { throw HiveFailure.badRequest("Malformed Json received.") }
        let call = HiveCall(
            arguments: HiveArguments(query.merging(variables) { _, variable in variable }), body: request.json ?? .null,
            base: request.base, isSocket: false)
        guard let result = try await hive.perform(operation, call, by: bearer) else { return EmulatorAnswer(204) }
        return EmulatorAnswer(operation.method == .post && operation.path.last != "authenticate" ? 201 : 200, result)
    }

    private func bearer(_ request: EmulatorRequest) async -> HiveBearer {
        guard let header = request.headers[.authorization] else { return .nobody }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let claims = await hive.seal.open(String(parts[1])) else {
            return .stranger
        }
        return .token(claims)
    }

    private static let notFound = HiveFailure(404, "Not Found")

    /// Of operations whose path fits, the one that names most of it: `device/count` is no device.
    private static func operation(
        _ method: HTTPRequest.Method, _ segments: [String]
    ) throws(HiveFailure) -> (HiveOperation, [String: JSONValue]) {
        let fitting = HiveOperation.all.compactMap { each in each.variables(in: segments).map { (each, $0) } }
        guard !fitting.isEmpty else { throw notFound }
        let right = fitting.filter { $0.0.method == method }.min { $0.1.count < $1.1.count }
        guard let right else { throw HiveFailure(405, "Method Not Allowed") }
        return right
    }
}
