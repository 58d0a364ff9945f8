import ArgumentParser
import Connectivity
import Foundation

/// Flags of every command that speaks to a running emulator.
struct EmulatorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The emulator that wrote this ready file.", valueName: "file"))
    var readyFile: String?

    @Option(help: ArgumentHelp("The emulator whose control routes are here, such as http://127.0.0.1:8080/_emulator.", valueName: "url"))
    var control: String?

    @Option(help: ArgumentHelp("Trust the certificates in this PEM file, for an emulator that serves HTTPS.", valueName: "file"))
    var caFile: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    func validate() throws {
        guard (readyFile == nil) != (control == nil) else {
            throw ValidationError("which emulator? Say --ready-file or --control.")
        }
    }

    /// Asks the emulator for something.
    ///
    /// - Throws: `Failure` with the emulator's words when it does not do it; exit code 3 when there is none.
    func ask(_ method: String, _ path: [String], query: [String: String] = [:], _ wish: JSONValue? = nil) async throws -> JSONValue {
        let address = WebRequest.path(path, query: query)
        let request = wish.map { WebRequest(method, address, json: $0) } ?? WebRequest(method, address)
        let answer: WebAnswer
        do {
            answer = try await send(request)
        } catch let failure as ConnectionFailure {
            Terminal.complain("no emulator answers: \(failure)")
            throw NoBridge.exitCode
        }
        guard answer.isSuccess else { throw Failure(answer.json?["error"]?.string ?? "the emulator answers \(answer.status)") }
        return answer.json ?? .null
    }

    /// Shows an answer: as JSON when that was asked for, else in words.
    func show(_ answer: JSONValue, _ words: (JSONValue) -> String) {
        Terminal.say(json ? answer.text + "\n" : words(answer))
    }

    private func send(_ request: WebRequest) async throws -> WebAnswer {
        let client = try WebClient(try address(), trust: caFile.map { .file($0) } ?? .machine, clock: .live)
        let answer: Result<WebAnswer, any Error>
        do {
            answer = .success(try await client.send(request, within: .seconds(10)))
        } catch {
            answer = .failure(error)
        }
        await client.close()
        return try answer.get()
    }

    private func address() throws -> String {
        if let control { return control }
        let path = readyFile ?? ""
        guard let bytes = FileManager.default.contents(atPath: path) else {
            Terminal.complain("no emulator is running that wrote \(path). Start one with \"porchlight cloud serve\".")
            throw NoBridge.exitCode
        }
        guard let address = (try? JSONValue(parsing: bytes))?["control"]?.string else { throw Failure("\(path) is no ready file of an emulator") }
        return address
    }
}
