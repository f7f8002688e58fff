#include "tests/unit/person/mutations.hpp"

#include <nlohmann/json.hpp>
#include <random>

namespace tests::person {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* values[] = {
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.850",
    "1850.5",
    "12345678901234567890",
    "1e3",
    "-0",
    R"("")",
    R"("nicht")",
    R"("false")",
    R"("keine")",
    R"("B1")",
    R"("belegt")",
    R"("2026-02-30")",
    R"("1889-01-01")",
    R"("2026-05")",
    R"("2031-01-01")",
    R"("1 Jahr und 6 Monate")",
    R"("§ 25b Abs. 1 AufenthG")",
    R"("§ 25b")",
    R"("k1")",
    "[]",
    "{}",
    "[null]",
    "[{}]",
    R"({"jahr": 1990})",
    R"({"jahr": "1990"})",
    R"({"jahre": 2, "monate": 3})",
    R"({"zwischen": ["1990-01-01", "1991-12"]})",
    R"({"zwischen": ["2001-01-01", "1991-12"]})",
    R"({"zwischen": ["A2", "B2"]})",
    R"({"eines_von": [true, false], "stand": "strittig"})",
    R"({"strittig": ["A2", "B1"]})",
    R"({"wert": true, "stand": "strittig"})",
    R"({"wert": null, "stand": "belegt"})",
    R"({"wert": 5, "zwischen": [1, 2]})",
    R"({"wert": true, "stand": "vielleicht"})",
    R"({"wert": [], "stand": "belegt", "nachweise": [{"art": "Pass", "datum": "2020-01-01"}]})",
    R"({"wert": "2020-01-01", "nachweise": [{"art": "Pass", "datum": "2030-01-01"}]})",
    R"({"wert": "2020-01-01", "nachweise": [{"datum": "2020-01-01"}]})",
    R"({"wert": "2020-01-01", "nachweise": [{"art": "P", "datum": "2020-01-01", "gültig_bis": "2019-01-01"}]})",
    R"({"wert": true, "ab": "2020-01-01"})",
    R"([{"wert": true, "ab": "2020-01-01"}, {"wert": false, "ab": "2019-01-01"}])",
    R"([{"wert": true, "ab": "2020-01-01"}, {"wert": false, "von": "2020-01-01", "bis": "2020-02-01"}])",
    R"([{"wert": "B1", "von": null, "bis": "2020-02-01", "stand": "belegt"}])",
    R"([{"von": "2020-01-01", "bis": "2021-01-01", "status": "duldung_60a"}, {"von": "2019-01-01"}])",
    R"([{"von": "2021-01-01", "bis": "2020-01-01"}])",
    R"([{"von": null, "bis": {"jahr": 2020}}])",
    R"({"verweis": "k1"})",
    R"({"verweis": "niemand"})",
    R"({"datei": "andere.json"})",
    R"({"geburtsdatum": "1990-01-01", "ledig": true})",
    R"({"wert": {"geburtsdatum": "1990-01-01"}, "stand": "belegt"})",
    R"([{"geburtsdatum": "1950-01-01"}, {"verweis": "k1", "im_haushalt": true}])",
    R"([{"name": "x", "wert": true, "begründung": "weil", "rolle": "amt", "datum": "2026-01-01"}])",
};
constexpr const char* names[] = {
    "geburtsdatum",
    "ledig",
    "partner",
    "kinder",
    "aufenthaltszeiten",
    "sprachniveau_muendlich",
    "bemerkung",
    "wert",
    "stand",
    "von",
    "bis",
    "nachweise",
    "verweis",
    "basis",
    "kennung",
    "ab",
    "strittig",
    "staatsangehörigkeit_geklaert",
    "wertungen",
    "status",
    "$schema",
    "daten",
    "personen",
    "sprachniveau",
};

class Mutation {
public:
    explicit Mutation(std::uint64_t number) : random_(number) {}

    std::string of(const std::string& file) {
        std::string text = file;
        for (std::size_t i = 0, count = 1 + upto(3); i < count; ++i) {
            Json json = upto(2) == 0 ? Json() : Json::parse(text, nullptr, false);
            if (json.is_object())
                text = (in_tree(json), json.dump());
            else
                text = in_text(text);
        }
        return text;
    }

private:
    std::size_t upto(std::size_t count) { return random_() % count; }
    template <std::size_t size> const char* one_of(const char* const (&all)[size]) { return all[upto(size)]; }

    /// A value somewhere below, deep ones too.
    Json& somewhere(Json& json) {
        Json* at = &json;
        while (at->is_structured() && !at->empty() && upto(6) != 0)
            at = &*std::next(at->begin(), static_cast<std::ptrdiff_t>(upto(at->size())));
        return *at;
    }
    void in_tree(Json& json) {
        Json& place = somewhere(json);
        Json& object = somewhere(json);
        switch (upto(5)) {
            case 0: place = Json::parse(one_of(values)); break;
            case 1: place = Json(somewhere(json)); break;
            case 2:
                if (object.is_object() && !object.empty())
                    object.erase(std::next(object.begin(), static_cast<std::ptrdiff_t>(upto(object.size()))));
                break;
            case 3:
                if (object.is_object()) object[one_of(names)] = Json::parse(one_of(values));
                break;
            default:
                if (object.is_object() && !object.empty()) {
                    Json moved = object.begin().value();
                    object.erase(object.begin());
                    object[one_of(names)] = std::move(moved);
                }
        }
    }
    std::string in_text(std::string text) {
        const std::size_t at = upto(text.size() + 1);
        const std::size_t brace = text.find('{', at);
        switch (upto(6)) {
            case 0:
                if (at < text.size()) text[at] = static_cast<char>(random_());
                break;
            case 1: text.erase(at, 1 + upto(8)); break;
            case 2: text.insert(at, 1, "{}[],:\" \\\n\t0e.-\xEF\xC3"[upto(17)]); break;
            case 3: text.insert(at, text.substr(upto(text.size() + 1), upto(40))); break;
            default:  // mostly something said twice
                if (brace != std::string::npos)
                    text.insert(brace + 1, '"' + name_in(text) + "\":" + one_of(values) + ',');
        }
        return text;
    }
    std::string name_in(const std::string& text) {
        const std::size_t end = text.find("\":", upto(text.size() + 1));
        const std::size_t begin = end == std::string::npos || end == 0 ? end : text.rfind('"', end - 1);
        if (begin == std::string::npos || upto(4) == 0) return one_of(names);
        return text.substr(begin + 1, end - begin - 1);
    }

    std::mt19937_64 random_;
};

}  // namespace

std::string mutated(const std::string& file, std::uint64_t number) { return Mutation{number}.of(file); }

}  // namespace tests::person
