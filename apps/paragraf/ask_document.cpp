#include "apps/paragraf/ask_document.hpp"

#include <algorithm>
#include <numeric>

#include "dsl/core/citation.hpp"
#include "evaluator/person/read_json.hpp"
#include "evaluator/person/write.hpp"

namespace apps {

namespace person = evaluator::person;
namespace interview = evaluator::interview;
namespace core = dsl::core;
namespace model = dsl::model;
using evaluator::engine::PersonIndex;
using interview::Subject;
using interview::Topic;

namespace {

/// Names may be written with ä or ae.
AskJson* member(AskJson& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    for (auto at = object.begin(); at != object.end(); ++at)
        if (core::same_name(at.key(), name)) return &at.value();
    return nullptr;
}

AskJson& member_or_new(AskJson& object, const std::string& name, AskJson initial) {
    if (AskJson* known = member(object, name)) return *known;
    return object[name] = std::move(initial);
}

/// A value with proofs or a remark keeps them: only what is known of the value changes. What was contested is
/// settled by the answer.
void put(AskJson& object, const std::string& name, const AskJson& answer) {
    AskJson* known = member(object, name);
    if (known == nullptr) {
        object[name] = answer;
        return;
    }
    AskJson kept = AskJson::object();
    if (known->is_object())
        for (const char* beside : {"stand", "nachweise", "bemerkung"})
            if (const AskJson* value = member(*known, beside); value && *value != "strittig")
                kept[beside] = *value;
    if (kept.empty() || answer.is_structured()) {
        *known = answer;
        return;
    }
    AskJson written{{"wert", answer}};
    written.update(kept);
    *known = std::move(written);
}

/// The entries of a list, also inside {"wert": […], "stand": …}.
AskJson* entries_in(AskJson* list) {
    if (list == nullptr) return nullptr;
    if (list->is_object()) list = member(*list, "wert");
    return list != nullptr && list->is_array() ? list : nullptr;
}

/// First day of a value that holds for a time; null: since ever.
AskJson first_day(AskJson& timed) {
    for (const char* begin : {"ab", "von"})
        if (const AskJson* day = member(timed, begin)) return *day;
    return {};
}

/// A value for these days: instead of what was uncertain there, or beside the others. False: not possible.
bool put_on_days(AskJson& object, const std::string& name, const AskJson& answer,
                 const model::Validity& days) {
    AskJson* values = entries_in(member(object, name));
    if (values == nullptr) return false;
    const AskJson from =
        days.from == core::Date::distant_past() ? AskJson() : AskJson(core::to_iso(days.from));
    const auto uncertain = std::find_if(values->begin(), values->end(), [&](AskJson& timed) {
        return timed.is_object() && first_day(timed) == from;
    });
    if (answer.is_array()) {  // parts of these days
        if (uncertain != values->end()) values->erase(uncertain);
        for (const AskJson& part : answer) values->push_back(part);
        return true;
    }
    if (uncertain != values->end()) {
        AskJson& timed = *uncertain;
        AskJson written = AskJson::object();
        for (const char* kept : {"ab", "von", "bis", "nachweise", "bemerkung"})
            if (const AskJson* value = member(timed, kept)) written[kept] = *value;
        written["wert"] = answer;
        timed = std::move(written);
        return true;
    }
    AskJson added{{"von", from}};
    if (days.until != core::Date::never()) added["bis"] = core::to_iso(core::previous_day(days.until));
    added["wert"] = answer;
    values->push_back(std::move(added));
    return true;
}

/// `true`: these are all. A list: with these they are all.
bool complete_list(AskJson& facts, AskJson* incomplete, const std::string& name, const AskJson& answer) {
    if (answer.is_array()) {
        AskJson* entries = entries_in(member(facts, name));
        if (entries == nullptr) return false;
        for (const AskJson& entry : answer) entries->push_back(entry);
    } else if (answer != true) {
        return false;
    }
    if (incomplete == nullptr || !incomplete->is_array()) return false;
    for (auto at = incomplete->begin(); at != incomplete->end();)
        at =
            at->is_string() && core::same_name(at->get<std::string>(), name) ? incomplete->erase(at) : at + 1;
    return true;
}

/// Builds on other files: `basis` or `datei` anywhere.
bool builds_on_others(const AskJson& value) {
    if (value.is_object()) {
        for (const auto& [name, inner] : value.items())
            if (core::same_name(name, "basis") || core::same_name(name, "datei") || builds_on_others(inner))
                return true;
    } else if (value.is_array()) {
        return std::any_of(value.begin(), value.end(), builds_on_others);
    }
    return false;
}

std::optional<person::Household> read(const std::string& text, const model::RuleBook& book, core::Date today,
                                      core::Diagnostics& diagnostics) {
    core::SourceMap sources;
    person::ReadOptions options;
    options.unknown_facts_warn = true;  // whoever began with this file accepted them already
    options.sources = &sources;
    options.as_of = today;
    return person::read_json(text, sources.add("Antwort", text), book, options, diagnostics);
}

std::string messages_of(const core::Diagnostics& diagnostics) {
    std::string text;
    for (const core::Diagnostic& one : diagnostics.sorted()) {
        if (one.severity != core::Severity::Error) continue;
        text += (text.empty() ? "" : "\n") + one.message;
        for (const std::string& help : one.helps)
            if (!help.starts_with("an der Stelle")) text += "\n  " + help;
    }
    return text;
}

}  // namespace

AskDocument::AskDocument(const model::RuleBook& book, core::Date today)
    : book_(book), today_(today), tree_(AskJson::object()) {
    tree_["angaben"] = AskJson::object();
    household_.persons.emplace_back();
}

void AskDocument::take(const std::string& text, bool is_json, person::Household household) {
    household_ = std::move(household);
    AskJson tree = is_json ? AskJson::parse(text, nullptr, false) : AskJson();
    was_rewritten_ = !tree.is_object() || builds_on_others(tree);
    if (was_rewritten_) tree = AskJson::parse(person::write_json(household_, book_));
    tree_ = std::move(tree);
    member_or_new(tree_, "angaben", AskJson::object());
    if (was_rewritten_) read_again(tree_);
}

void AskDocument::restore(AskJson tree) { read_again(std::move(tree)); }

std::string AskDocument::text() const { return print_json(tree_) + "\n"; }

std::string AskDocument::read_again(AskJson changed) {
    core::Diagnostics diagnostics;
    auto household = read(changed.dump(), book_, today_, diagnostics);
    if (!household) return messages_of(diagnostics);
    household_ = std::move(*household);
    tree_ = std::move(changed);
    return {};
}

std::string AskDocument::set(const Subject& subject, const AskJson& answer) {
    AskJson changed = tree_;
    AskJson* facts = facts_of(changed, subject.who);
    if (facts == nullptr) return "Diese Person steht in einer anderen Datei; bitte dort ergänzen.";
    const std::string& name = book_.fact(model::FactId{subject.ref}).name;
    if (subject.topic == Topic::Stretch) {
        AskJson* entries = entries_in(member(*facts, name));
        if (entries == nullptr) return "Die Liste lässt sich so nicht ergänzen.";
        for (const AskJson& entry : answer.is_array() ? answer : AskJson::array({answer}))
            entries->push_back(entry);
        return read_again(std::move(changed));
    }
    if (subject.topic == Topic::Complete) {
        AskJson* incomplete = incomplete_of(changed, subject.who);
        if (!complete_list(*facts, incomplete, name, answer))
            return "Ob die Liste vollständig ist, lässt sich so nicht eintragen.";
        return read_again(std::move(changed));
    }
    AskJson* place = subject.list.is_none() ? facts : entry_of(*facts, subject);
    if (place == nullptr) return "Der Eintrag lässt sich so nicht ergänzen.";
    if (subject.days) {
        if (!put_on_days(*place, name, answer, *subject.days))
            return "Für diese Zeit lässt sich die Angabe so nicht ergänzen.";
    } else {
        put(*place, name, answer);
    }
    return read_again(std::move(changed));
}

/// The names of incomplete lists stand beside `angaben`.
AskJson* AskDocument::incomplete_of(AskJson& root, PersonIndex who) const {
    if (who == 0) return member(root, "unvollständig");
    AskJson* others = member(root, "personen");
    if (others == nullptr || household_.persons[who].id.empty()) return nullptr;
    const auto own = others->find(household_.persons[who].id);
    return own == others->end() ? nullptr : member(*own, "unvollständig");
}

std::string AskDocument::add_judgement(const Subject& subject, const evaluator::engine::Plan& plan,
                                       AskJson answer) {
    AskJson changed = tree_;
    AskJson entry = AskJson::object();
    std::string list = "wertungen";
    if (subject.topic == Topic::Judgement || subject.topic == Topic::Discretion) {
        if (subject.topic == Topic::Discretion) list = "ermessen";
        entry["name"] = book_.judgement(model::JudgementId{subject.ref}).name;
    } else {
        const evaluator::engine::PlanBlock& block = plan.blocks[subject.ref];
        list = subject.topic == Topic::Atypical ? "atypisch" : "kann";
        entry["norm"] = core::to_text(block.norm);
        entry["voraussetzung"] = block.path;
    }
    for (const auto& [name, value] : answer.items()) entry[name] = value;
    if (subject.days) {
        entry["von"] = core::to_iso(subject.days->from);
        entry["bis"] = core::to_iso(core::previous_day(subject.days->until));
    }
    if (!subject.list.is_none()) {
        const std::string& name = book_.fact(subject.list).name;
        AskJson* facts = facts_of(changed, subject.who);
        AskJson* entries = facts ? entries_in(member(*facts, name)) : nullptr;
        if (entries == nullptr) return "Die Wertung lässt sich so nicht eintragen.";
        entry["zu"] = AskJson{{name, written_position(*entries, subject.list, subject.position)}};
    }
    member_or_new(changed, list, AskJson::array()).push_back(std::move(entry));
    return read_again(std::move(changed));
}

AskJson* AskDocument::facts_of(AskJson& root, PersonIndex who) const {
    std::vector<PersonIndex> tried;
    return facts_of(root, who, tried);
}

/// Where the facts of a person stand: under `personen`, or where somebody links to them.
AskJson* AskDocument::facts_of(AskJson& root, PersonIndex who, std::vector<PersonIndex>& tried) const {
    if (who == 0) return &member_or_new(root, "angaben", AskJson::object());
    if (std::find(tried.begin(), tried.end(), who) != tried.end()) return nullptr;
    tried.push_back(who);
    if (AskJson* others = member(root, "personen"); others && !household_.persons[who].id.empty())
        if (const auto own = others->find(household_.persons[who].id); own != others->end())
            return &member_or_new(*own, "angaben", AskJson::object());
    const auto is_inline = [](const AskJson* node) {
        return node != nullptr && node->is_object() && !node->contains("verweis");
    };
    for (PersonIndex from = 0; from < household_.persons.size(); ++from) {
        const person::Person& owner = household_.persons[from];
        for (std::uint32_t fact = 0; fact < owner.facts.size(); ++fact)
            for (const person::TimedValue& value : owner.facts[fact].values) {
                const auto* link = std::get_if<person::PersonLink>(&value.known);
                if (link == nullptr || link->person != who) continue;
                AskJson* facts = facts_of(root, from, tried);
                AskJson* found = facts ? member(*facts, book_.facts[fact].name) : nullptr;
                if (found && found->is_object() && member(*found, "wert")) found = member(*found, "wert");
                if (is_inline(found)) return found;
            }
        for (const person::ItemList& list : owner.lists)
            for (std::uint32_t i = 0; i < list.items.size(); ++i) {
                if (list.items[i].person != who) continue;
                AskJson* facts = facts_of(root, from, tried);
                Subject entry{Topic::Fact, 0, from, list.fact, i, {}};
                AskJson* found = facts ? entry_of(*facts, entry) : nullptr;
                if (is_inline(found)) return found;
            }
    }
    return nullptr;
}

AskJson* AskDocument::entry_of(AskJson& facts, const Subject& subject) const {
    AskJson* entries = entries_in(member(facts, book_.fact(subject.list).name));
    if (entries == nullptr) return nullptr;
    const std::size_t position = written_position(*entries, subject.list, subject.position);
    return position < entries->size() ? &(*entries)[position] : nullptr;
}

/// Periods are sorted when they are read, the file may have another order.
std::size_t AskDocument::written_position(const AskJson& entries, model::FactId list,
                                          std::uint32_t position) const {
    const model::Fact& fact = book_.fact(list);
    if (!fact.type.is(model::BaseType::Zeitraeume) || entries.size() < 2) return position;
    std::vector<std::pair<core::Date, core::Date>> days;
    for (const AskJson& entry : entries) {
        AskJson bare = AskJson::object();
        for (const char* end : {"von", "bis"})
            if (entry.contains(end)) bare[end] = entry[end];
        const AskJson alone{{"angaben", AskJson{{fact.name, AskJson::array({bare})}}}};
        core::Diagnostics ignored;
        const auto read_alone = read(alone.dump(), book_, today_, ignored);
        if (!read_alone || read_alone->persons[0].lists.empty()) return position;
        const person::Item& item = read_alone->persons[0].lists.front().items.front();
        days.emplace_back(item.from.low, item.until.low);
    }
    std::vector<std::size_t> sorted(entries.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::size_t a, std::size_t b) { return days[a] < days[b]; });
    return position < sorted.size() ? sorted[position] : position;
}

std::string print_json(const AskJson& value, std::size_t indent) {
    if (!value.is_structured()) return value.dump();
    constexpr std::size_t width = 100;
    std::vector<std::string> parts;
    std::size_t length = indent;
    for (const auto& [name, inner] : value.items()) {
        std::string part = value.is_object() ? AskJson(name).dump() + ": " : "";
        part += print_json(inner, indent + 2);
        length += part.find('\n') == std::string::npos ? part.size() + 2 : width + 1;
        parts.push_back(std::move(part));
    }
    const bool is_short = length <= width && (indent > 2 || parts.size() < 2);
    const std::string line = is_short ? "" : "\n" + std::string(indent + 2, ' ');
    std::string text = value.is_object() ? "{" : "[";
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? line : is_short ? ", " : "," + line) + parts[i];
    if (!is_short && !parts.empty()) text += "\n" + std::string(indent, ' ');
    return text + (value.is_object() ? "}" : "]");
}

}  // namespace apps
