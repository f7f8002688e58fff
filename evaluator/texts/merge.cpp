#include "evaluator/texts/merge.hpp"

#include <map>
#include <set>

namespace evaluator::texts {

namespace {

/// The id without what tells versions and several texts of one place apart: "@2022-12-31", ".2". Under one
/// stem a text that only changed its number is still the same text.
std::string stem_of(const std::string& id) {
    std::string stem = id.substr(0, id.find('@'));
    const std::size_t dot = stem.rfind('.');
    if (dot != std::string::npos && dot + 1 < stem.size() &&
        stem.find_first_not_of("0123456789", dot + 1) == std::string::npos)
        stem.resize(dot);
    return stem;
}

bool is_translated(const Entry& entry) {
    for (const std::string& form : entry.translations)
        if (!form.empty()) return true;
    return false;
}

bool same_german(const Message& a, const Message& b) {
    return a.german == b.german && a.german_plural == b.german_plural;
}

class Merger {
public:
    Merger(const Catalogue& old, const std::vector<Message>& messages) : old_(old), messages_(messages) {
        for (const Entry& entry : old.entries())
            if (is_translated(entry)) by_german_.emplace(entry.message.german, &entry);
    }

    Catalogue merge() {
        Catalogue result(old_.language());
        std::set<std::string> ids;
        for (const Message& message : messages_) {
            ids.insert(message.id);
            result.add(entry_for(message));
        }
        for (const Entry& entry : old_.entries())
            if (ids.count(entry.message.id) == 0 && is_translated(entry)) {
                ids.insert(entry.message.id);
                Entry gone = entry;
                gone.is_obsolete = true;
                result.add(std::move(gone));
            }
        return result;
    }

private:
    Entry entry_for(const Message& message) const {
        const Entry* own = old_.find(message.id);
        Entry entry;
        if (own != nullptr && same_german(own->message, message)) {
            entry = *own;
        } else if (const Entry* moved = moved_text(message)) {
            entry = *moved;
            // words made for another place fit only perhaps
            entry.is_fuzzy = moved->is_fuzzy || stem_of(moved->message.id) != stem_of(message.id);
            entry.is_obsolete = false;
            entry.previous_german.clear();
        } else if (own != nullptr) {
            entry = *own;
            if (is_translated(*own) && entry.previous_german.empty())
                entry.previous_german = own->message.german;
            entry.is_fuzzy = is_translated(*own);
        }
        entry.message = message;
        entry.translations.resize(message.german_plural.empty() ? 1 : old_.language().categories.size());
        return entry;
    }

    /// An entry made from the same German text: of the same stem if there is one, else of any other place.
    const Entry* moved_text(const Message& message) const {
        const Entry* found = nullptr;
        const auto [first, last] = by_german_.equal_range(message.german);
        for (auto at = first; at != last; ++at) {
            if (!same_german(at->second->message, message)) continue;
            if (stem_of(at->second->message.id) == stem_of(message.id)) return at->second;
            if (found == nullptr) found = at->second;
        }
        return found;
    }

    const Catalogue& old_;
    const std::vector<Message>& messages_;
    std::multimap<std::string, const Entry*> by_german_;
};

}  // namespace

Catalogue merged(const Catalogue& old, const std::vector<Message>& messages) {
    return Merger(old, messages).merge();
}

}  // namespace evaluator::texts
