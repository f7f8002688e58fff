#include "apps/paragraf/case_file.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "apps/paragraf/choices.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/read_person.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/person/json_document.hpp"
#include "evaluator/person/read_json.hpp"

namespace apps {

namespace {

using dsl::core::Citation;
using evaluator::person::Node;

constexpr std::array known_members{"titel",       "quelle", "hinweis",  "person",     "stichtag",
                                   "rechtsstand", "ebenen", "lesarten", "nur_belegt", "erwartet"};
constexpr std::array outcomes{"anspruch",      "regelanspruch", "ermessen_eroeffnet", "tritt_ein",
                              "besteht_nicht", "offen",         "nicht_in_kraft"};
constexpr std::array states{"erfuellt", "nicht_erfuellt", "entfaellt", "nicht_einschlaegig", "offen"};

/// The text with everything but one JSON value blanked out: the person's reader then reports places in the
/// case file.
std::string only_value_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin, depth = 0;
    bool in_string = false;
    for (; end < text.size(); ++end) {
        const char letter = text[end];
        if (in_string) {
            if (letter == '\\')
                ++end;
            else if (letter == '"')
                in_string = false;
        } else if (letter == '"')
            in_string = true;
        else if (letter == '{')
            ++depth;
        else if (letter == '}' && --depth == 0)
            break;
    }
    std::string blanked(text);
    for (std::size_t at = 0; at < blanked.size(); ++at)
        if ((at < begin || at > end) && blanked[at] != '\n') blanked[at] = ' ';
    return blanked;
}

class CaseReader {
public:
    CaseReader(LoadedRules& rules, dsl::core::FileId file) : rules_(rules), file_(file) {}

    std::optional<CaseFile> read(const Node& root, dsl::core::Diagnostics& diagnostics) {
        if (!root.is(Node::Kind::Object)) {
            complain(root, "ein Fall ist ein Objekt");
            return std::nullopt;
        }
        for (const auto& member : root.children)
            if (std::none_of(known_members.begin(), known_members.end(),
                             [&](const char* known) { return member.name == known; }))
                complain(member, fmt::format("die Angabe `{}` gehört nicht in einen Fall", member.name));
        CaseFile result;
        if (const Node* title = root.find("titel")) result.title = title->text;
        if (const Node* source = root.find("quelle")) result.source = source->text;
        if (const Node* note = root.find("hinweis")) result.note = note->text;
        days(root, result);
        choices(root, result);
        expectations(root, result);
        person(root, result, diagnostics);
        if (!problems_.empty() || diagnostics.has_errors()) return std::nullopt;
        return result;
    }

    const std::string& problems() const { return problems_; }

private:
    void complain(const Node& node, const std::string& what) {
        const auto& source = rules_.sources.at(file_);
        const auto place = source.position(node.place().begin);
        problems_ += fmt::format("{}:{}:{}: {}\n", source.name(), place.line, place.column, what);
    }

    void days(const Node& root, CaseFile& result) {
        const auto day_of = [&](const char* name) -> std::optional<dsl::core::Date> {
            const Node* node = root.find(name);
            if (node == nullptr) return std::nullopt;
            const auto day = dsl::core::parse_iso(node->text);
            if (!day) complain(*node, fmt::format("`{}` ist ein Tag wie 2026-11-25", name));
            return day;
        };
        const auto as_of = day_of("stichtag");
        if (root.find("stichtag") == nullptr) complain(root, "es fehlt `stichtag`");
        result.options.as_of = as_of.value_or(dsl::core::Date{});
        result.options.law_date = day_of("rechtsstand");
        if (const Node* evidenced = root.find("nur_belegt"))
            result.options.evidenced_only = evidenced->text == "true";
    }

    void choices(const Node& root, CaseFile& result) {
        if (const Node* layers = root.find("ebenen"))
            for (const auto& layer : layers->children)
                try_it(layer, [&] {
                    for (const auto id : layers_named(rules_.book, layer.text))
                        result.options.layers.push_back(id);
                });
        if (const Node* readings = root.find("lesarten"))
            for (const auto& reading : readings->children)
                try_it(reading, [&] {
                    result.options.readings.push_back(reading_named(rules_.book, reading.name, reading.text));
                });
    }

    template <typename Action> void try_it(const Node& node, Action action) {
        try {
            action();
        } catch (const UserError& error) {
            complain(node, error.what());
        }
    }

    void expectations(const Node& root, CaseFile& result) {
        const Node* expected = root.find("erwartet");
        if (expected == nullptr || expected->children.empty()) {
            complain(root, "es fehlt `erwartet`: je Norm ein Ergebnis");
            return;
        }
        for (const auto& entry : expected->children) {
            const auto citation = dsl::core::parse_citation(entry.name);
            if (!std::holds_alternative<Citation>(citation) || !std::get<Citation>(citation).is_absolute()) {
                complain(entry, fmt::format("`{}` ist keine Norm wie \"§ 25b Abs. 1 AufenthG\"", entry.name));
                continue;
            }
            ExpectedNorm norm{std::get<Citation>(citation), {}, {}, {}};
            for (const auto& member : entry.children) expectation(member, norm);
            result.expected.push_back(std::move(norm));
        }
    }

    void expectation(const Node& member, ExpectedNorm& norm) {
        if (member.name == "ergebnis") {
            norm.outcome = member.text;
            require_one_of(member, outcomes);
        } else if (member.name == "voraussetzungen") {
            for (const auto& element : member.children) {
                require_one_of(element, states);
                norm.requirements.emplace_back(element.name, element.text);
            }
        } else if (member.name == "gruende") {
            for (const auto& reason : member.children) norm.reasons.push_back(reason.text);
        } else {
            complain(member,
                     fmt::format("`{}` gehört nicht hierher; möglich sind ergebnis, voraussetzungen, gruende",
                                 member.name));
        }
    }

    template <typename Words> void require_one_of(const Node& node, const Words& words) {
        if (std::any_of(words.begin(), words.end(), [&](const char* word) { return node.text == word; }))
            return;
        std::string list;
        for (const char* word : words) list += (list.empty() ? "" : ", ") + std::string(word);
        complain(node, fmt::format("`{}` ist kein Ergebnis; möglich sind: {}", node.text, list));
    }

    void person(const Node& root, CaseFile& result, dsl::core::Diagnostics& diagnostics) {
        const Node* node = root.find("person");
        if (node == nullptr) {
            complain(root, "es fehlt `person`");
            return;
        }
        evaluator::person::ReadOptions options;
        options.sources = &rules_.sources;
        options.resolver = resolver_for(rules_.sources);
        std::optional<evaluator::person::Household> household;
        if (node->is(Node::Kind::Object)) {
            const std::string text = only_value_at(rules_.sources.at(file_).text(), node->span.begin);
            household = evaluator::person::read_json(text, file_, rules_.book, options, diagnostics);
        } else {
            const auto path =
                std::filesystem::path(rules_.sources.at(file_).name()).parent_path() / node->text;
            try_it(*node, [&] { household = read_person(rules_, path, options, diagnostics); });
        }
        if (household) result.household = std::move(*household);
    }

    LoadedRules& rules_;
    dsl::core::FileId file_;
    std::string problems_;
};

}  // namespace

std::optional<CaseFile> read_case(LoadedRules& rules, const std::filesystem::path& path,
                                  const Console& console, std::string& problems) {
    const auto file = add_source(rules.sources, path);
    dsl::core::Diagnostics diagnostics;
    evaluator::person::Problems parse_problems(diagnostics);
    const auto root = evaluator::person::parse_json(rules.sources.at(file).text(), file, parse_problems);
    CaseReader reader(rules, file);
    auto result = root ? reader.read(*root, diagnostics) : std::nullopt;
    if (result) return result;
    problems = reader.problems();
    if (!diagnostics.is_empty())
        problems +=
            dsl::core::render(diagnostics, rules.sources, {console.out_color, console.ascii, console.width});
    return std::nullopt;
}

}  // namespace apps
