import HomeModel
import Testing

@Suite("Space for scenes")
struct SceneSpaceTests {
    private static func house(scenes: Int, lights: Int = 100) throws -> (test: TestHome, lamps: [ResourceID]) {
        var limits = ResourceLimits.bsb002
        (limits.scenes, limits.sceneLights) = (scenes, lights)
        var test = try TestHome(limits: limits)
        let lamps = try test.addLitLamps(.plain, .plain, .plain)
        return (test, lamps)
    }

    @Test func `when it is full, nothing more fits`() throws {
        var (test, lamps) = try Self.house(scenes: 1)
        let scene = try test.addScene(lamps)
        #expect(throws: Refusal.full(.scene)) { try test.addScene(lamps) }
        try test.perform(.removeScene(scene))
        _ = try test.addScene(lamps)
    }

    @Test func `lights of all scenes together are counted`() throws {
        var (test, lamps) = try Self.house(scenes: 9, lights: 5)
        _ = try test.addScene(lamps)
        let second = try test.addScene([lamps[0]])
        #expect(throws: Refusal.full(.scene)) { try test.addScene([lamps[0], lamps[1]]) }
        #expect(throws: Refusal.full(.scene)) { try test.editScene(second) { $0.lights = lamps } }
        try test.editScene(second) { $0.lights = [lamps[1], lamps[2]] }
    }

    @Test func `disposable scenes make room, the one that was not used for longest first`() throws {
        var (test, lamps) = try Self.house(scenes: 3)
        var scenes: [ResourceID] = []
        for _ in 0..<3 {
            test.pass(.seconds(1))
            scenes.append(try test.addScene(lamps) { $0.isDisposable = true })
        }
        test.pass(.seconds(1))
        try test.perform(.recallScene(scenes[0], in: .wholeHome, transition: nil))
        let id = test.drawnID()
        let outcome = try test.perform(.addScene(SceneDraft(id: id, name: "New", lights: lamps)))
        #expect(outcome.changes == [
            Change(.removed, ResourceReference(.scene, scenes[1])), Change(.added, ResourceReference(.scene, id)),
        ])
        #expect(outcome.created == id && test.home.scenes.contains(scenes[0]) && test.home.scenes.contains(scenes[2]))
    }

    @Test func `what a rule needs is locked: it is neither thrown away nor removed`() throws {
        var (test, lamps) = try Self.house(scenes: 1)
        let scene = try test.addScene(lamps) { $0.isDisposable = true }
        #expect(test.home.lockedScenes.isEmpty)
        test.restart(with: Rule.recalling(scene, when: lamps[0]))
        #expect(test.home.lockedScenes == [scene])
        #expect(throws: Refusal.full(.scene)) { try test.addScene(lamps) }
        #expect(throws: Refusal.locked(ResourceReference(.scene, scene))) { try test.perform(.removeScene(scene)) }
        try test.editScene(scene) { $0.name = "Still mine" }
        #expect(test.home.scenes.contains(scene))
    }

    @Test func `a scene that takes more lights is not thrown away to make room for itself`() throws {
        var (test, lamps) = try Self.house(scenes: 9, lights: 4)
        let kept = try test.addScene([lamps[0]]) { $0.isDisposable = true }
        let spare = try test.addScene(lamps) { $0.isDisposable = true }
        try test.editScene(kept) { $0.lights = lamps }
        #expect(try test.stored(kept).count == 3 && !test.home.scenes.contains(spare))
    }

    @Test func `an unknown scene is not found`() throws {
        var (test, _) = try Self.house(scenes: 1)
        let missing = Refusal.notFound(ResourceReference(.scene, .devices))
        #expect(throws: missing) { try test.perform(.removeScene(.devices)) }
        #expect(throws: missing) { try test.editScene(.devices) { $0.name = "A" } }
        #expect(throws: missing) { try test.perform(.recallScene(.devices, in: .wholeHome, transition: nil)) }
    }
}
