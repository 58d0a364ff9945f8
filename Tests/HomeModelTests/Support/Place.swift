import Foundation
import HomeModel
import Testing

/// Places of which almanacs tell.
enum Place: String, CaseIterable {
    case london, newYork, sydney, melbourne, birmingham, reykjavik, tromso, longyearbyen, equator, northPole, southPole

    var position: Position {
        get throws {
            let (latitude, longitude) = switch self {
            case .london: (51.5, -0.1)
            case .newYork: (40.71, -74.01)
            case .sydney: (-33.856, 151.207)
            case .melbourne: (-37.833, 145)
            case .birmingham: (33.53, -86.81)
            case .reykjavik: (64.147, -21.94)
            case .tromso: (69.5, 19.0)
            case .longyearbyen: (78.22, 15.65)
            case .equator: (0, 0)
            case .northPole: (90, 0)
            case .southPole: (-90, 0)
            }
            return try #require(Position(latitude: latitude, longitude: longitude))
        }
    }

    /// Day from sunrise to sunset, or some minutes off.
    func daylight(_ sunriseOffset: Int = 0, _ sunsetOffset: Int = 0) throws -> Daylight {
        Daylight(position: try position, sunriseOffset: sunriseOffset, sunsetOffset: sunsetOffset)
    }
}
