// Random conditions over yes/no facts: as text of the language, and their value for given answers, so that
// what the engine says of them can be held against full enumeration.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace test {

struct Formula {
    enum class Kind { Fact, And, Or, Not, AtLeastTwo } kind = Kind::Fact;
    int fact = 0;
    std::vector<Formula> parts;

    template <typename IsYes> bool holds_if(const IsYes& is_yes) const {
        if (kind == Kind::Fact) return is_yes(fact);
        if (kind == Kind::Not) return !parts[0].holds_if(is_yes);
        std::size_t count = 0;
        for (const Formula& part : parts) count += part.holds_if(is_yes) ? 1 : 0;
        if (kind == Kind::And) return count == parts.size();
        return count >= (kind == Kind::Or ? 1 : 2);
    }
    /// By fact: 1 = yes.
    bool holds(const std::vector<int>& answers) const {
        return holds_if([&](int number) { return answers[static_cast<std::size_t>(number)] == 1; });
    }
    /// By fact: its bit.
    bool holds(unsigned answers) const {
        return holds_if([&](int number) { return ((answers >> number) & 1U) == 1; });
    }

    template <typename Name> std::string text(const Name& name) const {
        if (kind == Kind::Fact) return name(fact);
        if (kind == Kind::Not) return "nicht (" + parts[0].text(name) + ")";
        std::string result = kind == Kind::And  ? "alle von {"
                             : kind == Kind::Or ? "eines von {"
                                                : "mindestens 2 von {";
        for (std::size_t i = 0; i < parts.size(); ++i) result += (i == 0 ? " " : ", ") + parts[i].text(name);
        return result + " }";
    }
    /// Facts f0, f1, …
    std::string text() const {
        return text([](int number) { return "f" + std::to_string(number); });
    }
};

/// Now and then the contrary.
inline Formula perhaps_negated(std::mt19937& random, Formula formula) {
    if (random() % 4 != 0) return formula;
    Formula negated;
    negated.kind = Formula::Kind::Not;
    negated.parts.push_back(std::move(formula));
    return negated;
}

/// Over these facts, each as often as it is named.
inline Formula random_formula(std::mt19937& random, const std::vector<int>& of) {
    Formula result;
    if (of.size() == 1) {
        result.fact = of.front();
        return perhaps_negated(random, std::move(result));
    }
    const int kind = static_cast<int>(random() % (of.size() >= 3 ? 3U : 2U));
    result.kind = kind == 0 ? Formula::Kind::And : kind == 1 ? Formula::Kind::Or : Formula::Kind::AtLeastTwo;
    const std::size_t pieces = kind == 2 ? 3 : 2;
    for (std::size_t piece = 0; piece < pieces; ++piece)
        result.parts.push_back(random_formula(
            random, {of.begin() + static_cast<std::ptrdiff_t>(of.size() * piece / pieces),
                     of.begin() + static_cast<std::ptrdiff_t>(of.size() * (piece + 1) / pieces)}));
    return perhaps_negated(random, std::move(result));
}

}  // namespace test
