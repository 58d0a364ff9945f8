package import HomeModel

extension V1View {
    /// Makes the view of an app: of what it sees, under the numbers by which it knows it. Readers and planners that are given
    /// this view need not know of grants.
    ///
    /// A light's alias number hides the usual one. If another light that the app sees has that number, that one moves to the
    /// smallest number that is free for the app; so an app finds the same lights under the same numbers for as long as its
    /// grant and what there is stay the same.
    ///
    /// What rules and schedules do is shown under these numbers too, but for numbers inside an action's body, which stay as
    /// they were written.
    ///
    /// Whether the app's grant has ended is not looked at.
    ///
    /// - Parameters:
    ///   - app: who looks.
    ///   - home: the home as it is.
    ///   - numbers: its numbers, as everybody knows them.
    package convenience init(seenBy app: App, of home: Home, numbers: V1Numbers) {
        let seen = home.seen(by: app.id)
        let grant = seen.apps[app.id]?.grant ?? Grant(scope: .nothing)
        let isWhole = grant.isUnrestricted && !home.hidesLights
        self.init(home: seen, numbers: isWhole ? numbers : numbers.seen(in: seen, aliases: grant.aliases))
    }

    /// Makes the view of all apps that see everything: everything but what the owner hides.
    package convenience init(shownOf home: Home, numbers: V1Numbers) {
        guard home.hidesLights else {
            self.init(home: home, numbers: numbers)
            return
        }
        let shown = home.shown
        self.init(home: shown, numbers: numbers.seen(in: shown, aliases: [:]))
    }
}
