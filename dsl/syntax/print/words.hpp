// Values of the tree as the words of the language.
#pragma once

#include "dsl/syntax/tree.hpp"

namespace dsl::syntax::print {

template <typename... Functions> struct overloaded : Functions... { using Functions::operator()...; };
template <typename... Functions> overloaded(Functions...) -> overloaded<Functions...>;

template <typename Enum, std::size_t size>
constexpr std::string_view word(const std::string_view (&words)[size], Enum value) {
    return words[static_cast<std::size_t>(value)];
}

constexpr std::string_view measures[] = {"mindestens", "höchstens", "mehr als", "weniger als"};
constexpr std::string_view directions[] = {"nach", "vor"};
constexpr std::string_view day_orders[] = {"vor", "nach", "spätestens", "frühestens"};
constexpr std::string_view operators[] = {"plus", "minus", "mal", "geteilt durch"};
constexpr std::string_view group_kinds[] = {"alle von", "eines von", "keines von"};
constexpr std::string_view reference_kinds[] = {"wertung", "ermessen", "lesart"};
constexpr std::string_view quantifier_kinds[] = {"ein", "kein", "anzahl"};
constexpr std::string_view aggregate_kinds[] = {"summe", "größtes", "kleinstes", "frühestes", "spätestes"};
constexpr std::string_view way_kinds[] = {
    "entfällt",          "genügt",         "unschädlich",  "es sei denn",    "regelmäßig unschädlich",
    "regelmäßig genügt", "kann entfallen", "kann genügen", "soll entfallen", "soll genügen"};
constexpr std::string_view element_kinds[] = {"voraussetzung",   "regelvoraussetzung", "ausschluss",
                                              "regelausschluss", "kannausschluss",     "aussetzung"};
constexpr std::string_view favours[] = {"mehr", "weniger", "früher", "später"};
constexpr std::string_view consequence_kinds[] = {"ist",     "soll",  "kann", "kraft Gesetzes",
                                                  "pflicht", "verbot"};
constexpr std::string_view definition_kinds[] = {"begriff", "wert", "menge"};
constexpr std::string_view chain_line_kinds[] = {"zählt", "zählt zur Hälfte", "überbrückt",
                                                 "anrechenbar bis"};

}  // namespace dsl::syntax::print
