import ArgumentParser
import BridgeServer

/// `porchlight sensors`: the sensors of the home, and what simulated ones feel.
struct Sensors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show sensors, and make simulated ones feel something.",
        subcommands: [List.self, PressButton.self, Motion.self, SetReading.self], defaultSubcommand: List.self)

    /// `porchlight sensors list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the sensors.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let sensors: [ControlSensor] = try await client.ask(.get, ["sensors"])
            try show(sensors) { sensors in
                Table.text(
                    ["NO", "NAME", "TYPE", "READING", "UPDATED"],
                    sensors.map { sensor in
                        let updated = sensor.updated.map(ClockText.minute) ?? "-"
                        return [String(sensor.number), sensor.name.plain, sensor.type, sensor.reading, updated]
                    },
                    otherwise: "There are no sensors.")
            }
        }
    }

    /// `porchlight sensors press`
    struct PressButton: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "press", abstract: "Press a button of a simulated switch.",
            discussion: "On a dimmer switch the buttons 1 to 4 are also called on, up, down and off.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The switch: its number, name or id.") var sensor: String
        @Argument(help: "The button: 1 to 8, or on, up, down, off.") var button: Button
        @Flag(help: "Hold it for a while.") var long = false

        func run(with client: ControlClient) async throws {
            var touch = ControlSensorTouch()
            touch.button = button.number
            touch.long = long
            let sensor: ControlSensor = try await client.ask(.put, ["sensors", sensor], touch)
            try show(sensor) { "Button \(button.number) of \($0.name.plain) was \(long ? "held" : "pressed").\n" }
        }
    }

    /// `porchlight sensors motion`
    struct Motion: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Move, or stand still, before a simulated motion sensor.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The sensor: its number, name or id.") var sensor: String
        @Argument(help: "on when something moves, off when it is over.") var motion: Lights.SetLight.Switch = .on

        func run(with client: ControlClient) async throws {
            var touch = ControlSensorTouch()
            touch.motion = motion == .on
            let sensor: ControlSensor = try await client.ask(.put, ["sensors", sensor], touch)
            try show(sensor) { "\($0.name.plain) senses \(motion == .on ? "motion" : "no motion").\n" }
        }
    }

    /// `porchlight sensors set`
    struct SetReading: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Let a simulated sensor, or one that an app made, read something.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The sensor: its number, name or id.") var sensor: String
        @Argument(help: "temperature, humidity, lightlevel, lux, open, presence, flag or status.") var quantity: String
        @Argument(help: "How much; true or false where that is meant.") var value: String

        func run(with client: ControlClient) async throws {
            var touch = ControlSensorTouch()
            (touch.quantity, touch.value) = (quantity, value)
            let sensor: ControlSensor = try await client.ask(.put, ["sensors", sensor], touch)
            try show(sensor) { "\($0.name.plain) reads \(quantity) \(value).\n" }
        }
    }

    /// A button of a switch, by its number or its name.
    struct Button: ExpressibleByArgument {
        let number: Int

        init?(argument: String) {
            let names = ["on": 1, "up": 2, "down": 3, "off": 4]
            guard let number = names[argument.lowercased()] ?? Int(argument), (1...8).contains(number) else { return nil }
            self.number = number
        }
    }
}
