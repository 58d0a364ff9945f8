import Foundation
import RuuviData

// Decodes for other programs: hexadecimal in, a line each; JSON out, a line each. `RuuviDecode --bench SECONDS` measures.

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--bench" {
    print(DecodingSpeed.measure(seconds: arguments.dropFirst().first.flatMap(Double.init) ?? 1).line)
} else {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    while let line = readLine() {
        do {
            FileHandle.standardOutput.write(try encoder.encode(try RuuviReading(hex: line)) + Data("\n".utf8))
        } catch {
            FileHandle.standardOutput.write(try encoder.encode(["error": "\(error)"]) + Data("\n".utf8))
        }
    }
}
