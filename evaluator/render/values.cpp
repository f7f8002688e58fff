#include "evaluator/render/values.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "evaluator/render/phrases.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/texts/rule_texts.hpp"

namespace evaluator::render {

namespace {

using explain::Quantity;

/// German units take an -n in the dative plural; core::to_german writes the nominative.
std::string to_dative(std::string text) {
    for (const std::string_view unit : {"Jahre", "Monate", "Tage"}) {
        std::size_t at = 0;
        while ((at = text.find(unit, at)) != std::string::npos) {
            at += unit.size();
            if (at == text.size() || text[at] == ' ') text.insert(at, "n");
        }
    }
    return text;
}

std::string days_words(const core::Rational& days, GrammarCase grammar_case) {
    const Phrase phrase =
        grammar_case == GrammarCase::Dative ? Phrase::value_days_dative : Phrase::value_days;
    return filled_in(text_of(phrase, days), spoken(days));
}

/// Rounded half away from zero to `places` decimals, as an exact number.
core::Rational rounded(const core::Rational& value, int places) {
    std::int64_t scale = 1;
    for (int i = 0; i < places; ++i) scale *= 10;
    const core::Rational scaled = value * core::Rational{scale};
    const core::Rational half{1, 2};
    const std::int64_t whole = value.is_negative() ? (scaled - half).ceil() : (scaled + half).floor();
    return core::Rational{whole, scale};
}

constexpr int usual_places = 2, most_places = 6;

std::string number_words(const core::Rational& value, const core::Rational* beside) {
    if (value.is_saturated()) return spoken(value);
    int places = usual_places;
    while (beside != nullptr && value != *beside && rounded(value, places) == *beside && places < most_places)
        ++places;
    return spoken(rounded(value, places));
}

struct ValueWords {
    Quantity::Unit unit;
    GrammarCase grammar_case;
    const core::Rational* beside = nullptr;

    std::string operator()(std::monostate) const { return say(Phrase::value_unknown); }
    std::string operator()(bool yes) const { return say(yes ? Phrase::value_yes : Phrase::value_no); }
    std::string operator()(const core::Date& day) const {
        return day == core::Date::never() ? say(Phrase::value_not_happened) : spoken(day);
    }
    std::string operator()(const core::Duration& duration) const { return words_of(duration, grammar_case); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const core::Rational& number) const {
        switch (unit) {
            case Quantity::Unit::Euro: return spoken_euro(number);
            case Quantity::Unit::Percent: return say(Phrase::value_percent, number_words(number, beside));
            case Quantity::Unit::Days: return days_words(number, grammar_case);
            case Quantity::Unit::None: return number_words(number, beside);
        }
        return {};
    }
};

bool is_missing(const decltype(Quantity::low)& end) { return std::holds_alternative<std::monostate>(end); }

std::string date_range_words(const core::Date& low, const core::Date& high) {
    const bool open_below = !low.is_day(), open_above = !high.is_day();
    if (open_below && open_above) return say(Phrase::value_unknown);
    if (open_below) return say(Phrase::value_day_until, spoken(high));
    if (open_above) return say(Phrase::value_day_from, spoken(low));
    return say(Phrase::value_day_between, spoken(low), spoken(high));
}

std::string range_words(const Quantity& value, const ValueWords& words) {
    if (std::holds_alternative<bool>(value.low)) return say(Phrase::value_yes_or_no);
    const auto* low_day = std::get_if<core::Date>(&value.low);
    const auto* high_day = std::get_if<core::Date>(&value.high);
    if (low_day != nullptr && high_day != nullptr) return date_range_words(*low_day, *high_day);
    if (is_missing(value.low) && is_missing(value.high)) return say(Phrase::value_unknown);
    if (is_missing(value.low)) return say(Phrase::value_at_most, std::visit(words, value.high));
    if (is_missing(value.high)) return say(Phrase::value_at_least, std::visit(words, value.low));
    const auto* high_number = std::get_if<core::Rational>(&value.high);
    if (high_number != nullptr && high_number->is_saturated())
        return say(Phrase::value_at_least, std::visit(words, value.low));
    const Phrase phrase =
        std::holds_alternative<std::string>(value.low) ? Phrase::value_either : Phrase::value_between;
    ValueWords dative = words;  // "zwischen 2 Jahren und 3 Jahren"
    dative.grammar_case = GrammarCase::Dative;
    return say(phrase, std::visit(dative, value.low), std::visit(dative, value.high));
}

std::string quantity_words(const Quantity& value, const core::Rational* beside, GrammarCase grammar_case) {
    if (value.is_unknown) return say(Phrase::value_unknown);
    if (value.not_happened) return say(Phrase::value_not_happened);
    const ValueWords words{value.unit, grammar_case, beside};
    return value.is_range ? range_words(value, words) : std::visit(words, value.low);
}

/// "verurteilungen[1]" -> "verurteilungen Nr. 1"; other texts stay as they are.
std::string numbered(const std::string& path) {
    const std::size_t bracket = path.rfind('[');
    if (bracket == std::string::npos || path.back() != ']') return spoken_name(path);
    const std::string digits = path.substr(bracket + 1, path.size() - bracket - 2);
    if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string::npos)
        return path;
    return say(Phrase::item_numbered, spoken_name(path.substr(0, bracket)), digits);
}

}  // namespace

std::string words_of(const core::Duration& duration, GrammarCase grammar_case) {
    std::string text = spoken(duration);
    return grammar_case == GrammarCase::Dative && speaks_german() ? to_dative(std::move(text)) : text;
}

std::string words_of(const Quantity& value, GrammarCase grammar_case) {
    return quantity_words(value, nullptr, grammar_case);
}

std::string words_of(const Quantity& value, const Quantity& beside, GrammarCase grammar_case) {
    return quantity_words(value, std::get_if<core::Rational>(&beside.low), grammar_case);
}

std::string words_of(const model::Validity& span) {
    const auto last = last_day_before(span.until);
    if (!span.from.is_day() && !last) return say(Phrase::span_always);
    if (!span.from.is_day()) return say(Phrase::span_until, spoken(*last));
    if (!last) return say(Phrase::span_from, spoken(span.from));
    return say(Phrase::span_between, spoken(span.from), spoken(*last));
}

std::string version_words(const model::Validity& version) {
    const auto last = last_day_before(version.until);
    if (!version.from.is_day() && !last) return say(Phrase::version_always);
    if (!version.from.is_day()) return say(Phrase::version_until, spoken(*last));
    if (!last) return say(Phrase::version_from, spoken(version.from));
    return say(Phrase::version_between, spoken(version.from), spoken(*last));
}

std::string words_of(const explain::LeadsTo& leads) {
    const std::string what =
        leads.basis ? say(Phrase::leads_under, leads.name, cited(*leads.basis)) : leads.name;
    if (leads.unlimited) return say(Phrase::leads_unlimited, what);
    if (!leads.duration) return what;
    return say(leads.at_most ? Phrase::leads_for_at_most : Phrase::leads_for, what,
               words_of(*leads.duration));
}

std::string not_in_force_words(const explain::NormReport& norm) {
    const auto& was = norm.was_in_force;
    const auto& will = norm.will_be_in_force;
    const auto span = [](const model::Validity& days, Phrase from_to, Phrase one, core::Date day) {
        const auto last = last_day_before(days.until);
        return days.from.is_day() && last ? say(from_to, spoken(days.from), spoken(*last))
                                          : say(one, spoken(day));
    };
    std::vector<std::string> words;
    if (was)
        words.push_back(span(*was, Phrase::not_in_force_between, Phrase::not_in_force_since,
                             core::previous_day(was->until)));
    if (will)
        words.push_back(
            was ? span(*will, Phrase::in_force_again_between, Phrase::in_force_again, will->from)
                : span(*will, Phrase::not_in_force_yet_between, Phrase::not_in_force_yet, will->from));
    return words.empty() ? say(Phrase::not_in_force_at_all) : joined(words, "; ");
}

std::string words_of(const person::Proof& proof) {
    const std::string kind = translation() == nullptr
                                 ? proof.kind
                                 : translation()->text(texts::id_of_proof(proof.kind), proof.kind);
    if (proof.issued && proof.valid_until)
        return say(Phrase::proof_issued_valid, kind, spoken(*proof.issued), spoken(*proof.valid_until));
    if (proof.issued) return say(Phrase::proof_issued, kind, spoken(*proof.issued));
    if (proof.valid_until) return say(Phrase::proof_valid, kind, spoken(*proof.valid_until));
    return kind;
}

std::string standing_words(const explain::UsedFact& fact) {
    if (fact.value.is_unknown) return say(Phrase::standing_missing);
    std::vector<std::string> proofs;
    for (const auto& proof : fact.proofs) proofs.push_back(words_of(proof));
    switch (fact.standing) {
        case person::Standing::Stated: return say(Phrase::standing_stated);
        case person::Standing::Contested: return say(Phrase::standing_contested);
        case person::Standing::Evidenced:
            return proofs.empty() ? say(Phrase::standing_evidenced)
                                  : say(Phrase::standing_evidenced_by, joined(proofs, "; "));
    }
    return {};
}

std::string concerned_words(const std::string& person, const std::string& item) {
    if (person.empty() || person == item) return numbered(item);
    if (item.empty()) return numbered(person);
    return say(Phrase::concerns_person_item, numbered(person), numbered(item));
}

std::string fact_label(const explain::UsedFact& fact) {
    // attributes of a list have no question of their own: their name is one
    const std::string label = spoken_name(fact.question.empty() ? fact.name : fact.question);
    const std::string concerned = concerned_words(fact.person, fact.item);
    return concerned.empty() ? label : say(Phrase::fact_of_person, label, concerned);
}

std::string fact_line(const explain::UsedFact& fact) {
    return labelled(fact_label(fact), words_of(fact.value));
}

std::string labelled(const std::string& label, const std::string& value) {
    if (label.empty()) return value;
    return is_question(label) ? say(Phrase::fact_asked, label, value) : say(Phrase::fact_said, label, value);
}

std::string spoken_name(const std::string& name) {
    const std::string german = texts::spoken_name(name);
    return translation() == nullptr ? german : translation()->text(texts::id_of_name(name), german);
}

std::string inflected(const std::string& text) {
    if (!speaks_german()) return text;
    constexpr std::array prepositions{"seit", "nach", "vor", "von", "binnen", "mit", "letzten", "aus", "zu"};
    constexpr std::array passed_over{"mindestens", "höchstens", "mehr", "weniger", "als", "über", "rund"};
    std::string out, word;
    bool is_dative = false, follows_number = false;
    const auto finish_word = [&] {
        std::string lower = word;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
            return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
        });
        const auto is_in = [&](const auto& words) {
            return std::find(words.begin(), words.end(), lower) != words.end();
        };
        const bool is_unit = word == "Jahre" || word == "Monate" || word == "Tage";
        if (is_unit && is_dative && follows_number) word += 'n';
        const bool is_number = !word.empty() && word[0] >= '0' && word[0] <= '9';
        if (is_in(prepositions))
            is_dative = true;
        else if (!is_number && !is_in(passed_over) &&
                 !(is_unit || word.starts_with("Jahr") || word.starts_with("Monat") ||
                   word.starts_with("Tag")))
            is_dative = false;
        follows_number = is_number;
        out += word;
        word.clear();
    };
    for (const char letter : text) {
        const bool ends_word = letter == ' ' || letter == ',' || letter == '.' || letter == ';' ||
                               letter == ')' || letter == ':';
        if (!ends_word) {
            word += letter;
            continue;
        }
        finish_word();
        out += letter;
    }
    finish_word();
    return out;
}

std::string citation_list(const std::vector<core::Citation>& citations) {
    std::vector<std::string> texts;
    for (const auto& citation : citations) texts.push_back(cited(citation));
    return joined(texts, ", ");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

std::optional<core::Date> last_day_before(std::optional<core::Date> day) {
    if (!day || !day->is_day()) return std::nullopt;
    return core::previous_day(*day);
}

std::function<std::string(const Quantity&)> value_words(const Translation& translation) {
    return [&translation](const Quantity& value) {
        const SpeechScope scope(&translation);
        return words_of(value);
    };
}

}  // namespace evaluator::render
