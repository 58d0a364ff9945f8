import ArgumentParser

/// What a timer does.
enum OnOrOff: String, ExpressibleByArgument, CaseIterable {
    case on, off
}
