#include "dsl/model/check/types.hpp"

#include <array>
#include <utility>

namespace dsl::model::checking {

namespace {

struct BuiltIn {
    std::string_view name;
    BaseType base;
    std::string_view with_article;
};

constexpr std::array built_ins{
    BuiltIn{"Wahr", BaseType::Wahr, "eine Aussage"},
    BuiltIn{"Datum", BaseType::Datum, "ein Tag"},
    BuiltIn{"Ereignis", BaseType::Ereignis, "ein Ereignis"},
    BuiltIn{"Zahl", BaseType::Zahl, "eine Zahl"},
    BuiltIn{"Geld", BaseType::Geld, "ein Geldbetrag"},
    BuiltIn{"Prozent", BaseType::Prozent, "ein Prozentsatz"},
    BuiltIn{"Dauer", BaseType::Dauer, "eine Dauer"},
    BuiltIn{"Text", BaseType::Text, "ein Text"},
    BuiltIn{"Fundstelle", BaseType::Fundstelle, "eine Fundstelle"},
    BuiltIn{"Person", BaseType::Person, "eine Person"},
    BuiltIn{"Liste", BaseType::Liste, "eine Liste"},
    BuiltIn{"Personen", BaseType::Personen, "eine Liste von Personen"},
    BuiltIn{"Zeiträume", BaseType::Zeitraeume, "eine Liste von Zeiträumen"},
    BuiltIn{"Tage", BaseType::Tage, "eine Menge von Tagen"},
    BuiltIn{"Spanne", BaseType::Spanne, "eine Zeitspanne"},
    BuiltIn{"Menge", BaseType::Menge, "eine Menge"},
};

}  // namespace

Type type_named(Context& context, const syntax::Name& name) {
    if (name.text.empty()) return {};  // a syntax error said why
    for (const BuiltIn& built_in : built_ins) {
        if (!core::same_name(built_in.name, name.text)) continue;
        // These arise from expressions or need an item; nobody can declare a bare fact of them.
        if (built_in.base == BaseType::Menge || built_in.base == BaseType::Spanne) break;
        return simple(built_in.base);
    }
    if (const Thing* thing = find(context.types, name.text)) {
        context.type_uses.push_back({ChoiceId{thing->index}, name.span});
        return choice_type(ChoiceId{thing->index});
    }
    std::vector<std::string> candidates = names_of(context, context.types);
    for (const BuiltIn& built_in : built_ins) candidates.emplace_back(built_in.name);
    suggest(context.diagnostics.report(Code::UnknownType, name.span, name.text), name.text, candidates);
    return {};
}

std::string type_name(const Context& context, const Type& type) {
    if (type.is(BaseType::Auswahl)) return context.book.choice(type.choice).name;
    for (const BuiltIn& built_in : built_ins)
        if (built_in.base == type.base) return std::string(built_in.name);
    return "?";
}

namespace {

/// "ein", "eine" in the case the sentence wants; what follows the article does not change.
std::string declined(std::string_view with_article, Case grammar) {
    const bool is_feminine = with_article.starts_with("eine ");
    const std::string_view rest = with_article.substr(is_feminine ? 5 : 4);
    const bool is_neuter = rest.starts_with("Ereignis");
    std::string_view article = is_feminine ? "eine " : "ein ";
    if (grammar == Case::Dative) article = is_feminine ? "einer " : "einem ";
    if (grammar == Case::Accusative && !is_feminine && !is_neuter) article = "einen ";
    return std::string(article) + std::string(rest);
}

}  // namespace

std::string type_text(const Context& context, const Type& type, Case grammar) {
    if (type.is(BaseType::Auswahl))
        return declined("ein Wert von `" + context.book.choice(type.choice).name + "`", grammar);
    if (type.is(BaseType::Menge))
        return declined("eine Menge (" + type_name(context, element_of(type)) + ")", grammar);
    for (const BuiltIn& built_in : built_ins)
        if (built_in.base == type.base) return declined(built_in.with_article, grammar);
    return "etwas Unbekanntes";
}

bool fits(const Type& a, const Type& b) {
    if (is_unknown(a) || is_unknown(b)) return true;
    if (is_day(a) && is_day(b)) return true;
    if (a.base != b.base) return false;
    if (a.is(BaseType::Menge))
        return a.element == BaseType::Unbekannt || b.element == BaseType::Unbekannt ||
               (a.element == b.element && a.choice == b.choice);
    if (a.is(BaseType::Auswahl)) return a.choice == b.choice;
    if (a.is_list()) return a.list == b.list;
    return true;
}

bool assignable(const Type& declared, const Type& actual) {
    if (declared.is(BaseType::Datum) && actual.is(BaseType::Ereignis)) return false;
    if (declared.is(BaseType::Dauer) && actual.is(BaseType::Spanne)) return true;
    return fits(declared, actual);
}

}  // namespace dsl::model::checking
