package import HomeModel

/// The home as v1 sees it at one moment.
///
/// A class, so that handing it from step to step of a request costs nothing; it never changes.
package final class V1View: Sendable {
    /// The home.
    package let home: Home
    /// Its numbers.
    package let numbers: V1Numbers

    /// Makes a view.
    package init(home: Home, numbers: V1Numbers) {
        self.home = home
        self.numbers = numbers
    }

    func light(_ id: String) -> Light? { resourceID(id, in: numbers.lights).flatMap { home.lights[$0] } }
    func sensor(_ id: String) -> Sensor? { resourceID(id, in: numbers.sensors).flatMap { home.sensors[$0] } }
    func room(_ id: String) -> Room? { resourceID(id, in: numbers.groups).flatMap { home.rooms[$0] } }

    /// What an id in a path stands for. Only the plain decimal form counts: `01` is not `1`.
    private func resourceID(_ id: String, in list: NumberList) -> ResourceID? {
        guard let number = Int(id), String(number) == id else { return nil }
        return list[number]
    }
}
