/// Who causes something to happen.
package enum Caller: Sendable, Hashable, Codable {
    /// A registered app.
    case app(ResourceID)
    /// Somebody who has not registered, which may only try to.
    case stranger
    /// The owner, on the command line.
    case owner
    /// A rule, under the rights of the app that made it.
    case rule(ResourceID)
    /// A schedule, under the rights of the app that made it.
    case schedule(ResourceID)
    /// A device, through the named driver.
    case driver(String)
    /// The bridge itself: time passing, a first start.
    case bridge
}
