#include "evaluator/texts/catalogue.hpp"

#include <algorithm>

namespace evaluator::texts {

bool Entry::is_translated() const {
    return !translations.empty() && std::none_of(translations.begin(), translations.end(),
                                                 [](const std::string& form) { return form.empty(); });
}

void Catalogue::add(Entry entry) {
    if (!entry.is_obsolete) index_.emplace(entry.message.id, entries_.size());
    entries_.push_back(std::move(entry));
}

const Entry* Catalogue::find(std::string_view id) const {
    const auto found = index_.find(std::string(id));
    return found == index_.end() ? nullptr : &entries_[found->second];
}

const Entry* Catalogue::usable(const std::string& id, std::string_view german,
                               std::string_view german_plural) const {
    const Entry* entry = find(id);
    if (entry == nullptr || entry->is_fuzzy || !entry->is_translated()) return nullptr;
    if (entry->message.german != german || entry->message.german_plural != german_plural) return nullptr;
    if (!german_plural.empty() && entry->translations.size() != language_->categories.size()) return nullptr;
    return keeps_placeholders(*entry) ? entry : nullptr;
}

const std::string* Catalogue::text(const std::string& id, std::string_view german) const {
    const Entry* entry = usable(id, german);
    return entry == nullptr ? nullptr : &entry->translations.front();
}

std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) {
            found.emplace_back(text.substr(open));  // never closed: equal to nothing sound
            break;
        }
        found.emplace_back(text.substr(open, close - open + 1));
    }
    // a brace that closes nothing would break the filling in
    const auto opened = std::count(text.begin(), text.end(), '{');
    if (std::count(text.begin(), text.end(), '}') != opened) found.emplace_back("}");
    std::sort(found.begin(), found.end());
    return found;
}

namespace {

bool is_within(const std::vector<std::string>& inner, const std::vector<std::string>& outer) {
    return std::all_of(inner.begin(), inner.end(), [&](const std::string& one) {
        return std::find(outer.begin(), outer.end(), one) != outer.end();
    });
}

}  // namespace

/// Forms for one or two may leave the number out ("a day", "two days" as one word in Arabic); nothing else
/// may.
bool keeps_placeholders(const Entry& entry) {
    if (entry.message.german_plural.empty())
        return entry.translations.size() == 1 &&
               placeholders(entry.translations.front()) == placeholders(entry.message.german);
    const auto wanted = placeholders(entry.message.german_plural);
    for (const std::string& form : entry.translations)
        if (!is_within(placeholders(form), wanted)) return false;
    return !entry.translations.empty() && placeholders(entry.translations.back()) == wanted;
}

}  // namespace evaluator::texts
