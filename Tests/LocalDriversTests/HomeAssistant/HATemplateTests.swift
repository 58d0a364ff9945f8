import Testing
@testable import LocalDrivers

@Suite("Templates of Home Assistant", .timeLimit(.minutes(1)))
struct HATemplateTests {
    private static let payload = #"{"a":{"b":"On","n":21.26,"list":[7,{"x":"y"}]},"flag":true,"none":null,"zero":0,"s":"21.9","i":5}"#

    @Test(arguments: [
        ("{{ value_json.a.b }}", "On"), ("{{value_json.a.b|lower}}", "on"), ("{{ value_json.a.b | upper }}", "ON"),
        (#"{{ value_json["a"]["b"] }}"#, "On"), ("{{ value_json['a'].b }}", "On"), ("{{ value_json.a.list[0] }}", "7"),
        ("{{ value_json.a.list[1].x }}", "y"), ("{{ value_json.a.n | round(1) }}", "21.3"), ("{{ value_json.a.n | int }}", "21"),
        ("{{ value_json.s | int }}", "21"), ("{{ value_json.s | float | round(0) | int }}", "22"), ("{{ value_json.flag }}", "True"),
        ("{{ value_json.flag | lower }}", "true"), ("  {{ value_json.i }} \n", "5"), ("{{ value_json.i | float }}", "5.0"),
        ("{% if value_json.flag %}A{% else %}B{% endif %}", "A"), ("{% if value_json.zero %}A{% else %}B{% endif %}", "B"),
        ("{%if value_json.gone%} yes {%else%}{%endif%}", ""), ("{% if value_json.none %}A{% else %}B{% endif %}", "B"),
        ("{% if value_json.a.list %}ON{% else %}OFF{% endif %}", "ON"),
    ])
    func valuesAreRendered(template: String, text: String) throws {
        #expect(try HATemplate(template).render(Array(Self.payload.utf8)) == text)
    }

    @Test(arguments: [
        "{{ value_json.none }}", "{{ value_json.gone }}", "{{ value_json.a.b.c }}", "{{ value_json.a.list[9] }}", "{{ value_json.a }}",
        "{{ value_json.a.b | int }}", "{{ value_json.none | lower }}", "{{ value_json[0] }}",
    ])
    func whatIsNotThereIsNothing(template: String) throws {
        #expect(try HATemplate(template).render(Array(Self.payload.utf8)) == nil)
    }

    @Test func aWholePayloadIsAValueToo() throws {
        #expect(try HATemplate("{{ value }}").render(Array("On".utf8)) == "On")
        #expect(try HATemplate("{{ value | lower }}").render(Array("On".utf8)) == "on")
        #expect(try HATemplate("{{ value_json.a }}").render(Array("no json".utf8)) == nil)
        #expect(try HATemplate("{% if value_json.a %}A{% else %}B{% endif %}").render([0xFF]) == nil)
        #expect(try HATemplate("{{ value | int }}").render(Array("1e300".utf8)) == nil)
    }

    @Test(arguments: [
        "", "value", "{{ }}", "{{ value", "{{ value_json.a | default(0) }}", "{{ value_json.a + 1 }}", "{{ states('x') }}",
        "{{ value_json.a }} °C", "{{ value_json.a if value_json.b else 0 }}", "{% if value == 'x' %}A{% else %}B{% endif %}",
        "{% if value_json.a %}A{% endif %}", "{% set x = 1 %}{{ x }}", "{{ value_json.a | round }}", "{{ value_json.a | round(x) }}",
        "{{ value_json. }}", "{{ value_json[ }}", "{{ value_json['a }}", "{{ value.x }}", "{{ value_json.a | lower() }}",
        "{% if value_json.a %}{{ value }}{% else %}B{% endif %}", "{{ value_json.1a }}", "{{ 'a' }}", "{{- value -}}", "{{ red }}",
    ])
    func whateverElseIsNotGuessedAt(template: String) {
        #expect(throws: HATemplate.Unsupported(template: template)) { try HATemplate(template) }
    }
}
