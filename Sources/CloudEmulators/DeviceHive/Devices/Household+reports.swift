/// Who is connected, and what has to be reported.
extension Household {
    /// A device that is connected no more has to say again what the cloud did not say it has: it may have got lost, or was not
    /// accepted from somebody whose token was over.
    func setOnline(_ id: String, _ isOnline: Bool) {
        if isOnline { online.insert(id) } else { online.remove(id) }
        if !isOnline, underWay.removeValue(forKey: id) != nil { unreported.insert(id) }
    }

    /// Rings whenever a device has something to do or to report; for one listener at a time.
    func rings(_ id: String) -> AsyncStream<Void> {
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bells.updateValue(bell, forKey: id)?.finish()
        bell.yield()
        return rings
    }

    /// Has a device look whether there is something to report.
    func ring(_ id: String) { bells[id]?.yield() }

    /// Makes a device report what it is set to.
    func remind(_ id: String) {
        unreported.insert(id)
        bells[id]?.yield()
    }

    /// What a device has to report, and a number for that; it is under way from here on.
    func takeReport(_ id: String) -> (device: SimulatedDevice, number: Int)? {
        guard unreported.remove(id) != nil, let device = devices[id] else { return nil }
        lastReport += 1
        underWay[id] = lastReport
        return (device, lastReport)
    }

    /// The cloud has a report. Of several under way the latest counts, since each says everything.
    func reported(_ id: String, _ number: Int) {
        if underWay[id] == number { underWay[id] = nil }
    }
}
