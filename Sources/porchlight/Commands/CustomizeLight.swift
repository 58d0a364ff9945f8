import ArgumentParser
import BridgeServer

extension Lights {
    /// `porchlight lights customize`
    struct CustomizeLight: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "customize",
            abstract: "Hide a light from apps, or have it taken for what it is.",
            discussion: """
                What is not named stays as it is. What you choose is kept when the light is found again. A light that is hidden \
                is in no list, group or scene of any app; \"porchlight lights list\" still shows it.
                """)

        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its number, name or id.") var light: String
        @Flag(name: .customLong("hide"), help: "Let no app see it.") var hides = false
        @Flag(name: .customLong("show"), help: "Let apps see it again.") var shows = false
        @Option(help: ArgumentHelp("Take it for less, or for more, than it says it is.", valueName: "onoff|dimmable|ct|color|default"))
        var kind: Kind?
        @Option(help: ArgumentHelp("The lamp's own level that apps shall know as lowest.", valueName: "percent|none")) var floor: Floor?
        @Option(help: ArgumentHelp(
            "The colours that it can show; the corners red, green and blue for a triangle of your own.",
            valueName: "A|B|C|default|x,y,x,y,x,y"))
        var gamut: String?

        /// As what a light can be taken.
        enum Kind: String, ExpressibleByArgument, CaseIterable {
            case onoff, dimmable, ct, color, `default`
        }

        /// A level as it is typed: `10%`, `10` or `none`.
        struct Floor: ExpressibleByArgument {
            let percent: Double

            init?(argument: String) {
                guard argument != "none" else {
                    percent = 0
                    return
                }
                let number = argument.hasSuffix("%") ? String(argument.dropLast()) : argument
                guard let percent = Double(number), percent.isFinite else { return nil }
                self.percent = percent
            }
        }

        func validate() throws {
            if hides, shows { throw ValidationError("--hide and --show exclude each other") }
            if custom == ControlLightCustom() { throw ValidationError("say what to change: --hide, --show, --kind, --floor or --gamut") }
        }

        private var custom: ControlLightCustom {
            ControlLightCustom(hidden: hides ? true : shows ? false : nil, kind: kind?.rawValue, floor: floor?.percent, gamut: gamut)
        }

        func run(with client: ControlClient) async throws {
            var edit = ControlLightEdit()
            edit.custom = custom
            let light: ControlLight = try await client.ask(.put, ["lights", light], edit)
            try show(light) { "\($0.name): \(LightWords.custom($0) ?? "as its maker says")\n" }
        }
    }
}

extension LightWords {
    /// What the owner decided about a light, in words; `nil` for nothing.
    static func custom(_ light: ControlLight) -> String? {
        guard let custom = light.custom else { return nil }
        let words = [
            custom.hidden == true ? "hidden from apps" : nil, custom.kind.map { "taken for \($0)" },
            custom.floor.map { "lowest at \($0 == $0.rounded() ? "\(Int($0))" : "\($0)") %" }, custom.gamut.map { "gamut \($0)" },
        ]
        return words.compactMap { $0 }.joined(separator: ", ")
    }
}
