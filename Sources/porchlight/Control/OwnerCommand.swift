import ArgumentParser
import BridgeServer
import Foundation

/// A command that speaks to a running bridge: exit code 3 and a sentence when there is none.
protocol OwnerCommand: AsyncParsableCommand {
    var owner: OwnerOptions { get }

    func run(with client: ControlClient) async throws
}

extension OwnerCommand {
    func run() async throws {
        do {
            try await run(with: try owner.client)
        } catch let error as NoBridge {
            Terminal.complain(error.description)
            throw NoBridge.exitCode
        }
    }

    /// Shows an answer: as JSON when that was asked for, else in words.
    func show<Answer: Encodable>(_ answer: Answer, _ words: (Answer) -> String) throws {
        if owner.json {
            Terminal.say(String(decoding: try ControlCoding.encode(answer), as: UTF8.self) + "\n")
        } else {
            Terminal.say(words(answer))
        }
    }
}
