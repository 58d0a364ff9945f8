import Connectivity

/// One WebSocket: takes requests one after the other and says what comes of them; pushes go in between.
struct HiveSocket: Sendable {
    private static let mostWaiting = 1024

    let hive: Hive
    /// Base URL that the client used.
    let base: String

    /// Serves the socket until it is closed or cut.
    func serve(_ connection: WebSocketConnection) async {
        let (texts, seat) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        let (cuts, cut) = AsyncStream.makeStream(of: Void.self)
        let session = await hive.openSession(seat, cut: cut)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for await text in texts { try await connection.send(text) }
                } catch {}
            }
            group.addTask { await hear(connection, session) }
            group.addTask { for await _ in cuts {} }
            await group.next()
            group.cancelAll()
        }
        await hive.closeSession(session)
    }

    private func hear(_ connection: WebSocketConnection, _ session: Int) async {
        do {
            for try await message in connection.messages {
                switch message {
                case .text(let text): await answer(Array(text.utf8), session)
                case .binary(let bytes): await answer(bytes, session)
                }
            }
        } catch {}
    }

    private func answer(_ bytes: [UInt8], _ session: Int) async {
        guard let request = try? JSONValue(parsing: bytes), let members = request.object else {
            let reply = HiveReply(nil, nil)
            return await hive.say(reply.failed(HiveFailure.badRequest("Malformed Json received.")), session)
        }
        let reply = HiveReply(members["action"], members["requestId"])
        do {
            try await perform(HiveArguments(members), reply, session)
        } catch let failure as HiveFailure {
            await hive.say(reply.failed(failure), session)
        } catch {
            await hive.report(error)
            await hive.say(reply.failed(HiveFailure(500, "Internal server error")), session)
        }
    }

    private func perform(_ request: HiveArguments, _ reply: HiveReply, _ session: Int) async throws {
        let action = request.text("action") ?? ""
        switch action {
        case "authenticate":
            try await hive.authenticate(session, token: request.text("token"))
            await hive.say(reply.done(), session)
        case "command/subscribe": try await hive.subscribe(.command, session, request, reply: reply.done)
        case "notification/subscribe": try await hive.subscribe(.notification, session, request, reply: reply.done)
        case "command/unsubscribe": try await hive.unsubscribe(.command, session, request, reply: reply)
        case "notification/unsubscribe": try await hive.unsubscribe(.notification, session, request, reply: reply)
        case "subscription/list":
            let found = try await hive.subscriptions(session, type: request.text("type"))
            await hive.say(reply.done(["subscriptions": found]), session)
        default: try await performOperation(action, request, reply, session)
        }
    }

    private func performOperation(
        _ action: String, _ request: HiveArguments, _ reply: HiveReply, _ session: Int
    ) async throws {
        guard let operation = HiveOperation.onSocket(action) else { throw HiveFailure.badRequest("Unknown action: \(action)") }
        let body = operation.body.map { request.members[$0] ?? .null } ?? .object(request.members)
        let call = HiveCall(arguments: request, body: body, base: base, isSocket: true)
        let result = try await hive.perform(operation, call, by: await hive.bearer(of: session))
        await hive.say(reply.done(operation.members(of: result)), session)
    }
}
