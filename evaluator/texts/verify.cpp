#include "evaluator/texts/verify.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "evaluator/texts/localize.hpp"

namespace evaluator::texts {

namespace {

/// European digits for Arabic and Persian ones ("٣" -> "3"), so that numbers can be compared.
std::string with_european_digits(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const bool arabic = first == 0xD9 && second >= 0xA0 && second <= 0xA9;
        const bool persian = first == 0xDB && second >= 0xB0 && second <= 0xB9;
        if (arabic || persian)
            result += static_cast<char>('0' + (second & 0x0F)), ++i;
        else
            result += text[i];
    }
    return result;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_small_letter(char letter) { return letter >= 'a' && letter <= 'z'; }

/// "25b" as a whole; but "1er" and "2nd" are numbers with an ending.
std::size_t end_of_number(std::string_view text, std::size_t start) {
    std::size_t end = start;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool is_paragraph =
        end < text.size() && is_small_letter(text[end]) &&
        (end + 1 == text.size() || !std::isalnum(static_cast<unsigned char>(text[end + 1])));
    return is_paragraph ? end + 1 : end;
}

/// Numbers outside of placeholders. The month of "31.12.2027" is left out: a translation may name it.
std::vector<std::string> numbers_in(std::string_view text) {
    std::vector<std::string> numbers;
    bool in_placeholder = false;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '{') in_placeholder = true;
        if (text[i] == '}') in_placeholder = false;
        if (in_placeholder || !is_digit(text[i])) {
            ++i;
            continue;
        }
        const std::size_t end = end_of_number(text, i);
        const bool is_month = i >= 2 && text[i - 1] == '.' && is_digit(text[i - 2]) && end - i <= 2 &&
                              end + 4 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
        if (!is_month) numbers.emplace_back(text.substr(i, end - i));
        i = end;
    }
    return numbers;
}

/// The first number of the German text that the translation lacks; "" = all there.
std::string missing_number(const std::string& german, const std::string& translation) {
    const std::string there = with_european_digits(translation);
    std::set<std::string> found;
    for (std::string& number : numbers_in(there)) {
        if (is_small_letter(number.back())) found.insert(number.substr(0, number.size() - 1));
        found.insert(std::move(number));
    }
    for (const std::string& number : numbers_in(german)) {
        const bool has_zero = number.size() == 2 && number[0] == '0';  // "01.08.2026" -> "1 August 2026"
        if (found.count(number) == 0 && !(has_zero && found.count(number.substr(1)) != 0)) return number;
    }
    return "";
}

bool ends_as_question(std::string_view text) {
    return text.ends_with('?') || text.ends_with("\xD8\x9F");  // Arabic question mark
}

class Verifier {
public:
    explicit Verifier(const Catalogue& catalogue) : catalogue_(catalogue) {}

    CatalogueCheck verify(const std::vector<Message>& messages) {
        check_.texts = messages.size();
        for (const Message& message : messages)
            if (is_finished(message)) ++check_.finished;
        for (const Entry& entry : catalogue_.entries()) check_.obsolete += entry.is_obsolete ? 1 : 0;
        return std::move(check_);
    }

private:
    void report(FindingKind kind, const Message& message, const Entry* entry, std::string detail = "") {
        check_.findings.push_back(
            {kind, message.id, message.german,
             entry == nullptr || entry->translations.empty() ? "" : entry->translations.front(),
             std::move(detail)});
    }

    bool is_finished(const Message& message) {
        const Entry* entry = catalogue_.find(message.id);
        if (entry == nullptr) return report(FindingKind::NotInFile, message, entry), false;
        if (entry->message.german != message.german || entry->message.german_plural != message.german_plural)
            return report(FindingKind::Stale, message, entry), false;
        if (entry->is_fuzzy) return report(FindingKind::Fuzzy, message, entry), false;
        const std::size_t forms = message.german_plural.empty() ? 1 : catalogue_.language().categories.size();
        const auto empty = std::count(entry->translations.begin(), entry->translations.end(), "");
        if (static_cast<std::size_t>(empty) == entry->translations.size())
            return !has_words(message.german) || (report(FindingKind::Untranslated, message, entry), false);
        if (entry->translations.size() != forms || empty != 0)
            return report(FindingKind::PluralForms, message, entry,
                          fmt::format("{} von {} Formen",
                                      entry->translations.size() - static_cast<std::size_t>(empty), forms)),
                   false;
        return keeps_facts(message, *entry);
    }

    bool keeps_facts(const Message& message, const Entry& entry) {
        if (!keeps_placeholders(entry)) {
            const auto wanted = placeholders(message.german);
            std::string list;
            for (const std::string& one : wanted) list += (list.empty() ? "" : ", ") + one;
            report(FindingKind::Placeholders, message, &entry,
                   "erwartet: " + (list.empty() ? "keine" : list));
            return false;
        }
        if (!message.german_plural.empty()) return true;
        const std::string& translation = entry.translations.front();
        if (const std::string number = missing_number(message.german, translation); !number.empty()) {
            report(FindingKind::Numbers, message, &entry, "es fehlt: " + number);
            return false;
        }
        if (ends_as_question(message.german) != ends_as_question(translation)) {
            report(FindingKind::Question, message, &entry);
            return false;
        }
        return true;
    }

    const Catalogue& catalogue_;
    CatalogueCheck check_;
};

}  // namespace

std::size_t CatalogueCheck::count(FindingKind kind) const {
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(),
                                                  [&](const auto& finding) { return finding.kind == kind; }));
}

CatalogueCheck verify(const Catalogue& catalogue, const std::vector<Message>& messages) {
    return Verifier(catalogue).verify(messages);
}

std::string_view name_of(FindingKind kind) {
    switch (kind) {
        case FindingKind::NotInFile: return "nicht im Katalog";
        case FindingKind::Untranslated: return "nicht übersetzt";
        case FindingKind::Fuzzy: return "zu überprüfen";
        case FindingKind::Stale: return "deutscher Text geändert";
        case FindingKind::PluralForms: return "Mehrzahlformen fehlen";
        case FindingKind::Placeholders: return "Platzhalter weichen ab";
        case FindingKind::Numbers: return "Zahl oder Datum fehlt";
        case FindingKind::Question: return "Fragezeichen weicht ab";
    }
    return "";
}

}  // namespace evaluator::texts
