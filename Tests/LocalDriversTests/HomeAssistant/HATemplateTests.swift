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
        // Of a Z-Wave program: dimmers and colours.
        ("{{ \"OFF\" if value_json.zero == 0 else \"ON\" }}", "OFF"), ("{{ 'OFF' if value_json.i == 0 else 'ON' }}", "ON"),
        ("{{ value_json.i }},{{ value_json.zero }},{{ value_json.a.list[0] }}", "5,0,7"),
        // Of gateways for radio sensors.
        ("{{ value_json.i | is_defined }}", "5"), ("{{ value_json.gone | default('') }}", ""), ("{{ value_json.i | d(1) }}", "5"),
        ("{{ value_json.zero | default(3, true) }}", "3"), ("{{ value_json.a.b | int(0) }}", "0"), ("{{ value_json.gone | float(1.5) }}", "1.5"),
        ("{{ value_json.a.n | round }}", "21"), ("{{ (value_json.a.n | float * 10 / 2) | round(1) }}", "106.3"),
        ("{{ value_json.i + 1 }}", "6"), ("{{ value_json.i / 2 }}", "2.5"), ("{{ 2 * (value_json.i - 7) }}", "-4"),
        ("{{ value_json.s + 1 }}", "22.9"), ("{{ -2 + value_json.i * 2 }}", "8"), ("{{ 'a' + 'b' }}", "ab"), ("{{ -3 | abs }}", "3.0"),
        ("{% if value_json.a.b == 'On' %}A{% elif value_json.flag %}B{% else %}C{% endif %}", "A"),
        ("{% if value_json.a.b == 'on' %}A{% elif value_json.flag == true %}B{% else %}C{% endif %}", "B"),
        ("{% if value_json.gone %}A{% elif value_json.zero > 0 %}B{% else %}C{% endif %}", "C"), ("{% if value_json.zero %}A{% endif %}", ""),
        ("{% if value_json.i >= 5 and value_json.i < 6 %}A{% endif %}", "A"), ("{{ value_json.i != 5 or not value_json.flag }}", "False"),
        ("{% if value_json.gone is defined %}A{% else %}B{% endif %}", "B"), ("{{ value_json.none is not none }}", "False"),
        ("{%- if value_json.flag -%} {{ value_json.i -}} {%- endif -%} ", "5"), ("\n  {{ value_json.i }} °C\n", "5 °C"),
        ("{{ value_json.a.b or 'OFF' }}", "On"), ("{{ value_json.gone or 0 }}", "0"), ("{{ value_json.i and value_json.a.b }}", "On"),
        ("{{ value_json.zero and value_json.i }}", "0"),
        (String(repeating: "{{ value_json.s == 'x' or value_json.s == 'y' or value_json.s == 'z' or value_json.i == 5 }}", count: 2), "TrueTrue"),
        ("{{ value_json.flag == 1 }}", "True"), ("{{ value_json.s == 21.9 }}", "False"), ("{{ value_json.s > '2' }}", "True"),
        ("{\"power\": \"{{ value_json.i }}\"}", "{\"power\": \"5\"}"), ("{{ value_json.a.b | lower() | trim | string }}", "on"),
    ])
    func valuesAreRendered(template: String, text: String) throws {
        #expect(try HATemplate(template).render(Array(Self.payload.utf8)) == text)
    }

    @Test(arguments: [
        "{{ value_json.none }}", "{{ value_json.gone }}", "{{ value_json.a.b.c }}", "{{ value_json.a.list[9] }}", "{{ value_json.a }}",
        "{{ value_json.a.b | int }}", "{{ value_json.none | lower }}", "{{ value_json[0] }}", "{{ value_json.gone | is_defined }}",
        "{{ value_json.gone + 1 }}", "{{ value_json.gone > 1 }}", "{{ value_json.a.b > 1 }}", "{{ value_json.i / 0 }}", "{{ value_json.a + 1 }}",
        "{{ 'ON' if value_json.zero }}", "{{ value_json.i }},{{ value_json.gone }}", "{{ value_json.none | default(1) }}",
        "{{ 9223372036854775807 + value_json.a.b }}",
    ])
    func whatIsNotThereIsNothing(template: String) throws {
        #expect(try HATemplate(template).render(Array(Self.payload.utf8)) == nil)
    }

    @Test func whatGrowsWithoutEndIsNothing() throws {
        let sum = "{{ " + Array(repeating: "value", count: 20).joined(separator: " + ") + " }}"
        let many = try HATemplate(String(repeating: sum, count: 10))
        #expect(many.render(Array("ab".utf8))?.utf8.count == 400)
        #expect(many.render(Array(repeating: 0x61, count: 1000)) == nil)
        #expect(many.render(Array(repeating: 0x61, count: 10_000)) == nil)
    }

    @Test func aWholePayloadIsAValueToo() throws {
        #expect(try HATemplate("{{ value }}").render(Array("On".utf8)) == "On")
        #expect(try HATemplate("{{ value | lower }}").render(Array("On".utf8)) == "on")
        #expect(try HATemplate("{{ value_json.a }}").render(Array("no json".utf8)) == nil)
        #expect(try HATemplate("{% if value_json.a %}A{% else %}B{% endif %}").render([0xFF]) == nil)
        #expect(try HATemplate("{{ value | int }}").render(Array("1e300".utf8)) == nil)
        #expect(try HATemplate("{{ 'ON' if value | int > 0 else 'OFF' }}").render(Array("0".utf8)) == "OFF")
        #expect(try HATemplate("{{ value == 'x' }}").render(Array("x".utf8)) == "True")
        #expect(try HATemplate("{{- value -}}").render(Array(" x ".utf8)) == "x")
        #expect(try HATemplate(#"{"state": "{{ value }}"}"#).render(Array("ON".utf8)) == #"{"state": "ON"}"#)
    }

    @Test(arguments: [
        "", "value", "{{ }}", "{{ value", "{{ states('x') }}", "{% if value == 'x' %}A{% else %}B", "{% if value %}A{% else %}",
        "{% set x = 1 %}{{ x }}", "{{ value_json.a | round(x) }}", "{{ value_json.a | round(7) }}", "{{ value_json.a | replace('a', 'b') }}",
        "{{ value_json. }}", "{{ value_json[ }}", "{{ value_json['a }}", "{{ value.x }}", "{{ value_json.a | lower(1) }}", "{{ value | }}",
        "{{ value_json.1a }}", "{{ red }}", "{{ {'red': red} | to_json }}", "{# note #}{{ value }}", "{{ value }}{% else %}", "{{ value ** 2 }}",
        "{{ 1 < value_json.a < 3 }}", "{{ value in ['a'] }}", "{{ 'a\\'b' }}", "{{ value is string }}", "{{ value if }}", "{{ value + }}",
        "{{ (value }}", "{% for x in value_json %}{{ x }}{% endfor %}", "{{ 1x }}", "{% if value %}A{% endif %}{% endif %}",
        "{{ " + String(repeating: "(", count: 50) + "value" + String(repeating: ")", count: 50) + " }}",
        "{{ value" + String(repeating: " + 1", count: 200) + " }}", "{{ " + String(repeating: "not ", count: 200) + "value }}",
        String(repeating: "{% if value %}", count: 30) + "A" + String(repeating: "{% endif %}", count: 30),
        "{{ value }}" + String(repeating: "-", count: 3000),
    ])
    func whateverElseIsNotGuessedAt(template: String) {
        #expect(throws: HATemplate.Unsupported(template: template)) { try HATemplate(template) }
    }
}
