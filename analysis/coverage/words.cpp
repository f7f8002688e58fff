#include "analysis/coverage/words.hpp"

#include <fmt/format.h>

#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace analysis {

namespace render = evaluator::render;
using explain::Outcome;
using explain::State;
using render::Phrase;

std::string state_words(State state) {
    switch (state) {
        case State::Met: return render::say(Phrase::state_met);
        case State::NotMet: return render::say(Phrase::state_not_met);
        case State::Waived: return render::say(Phrase::state_waived);
        case State::NotApplicable: return render::say(Phrase::state_not_applicable);
        case State::Open: return render::say(Phrase::state_open);
    }
    return "";
}

std::string outcome_words(Outcome outcome) {
    switch (outcome) {
        case Outcome::Claim: return render::say(Phrase::outcome_claim);
        case Outcome::RegularClaim: return render::say(Phrase::outcome_regular_claim);
        case Outcome::DiscretionOpened: return render::say(Phrase::outcome_discretion);
        case Outcome::TakesEffect: return render::say(Phrase::outcome_takes_effect);
        case Outcome::DoesNotExist: return render::say(Phrase::outcome_does_not_exist);
        case Outcome::Open: return render::say(Phrase::outcome_open);
        case Outcome::NotInForce: return render::say(Phrase::outcome_not_in_force);
    }
    return "";
}

std::string readable(const std::string& text, const std::string& name) {
    if (text.empty()) return render::spoken_name(name);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at), close = text.find('}', at);
        if (open == std::string::npos || close == std::string::npos || close < open)
            return out + text.substr(at);
        out += text.substr(at, open - at) + "„" +
               render::spoken_name(text.substr(open + 1, close - open - 1)) + "“";
        at = close + 1;
    }
    return out;
}

std::string empty_states(const RequirementRow& row) {
    std::vector<std::string> words;
    for (const auto& cell : row.states)
        if (cell.is_empty()) words.push_back(state_words(cell.value));
    return render::joined(words, ", ");
}

std::string empty_outcomes(const OutcomeRow& row) {
    std::vector<std::string> words;
    for (const auto& cell : row.outcomes)
        if (cell.is_empty()) words.push_back(outcome_words(cell.value));
    return render::joined(words, ", ");
}

namespace {

std::string placed(const std::string& text, const core::Citation& citation, const model::Validity& version) {
    return citation.is_empty()
               ? fmt::format("{} ({})", text, render::version_words(version))
               : fmt::format("{} ({}; {})", text, core::to_text(citation), render::version_words(version));
}

}  // namespace

std::string named(const RequirementRow& row) {
    return placed(readable(row.text, row.name), row.citation, row.version);
}

std::string named(const WayRow& row) {
    return placed(render::say(render::name_of(row.kind)) + ": " + readable(row.text, row.path), row.citation,
                  row.version);
}

std::string count_words(const Count& count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}, davon {} belegt und {} leer", count.expected, count.expected == 1 ? one : many,
                       count.covered, count.empty());
}

}  // namespace analysis
