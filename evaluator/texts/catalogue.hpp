// A catalogue in memory: what one language says for each text, found by the text's id. Filled from a .po file
// (po_file.hpp). A translation counts only while it is finished, made from the German text of today, and
// keeps the placeholders: law that has changed must never be shown in yesterday's words.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evaluator/texts/language.hpp"

namespace evaluator::texts {

/// A text to translate. `german_plural` is the form for all numbers but one; empty: no number decides.
struct Message {
    std::string id, german, german_plural;
    std::string note;  // for translators: what kind of text this is
};

/// One message of a .po file.
struct Entry {
    Message message;
    std::vector<std::string> translations;  // one, or one per plural form
    std::string translator_comment;
    std::string previous_german;  // of a fuzzy entry: the text the translation was made from
    bool is_fuzzy = false, is_obsolete = false;

    bool is_translated() const;  // every form has words
};

class Catalogue {
public:
    explicit Catalogue(const Language& language) : language_(&language) {}

    const Language& language() const { return *language_; }
    const std::vector<Entry>& entries() const { return entries_; }
    void add(Entry entry);
    /// In the file, finished or not; not the obsolete ones.
    const Entry* find(std::string_view id) const;
    /// What may be shown for this text; nullptr: the German text has to do.
    const Entry* usable(const std::string& id, std::string_view german,
                        std::string_view german_plural = "") const;
    /// The same for texts without plural.
    const std::string* text(const std::string& id, std::string_view german) const;

private:
    const Language* language_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::size_t> index_;
};

/// "{0}", "{dauer}": sorted, each as often as it occurs.
std::vector<std::string> placeholders(std::string_view text);
bool keeps_placeholders(const Entry& entry);

}  // namespace evaluator::texts
