#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "bench/reference/leaves.hpp"
#include "bench/reference/programs.hpp"

namespace reference {

namespace {

namespace json = simdjson::ondemand;

/// The civil code, held in a Date: nothing else is needed here.
core::Date day(std::string_view text) {
    const auto digits = [&](std::size_t at, std::size_t size) {
        std::int32_t value = 0;
        for (std::size_t i = at; i < at + size; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    return core::Date{digits(0, 4) * 372 + (digits(5, 2) - 1) * 31 + digits(8, 2) - 1};
}

template <class Names> std::size_t position(const Names& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Keys by a perfect hash over the known names: found by trying multipliers once.
struct Keys {
    static constexpr std::uint32_t slots = 1024;
    std::array<std::uint8_t, slots> fact{};  // 1 + position
    std::uint64_t factor = 0x9E3779B97F4A7C15u;

    /// First and last eight bytes. Precondition: eight bytes can be read (names here have seven letters and
    /// more, simdjson pads what it gives).
    static std::uint64_t word(std::string_view name) {
        std::uint64_t head = 0, tail = 0;
        std::memcpy(&head, name.data(), 8);
        if (name.size() < 8) return (head & ((std::uint64_t{1} << (8 * name.size())) - 1)) ^ name.size();
        std::memcpy(&tail, name.data() + name.size() - 8, 8);
        return head ^ ((tail << 23) | (tail >> 41)) ^ name.size();
    }
    std::size_t slot(std::string_view name) const { return (word(name) * factor) >> 54; }
    Keys() {
        for (bool is_perfect = false; !is_perfect; factor += 2) {
            fact.fill(0);
            is_perfect = true;
            for (std::size_t i = 0; i < given_facts && is_perfect; ++i) {
                std::uint8_t& found = fact[slot(fact_names[i])];
                is_perfect = found == 0;
                found = static_cast<std::uint8_t>(i + 1);
            }
            if (is_perfect) return;
        }
    }
    std::size_t find(std::string_view name) const {  // given_facts: none of the truths
        const std::size_t at = fact[slot(name)];
        return at != 0 && name == fact_names[at - 1] ? at - 1 : given_facts;
    }
};
const Keys keys;

void read_periods(json::array list, Person& person) {
    person.has_periods = true;
    for (json::object item : list) {
        Period period;
        for (auto field : item) {
            const std::string_view key = field.unescaped_key();
            const std::string_view text = field.value();
            if (key == "status")
                period.status = static_cast<Status>(position(status_names, text));
            else if (key == "from")
                period.from = day(text);
            else
                period.to = day(text);
        }
        person.periods.push_back(period);
    }
}

void read_convictions(json::array list, Person& person) {
    person.has_convictions = true;
    for (json::object item : list) {
        Conviction one;
        for (auto field : item) {
            const std::string_view key = field.unescaped_key();
            if (key == "kind") {
                const std::string_view kind = field.value();
                one.kind = kind == "fine" ? Kind::fine : kind == "prison" ? Kind::prison : Kind::educative;
            } else if (key == "amount") {
                one.amount = static_cast<std::int32_t>(field.value().get_int64().value());
            } else {
                (key == "hate" ? one.hate : one.remitted) = field.value().get_bool().value();
            }
        }
        person.convictions.push_back(one);
    }
}

void read_other(std::string_view key, json::value value, Person& person) {
    const auto number = [&] { return static_cast<std::int32_t>(value.get_int64().value()); };
    const auto text = [&] { return value.get_string().value(); };
    if (key == "id")
        person.id = value.get_uint64().value();
    else if (key == "as_of")
        person.as_of = day(text());
    else if (key == "birth")
        person.birth = day(text());
    else if (key == "title")
        person.title = static_cast<Title>(position(title_names, text()));
    else if (key == "lang")
        person.level = static_cast<Level>(position(level_names, text()));
    else if (key == "fulltime_months")
        person.fulltime_months = number();
    else if (key == "spouse_months")
        person.spouse_months = number();
    else if (key == "income")
        person.income = number();
    else if (key == "need")
        person.need = number();
    else if (key == "granted")
        person.granted = day(text());
    else if (key == "valid_until")
        person.valid_until = day(text());
    else if (key == "held_since")
        person.held_since = day(text());
    else if (key == "periods")
        read_periods(value.get_array().value(), person);
    else if (key == "convictions")
        read_convictions(value.get_array().value(), person);
}

void read(json::object object, Person& person) {
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        const std::size_t fact = keys.find(key);
        if (fact == given_facts) {
            read_other(key, field.value(), person);
            continue;
        }
        person.known |= std::uint64_t{1} << fact;
        person.yes |= std::uint64_t{field.value().get_bool().value()} << fact;
    }
}

constexpr char letters[] = "FUT";

const std::array<std::string, leaf_count> entries = [] {
    std::array<std::string, leaf_count> result;
    for (std::size_t i = 0; i < leaf_count; ++i)
        result[i] = std::string{"{\"id\":\""} + leaf_names[i] + "\",\"cite\":\"" + leaf_citations[i] + "\"}";
    return result;
}();

template <Leaf... members> std::uint8_t worth(Any<members...>, const Leaves& all) {
    return std::max({all[static_cast<std::size_t>(members)]...});
}

/// The leaves of a result that are worth `wanted`, of groups worth no more than `most` (met: all groups).
template <class... Groups>
void list(All<Groups...>, const Leaves& all, const char* name, std::uint8_t wanted, std::string& out) {
    bool is_first = true;
    ((out += ",\"") += name) += "\":[";
    const auto one = [&](Leaf leaf, std::uint8_t group) {
        const auto at = static_cast<std::size_t>(leaf);
        const bool belongs = wanted == 2 || (wanted == 0 ? group != 2 : group == 1);
        if (all[at] != wanted || !belongs) return;
        if (!is_first) out += ',';
        is_first = false;
        out += entries[at];
    };
    const auto each = [&]<Leaf... members>(Any<members...> group) {
        const std::uint8_t value = worth(group, all);
        (one(members, value), ...);
    };
    (each(Groups{}), ...);
    out += ']';
}

template <class Result> void explain(Result result, const Leaves& all, char verdict, std::string& out) {
    ((out += "{\"verdict\":\"") += verdict) += '"';
    list(result, all, "missed", 0, out);
    list(result, all, "open", 1, out);
    list(result, all, "met", 2, out);
    out += '}';
}

void write(const Person& person, bool with_reasons, std::string& out) {
    const Flat flat = flatten(person, true);
    char number[24];
    const auto end = std::to_chars(number, number + sizeof number, flat.id).ptr;
    (out += "{\"id\":").append(number, end);
    if (!with_reasons) {
        const Verdicts found = verdicts(flat);
        ((out += ",\"r10\":\"") += letters[found.results[0]]) += "\",\"r25\":\"";
        ((out += letters[found.results[1]]) += "\",\"r44\":\"") += letters[found.results[2]];
        out += "\"}\n";
        return;
    }
    const Leaves all = leaves(flat);
    const Verdicts found = verdicts(all);
    out += ",\"r10\":";
    explain(R10{}, all, letters[found.results[0]], out);
    out += ",\"r25\":";
    explain(R25{}, all, letters[found.results[1]], out);
    out += ",\"r44\":";
    explain(R44{}, all, letters[found.results[2]], out);
    out += "}\n";
}

}  // namespace

std::size_t judge_lines(std::string_view lines, bool with_reasons, std::string& out) {
    json::parser parser;
    const simdjson::padded_string padded{lines};
    Person person;
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const simdjson::padded_string_view line{padded.data() + begin, end - begin,
                                                lines.size() - begin + simdjson::SIMDJSON_PADDING};
        begin = end + 1;
        if (line.empty()) continue;
        json::document document = parser.iterate(line);
        person.known = person.yes = 0;
        person.title.reset();
        person.level.reset();
        for (auto* number : {&person.fulltime_months, &person.spouse_months, &person.income, &person.need})
            number->reset();
        for (auto* date : {&person.birth, &person.granted, &person.valid_until, &person.held_since})
            date->reset();
        person.has_periods = person.has_convictions = false;
        person.periods.clear();
        person.convictions.clear();
        read(document.get_object().value(), person);
        write(person, with_reasons, out);
        ++count;
    }
    return count;
}

}  // namespace reference
