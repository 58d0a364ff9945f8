import Foundation
import HomeModel

/// Moments as v1 writes them: `2017-09-04T16:56:26`, in UTC unless the field is called local (Docs/HueV1.md §5).
enum V1Time {
    /// A moment in UTC.
    static func utc(_ moment: Date) -> String {
        LocalMoment(moment, in: .gmt).v1
    }

    /// A moment in a zone, `"none"` when there is no zone or nobody knows it.
    static func local(_ moment: Date, zone: String?) -> String {
        guard let zone, let timeZone = TimeZone(identifier: zone) else { return "none" }
        return LocalMoment(moment, in: timeZone).v1
    }
}
