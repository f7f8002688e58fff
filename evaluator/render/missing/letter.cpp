#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "evaluator/render/html_style.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/missing/missing.hpp"
#include "evaluator/render/missing/words.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

using missing::Change;
using missing::ChangeSet;
using missing::Kind;
using missing::NormMissing;

namespace {

struct Basis {
    std::string_view act;
    Phrase duty, late;
};
constexpr std::array bases{
#define LETTER_BASIS(act, duty, late) Basis{act, Phrase::duty, Phrase::late},
#include "evaluator/render/missing/letter_bases.def"
#undef LETTER_BASIS
};

const Basis& basis_for(const core::Citation& citation) {
    const auto found = std::find_if(bases.begin(), bases.end(),
                                    [&](const Basis& basis) { return basis.act == citation.act; });
    return found == bases.end() ? bases.back() : *found;
}

/// One thing to hand in: any of the alternatives is enough.
struct Item {
    std::vector<std::vector<Change>> alternatives;
    std::vector<missing::Served> requirements;
};

/// What a person can tell or prove: nothing that is judged, decided or still to be learned.
bool is_asked_for(const Change& change) {
    return change.kind == Kind::Answer && change.asked.kind == explain::ReasonKind::Fact;
}

bool is_sensitive(const std::vector<Change>& changes) {
    return std::any_of(changes.begin(), changes.end(),
                       [](const Change& change) { return change.asked.is_sensitive; });
}

std::vector<Change> asked_for(const std::vector<Change>& changes) {
    std::vector<Change> result;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(result), is_asked_for);
    return result;
}

/// Options that need nothing but what the person can hand in; a sensitive one only where there is no other.
Item item_of(const missing::Part& part) {
    constexpr std::size_t most_alternatives = 3;
    Item item;
    item.requirements = part.requirements;
    for (const bool with_sensitive : {false, true}) {
        for (const missing::Option& option : part.options) {
            const std::vector<Change> asked = asked_for(option.changes);
            const bool is_enough = !asked.empty() && asked.size() == option.changes.size() && !option.waits;
            if (is_enough && is_sensitive(asked) == with_sensitive &&
                item.alternatives.size() < most_alternatives)
                item.alternatives.push_back(asked);
        }
        if (!item.alternatives.empty()) return item;
    }
    const std::vector<Change> asked = asked_for(part.options.front().changes);
    if (!asked.empty()) item.alternatives.push_back(asked);
    return item;
}

/// Of the easiest set, of those the one that asks for the fewest sensitive facts.
std::vector<Item> items_of(const NormMissing& norm) {
    std::vector<Item> result;
    if (!norm.parts.empty()) {
        for (const missing::Part& part : norm.parts)
            if (Item item = item_of(part); !item.alternatives.empty()) result.push_back(std::move(item));
        return result;
    }
    const auto burden = [](const ChangeSet& set) {
        return std::count_if(set.changes.begin(), set.changes.end(),
                             [](const Change& change) { return change.asked.is_sensitive; });
    };
    const auto best = std::min_element(norm.sets.begin(), norm.sets.end(), [&](const auto& a, const auto& b) {
        return std::pair{a.rank, burden(a)} < std::pair{b.rank, burden(b)};
    });
    if (best == norm.sets.end()) return result;
    for (const Change& change : asked_for(best->changes)) result.push_back({{{change}}, change.served});
    return result;
}

std::vector<std::string> lines_of(const Change& change, core::Date as_of) {
    const std::string concerned = concerned_words(change.asked.person, change.asked.item);
    const std::string question = question_of(change.asked);
    const std::string label = concerned.empty() ? question : say(Phrase::fact_of_person, question, concerned);
    // Nobody is told which answer to yes or no would suit.
    using Says = missing::Needed::Says;
    const bool is_plain_question = change.needed.says == Says::Suitable || change.needed.says == Says::Yes ||
                                   change.needed.says == Says::No;
    std::vector<std::string> lines{
        is_plain_question ? say(Phrase::letter_fact_open, label)
                          : say(is_question(label) ? Phrase::letter_fact : Phrase::letter_fact_colon, label,
                                needed_words(change, as_of))};
    lines.push_back(change.asked.proofs.empty()
                        ? say(Phrase::letter_any_proof)
                        : say(Phrase::letter_proof, joined(change.asked.proofs, ", ")));
    if (!change.asked.asked_under.empty())
        lines.push_back(say(Phrase::letter_asked_under, citation_list(change.asked.asked_under)));
    if (change.asked.is_sensitive) lines.push_back(say(Phrase::letter_protected));
    return lines;
}

std::string requirements_line(const Item& item) {
    std::vector<std::string> words;
    for (const missing::Served& served : item.requirements) words.push_back(served_words(served));
    return words.empty() ? "" : say(Phrase::letter_for, joined(words, "; "));
}

std::vector<std::string> notices(const NormMissing& norm) {
    const Basis& basis = basis_for(norm.citation);
    std::vector<std::string> result;
    for (const Phrase phrase : {basis.duty, basis.late, Phrase::letter_nothing_twice, Phrase::letter_cannot,
                                Phrase::letter_help, Phrase::letter_no_promise})
        result.push_back(say(phrase));
    return result;
}

void add_letter(TextLines& lines, const NormMissing& norm, const std::vector<Item>& items,
                const LetterOptions& wish, core::Date as_of) {
    const auto line = [&](const std::string& text) { lines.paragraph(0, "", text); };
    for (const Phrase phrase : {Phrase::letter_authority, Phrase::letter_authority_address})
        line(say(phrase));
    lines.blank();
    for (const Phrase phrase : {Phrase::letter_recipient, Phrase::letter_recipient_address})
        line(say(phrase));
    lines.blank();
    for (const Phrase phrase : {Phrase::letter_file_number, Phrase::letter_contact}) line(say(phrase));
    line(say(Phrase::letter_date, spoken(wish.written_on)));
    lines.blank();
    lines.paragraph(0, "", say(Phrase::letter_subject, norm.title, cited(norm.citation)), Ink::Plain,
                    Ink::Bold);
    lines.blank();
    line(say(Phrase::letter_salutation));
    lines.blank();
    line(say(Phrase::letter_intro, norm.title, cited(norm.citation), spoken(wish.deadline)));
    for (std::size_t i = 0; i < items.size(); ++i) {
        lines.blank();
        const Item& item = items[i];
        const std::string number = std::to_string(i + 1) + ". ";
        const bool has_choice = item.alternatives.size() > 1;
        if (has_choice) lines.paragraph(0, number, say(Phrase::letter_either));
        for (const auto& alternative : item.alternatives)
            for (std::size_t k = 0; k < alternative.size(); ++k) {
                const auto texts = lines_of(alternative[k], as_of);
                lines.paragraph(has_choice ? 3 : 0,
                                !has_choice && k == 0  ? number
                                : has_choice && k == 0 ? "- "
                                                       : "   ",
                                texts.front());
                for (std::size_t n = 1; n < texts.size(); ++n)
                    lines.paragraph(has_choice ? 5 : 3, "", texts[n]);
            }
        if (const std::string served = requirements_line(item); !served.empty())
            lines.paragraph(3, "", served);
    }
    lines.blank();
    lines.paragraph(0, "", say(Phrase::letter_known_title), Ink::Plain, Ink::Bold);
    for (const std::string& notice : notices(norm)) lines.paragraph(0, "- ", notice);
    lines.blank();
    line(say(Phrase::letter_closing));
    line(say(Phrase::letter_signature));
}

std::string letter_body(const NormMissing& norm, const std::vector<Item>& items, const LetterOptions& wish,
                        core::Date as_of) {
    const auto paragraph = [](const std::string& text) { return "<p>" + escaped(text) + "</p>\n"; };
    std::string body = fmt::format(
        "<address>{}<br>{}</address>\n<address>{}<br>{}</address>\n<p class=\"side\">{}<br>{}<br>{}</p>\n",
        escaped(say(Phrase::letter_authority)), escaped(say(Phrase::letter_authority_address)),
        escaped(say(Phrase::letter_recipient)), escaped(say(Phrase::letter_recipient_address)),
        escaped(say(Phrase::letter_file_number)), escaped(say(Phrase::letter_contact)),
        escaped(say(Phrase::letter_date, spoken(wish.written_on))));
    body += "<h1>" + escaped(say(Phrase::letter_subject, norm.title, cited(norm.citation))) + "</h1>\n";
    body += paragraph(say(Phrase::letter_salutation));
    body += paragraph(say(Phrase::letter_intro, norm.title, cited(norm.citation), spoken(wish.deadline)));
    body += "<ol class=\"points\">\n";
    for (const Item& item : items) {
        body += "<li>";
        const bool has_choice = item.alternatives.size() > 1;
        if (has_choice) body += escaped(say(Phrase::letter_either)) + "<ul>";
        for (const auto& alternative : item.alternatives) {
            if (has_choice) body += "<li>";
            for (const Change& change : alternative) {
                const auto texts = lines_of(change, as_of);
                body += "<strong>" + escaped(texts.front()) + "</strong>";
                for (std::size_t n = 1; n < texts.size(); ++n) body += "<br>" + escaped(texts[n]);
                body += "<br>";
            }
            if (has_choice) body += "</li>";
        }
        if (has_choice) body += "</ul>";
        body += "<span class=\"role\">" + escaped(requirements_line(item)) + "</span></li>\n";
    }
    body += "</ol>\n<h2>" + escaped(say(Phrase::letter_known_title)) + "</h2>\n<ul>\n";
    for (const std::string& notice : notices(norm)) body += "<li>" + escaped(notice) + "</li>\n";
    return body + "</ul>\n" + paragraph(say(Phrase::letter_closing)) +
           paragraph(say(Phrase::letter_signature));
}

}  // namespace

std::string letter_text(const missing::Missing& found, const LetterOptions& wish,
                        const TextOptions& options) {
    const SpeechScope scope{options.translation};
    TextLines lines(options.width, options.color, options.ascii);
    lines.paragraph(0, "", say(Phrase::letter_draft), Ink::Plain, Ink::Faint);
    for (const NormMissing& norm : found.norms) {
        lines.blank();
        const std::vector<Item> items = items_of(norm);
        if (items.empty())
            lines.paragraph(0, "", say(Phrase::letter_nothing, norm.title, cited(norm.citation)));
        else
            add_letter(lines, norm, items, wish, found.as_of);
    }
    return options.translation ? with_language_notes(lines.take()) : lines.take();
}

std::string letter_html(const missing::Missing& found, const LetterOptions& wish,
                        const Translation* translation) {
    const SpeechScope scope{translation};
    std::string body = "<p class=\"draft\">" + escaped(say(Phrase::letter_draft)) + "</p>\n";
    for (const NormMissing& norm : found.norms) {
        const std::vector<Item> items = items_of(norm);
        body +=
            "<article>\n" +
            (items.empty()
                 ? "<p>" + escaped(say(Phrase::letter_nothing, norm.title, cited(norm.citation))) + "</p>\n"
                 : letter_body(norm, items, wish, found.as_of)) +
            "</article>\n";
    }
    const std::string language =
        translation == nullptr ? "de" : std::string(translation->language().html_lang);
    const std::string_view direction =
        translation != nullptr && translation->language().is_right_to_left ? " dir=\"rtl\"" : "";
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\"{}><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}\n"
        "address {{ font-style: normal; margin: 0 0 1.5rem; }} .side {{ text-align: end; }} h1 {{ font-size: "
        "1.1rem; "
        "margin-top: 1.5rem; }}\n"
        ".draft {{ border: 1px dashed #444; padding: .3rem .6rem; }} main {{ max-width: 44rem; }}\n"
        "@media print {{ .draft {{ display: none; }} }}\n"
        "</style></head><body><main>\n{}</main></body></html>\n",
        language, direction, escaped_attribute(say(Phrase::letter_title)), html_style, body);
}

}  // namespace evaluator::render
