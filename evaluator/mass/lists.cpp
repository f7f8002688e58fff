#include "evaluator/mass/lists.hpp"

namespace evaluator::mass {

List list_of(const Verdict& verdict) {
    const bool comes = verdict.is_met() || verdict.earliest != core::Date::never();
    if (!comes) return List::None;
    if (verdict.closes != core::Date::never()) return List::LastChance;
    return verdict.is_met() ? List::Now : List::Soon;
}

std::string_view name_of(List list) {
    switch (list) {
        case List::None: return "";
        case List::Now: return "jetzt";
        case List::Soon: return "bald";
        case List::LastChance: return "letzte_chance";
    }
    return "";
}

}  // namespace evaluator::mass
