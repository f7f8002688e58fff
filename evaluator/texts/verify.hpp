// Whether a catalogue is complete and sound: what a translator still has to do, text by text. In: the texts
// of today and a catalogue. Out: findings and counts; the wording of a translation is nobody's but the
// translator's.
#pragma once

#include <string>
#include <vector>

#include "evaluator/texts/catalogue.hpp"

namespace evaluator::texts {

enum class FindingKind : std::uint8_t {
    NotInFile,  // `paragraf texte auszug` has not run since the text came
    Untranslated,
    Fuzzy,         // the German text changed, or a translator marked it
    Stale,         // made from another German text than today's
    PluralForms,   // not as many forms as the language has
    Placeholders,  // {0} or {dauer} missing, changed or new
    Numbers,       // a number or date of the German text is missing
    Question,      // a question without its question mark: reports set the answer behind it
};

struct CatalogueFinding {
    FindingKind kind;
    std::string id, german, translation;
    std::string detail;
};

struct CatalogueCheck {
    std::size_t texts = 0, finished = 0, obsolete = 0;
    std::vector<CatalogueFinding> findings;

    std::size_t count(FindingKind kind) const;
    bool is_complete() const { return findings.empty(); }
};

CatalogueCheck verify(const Catalogue& catalogue, const std::vector<Message>& messages);

/// "untranslated" in German, for tables and lists.
std::string_view name_of(FindingKind kind);

}  // namespace evaluator::texts
