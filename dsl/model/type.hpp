// The types of the language (language.md, row "facts" and the tables behind it). A type is a small value;
// two types are the same when all members are equal. Units belong to the type: Geld is euros, Prozent is
// a share of 100, Dauer is calendar units until § 191 BGB asks for days.
#pragma once

#include "dsl/model/ids.hpp"

namespace dsl::model {

enum class BaseType : std::uint8_t {
    Wahr,      // yes, no, open
    Datum,     // a day
    Ereignis,  // a day, or "has not happened" (lies after every day)
    Zahl,      // exact number; hours are plain numbers
    Geld,      // euros
    Prozent,
    Dauer,
    Text,
    Fundstelle,  // a citation
    Auswahl,     // value of a named choice: Type::choice
    Person,      // another person, or none
    Liste,       // list of items: Type::list
    Personen,    // list of persons: Type::list
    Zeitraeume,  // list of periods: Type::list
    Tage,        // set of days (tage mit, seit, kette)
    Spanne,      // from a day to a day, measured in class A (alter, Spanne von … bis …)
    Menge,       // set of values: Type::element (and Type::choice)
    Unbekannt,   // after an error already reported: fits everything, stays silent
};

struct Type {
    BaseType base = BaseType::Unbekannt;
    ChoiceId choice{};                       // Auswahl, or Menge of Auswahl
    ListId list{};                           // Liste, Personen, Zeitraeume
    BaseType element = BaseType::Unbekannt;  // Menge: what it holds

    constexpr auto operator<=>(const Type&) const = default;
    constexpr bool is(BaseType other) const { return base == other; }
    constexpr bool is_list() const {
        return base == BaseType::Liste || base == BaseType::Personen || base == BaseType::Zeitraeume;
    }
};

}  // namespace dsl::model
