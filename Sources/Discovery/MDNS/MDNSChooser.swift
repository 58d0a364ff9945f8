/// Chooses the way of mDNS (Docs/Discovery.md §5): what happened goes in, what to do next comes out.
struct MDNSChooser {
    enum Event: Equatable {
        case registered
        /// The daemon, looked for while embedded is in use, is there.
        case daemonAnswered
        case daemonFailed(String)
        case embeddedFailed(String)
        /// The interface to be used is another one now; registering anew is all it takes.
        case networkChanged
        case retryDue

        /// Why nothing is registered now, if that is what happened.
        var reason: String? {
            switch self {
            case .daemonFailed(let reason), .embeddedFailed(let reason): reason
            case .registered, .daemonAnswered, .networkChanged, .retryDue: nil
            }
        }
    }

    enum Step: Equatable {
        /// Nothing to do, ever.
        case rest
        case useDaemon
        /// With a time: look for the daemon that often meanwhile.
        case useEmbedded(lookEvery: Duration?)
        case wait(Duration, reason: String)
    }

    private(set) var step: Step

    private let mode: MDNSMode
    private let isDaemonFit: Bool
    private let retryPeriod: Duration
    private let daemonPeriod: Duration
    private var lookEvery: Duration
    /// The daemon answered but has not registered us yet.
    private var isDaemonOnTrial = false

    /// - Parameter needsOwnAddress: an address of our choice is to be published, which a daemon, speaking for
    ///   its own machine, will not do; `auto` then means embedded.
    init(mode: MDNSMode, needsOwnAddress: Bool, retryPeriod: Duration, daemonPeriod: Duration) {
        self.mode = mode
        isDaemonFit = !needsOwnAddress
        self.retryPeriod = retryPeriod
        self.daemonPeriod = daemonPeriod
        lookEvery = daemonPeriod
        step = .rest
        step = first
    }

    /// Takes what happened; the next step is also kept in `step`.
    mutating func hear(_ event: Event) -> Step {
        switch event {
        case .registered:
            if step == .useDaemon { settleWithDaemon() }
        case .daemonAnswered:
            isDaemonOnTrial = true
            step = .useDaemon
        case .daemonFailed(let reason):
            // A daemon that answers but will not register (its owner may have forbidden it) would have us
            // change ways, with goodbyes, for ever: look for it ever more rarely.
            if isDaemonOnTrial { lookEvery = min(lookEvery * 2, .seconds(64)) }
            isDaemonOnTrial = false
            step = mode == .auto ? .useEmbedded(lookEvery: lookEvery) : .wait(retryPeriod, reason: reason)
        case .embeddedFailed(let reason):
            step = .wait(retryPeriod, reason: reason)
        case .networkChanged, .retryDue:
            step = first
        }
        return step
    }

    private var first: Step {
        switch mode {
        case .off: .rest
        case .daemon: .useDaemon
        case .embedded: .useEmbedded(lookEvery: nil)
        case .auto: isDaemonFit ? .useDaemon : .useEmbedded(lookEvery: nil)
        }
    }

    private mutating func settleWithDaemon() {
        isDaemonOnTrial = false
        lookEvery = daemonPeriod
    }
}
