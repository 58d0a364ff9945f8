/// One thing that must be so for a rule to act.
package struct Condition: Sendable, Hashable, Codable {
    /// What is looked at.
    package let subject: Subject
    /// What must hold of it.
    package let test: Test
    /// How its face wrote the test.
    package let wording: Wording

    /// One side of one resource, as rules look at it.
    package struct Subject: Sendable, Hashable, Codable {
        /// Which resource: a light, room, zone or sensor; the settings for the local time; the identity for all lights together.
        package let resource: ResourceReference
        /// Which side of it.
        package let side: Side

        /// Makes a subject.
        package init(_ resource: ResourceReference, _ side: Side) {
            self.resource = resource
            self.side = side
        }

        /// Few sides of a resource are looked at, so the id tells subjects apart nearly as well as all of it.
        package func hash(into hasher: inout Hasher) { hasher.combine(resource.id) }
    }

    /// What of a resource can be looked at. The numbers are in the domain's units.
    package enum Side: String, Sendable, Hashable, Codable {
        /// Of a light.
        case on, brightness, hue, saturation, mirek
        /// Of a room, a zone or all lights.
        case anyOn, allOn
        /// Of a sensor: what it reads, when it read it, and what follows from that.
        case reading, updated, isDark, isDaylight
        /// Of a sensor: whether it takes part, its battery in percent, whether it answers.
        case enabled, battery, reachable
        /// Of the settings: the time of day.
        case localTime
    }

    /// What must hold.
    package enum Test: Sendable, Hashable, Codable {
        /// It is true, or it is false.
        case isTrue(Bool)
        /// It is a number between these, both excluded; one that is absent is no bound.
        case between(above: Double?, below: Double?)
        /// It has just changed; for `updated`, it has just been read, be it the same.
        case changed
        /// It changed this long ago, and not since.
        case changedAgo(Duration)
        /// It has not changed for at least this long.
        case stable(Duration)
        /// It changed within this time.
        case unstable(Duration)
        /// The time of day is in an interval, or is not.
        case inside(DayInterval), outside(DayInterval)
    }

    /// A test as a face writes it.
    package struct Wording: Sendable, Hashable, Codable {
        /// The address, as the app gave it.
        package let address: String
        /// The operator, such as `eq`.
        package let sign: String
        /// The value; `nil` for an operator that takes none.
        package let value: String?

        /// Makes a wording.
        package init(address: String = "", sign: String, value: String?) {
            self.address = address
            self.sign = sign
            self.value = value
        }
    }

    /// Makes a condition.
    package init(subject: Subject, test: Test, wording: Wording) {
        self.subject = subject
        self.test = test
        self.wording = wording
    }
}
