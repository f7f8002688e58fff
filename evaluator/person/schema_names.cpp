#include "evaluator/person/schema_names.hpp"

namespace evaluator::person {

namespace model = dsl::model;
using model::BaseType;

std::string schema_type_name(const model::Choice& choice) { return "auswahl_" + choice.name; }

std::string schema_type_name(const model::Type& type, const model::RuleBook& book) {
    switch (type.base) {
        case BaseType::Wahr: return "wahr";
        case BaseType::Datum: return "datum";
        case BaseType::Ereignis: return "ereignis";
        case BaseType::Zahl: return "zahl";
        case BaseType::Geld: return "geld";
        case BaseType::Prozent: return "prozent";
        case BaseType::Dauer: return "dauer";
        case BaseType::Fundstelle: return "fundstelle";
        case BaseType::Auswahl: return schema_type_name(book.choice(type.choice));
        case BaseType::Person: return "person_verweis";
        case BaseType::Text:
        case BaseType::Liste:
        case BaseType::Personen:
        case BaseType::Zeitraeume:
        case BaseType::Tage:
        case BaseType::Spanne:
        case BaseType::Menge:
        case BaseType::Unbekannt: return "text";
    }
    return "text";
}

}  // namespace evaluator::person
