package import Foundation
package struct DayTime: Sendable, Hashable, Codable { package var seconds: Int }
package struct DayInterval: Sendable, Hashable, Codable { package var from: DayTime }
package enum Timing: Sendable, Hashable, Codable { case timer(length: Duration, spread: Duration, runs: Int?) }
package struct Position: Sendable, Hashable, Codable { package var latitude: Double; package var longitude: Double }
