import HomeModel

extension V1Planner {
    /// What a rule or schedule is to do, read like a request that an app sends by itself; `nil` when it is not a request
    /// that could be carried out as it is.
    ///
    /// - Parameters:
    ///   - method: the request's method.
    ///   - path: its address, without `/api/<key>`.
    ///   - body: its body.
    func command(_ method: String, _ path: String, body: [UInt8]) -> Command? {
        guard let path = V1Path("/api/0" + path), let endpoint = V1Endpoint(method, path.rest),
            case .perform(let command, let answering)? = try? plan(endpoint, path, body), answering.errors.isEmpty,
            command.isForAutomation
        else { return nil }
        return command
    }

    /// An action as it is kept, with its body in compact form.
    func action(_ method: String, _ path: String, _ body: JSONNode?) -> AutomationAction? {
        let text = body.map { node in JSONWriter.write { $0.write(node) } } ?? []
        guard let command = command(method, path, body: text) else { return nil }
        return AutomationAction(
            command: command,
            wording: AutomationAction.Wording(method: method, address: path, body: String(decoding: text, as: UTF8.self)))
    }
}
