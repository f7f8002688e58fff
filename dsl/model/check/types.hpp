// Types of the language: from their names, in words for messages, and which fit each other.
#pragma once

#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

/// Type of a written name: a built-in one or a choice. Reports and returns Unbekannt otherwise.
Type type_named(Context& context, const syntax::Name& name);

enum class Case : std::uint8_t { Nominative, Accusative, Dative };
/// "eine Dauer", "ein Wert von `Aufenthaltsstatus`"; "einer Dauer" where the sentence wants the dative.
std::string type_text(const Context& context, const Type& type, Case grammar = Case::Nominative);
/// Without article, as authors write it: "Dauer", "Aufenthaltsstatus".
std::string type_name(const Context& context, const Type& type);

constexpr Type simple(BaseType base) { return Type{base, {}, {}, BaseType::Unbekannt}; }
constexpr Type choice_type(ChoiceId choice) {
    return Type{BaseType::Auswahl, choice, {}, BaseType::Unbekannt};
}
constexpr Type set_of(const Type& element) { return Type{BaseType::Menge, element.choice, {}, element.base}; }
constexpr Type element_of(const Type& set) { return Type{set.element, set.choice, {}, BaseType::Unbekannt}; }

constexpr bool is_unknown(const Type& type) { return type.is(BaseType::Unbekannt); }
constexpr bool is_day(const Type& type) { return type.is(BaseType::Datum) || type.is(BaseType::Ereignis); }
constexpr bool is_number(const Type& type) {
    return type.is(BaseType::Zahl) || type.is(BaseType::Geld) || type.is(BaseType::Prozent);
}

/// Same kind of value: equality, branches and assignment make sense. Unbekannt fits everything.
bool fits(const Type& a, const Type& b);
/// A value of type `actual` where `declared` was promised: a Datum is also an Ereignis.
bool assignable(const Type& declared, const Type& actual);

}  // namespace dsl::model::checking
