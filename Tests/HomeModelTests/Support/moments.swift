import Foundation
import HomeModel
import Testing

/// The moment that a text such as `2024-03-31T01:00:00Z` or `2024-03-31T02:00:00+01:00` names.
func moment(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
}

/// A time zone by its name.
func zone(_ name: String) throws -> TimeZone {
    try #require(TimeZone(identifier: name))
}

/// A time of day.
func clock(_ hour: Int, _ minute: Int, _ second: Int = 0) throws -> DayTime {
    try #require(DayTime(hour: hour, minute: minute, second: second))
}

/// A value written as JSON and read again.
func kept<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}
