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
    func zone(_ id: String) -> Zone? { resourceID(id, in: numbers.groups).flatMap { home.zones[$0] } }
    func schedule(_ id: String) -> Schedule? { resourceID(id, in: numbers.schedules).flatMap { home.schedules[$0] } }
    func rule(_ id: String) -> Rule? { resourceID(id, in: numbers.rules).flatMap { home.rules[$0] } }
    func scene(_ id: String) -> Scene? { numbers.scenes[id].flatMap { home.scenes[$0] } }
    func resourceLink(_ id: String) -> ResourceLink? {
        resourceID(id, in: numbers.resourceLinks).flatMap { home.resourceLinks[$0] }
    }

    /// The group with this id; `nil` if there is none. Group 0 is all lights together.
    func group(_ id: String) -> LightGroup? {
        if id == "0" { return .wholeHome }
        return room(id).map { .room($0.id) } ?? zone(id).map { .zone($0.id) }
    }

    /// What an id in a path stands for. Only the plain decimal form counts: `01` is not `1`.
    private func resourceID(_ id: String, in list: NumberList) -> ResourceID? {
        guard let number = Int(id), String(number) == id else { return nil }
        return list[number]
    }
}
