import ArgumentParser
import BridgeServer

extension Lights {
    /// `porchlight lights set`
    struct SetLight: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Switch a light, or make a simulated one misbehave.",
            discussion: "What is not named stays as it is.")

        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its number, name or id.") var light: String
        @Flag(inversion: .prefixedNo, exclusivity: .chooseLast, help: "Switch it on; --no-on (or --off) switches it off.")
        var on: Bool?
        @Flag(help: "Switch it off.") var off = false
        @Option(help: ArgumentHelp("Brightness in percent.", valueName: "0-100")) var brightness: Double?
        @Option(help: ArgumentHelp("Colour temperature in mireds: 153 is cold, 500 is warm.", valueName: "mireds")) var mirek: Int?
        @Option(help: ArgumentHelp("Colour as a point of the CIE diagram.", valueName: "x,y")) var xy: String?
        @Option(help: ArgumentHelp("How long the change takes, in seconds.", valueName: "seconds")) var transition: Double?
        @Option(help: ArgumentHelp("Out of reach or not (simulated lights).", valueName: "on|off")) var unreachable: Switch?
        @Option(help: ArgumentHelp("Wait this long before following an order (simulated lights).", valueName: "seconds")) var delay: Double?
        @Option(help: ArgumentHelp("Lose this share of orders (simulated lights).", valueName: "0-1")) var loss: Double?

        /// A switch on the command line.
        enum Switch: String, ExpressibleByArgument, CaseIterable {
            case on, off
        }

        func validate() throws {
            if off, on == true { throw ValidationError("--on and --off exclude each other") }
            if let xy, point(xy) == nil { throw ValidationError("--xy takes two numbers, such as 0.45,0.41") }
        }

        func run(with client: ControlClient) async throws {
            var edit = ControlLightEdit()
            edit.on = off ? false : on
            edit.brightness = brightness
            edit.mirek = mirek
            edit.xy = xy.flatMap(point)
            edit.transition = transition
            if unreachable != nil || delay != nil || loss != nil {
                edit.faults = .init(unreachable: unreachable.map { $0 == .on }, delay: delay, loss: loss)
            }
            let light: ControlLight = try await client.ask(.put, ["lights", light], edit)
            try show(light) { "\($0.name): \(LightWords.state($0))\n" }
        }

        private func point(_ text: String) -> [Double]? {
            let numbers = text.split(separator: ",").map { Double($0) }
            return numbers.count == 2 ? numbers.compactMap { $0 }.count == 2 ? numbers.compactMap { $0 } : nil : nil
        }
    }
}
